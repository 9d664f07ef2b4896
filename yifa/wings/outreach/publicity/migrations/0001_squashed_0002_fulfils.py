import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('publicity', '0001_initial'), ('publicity', '0002_fulfils')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='Publicity',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='地点')),
                ('theme_day', models.CharField(blank=True, choices=[('security', '全民国家安全教育日（4月15日）'), ('consumer', '消费者权益日（3月15日）'), ('women', '妇女权益保护宣传（3月8日）'), ('civil_code', '民法典宣传月（5月）'), ('safety', '安全生产月（6月）'), ('drugs', '国际禁毒日（6月26日）'), ('constitution_week', '宪法宣传周（12月1日至7日）'), ('constitution_day', '国家宪法日（12月4日）'), ('other', '其他主题')], max_length=20, verbose_name='主题日')),
                ('law_told', models.CharField(blank=True, max_length=80, verbose_name='宣讲的法律')),
                ('audience', models.CharField(blank=True, choices=[('organ', '进机关'), ('village', '进乡村'), ('community', '进社区'), ('school', '进学校'), ('enterprise', '进企业'), ('unit', '进单位'), ('army', '进军营'), ('family', '进家庭'), ('network', '进网络'), ('religious', '进宗教活动场所')], max_length=16, verbose_name='对象')),
                ('people_reached', models.PositiveIntegerField(blank=True, null=True, verbose_name='受众人次')),
                ('materials', models.PositiveIntegerField(blank=True, null=True, verbose_name='发放资料份数')),
                ('media_views', models.PositiveIntegerField(blank=True, null=True, verbose_name='线上阅读播放次数')),
                ('case_told', models.BooleanField(default=False, verbose_name='以案释法')),
                ('summary', models.TextField(blank=True, verbose_name='活动情况')),
                ('fulfils', models.ForeignKey(blank=True, limit_choices_to={'kind': 'publicity_duty'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='对应的普法责任事项')),
            ],
            options={
                'verbose_name': '普法活动',
                'verbose_name_plural': '普法活动',
            },
            bases=('kernel.matter',),
        ),
    ]
