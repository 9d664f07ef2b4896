"""What is recorded of a normative document, in the order in which it comes to be known."""

import datetime as dt

from django.db import models

from yifa.kernel.columns import a_matter
from yifa.kernel.matter import Matter


class Issuer(models.TextChoices):
    """In whose name it is issued, which decides by which articles it is made."""

    COUNTY = "county", "县级以上人民政府（含政府办公室）"
    DEPARTMENT = "department", "政府工作部门"
    TOWN = "town", "乡镇人民政府或者街道办事处"
    AUTHORISED = "authorised", "法律法规授权的组织"


class Deed(models.TextChoices):
    """What the document does."""

    NEW = "new", "新制定"
    REPLACE = "replace", "修订（代替旧文件）"
    AMEND = "amend", "修改决定"
    REPEAL = "repeal", "废止决定"


class Market(models.TextChoices):
    """How far it concerns market entities."""

    CLOSE = "close", "与市场主体生产经营活动密切相关"
    SOME = "some", "涉及市场主体权利义务"
    NONE = "none", "不涉及市场主体"


class Answer(models.TextChoices):
    """An answer to a question of the test."""

    YES = "yes", "是"
    NO = "no", "否"
    UNSURE = "unsure", "说不准"


class Verdict(models.TextChoices):
    """What the test came to."""

    YES = "yes", "属于行政规范性文件"
    NO = "no", "不属于行政规范性文件"
    UNSURE = "unsure", "说不准，请合法性审核机构认定"


class Fair(models.TextChoices):
    """What the fair-competition review came to."""

    PASSED = "passed", "符合公平竞争审查标准"
    EXCEPTION = "exception", "适用例外规定"
    BREACH = "breach", "不符合公平竞争审查标准"
    OUTSIDE = "outside", "不涉及经营者经济活动"


class Review(models.TextChoices):
    """What the legality review came to."""

    LAWFUL = "lawful", "合法"
    AFTER_CHANGES = "after_changes", "按意见修改后合法"
    UNLAWFUL = "unlawful", "不合法"


class Meeting(models.TextChoices):
    """Where it was decided."""

    EXECUTIVE = "executive", "政府常务会议"
    PLENARY = "plenary", "政府全体会议"
    DEPARTMENT = "department", "部门办公会议"
    TOWN = "town", "乡镇党政联席会议或者街道办公会议"


class AtOnce(models.TextChoices):
    """Why it takes effect within thirty days of its publication."""

    SECURITY = "security", "涉及国家安全、外汇汇率或者货币政策"
    DELAY = "delay", "公布后不立即施行将有碍施行"


class FilingResult(models.TextChoices):
    """What the filing came to."""

    REGISTERED = "registered", "准予备案登记"
    SUPPLEMENT = "supplement", "要求补正报备材料"
    CORRECT = "correct", "审查要求纠正"


class Evaluation(models.TextChoices):
    """What the evaluation advises."""

    KEEP = "keep", "继续有效"
    AMEND = "amend", "建议修改"
    REPEAL = "repeal", "建议废止"
    LAPSE = "lapse", "到期失效"


class Cleanup(models.TextChoices):
    """The result of a clean-up round for one document."""

    KEEP = "keep", "继续有效"
    AMEND = "amend", "修改"
    REPEAL = "repeal", "废止"
    LAPSE = "lapse", "宣布失效"


def words(label: str, length: int = 200) -> "models.CharField[str, str]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=True)


def long(label: str) -> "models.TextField[str, str]":
    """A text of any length."""
    return models.TextField(label, blank=True)


def yes(label: str) -> "models.BooleanField[bool, bool]":
    """A statement that a step makes or does not make."""
    return models.BooleanField(label, default=False)


def day(label: str) -> "models.DateField[dt.date | None, dt.date | None]":
    """A day that may not be known yet."""
    return models.DateField(label, null=True, blank=True)


def one_of(label: str, choices: type[models.TextChoices]) -> "models.CharField[str, str]":
    """One of a closed list, blank until it is said."""
    return models.CharField(label, max_length=13, choices=choices.choices, blank=True)


