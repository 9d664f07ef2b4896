import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('enforcement_officer', '0001_initial'), ('enforcement_officer', '0002_exam_held_here')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='EnforcementOfficer',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('sector', models.CharField(blank=True, choices=[('market', '市场监管'), ('transport', '交通运输'), ('agriculture', '农业农村'), ('culture', '文化市场'), ('environment', '生态环境'), ('urban', '城市管理'), ('emergency', '应急管理'), ('health', '卫生健康'), ('housing', '住房城乡建设'), ('natural_resources', '自然资源'), ('water', '水利'), ('labour', '劳动保障'), ('education', '教育'), ('civil_affairs', '民政'), ('other', '其他领域')], max_length=20, verbose_name='执法领域')),
                ('exam', models.CharField(blank=True, max_length=80, verbose_name='考试名称')),
                ('score', models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True, verbose_name='成绩')),
                ('certificate_number', models.CharField(blank=True, max_length=40, verbose_name='执法证号')),
                ('issued_by', models.CharField(blank=True, max_length=60, verbose_name='发证机关')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='有效期自')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='有效期至')),
                ('training', models.CharField(blank=True, max_length=80, verbose_name='培训内容')),
                ('hours', models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True, verbose_name='培训学时')),
                ('withheld_why', models.CharField(blank=True, max_length=120, verbose_name='暂扣原因')),
                ('cancel_reason', models.CharField(blank=True, choices=[('left', '调离执法岗位、退休或者辞职'), ('expired', '有效期届满不再换发'), ('unfit', '不再符合条件或者考核不合格'), ('misconduct', '违法违纪被吊销'), ('lost', '遗失、损毁')], max_length=12, verbose_name='注销原因')),
                ('officer', models.ForeignKey(limit_choices_to={'role': 'officer'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post', verbose_name='执法人员')),
                ('sitting', models.ForeignKey(blank=True, limit_choices_to={'kind': 'exam_sitting'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='本系统的考试')),
            ],
            options={
                'verbose_name': '行政执法人员',
                'verbose_name_plural': '行政执法人员',
            },
            bases=('kernel.matter',),
        ),
    ]
