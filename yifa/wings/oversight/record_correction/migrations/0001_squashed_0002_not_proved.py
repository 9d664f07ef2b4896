import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('record_correction', '0001_initial'), ('record_correction', '0002_not_proved')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='RecordCorrection',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('record', models.CharField(blank=True, max_length=120, verbose_name='哪一份记录')),
                ('wrong', models.TextField(blank=True, verbose_name='哪里不准确')),
                ('right', models.TextField(blank=True, verbose_name='应当是什么')),
                ('proof', models.TextField(blank=True, verbose_name='证据')),
                ('finding', models.CharField(blank=True, choices=[('wrong', '不准确并且由本机关更正'), ('right', '记录准确'), ('unproven', '证据不足以证明记录不准确'), ('not_ours', '不属于本机关职能范围')], max_length=10, verbose_name='审核结果')),
                ('check_opinion', models.TextField(blank=True, verbose_name='审核意见')),
                ('corrected_text', models.TextField(blank=True, verbose_name='更正后的记录')),
                ('told', models.BooleanField(default=False, verbose_name='已告知申请人')),
                ('declined_why', models.TextField(blank=True, verbose_name='不予更正的理由')),
                ('competent', models.CharField(blank=True, max_length=200, verbose_name='有权更正的机关及联系方式')),
            ],
            options={
                'verbose_name': '更正政府信息记录申请',
                'verbose_name_plural': '更正政府信息记录申请',
            },
            bases=('kernel.matter',),
        ),
    ]