class NormativeDocument(Matter):
    """A paper by which an organ rules for anybody, again and again (行政规范性文件)."""

    name = words("文件名称", 120)
    issuer = one_of("以谁的名义发文", Issuer)
    deed = one_of("发文性质", Deed)
    changes = a_matter("修改、废止或者代替的文件", "normative_document")
    market = one_of("和市场主体的关系", Market)
    drafted_by = words("起草单位", 60)

    # The test: is it one at all?
    is_maker = one_of("制定机关是行政机关，或者法律、法规授权管理公共事务的组织", Answer)
    is_other_form = one_of("是规章、党内文件、请示报告、会议纪要、合同或者个案批复", Answer)
    is_internal = one_of("只管机关内部：人事、财务、会务、考核、值班、保密", Answer)
    touches_rights = one_of("影响群众和企业的权利义务：条件、程序、收费、补贴、禁止", Answer)
    is_general = one_of("对不特定的人适用，写不出一份完整的名单", Answer)
    is_repeated = one_of("在一段时间里反复适用，不是办完一件事就完了", Answer)
    verdict = one_of("认定结果", Verdict)
    verdict_why = long("认定理由")
    set_apart_why = words("不按规范性文件办理的说明")

    # The draft
    text = long("文件正文")
    explanation = long("起草说明")
    necessity = long("制定的必要性")
    authority = long("制定的职权和法律依据")
    measures = long("主要措施和可能的影响")

    # Fair competition
    fair_result = one_of("公平竞争审查结论", Fair)
    fair_heard = words("听取了哪些经营者、行业协会商会的意见")
    fair_by = words("开展公平竞争审查的单位", 60)
    fair_why = long("公平竞争审查意见")

    # Public comment
    comment_until = day("征求意见截止日期")
    comment_where = words("征求意见的网址、信箱、电话")
    shorter_why = words("缩短征求意见期限的理由")
    secret_why = words("依法保密、不公开征求意见的依据")
    feedback = long("意见采纳情况综述")

    # Legality review
    review_asked_of = words("审核机构", 60)
    urgent_why = words("情况紧急、缩短审核时间的理由")
    returned_why = words("退回补正的材料")
    review_in = a_matter("合法性审查台账里的编号", "legal_opinion")
    review_result = one_of("合法性审核结论", Review)
    review_opinion = long("合法性审核意见")
    sets_penalty = yes("设定了行政处罚")
    sets_licence = yes("设定了行政许可")
    sets_coercion = yes("设定了行政强制措施")
    burdens = yes("没有法律、法规依据，减损市场主体权益或者增加其义务")
    rework_why = words("退回修改的原因")

    # Decision, registration, publication
    at_meeting = a_matter("会议台账里的编号", "meeting")
    meeting = one_of("审议的会议", Meeting)
    meeting_named = words("会议名称、次数", 60)
    review_adopted = long("审核意见的采纳情况，没有采纳的写理由")
    dissent = long("不同意见")
    dropped_why = words("终止制定的原因")
    document_number = words("文号", 40)
    unified_number = words("统一登记编号", 40)
    published_where = words("公布的载体和网址")
    in_force_from = day("施行日期")
    at_once = one_of("自公布之日起施行的情形", AtOnce)
    in_force_until = day("有效期至")
    on_trial = yes("名称冠以“暂行”“试行”")
    adaptation = words("为市场主体留出的适应调整期")

    # Filing
    filed_with = words("报送备案的机关", 120)
    filing_result = one_of("备案审查结果", FilingResult)
    filing_words = words("备案审查意见")
    interpretation = long("解读、解释")

    # What becomes of it
    evaluation = long("评估情况")
    evaluation_result = one_of("评估建议", Evaluation)
    cleanup_round = words("清理轮次", 60)
    cleanup_result = one_of("清理结论", Cleanup)
    cleanup_why = words("清理理由")
    changed_by = a_matter("修改、废止它的文件", "normative_document")
    changed_from = day("修改后的文本施行日期")
    changed_why = words("修改、废止、延续的依据和原因")
    ended_from = day("停止执行的日期")

    class Meta:
        verbose_name = "行政规范性文件"
        verbose_name_plural = "行政规范性文件"

    @property
    def sector(self) -> str:
        """Whose rule on comment and filing holds: a government's, or one on market entities."""
        if self.issuer == Issuer.COUNTY:
            return "government_document"
        return "market_document" if self.market == Market.CLOSE else ""
