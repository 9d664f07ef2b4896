import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('legal_opinion', '0001_initial'), ('legal_opinion', '0002_signed_with_or_without_a_reason')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='LegalOpinion',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('paper_type', models.CharField(choices=[('contract', '合同协议'), ('document', '行政规范性文件'), ('decision', '重大行政决策'), ('act', '处罚许可等行政行为'), ('litigation', '诉讼复议事务'), ('other', '其他涉法事务')], max_length=10, verbose_name='送审类型')),
                ('sender', models.CharField(blank=True, max_length=60, verbose_name='送审单位（科室）')),
                ('drafted_by', models.CharField(blank=True, max_length=60, verbose_name='起草人')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, verbose_name='合同金额（元）')),
                ('needed_by', models.DateField(blank=True, null=True, verbose_name='需用日期')),
                ('hurry_why', models.CharField(blank=True, max_length=200, verbose_name='审查时间不足的原因')),
                ('draft', models.BooleanField(default=False, verbose_name='附送审稿')),
                ('basis', models.BooleanField(default=False, verbose_name='附法律法规等依据')),
                ('explanation', models.BooleanField(default=False, verbose_name='附起草和履行程序的说明')),
                ('credentials', models.BooleanField(default=False, verbose_name='附相对方主体资格材料')),
                ('other_papers', models.CharField(blank=True, max_length=200, verbose_name='其他材料')),
                ('lacking', models.TextField(blank=True, verbose_name='要补的材料')),
                ('returned_why', models.CharField(blank=True, max_length=200, verbose_name='退回的理由')),
                ('withdrawn_why', models.CharField(blank=True, max_length=200, verbose_name='撤回的理由')),
                ('standing', models.CharField(blank=True, choices=[('staff', '本单位法制审核人员'), ('adviser', '聘请的法律顾问'), ('public_lawyer', '公职律师')], max_length=14, verbose_name='审查人身份')),
                ('tie', models.CharField(blank=True, choices=[('none', '没有利害关系'), ('other_side', '担任相对方的法律顾问或者代理人'), ('drafted', '参与起草或者谈判'), ('kin', '与相对方有亲属等关系'), ('other', '其他利害关系')], max_length=12, verbose_name='利害关系')),
                ('tie_told', models.CharField(blank=True, max_length=200, verbose_name='利害关系的情况')),
                ('counsel', models.TextField(blank=True, verbose_name='法律顾问、公职律师的意见')),
                ('raised', models.PositiveSmallIntegerField(default=0, verbose_name='已提出意见（条）')),
                ('answered', models.PositiveSmallIntegerField(default=0, verbose_name='已反馈意见（条）')),
                ('point_place', models.CharField(blank=True, max_length=60, verbose_name='针对的条款')),
                ('point_wrong', models.TextField(blank=True, verbose_name='存在的问题')),
                ('point_basis', models.CharField(blank=True, max_length=200, verbose_name='依据')),
                ('point_mend', models.TextField(blank=True, verbose_name='修改建议')),
                ('conclusion', models.CharField(blank=True, choices=[('lawful', '合法'), ('after_changes', '修改后合法'), ('unlawful', '不合法'), ('outside', '不属于审查范围')], max_length=14, verbose_name='审查结论')),
                ('summary', models.TextField(blank=True, verbose_name='结论说明')),
                ('late_why', models.CharField(blank=True, max_length=200, verbose_name='逾期的原因')),
                ('answer', models.TextField(blank=True, verbose_name='采纳情况')),
                ('changes', models.TextField(blank=True, verbose_name='修改情况')),
                ('override_why', models.TextField(blank=True, verbose_name='负责人的书面理由')),
                ('exploratory', models.BooleanField(default=False, verbose_name='国家尚无明确规定的探索性改革决策')),
                ('risk_told', models.TextField(blank=True, verbose_name='明示的法律风险')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='合同签订日期')),
                ('contract_number', models.CharField(blank=True, max_length=60, verbose_name='合同编号')),
                ('signed_over', models.CharField(blank=True, choices=[('passed', '审查合法后签订'), ('changed', '按审查意见修改后签订'), ('negative', '审查没有通过但负责人写明理由签订'), ('missing', '没有审查意见但负责人写明理由签订'), ('no_why', '没有通过审查也没有书面理由签订')], max_length=8, verbose_name='签订时的审查情况')),
                ('perform_by', models.DateField(blank=True, null=True, verbose_name='下一次履行的日期')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='合同期满日期')),
                ('performance', models.TextField(blank=True, verbose_name='履行情况')),
                ('amended', models.TextField(blank=True, verbose_name='变更、补充的内容')),
                ('ended_how', models.CharField(blank=True, choices=[('performed', '履行完毕'), ('expired', '期满终止'), ('renewed', '期满续签'), ('rescinded', '解除'), ('void', '被撤销或者确认无效')], max_length=10, verbose_name='终止方式')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='作出决定、印发的日期')),
                ('decision_number', models.CharField(blank=True, max_length=60, verbose_name='决定、文件文号')),
                ('archive_number', models.CharField(blank=True, max_length=40, verbose_name='档号')),
                ('reviewer', models.ForeignKey(blank=True, limit_choices_to={'role': 'legal_reviewer'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post', verbose_name='审查人')),
                ('supplement', models.ForeignKey(blank=True, limit_choices_to={'kind': 'legal_opinion'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='补充协议的审查编号')),
            ],
            options={
                'verbose_name': '合法性审查',
                'verbose_name_plural': '合法性审查',
            },
            bases=('kernel.matter',),
        ),
    ]
