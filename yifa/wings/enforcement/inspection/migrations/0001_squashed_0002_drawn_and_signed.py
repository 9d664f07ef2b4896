import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('inspection', '0001_initial'), ('inspection', '0002_drawn_and_signed')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('sector', models.CharField(blank=True, choices=[('market', '市场监管'), ('transport', '交通运输'), ('agriculture', '农业农村'), ('culture', '文化市场'), ('environment', '生态环境'), ('urban', '城市管理'), ('emergency', '应急管理'), ('health', '卫生健康'), ('housing', '住房城乡建设'), ('natural_resources', '自然资源'), ('water', '水利'), ('labour', '劳动保障'), ('education', '教育'), ('civil_affairs', '民政'), ('other', '其他领域')], max_length=20, verbose_name='执法领域')),
                ('way', models.CharField(blank=True, choices=[('random', '双随机抽查'), ('special', '专项检查'), ('complaint', '投诉举报和转办交办核查'), ('off_site', '非现场检查'), ('joint', '部门联合检查')], max_length=10, verbose_name='检查方式')),
                ('ground', models.CharField(blank=True, max_length=120, verbose_name='检查缘由')),
                ('joint_with', models.CharField(blank=True, max_length=120, verbose_name='联合检查的部门')),
                ('planned_on', models.DateField(blank=True, null=True, verbose_name='拟检查日期')),
                ('apart_why', models.CharField(blank=True, max_length=120, verbose_name='不能合并检查的理由')),
                ('code', models.CharField(blank=True, max_length=14, verbose_name='检查公告码')),
                ('dropped_why', models.CharField(blank=True, max_length=120, verbose_name='不实施的原因')),
                ('rights_told', models.BooleanField(default=False, verbose_name='已出具检查通知书，告知权利和公告码')),
                ('id_shown', models.BooleanField(default=False, verbose_name='已主动出示执法证件')),
                ('checklist', models.TextField(blank=True, verbose_name='检查清单')),
                ('findings', models.TextField(blank=True, verbose_name='检查情况')),
                ('result', models.CharField(blank=True, choices=[('normal', '未发现问题'), ('mended', '发现问题当场改正'), ('order', '发现问题责令限期改正'), ('suspect', '涉嫌违法移交立案'), ('unable', '停业、拒绝等无法检查')], max_length=8, verbose_name='检查结果')),
                ('correction', models.TextField(blank=True, verbose_name='责令改正的内容')),
                ('correct_by', models.DateField(blank=True, null=True, verbose_name='改正期限')),
                ('extended_why', models.CharField(blank=True, max_length=120, verbose_name='延长改正期限的理由')),
                ('recheck', models.TextField(blank=True, verbose_name='复查情况')),
                ('published_where', models.CharField(blank=True, max_length=120, verbose_name='结果公示地址')),
                ('private_why', models.CharField(blank=True, max_length=120, verbose_name='不公示的理由')),
                ('item', models.ForeignKey(blank=True, limit_choices_to={'kind': 'inspection_item'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='检查事项')),
                ('merged_into', models.ForeignKey(blank=True, limit_choices_to={'kind': 'inspection'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='并入的检查')),
                ('officer', models.ForeignKey(blank=True, limit_choices_to={'role': 'officer'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post', verbose_name='主检人员')),
                ('party', models.ForeignKey(blank=True, limit_choices_to={'kind': 'regulated_party'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='检查对象')),
                ('penalty_case', models.ForeignKey(blank=True, limit_choices_to={'kind': 'penalty_case'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='移交的行政处罚案件')),
                ('plan', models.ForeignKey(blank=True, limit_choices_to={'kind': 'inspection_plan'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='年度检查计划')),
                ('second_officer', models.ForeignKey(blank=True, limit_choices_to={'role': 'officer'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post', verbose_name='协检人员')),
                ('draw', models.ForeignKey(blank=True, limit_choices_to={'kind': 'random_draw'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='双随机抽取')),
                ('drawn_elsewhere', models.CharField(blank=True, max_length=120, verbose_name='在别的平台抽取（平台、抽取编号）')),
                ('unsigned', models.CharField(blank=True, choices=[('refused', '拒绝签名'), ('unable', '不能签名'), ('absent', '不在场')], max_length=8, verbose_name='当事人没有签名')),
                ('unsigned_why', models.CharField(blank=True, max_length=120, verbose_name='没有签名的原因')),
            ],
            options={
                'verbose_name': '行政检查',
                'verbose_name_plural': '行政检查',
                'indexes': [models.Index(fields=['party', 'item'], name='inspection_by_party_and_item')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='one_announcement_code_once')],
            },
            bases=('kernel.matter',),
        ),
    ]
