import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('criminal_transfer', '0001_initial'), ('criminal_transfer', '0002_supplied_and_seized')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='CriminalTransfer',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('sector', models.CharField(blank=True, choices=[('market', '市场监管'), ('transport', '交通运输'), ('agriculture', '农业农村'), ('culture', '文化市场'), ('environment', '生态环境'), ('urban', '城市管理'), ('emergency', '应急管理'), ('health', '卫生健康'), ('housing', '住房城乡建设'), ('natural_resources', '自然资源'), ('water', '水利'), ('labour', '劳动保障'), ('education', '教育'), ('civil_affairs', '民政'), ('other', '其他领域')], max_length=20, verbose_name='执法领域')),
                ('suspected_crime', models.CharField(blank=True, max_length=60, verbose_name='涉嫌罪名')),
                ('facts', models.TextField(blank=True, verbose_name='涉嫌犯罪的事实')),
                ('official_crime', models.BooleanField(default=False, verbose_name='发现公职人员涉嫌职务犯罪')),
                ('report_text', models.TextField(blank=True, verbose_name='移送报告')),
                ('by_chief', models.BooleanField(default=False, verbose_name='由正职负责人或者主持工作的负责人审批')),
                ('refused_ground', models.CharField(blank=True, choices=[('no_crime', '不涉嫌犯罪'), ('below', '没有达到立案追诉标准'), ('facts', '事实不清，继续调查'), ('punished', '已经或者准备给予行政处罚')], max_length=10, verbose_name='不批准的情形')),
                ('refused_why', models.CharField(blank=True, max_length=200, verbose_name='不批准的理由')),
                ('police', models.CharField(blank=True, max_length=60, verbose_name='公安机关')),
                ('letter', models.BooleanField(default=False, verbose_name='附案件移送书')),
                ('report_attached', models.BooleanField(default=False, verbose_name='附调查报告')),
                ('goods', models.CharField(blank=True, choices=[('listed', '附涉案物品清单'), ('none', '没有涉案物品')], max_length=10, verbose_name='涉案物品')),
                ('tests', models.CharField(blank=True, choices=[('attached', '附检验报告或者鉴定结论'), ('none', '不需要检验、鉴定')], max_length=10, verbose_name='检验、鉴定')),
                ('other_papers', models.CharField(blank=True, max_length=120, verbose_name='其他材料')),
                ('receipt_signed', models.BooleanField(default=False, verbose_name='公安机关已在回执上签字')),
                ('forwarded_to', models.CharField(blank=True, max_length=60, verbose_name='有管辖权的公安机关')),
                ('filing_number', models.CharField(blank=True, max_length=40, verbose_name='立案通知书文号')),
                ('not_filed_why', models.CharField(blank=True, max_length=200, verbose_name='不予立案的理由')),
                ('decided_again', models.CharField(blank=True, max_length=200, verbose_name='复议、监督结果')),
                ('procuratorate', models.CharField(blank=True, max_length=60, verbose_name='人民检察院')),
                ('handed', models.TextField(blank=True, verbose_name='移交的物品和材料')),
                ('handling', models.CharField(blank=True, max_length=200, verbose_name='公安机关不立案后的处理')),
                ('clue_sent_to', models.CharField(blank=True, max_length=60, verbose_name='接收职务犯罪线索的机关')),
                ('case', models.ForeignKey(blank=True, limit_choices_to={'kind': 'penalty_case'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='行政处罚案件')),
                ('officer', models.ForeignKey(blank=True, limit_choices_to={'role': 'officer'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post', verbose_name='专案组成员一')),
                ('second_officer', models.ForeignKey(blank=True, limit_choices_to={'role': 'officer'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post', verbose_name='专案组成员二')),
                ('asked_for', models.CharField(blank=True, max_length=200, verbose_name='公安机关要求补正的材料')),
                ('seized_goods', models.CharField(blank=True, choices=[('none', '没有查封、扣押、冻结的财物'), ('told', '已一并移送，书面告知当事人')], max_length=10, verbose_name='查封、扣押、冻结的财物')),
            ],
            options={
                'verbose_name': '移送涉嫌犯罪案件',
                'verbose_name_plural': '移送涉嫌犯罪案件',
            },
            bases=('kernel.matter',),
        ),
    ]
