import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('dispute', '0001_initial'), ('dispute', '0002_visitors')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('source', models.CharField(choices=[('applied', '当事人申请'), ('screened', '排查发现'), ('police', '公安派出所移交'), ('court', '人民法院委派'), ('petition', '信访部门转来'), ('hotline', '12345热线转来'), ('department', '其他部门移交')], max_length=12, verbose_name='来源')),
                ('type', models.CharField(choices=[('family', '婚姻家庭纠纷'), ('neighbour', '邻里纠纷'), ('homestead', '房屋宅基地纠纷'), ('contract', '合同纠纷'), ('business', '生产经营纠纷'), ('damages', '损害赔偿纠纷'), ('forest_land', '山林土地纠纷'), ('demolition', '征地拆迁纠纷'), ('environment', '环境污染纠纷'), ('labour', '劳动争议纠纷'), ('consumer', '消费纠纷'), ('medical', '医疗纠纷'), ('traffic', '道路交通事故纠纷'), ('property', '物业纠纷'), ('other', '其他纠纷')], max_length=24, verbose_name='类型')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='发生地点')),
                ('happened_on', models.DateField(blank=True, null=True, verbose_name='发生日期')),
                ('facts', models.TextField(blank=True, verbose_name='纠纷简要情况')),
                ('people', models.PositiveIntegerField(blank=True, null=True, verbose_name='涉及人数')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='涉及金额（元）')),
                ('risk', models.CharField(blank=True, choices=[('low', '低'), ('middle', '中'), ('high', '高')], max_length=8, verbose_name='风险等级')),
                ('referral_number', models.CharField(blank=True, max_length=60, verbose_name='来文（警情、案件）号')),
                ('own_initiative', models.BooleanField(default=False, verbose_name='主动调解（当事人没有申请）')),
                ('consent', models.CharField(blank=True, choices=[('all', '各方同意'), ('refused', '有一方明确拒绝')], max_length=8, verbose_name='当事人是否同意调解')),
                ('told_rights', models.BooleanField(default=False, verbose_name='已告知权利义务和调解不收费')),
                ('session_place', models.CharField(blank=True, max_length=80, verbose_name='调解地点')),
                ('session_record', models.TextField(blank=True, verbose_name='调解记录')),
                ('warned_whom', models.CharField(blank=True, max_length=60, verbose_name='报告给')),
                ('agreement_form', models.CharField(blank=True, choices=[('written', '书面协议'), ('oral', '口头协议')], max_length=8, verbose_name='协议形式')),
                ('agreed_terms', models.TextField(blank=True, verbose_name='协议内容')),
                ('signed', models.BooleanField(default=False, verbose_name='各方已签名盖章或者按指印，调解员已签名，调委会已盖章')),
                ('effective_on', models.DateField(blank=True, null=True, verbose_name='协议生效日期')),
                ('perform_by', models.DateField(blank=True, null=True, verbose_name='约定履行期限')),
                ('failure_reason', models.CharField(blank=True, choices=[('no_agreement', '未达成协议'), ('refused', '当事人拒绝调解'), ('absent', '一方无法联系')], max_length=14, verbose_name='不成原因')),
                ('told_routes', models.BooleanField(default=False, verbose_name='已告知可以仲裁、行政、诉讼等途径')),
                ('route', models.CharField(blank=True, choices=[('litigation', '诉讼'), ('arbitration', '仲裁'), ('administrative', '行政途径')], max_length=14, verbose_name='引导途径')),
                ('visit_result', models.CharField(blank=True, choices=[('performed', '已经履行'), ('partly', '部分履行'), ('not_performed', '没有履行'), ('relapsed', '纠纷反复')], max_length=14, verbose_name='回访结果')),
                ('visit_note', models.TextField(blank=True, verbose_name='回访情况')),
                ('applied_jointly', models.BooleanField(default=False, verbose_name='双方共同申请')),
                ('court', models.CharField(blank=True, max_length=60, verbose_name='受理法院')),
                ('confirmation_result', models.CharField(blank=True, choices=[('confirmed', '确认有效'), ('rejected', '驳回申请'), ('not_accepted', '不予受理')], max_length=12, verbose_name='司法确认结果')),
                ('confirmation_number', models.CharField(blank=True, max_length=60, verbose_name='裁定书文号')),
                ('subsidy_grade', models.CharField(blank=True, choices=[('simple', '简易'), ('ordinary', '一般'), ('difficult', '疑难复杂'), ('major', '重大')], max_length=10, verbose_name='补贴类别')),
                ('subsidy_amount', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='核定补贴（元）')),
                ('committee', models.ForeignKey(blank=True, limit_choices_to={'form': 'committee'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation', verbose_name='调解组织')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dispute.dispute', verbose_name='并入')),
                ('village', models.ForeignKey(blank=True, limit_choices_to={'form': 'village', 'level': 'village'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation', verbose_name='村（社区）')),
                ('visitors', models.PositiveIntegerField(blank=True, null=True, verbose_name='来访人数')),
            ],
            options={
                'verbose_name': '矛盾纠纷',
                'verbose_name_plural': '矛盾纠纷',
            },
            bases=('kernel.matter',),
        ),
    ]
