import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('normative_document', '0001_initial'), ('normative_document', '0002_opinion_and_meeting')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='NormativeDocument',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='文件名称')),
                ('issuer', models.CharField(blank=True, choices=[('county', '县级以上人民政府（含政府办公室）'), ('department', '政府工作部门'), ('town', '乡镇人民政府或者街道办事处'), ('authorised', '法律法规授权的组织')], max_length=13, verbose_name='以谁的名义发文')),
                ('deed', models.CharField(blank=True, choices=[('new', '新制定'), ('replace', '修订（代替旧文件）'), ('amend', '修改决定'), ('repeal', '废止决定')], max_length=13, verbose_name='发文性质')),
                ('market', models.CharField(blank=True, choices=[('close', '与市场主体生产经营活动密切相关'), ('some', '涉及市场主体权利义务'), ('none', '不涉及市场主体')], max_length=13, verbose_name='和市场主体的关系')),
                ('drafted_by', models.CharField(blank=True, max_length=60, verbose_name='起草单位')),
                ('is_maker', models.CharField(blank=True, choices=[('yes', '是'), ('no', '否'), ('unsure', '说不准')], max_length=13, verbose_name='制定机关是行政机关，或者法律、法规授权管理公共事务的组织')),
                ('is_other_form', models.CharField(blank=True, choices=[('yes', '是'), ('no', '否'), ('unsure', '说不准')], max_length=13, verbose_name='是规章、党内文件、请示报告、会议纪要、合同或者个案批复')),
                ('is_internal', models.CharField(blank=True, choices=[('yes', '是'), ('no', '否'), ('unsure', '说不准')], max_length=13, verbose_name='只管机关内部：人事、财务、会务、考核、值班、保密')),
                ('touches_rights', models.CharField(blank=True, choices=[('yes', '是'), ('no', '否'), ('unsure', '说不准')], max_length=13, verbose_name='影响群众和企业的权利义务：条件、程序、收费、补贴、禁止')),
                ('is_general', models.CharField(blank=True, choices=[('yes', '是'), ('no', '否'), ('unsure', '说不准')], max_length=13, verbose_name='对不特定的人适用，写不出一份完整的名单')),
                ('is_repeated', models.CharField(blank=True, choices=[('yes', '是'), ('no', '否'), ('unsure', '说不准')], max_length=13, verbose_name='在一段时间里反复适用，不是办完一件事就完了')),
                ('verdict', models.CharField(blank=True, choices=[('yes', '属于行政规范性文件'), ('no', '不属于行政规范性文件'), ('unsure', '说不准，请合法性审核机构认定')], max_length=13, verbose_name='认定结果')),
                ('verdict_why', models.TextField(blank=True, verbose_name='认定理由')),
                ('set_apart_why', models.CharField(blank=True, max_length=200, verbose_name='不按规范性文件办理的说明')),
                ('text', models.TextField(blank=True, verbose_name='文件正文')),
                ('explanation', models.TextField(blank=True, verbose_name='起草说明')),
                ('necessity', models.TextField(blank=True, verbose_name='制定的必要性')),
                ('authority', models.TextField(blank=True, verbose_name='制定的职权和法律依据')),
                ('measures', models.TextField(blank=True, verbose_name='主要措施和可能的影响')),
                ('fair_result', models.CharField(blank=True, choices=[('passed', '符合公平竞争审查标准'), ('exception', '适用例外规定'), ('breach', '不符合公平竞争审查标准'), ('outside', '不涉及经营者经济活动')], max_length=13, verbose_name='公平竞争审查结论')),
                ('fair_heard', models.CharField(blank=True, max_length=200, verbose_name='听取了哪些经营者、行业协会商会的意见')),
                ('fair_by', models.CharField(blank=True, max_length=60, verbose_name='开展公平竞争审查的单位')),
                ('fair_why', models.TextField(blank=True, verbose_name='公平竞争审查意见')),
                ('comment_until', models.DateField(blank=True, null=True, verbose_name='征求意见截止日期')),
                ('comment_where', models.CharField(blank=True, max_length=200, verbose_name='征求意见的网址、信箱、电话')),
                ('shorter_why', models.CharField(blank=True, max_length=200, verbose_name='缩短征求意见期限的理由')),
                ('secret_why', models.CharField(blank=True, max_length=200, verbose_name='依法保密、不公开征求意见的依据')),
                ('feedback', models.TextField(blank=True, verbose_name='意见采纳情况综述')),
                ('review_asked_of', models.CharField(blank=True, max_length=60, verbose_name='审核机构')),
                ('urgent_why', models.CharField(blank=True, max_length=200, verbose_name='情况紧急、缩短审核时间的理由')),
                ('returned_why', models.CharField(blank=True, max_length=200, verbose_name='退回补正的材料')),
                ('review_result', models.CharField(blank=True, choices=[('lawful', '合法'), ('after_changes', '按意见修改后合法'), ('unlawful', '不合法')], max_length=13, verbose_name='合法性审核结论')),
                ('review_opinion', models.TextField(blank=True, verbose_name='合法性审核意见')),
                ('sets_penalty', models.BooleanField(default=False, verbose_name='设定了行政处罚')),
                ('sets_licence', models.BooleanField(default=False, verbose_name='设定了行政许可')),
                ('sets_coercion', models.BooleanField(default=False, verbose_name='设定了行政强制措施')),
                ('burdens', models.BooleanField(default=False, verbose_name='没有法律、法规依据，减损市场主体权益或者增加其义务')),
                ('rework_why', models.CharField(blank=True, max_length=200, verbose_name='退回修改的原因')),
                ('meeting', models.CharField(blank=True, choices=[('executive', '政府常务会议'), ('plenary', '政府全体会议'), ('department', '部门办公会议'), ('town', '乡镇党政联席会议或者街道办公会议')], max_length=13, verbose_name='审议的会议')),
                ('meeting_named', models.CharField(blank=True, max_length=60, verbose_name='会议名称、次数')),
                ('review_adopted', models.TextField(blank=True, verbose_name='审核意见的采纳情况，没有采纳的写理由')),
                ('dissent', models.TextField(blank=True, verbose_name='不同意见')),
                ('dropped_why', models.CharField(blank=True, max_length=200, verbose_name='终止制定的原因')),
                ('document_number', models.CharField(blank=True, max_length=40, verbose_name='文号')),
                ('unified_number', models.CharField(blank=True, max_length=40, verbose_name='统一登记编号')),
                ('published_where', models.CharField(blank=True, max_length=200, verbose_name='公布的载体和网址')),
                ('in_force_from', models.DateField(blank=True, null=True, verbose_name='施行日期')),
                ('at_once', models.CharField(blank=True, choices=[('security', '涉及国家安全、外汇汇率或者货币政策'), ('delay', '公布后不立即施行将有碍施行')], max_length=13, verbose_name='自公布之日起施行的情形')),
                ('in_force_until', models.DateField(blank=True, null=True, verbose_name='有效期至')),
                ('on_trial', models.BooleanField(default=False, verbose_name='名称冠以“暂行”“试行”')),
                ('adaptation', models.CharField(blank=True, max_length=200, verbose_name='为市场主体留出的适应调整期')),
                ('filed_with', models.CharField(blank=True, max_length=120, verbose_name='报送备案的机关')),
                ('filing_result', models.CharField(blank=True, choices=[('registered', '准予备案登记'), ('supplement', '要求补正报备材料'), ('correct', '审查要求纠正')], max_length=13, verbose_name='备案审查结果')),
                ('filing_words', models.CharField(blank=True, max_length=200, verbose_name='备案审查意见')),
                ('interpretation', models.TextField(blank=True, verbose_name='解读、解释')),
                ('evaluation', models.TextField(blank=True, verbose_name='评估情况')),
                ('evaluation_result', models.CharField(blank=True, choices=[('keep', '继续有效'), ('amend', '建议修改'), ('repeal', '建议废止'), ('lapse', '到期失效')], max_length=13, verbose_name='评估建议')),
                ('cleanup_round', models.CharField(blank=True, max_length=60, verbose_name='清理轮次')),
                ('cleanup_result', models.CharField(blank=True, choices=[('keep', '继续有效'), ('amend', '修改'), ('repeal', '废止'), ('lapse', '宣布失效')], max_length=13, verbose_name='清理结论')),
                ('cleanup_why', models.CharField(blank=True, max_length=200, verbose_name='清理理由')),
                ('changed_from', models.DateField(blank=True, null=True, verbose_name='修改后的文本施行日期')),
                ('changed_why', models.CharField(blank=True, max_length=200, verbose_name='修改、废止、延续的依据和原因')),
                ('ended_from', models.DateField(blank=True, null=True, verbose_name='停止执行的日期')),
                ('changed_by', models.ForeignKey(blank=True, limit_choices_to={'kind': 'normative_document'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='修改、废止它的文件')),
                ('changes', models.ForeignKey(blank=True, limit_choices_to={'kind': 'normative_document'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='修改、废止或者代替的文件')),
                ('at_meeting', models.ForeignKey(blank=True, limit_choices_to={'kind': 'meeting'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='会议台账里的编号')),
                ('review_in', models.ForeignKey(blank=True, limit_choices_to={'kind': 'legal_opinion'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='合法性审查台账里的编号')),
            ],
            options={
                'verbose_name': '行政规范性文件',
                'verbose_name_plural': '行政规范性文件',
            },
            bases=('kernel.matter',),
        ),
    ]
