import django.db.models.deletion
import yifa.kernel.privacy
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('information_request', '0001_initial'), ('information_request', '0002_receipt_fee_and_suggestions')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='InformationRequest',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('applicant', models.CharField(blank=True, choices=[('person', '自然人'), ('enterprise', '商业企业'), ('research', '科研机构'), ('charity', '社会公益组织'), ('legal_service', '法律服务机构'), ('other', '其他组织')], max_length=16, verbose_name='申请人类型')),
                ('channel', models.CharField(blank=True, choices=[('in_person', '当面提交'), ('oral', '口头提出并代为填写'), ('registered_mail', '签收的邮件'), ('plain_mail', '平常信函'), ('internet', '互联网'), ('fax', '传真')], max_length=16, verbose_name='提交方式')),
                ('content', models.TextField(blank=True, verbose_name='申请公开的政府信息')),
                ('wanted_form', models.CharField(blank=True, choices=[('paper', '纸质'), ('electronic', '电子文件'), ('look', '到现场查阅、抄录')], max_length=16, verbose_name='希望的形式')),
                ('wanted_delivery', models.CharField(blank=True, choices=[('post', '邮寄'), ('collect', '当面领取'), ('email', '电子邮件'), ('portal', '凭跟踪码网上查看')], max_length=16, verbose_name='希望的送达方式')),
                ('needs_help', models.BooleanField(default=False, verbose_name='有阅读困难或者视听障碍，需要帮助')),
                ('receipt_confirmed', models.BooleanField(default=False, verbose_name='已与申请人确认收到')),
                ('identity_shown', models.BooleanField(default=False, verbose_name='身份证明已核对')),
                ('clarify_what', models.TextField(blank=True, verbose_name='需要补正的事项')),
                ('clarify_until', models.DateField(blank=True, null=True, verbose_name='补正期限')),
                ('harms_third', models.BooleanField(default=False, verbose_name='公开会损害第三方合法权益')),
                ('review_opinion', models.TextField(blank=True, verbose_name='公开审查意见')),
                ('third_party', yifa.kernel.privacy.NameField(blank=True, max_length=60, verbose_name='第三方')),
                ('third_opinion', models.CharField(blank=True, choices=[('agrees', '同意公开'), ('objects', '不同意公开且有合理理由'), ('unreasoned', '不同意公开但没有合理理由')], max_length=16, verbose_name='第三方意见')),
                ('third_reason', models.TextField(blank=True, verbose_name='第三方的理由')),
                ('joint_organ', models.CharField(blank=True, max_length=100, verbose_name='共同制作的机关')),
                ('joint_opinion', models.CharField(blank=True, choices=[('agrees', '同意公开'), ('objects', '不同意公开且有合理理由'), ('unreasoned', '不同意公开但没有合理理由')], max_length=16, verbose_name='共同制作机关意见')),
                ('joint_reason', models.TextField(blank=True, verbose_name='共同制作机关的理由')),
                ('excess_reason', models.TextField(blank=True, verbose_name='数量、频次的理由')),
                ('delayed_until', models.DateField(blank=True, null=True, verbose_name='延迟答复的期限')),
                ('fee', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name='信息处理费（元）')),
                ('fee_until', models.DateField(blank=True, null=True, verbose_name='缴费期限')),
                ('reply_kind', models.CharField(blank=True, choices=[('granted', '予以公开'), ('already_public', '已主动公开并告知途径'), ('partial', '部分公开'), ('refused', '不予公开'), ('special_rule', '另有规定的查询事项'), ('not_responsible', '不属于本机关负责公开'), ('not_exist', '信息不存在'), ('needs_making', '需要另行加工制作'), ('unclear', '补正后仍不明确'), ('not_a_request', '信访投诉举报等不作为申请处理'), ('repeat', '重复申请'), ('publication', '要求提供公开出版物'), ('excessive', '无正当理由大量反复申请'), ('reissue', '要求确认或者重新出具已获取信息'), ('other', '其他处理')], max_length=16, verbose_name='答复类型')),
                ('ground', models.CharField(blank=True, choices=[('secret', '属于国家秘密'), ('prohibited', '其他法律、行政法规禁止公开'), ('safety', '危及三安全一稳定'), ('third_party', '保护第三方合法权益'), ('internal', '属于内部事务信息'), ('process', '属于过程性信息'), ('enforcement_file', '属于行政执法案卷'), ('not_information', '不属于政府信息（只用于部分公开）')], max_length=16, verbose_name='不予公开的情形')),
                ('reply', models.TextField(blank=True, verbose_name='答复内容和理由')),
                ('referred_to', models.CharField(blank=True, max_length=200, verbose_name='负责公开的机关及联系方式')),
                ('given_form', models.CharField(blank=True, choices=[('paper', '纸质'), ('electronic', '电子文件'), ('look', '到现场查阅、抄录')], max_length=16, verbose_name='提供的形式')),
                ('other_form_why', models.CharField(blank=True, max_length=200, verbose_name='改用其他形式的理由')),
                ('public_interest', models.TextField(blank=True, verbose_name='第三方不同意而公开的公共利益理由')),
                ('delivery', models.CharField(blank=True, choices=[('post', '邮寄'), ('collect', '当面领取'), ('email', '电子邮件'), ('portal', '凭跟踪码网上查看')], max_length=16, verbose_name='送达方式')),
                ('help_given', models.BooleanField(default=False, verbose_name='已经提供帮助')),
                ('published_where', models.CharField(blank=True, max_length=200, verbose_name='主动公开的栏目或者网址')),
                ('outcome', models.CharField(blank=True, choices=[('granted', '予以公开'), ('partial', '部分公开'), ('secret', '不予公开（国家秘密）'), ('prohibited', '不予公开（法律和行政法规禁止）'), ('safety', '不予公开（三安全一稳定）'), ('third_party', '不予公开（第三方权益）'), ('internal', '不予公开（内部事务）'), ('process', '不予公开（过程性信息）'), ('enforcement_file', '不予公开（执法案卷）'), ('special_rule', '不予公开（查询事项）'), ('not_held', '无法提供（本机关不掌握）'), ('needs_making', '无法提供（需要另行制作）'), ('unclear', '无法提供（补正后仍不明确）'), ('not_a_request', '不予处理（信访投诉举报）'), ('repeat', '不予处理（重复申请）'), ('publication', '不予处理（公开出版物）'), ('excessive', '不予处理（大量反复申请）'), ('reissue', '不予处理（确认或者重新出具）'), ('given_up', '其他处理（逾期不补正）'), ('unpaid', '其他处理（逾期不缴费）'), ('other', '其他处理（其他）')], max_length=16, verbose_name='办理结果')),
                ('earlier', models.ForeignKey(blank=True, limit_choices_to={'kind': 'information_request'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter', verbose_name='以前答复过的申请')),
                ('earlier_reply', models.CharField(blank=True, max_length=120, verbose_name='以前答复的文号、日期（不在台账里的）')),
                ('fee_basis', models.CharField(blank=True, choices=[('requests', '同一申请人一个自然月里申请过多，按件计收'), ('pages', '要求提供的页数过多，按量计收')], max_length=16, verbose_name='收费的情形')),
                ('fee_quantity', models.PositiveIntegerField(blank=True, null=True, verbose_name='本件是本月第几件，或者提供多少页')),
                ('not_published_why', models.TextField(blank=True, verbose_name='不纳入主动公开的理由')),
                ('other_opinion', models.TextField(blank=True, verbose_name='其他机关的意见')),
                ('other_organ', models.CharField(blank=True, max_length=100, verbose_name='征求意见的其他机关')),
                ('suggest_why', models.TextField(blank=True, verbose_name='建议纳入主动公开的理由')),
            ],
            options={
                'verbose_name': '政府信息公开申请',
                'verbose_name_plural': '政府信息公开申请',
            },
            bases=('kernel.matter',),
        ),
    ]
