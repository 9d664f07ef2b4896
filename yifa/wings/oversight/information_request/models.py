"""What is recorded of a request for government information, in the order in which it is known."""

from typing import Any

from django.db import models

from yifa.kernel.columns import a_matter
from yifa.kernel.matter import Matter
from yifa.kernel.privacy import NameField


class Applicant(models.TextChoices):
    """Who asks, in the columns of the yearly table."""

    PERSON = "person", "自然人"
    ENTERPRISE = "enterprise", "商业企业"
    RESEARCH = "research", "科研机构"
    CHARITY = "charity", "社会公益组织"
    LEGAL_SERVICE = "legal_service", "法律服务机构"
    OTHER = "other", "其他组织"


class Channel(models.TextChoices):
    """How a request came, which decides the day on which it is received (article 31)."""

    IN_PERSON = "in_person", "当面提交"
    ORAL = "oral", "口头提出并代为填写"
    REGISTERED_MAIL = "registered_mail", "签收的邮件"
    PLAIN_MAIL = "plain_mail", "平常信函"
    INTERNET = "internet", "互联网"
    FAX = "fax", "传真"


class WantedForm(models.TextChoices):
    """In what form the applicant wants it (articles 29 and 40)."""

    PAPER = "paper", "纸质"
    ELECTRONIC = "electronic", "电子文件"
    LOOK = "look", "到现场查阅、抄录"


class Delivery(models.TextChoices):
    """How it is to reach the applicant, or did."""

    POST = "post", "邮寄"
    COLLECT = "collect", "当面领取"
    EMAIL = "email", "电子邮件"
    PORTAL = "portal", "凭跟踪码网上查看"


class Opinion(models.TextChoices):
    """What a third party says, or a co-author."""

    AGREES = "agrees", "同意公开"
    OBJECTS = "objects", "不同意公开且有合理理由"
    UNREASONED = "unreasoned", "不同意公开但没有合理理由"


class ReplyKind(models.TextChoices):
    """Of which kind an answer is (articles 30 and 35 to 39)."""

    GRANTED = "granted", "予以公开"
    ALREADY_PUBLIC = "already_public", "已主动公开并告知途径"
    PARTIAL = "partial", "部分公开"
    REFUSED = "refused", "不予公开"
    SPECIAL_RULE = "special_rule", "另有规定的查询事项"
    NOT_RESPONSIBLE = "not_responsible", "不属于本机关负责公开"
    NOT_EXIST = "not_exist", "信息不存在"
    NEEDS_MAKING = "needs_making", "需要另行加工制作"
    UNCLEAR = "unclear", "补正后仍不明确"
    NOT_A_REQUEST = "not_a_request", "信访投诉举报等不作为申请处理"
    REPEAT = "repeat", "重复申请"
    PUBLICATION = "publication", "要求提供公开出版物"
    EXCESSIVE = "excessive", "无正当理由大量反复申请"
    REISSUE = "reissue", "要求确认或者重新出具已获取信息"
    OTHER = "other", "其他处理"


class Ground(models.TextChoices):
    """On which ground something is not given (articles 14 to 16; 37 for a part of it)."""

    SECRET = "secret", "属于国家秘密"
    PROHIBITED = "prohibited", "其他法律、行政法规禁止公开"
    SAFETY = "safety", "危及三安全一稳定"
    THIRD_PARTY = "third_party", "保护第三方合法权益"
    INTERNAL = "internal", "属于内部事务信息"
    PROCESS = "process", "属于过程性信息"
    ENFORCEMENT_FILE = "enforcement_file", "属于行政执法案卷"
    NOT_INFORMATION = "not_information", "不属于政府信息（只用于部分公开）"


class FeeBasis(models.TextChoices):
    """What is clearly beyond reason, and by what the fee is reckoned (article 42)."""

    REQUESTS = "requests", "同一申请人一个自然月里申请过多，按件计收"
    PAGES = "pages", "要求提供的页数过多，按量计收"


