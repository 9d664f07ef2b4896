import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('screening', '0001_initial'), ('screening', '0002_campaign')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='Screening',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('round', models.CharField(choices=[('daily', '日常排查'), ('monthly', '每月集中排查'), ('special', '专项排查')], max_length=8, verbose_name='排查方式')),
                ('grid', models.CharField(blank=True, max_length=40, verbose_name='网格或者片区')),
                ('screeners', models.CharField(blank=True, max_length=120, verbose_name='排查人')),
                ('people_sent', models.PositiveIntegerField(blank=True, null=True, verbose_name='参加人数')),
                ('households', models.PositiveIntegerField(blank=True, null=True, verbose_name='走访户（处）数')),
                ('found', models.PositiveIntegerField(verbose_name='发现纠纷件数')),
                ('resolved', models.PositiveIntegerField(default=0, verbose_name='当场化解件数')),
                ('result', models.TextField(blank=True, verbose_name='排查情况')),
                ('village', models.ForeignKey(blank=True, limit_choices_to={'form': 'village', 'level': 'village'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation', verbose_name='村（社区）')),
                ('campaign', models.CharField(blank=True, max_length=60, verbose_name='专项排查名称')),
            ],
            options={
                'verbose_name': '纠纷排查',
                'verbose_name_plural': '纠纷排查',
            },
            bases=('kernel.matter',),
        ),
    ]
