import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('annual_report', '0001_initial'), ('annual_report', '0002_answers')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnnualReport',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('brought_in', models.BooleanField(default=False, verbose_name='往年报告收录')),
                ('report_year', models.PositiveSmallIntegerField(verbose_name='报告年度')),
                ('version', models.PositiveIntegerField(default=0, verbose_name='稿次')),
                ('text_digest', models.CharField(blank=True, max_length=64, verbose_name='文稿校验码')),
                ('review_opinion', models.TextField(blank=True, verbose_name='审核意见')),
                ('government_meeting', models.CharField(blank=True, max_length=80, verbose_name='会议名称和届次')),
                ('committee_meeting', models.CharField(blank=True, max_length=80, verbose_name='党委会议名称和届次')),
                ('frozen_digest', models.CharField(blank=True, max_length=64, verbose_name='定稿校验码')),
                ('reported_to', models.CharField(blank=True, max_length=200, verbose_name='报送对象')),
                ('secrecy_reviewed', models.BooleanField(default=False, verbose_name='已经保密审查')),
                ('published_where', models.CharField(blank=True, max_length=200, verbose_name='公开渠道')),
            ],
            options={
                'verbose_name': '年度报告',
                'verbose_name_plural': '年度报告',
            },
            bases=('kernel.matter',),
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('block', models.CharField(max_length=24)),
                ('text', models.TextField(verbose_name='批注')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('settled', models.BooleanField(default=False, verbose_name='已处理')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='annual_report.annualreport')),
            ],
            options={
                'verbose_name': '批注',
                'verbose_name_plural': '批注',
                'ordering': ['at'],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='文件名')),
                ('digest', models.CharField(max_length=64)),
                ('text', models.TextField(verbose_name='原文')),
                ('furniture', models.JSONField(verbose_name='不属于正文的内容')),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='source', to='annual_report.annualreport')),
            ],
            options={
                'verbose_name': '来稿',
                'verbose_name_plural': '来稿',
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveIntegerField(verbose_name='稿次')),
                ('title', models.CharField(max_length=120, verbose_name='标题')),
                ('blocks', models.JSONField(verbose_name='文稿')),
                ('digest', models.CharField(max_length=64, verbose_name='校验码')),
                ('at', models.DateTimeField(verbose_name='存稿时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='annual_report.annualreport')),
            ],
            options={
                'verbose_name': '文稿',
                'verbose_name_plural': '文稿',
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('report', 'place'), name='one_version_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Freeze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.TextField()),
                ('digest', models.CharField(max_length=64, verbose_name='校验码')),
                ('at', models.DateTimeField(verbose_name='定稿时间')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='freezes', to='annual_report.annualreport')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='annual_report.version')),
            ],
            options={
                'verbose_name': '定稿',
                'verbose_name_plural': '定稿',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('block', models.CharField(max_length=24)),
                ('quoted', models.CharField(max_length=60, verbose_name='原文')),
                ('before', models.CharField(blank=True, max_length=12)),
                ('after', models.CharField(blank=True, max_length=12)),
                ('standing', models.CharField(choices=[('signed', '具名负责'), ('tied', '对应指标')], max_length=6, verbose_name='依据')),
                ('figure', models.CharField(blank=True, max_length=80, verbose_name='指标')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='来源')),
                ('value', models.DecimalField(decimal_places=4, max_digits=20, null=True, verbose_name='数值')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='annual_report.annualreport')),
            ],
            options={
                'verbose_name': '数字出处',
                'verbose_name_plural': '数字出处',
                'constraints': [models.UniqueConstraint(fields=('report', 'block', 'quoted', 'before', 'after'), name='one_mark_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('rule', models.CharField(max_length=40, verbose_name='规则')),
                ('quoted', models.TextField(verbose_name='原文')),
                ('message', models.TextField(verbose_name='校核意见')),
                ('reply', models.CharField(choices=[('accepted', '照改'), ('explained', '说明'), ('ignored', '不改')], max_length=9, verbose_name='答复')),
                ('words', models.CharField(blank=True, max_length=500, verbose_name='理由')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='annual_report.annualreport')),
            ],
            options={
                'verbose_name': '校核答复',
                'verbose_name_plural': '校核答复',
                'constraints': [models.UniqueConstraint(fields=('report', 'key'), name='one_answer_a_finding')],
            },
        ),
    ]