class Outcome(models.TextChoices):
    """In which row of the yearly table a request ends; the order is the table's own."""

    GRANTED = "granted", "予以公开"
    PARTIAL = "partial", "部分公开"
    SECRET = "secret", "不予公开（国家秘密）"
    PROHIBITED = "prohibited", "不予公开（法律和行政法规禁止）"
    SAFETY = "safety", "不予公开（三安全一稳定）"
    THIRD_PARTY = "third_party", "不予公开（第三方权益）"
    INTERNAL = "internal", "不予公开（内部事务）"
    PROCESS = "process", "不予公开（过程性信息）"
    ENFORCEMENT_FILE = "enforcement_file", "不予公开（执法案卷）"
    SPECIAL_RULE = "special_rule", "不予公开（查询事项）"
    NOT_HELD = "not_held", "无法提供（本机关不掌握）"
    NEEDS_MAKING = "needs_making", "无法提供（需要另行制作）"
    UNCLEAR = "unclear", "无法提供（补正后仍不明确）"
    NOT_A_REQUEST = "not_a_request", "不予处理（信访投诉举报）"
    REPEAT = "repeat", "不予处理（重复申请）"
    PUBLICATION = "publication", "不予处理（公开出版物）"
    EXCESSIVE = "excessive", "不予处理（大量反复申请）"
    REISSUE = "reissue", "不予处理（确认或者重新出具）"
    GIVEN_UP = "given_up", "其他处理（逾期不补正）"
    UNPAID = "unpaid", "其他处理（逾期不缴费）"
    OTHER = "other", "其他处理（其他）"


def words(label: str, length: int = 120) -> "models.CharField[Any, Any]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=True)


def yes(label: str) -> "models.BooleanField[bool, bool]":
    """A statement that a step makes or does not make."""
    return models.BooleanField(label, default=False)


def text(label: str) -> "models.TextField[Any, Any]":
    """As many words as it takes."""
    return models.TextField(label, blank=True)


def day(label: str) -> "models.DateField[Any, Any]":
    """A day that a notice names."""
    return models.DateField(label, null=True, blank=True)


def sum_of_money(label: str) -> "models.DecimalField[Any, Any]":
    """A sum in yuan."""
    return models.DecimalField(label, max_digits=10, decimal_places=2, null=True, blank=True)


def choice(label: str, choices: type[models.TextChoices]) -> "models.CharField[Any, Any]":
    """One of several; blank while nobody has said."""
    return models.CharField(label, max_length=16, choices=choices.choices, blank=True)


class InformationRequest(Matter):
    """A request for government information (政府信息公开申请)."""

    applicant = choice("申请人类型", Applicant)
    channel = choice("提交方式", Channel)
    content = text("申请公开的政府信息")
    wanted_form = choice("希望的形式", WantedForm)
    wanted_delivery = choice("希望的送达方式", Delivery)
    needs_help = yes("有阅读困难或者视听障碍，需要帮助")

    receipt_confirmed = yes("已与申请人确认收到")
    identity_shown = yes("身份证明已核对")
    clarify_what = text("需要补正的事项")
    clarify_until = day("补正期限")

    harms_third = yes("公开会损害第三方合法权益")
    review_opinion = text("公开审查意见")
    third_party = NameField("第三方", max_length=60, blank=True)
    third_opinion = choice("第三方意见", Opinion)
    third_reason = text("第三方的理由")
    joint_organ = words("共同制作的机关", 100)
    joint_opinion = choice("共同制作机关意见", Opinion)
    joint_reason = text("共同制作机关的理由")
    other_organ = words("征求意见的其他机关", 100)
    other_opinion = text("其他机关的意见")
    excess_reason = text("数量、频次的理由")
    delayed_until = day("延迟答复的期限")
    fee_basis = choice("收费的情形", FeeBasis)
    fee_quantity = models.PositiveIntegerField(
        "本件是本月第几件，或者提供多少页", null=True, blank=True
    )
    fee = sum_of_money("信息处理费（元）")
    fee_until = day("缴费期限")

    reply_kind = choice("答复类型", ReplyKind)
    ground = choice("不予公开的情形", Ground)
    reply = text("答复内容和理由")
    referred_to = words("负责公开的机关及联系方式", 200)
    earlier = a_matter("以前答复过的申请", "information_request")
    earlier_reply = words("以前答复的文号、日期（不在台账里的）")
    given_form = choice("提供的形式", WantedForm)
    other_form_why = words("改用其他形式的理由", 200)
    public_interest = text("第三方不同意而公开的公共利益理由")
    delivery = choice("送达方式", Delivery)
    help_given = yes("已经提供帮助")
    suggest_why = text("建议纳入主动公开的理由")
    not_published_why = text("不纳入主动公开的理由")
    published_where = words("主动公开的栏目或者网址", 200)
    #: What the house itself makes of the answer, or of how it ended without one.
    outcome = choice("办理结果", Outcome)

    class Meta:
        verbose_name = "政府信息公开申请"
        verbose_name_plural = "政府信息公开申请"
