"""The closed lists of a lawsuit: who is sued, who appears, how courts decide, why cases are lost.

Where the statute lists, the list is the statute's; an article in a comment says which.
"""

from django.db import models


class CaseKind(models.TextChoices):
    """What kind of suit it is. Civil suits move under another law and stand in no register yet."""

    ADMINISTRATIVE = "administrative", "行政诉讼"
    COMPENSATION = "compensation", "行政赔偿诉讼"
    AGREEMENT = "agreement", "行政协议诉讼"
    PUBLIC_INTEREST = "public_interest", "行政公益诉讼"


class Standing(models.TextChoices):
    """As what the organ takes part (articles 26, 29; article 1 of the rules on appearance)."""

    SOLE = "sole", "单独被告"
    WITH_RECONSIDERATION = "with_reconsideration", "与复议机关为共同被告"
    AS_RECONSIDERATION = "as_reconsideration", "作为复议机关为共同被告"
    JOINT = "joint", "共同作出行为的共同被告"
    THIRD_PARTY = "third_party", "第三人"
    THIRD_PARTY_OWED = "third_party_owed", "第三人（应当追加为被告，原告不同意）"


#: Third parties owe no answer; those that should have been defendants owe their head.
THIRD_PARTIES = frozenset({Standing.THIRD_PARTY.value, Standing.THIRD_PARTY_OWED.value})


class ActKind(models.TextChoices):
    """Against which act the suit is brought (article 12)."""

    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    LICENCE = "licence", "行政许可"
    RESOURCE = "resource", "自然资源权属确认"
    EXPROPRIATION = "expropriation", "征收征用及补偿"
    INACTION = "inaction", "不履行法定职责"
    BENEFIT = "benefit", "抚恤金等待遇给付"
    AGREEMENT = "agreement", "行政协议"
    DISCLOSURE = "disclosure", "政府信息公开"
    REGISTRATION = "registration", "行政登记"
    RULING = "ruling", "行政裁决"
    RECONSIDERATION = "reconsideration", "行政复议"
    OTHER = "other", "其他行政行为"


class Gathered(models.TextChoices):
    """When and how the organ gathered what it brings (article 35)."""

    BEFORE = "before", "作出行政行为时已经收集"
    COURT = "court", "由人民法院调取"
    PERMITTED = "permitted", "法院准许补充后取得，没有自行向原告等收集"
    DURING = "during", "诉讼中自行向原告、第三人、证人收集"


class Brought(models.TextChoices):
    """Whether evidence was brought in time (articles 34, 36)."""

    IN_TIME = "in_time", "按期提供"
    EXTENDED = "extended", "经准许延期提供"
    EXCUSED = "excused", "逾期提供但有正当理由"
    LATE = "late", "无正当理由逾期提供"
    NONE = "none", "没有提供"


class StopGround(models.TextChoices):
    """Why the act is not enforced meanwhile (article 56)."""

    DEFENDANT = "defendant", "被告认为需要停止执行"
    PLAINTIFF = "plaintiff", "经原告等申请由法院裁定"
    COURT = "court", "法院认为会造成重大损害"
    STATUTE = "statute", "法律法规规定停止执行"


class MediationGround(models.TextChoices):
    """Why this case may be mediated (article 60)."""

    COMPENSATION = "compensation", "行政赔偿"
    REDRESS = "redress", "行政补偿"
    DISCRETION = "discretion", "行使自由裁量权"
    NONE = "none", "不属于可以调解的案件"


class Sends(models.TextChoices):
    """Whom the organ sends to court instead of its head."""

    STAFF = "staff", "本机关相应的工作人员"
    ENTRUSTED = "entrusted", "受委托组织或者下级机关的工作人员"
    LAWYER_ONLY = "lawyer_only", "只委托律师"


class HeadRank(models.TextChoices):
    """Who is a head (article 2 of the rules on appearance)."""

    CHIEF = "chief", "正职负责人"
    DEPUTY = "deputy", "副职负责人"
    DEPUTY_RANK = "deputy_rank", "参与分管的副职级别负责人"
    IN_CHARGE = "in_charge", "其他参与分管的负责人"
    NOT_OF_ORGAN = "not_of_organ", "受委托组织、下级机关的负责人"


class Came(models.TextChoices):
    """Who came instead of the head."""

    STAFF = "staff", "本机关相应的工作人员"
    ENTRUSTED = "entrusted", "受委托组织或者下级机关的工作人员"
    UNPROVED = "unproved", "负责人到庭，身份证明不符合条件"
    LAWYER_ONLY = "lawyer_only", "只有律师"
    NOBODY = "nobody", "没有人到庭"


class AbsenceGround(models.TextChoices):
    """Why the head can't come (article 8 of the rules on appearance)."""

    FORCE_MAJEURE = "force_majeure", "不可抗力"
    ACCIDENT = "accident", "意外事件"
    DUTY = "duty", "需要履行他人不能代替的公务"
    OTHER = "other", "无法出庭的其他正当事由"
    NONE = "none", "没有正当理由"


class ChosenBy(models.TextChoices):
    """Who settled whose head appears for several defendants (article 3 of the rules)."""

    AGREED = "agreed", "共同被告协商确定"
    COURT = "court", "人民法院确定"


class AbsenceNoted(models.TextChoices):
    """What a court notes, judges and advises about: article 12 of the rules, 1 to 3."""

    NO_REASON = "no_reason", "负责人未出庭，未说明理由或者理由不成立"
    POSTPONED = "postponed", "准许延期后负责人仍未出庭，无正当理由"
    NOBODY = "nobody", "负责人和工作人员均未出庭"


class ConductNoted(models.TextChoices):
    """The same of a head who came: article 12, 4 and 5."""

    LEFT = "left", "负责人未经许可中途退庭"
    SILENT = "silent", "负责人拒绝解释说明，庭审无法进行"


class Appearance(models.TextChoices):
    """What came of the head's duty to appear, in the instance that was heard last."""

    CAME = "came", "负责人出庭"
    OTHER_HEAD = "other_head", "共同被告的负责人出庭"
    ABSENT = "absent", "负责人未出庭"
    MISSED_AGAIN = "missed_again", "通知再次出庭而未出庭"


class Result(models.TextChoices):
    """How a court decides on the act."""

    REJECT_CLAIM = "reject_claim", "驳回诉讼请求"
    DISMISS_SUIT = "dismiss_suit", "驳回起诉"
    WITHDRAWN = "withdrawn", "准许撤诉"
    DEEMED_WITHDRAWN = "deemed_withdrawn", "按撤诉处理"
    ENDED = "ended", "终结诉讼"
    MEDIATED = "mediated", "调解"
    REVOKE = "revoke", "撤销"
    REVOKE_PART = "revoke_part", "部分撤销"
    PERFORM = "perform", "限期履行法定职责"
    PAY = "pay", "履行给付义务"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"
    REMEDY = "remedy", "责令采取补救措施"
    COMPENSATE = "compensate", "判决赔偿"
    CHANGE = "change", "变更"
    AGREEMENT = "agreement", "承担协议责任"


#: What a judgment may say (articles 69 to 78).
JUDGMENTS = [
    (one.value, str(one.label))
    for one in Result
    if one
    not in (
        Result.DISMISS_SUIT,
        Result.WITHDRAWN,
        Result.DEEMED_WITHDRAWN,
        Result.ENDED,
        Result.MEDIATED,
    )
]
#: What a court above may put in place of a decision (article 89).
DISPOSALS = [*JUDGMENTS, (Result.DISMISS_SUIT.value, str(Result.DISMISS_SUIT.label))]
#: What leaves the organ something to do, whatever else is written (articles 72, 73, 76, 78).
DUTIES = frozenset(
    {
        Result.PERFORM.value,
        Result.PAY.value,
        Result.REMEDY.value,
        Result.COMPENSATE.value,
        Result.AGREEMENT.value,
    }
)
#: How a suit ends without a decision on the act (article 62; 民事诉讼法 154 by article 101).
ENDINGS = [
    (one.value, str(one.label)) for one in (Result.WITHDRAWN, Result.DEEMED_WITHDRAWN, Result.ENDED)
]
#: What counts as lost: any judgment against the act or its absence.
LOST = frozenset(code for code, _ in JUDGMENTS) - {Result.REJECT_CLAIM.value}


class Above(models.TextChoices):
    """How a court of appeal or of retrial deals with the decision before it (article 89)."""

    AFFIRM = "affirm", "维持原裁判"
    REVERSE = "reverse", "改判"
    WITHDRAWN = "withdrawn", "准许撤回上诉或者再审申请"


class RetrialBy(models.TextChoices):
    """On whose word a case is tried again (articles 90, 92, 93)."""

    ORGAN = "organ", "本机关申请"
    OTHER_SIDE = "other_side", "对方当事人申请"
    COURT = "court", "人民法院决定"
    PROCURATORATE = "procuratorate", "人民检察院抗诉或者建议"


class RedoCompare(models.TextChoices):
    """How the new act stands to the one that was revoked (article 71)."""

    FACTS = "facts", "依据的事实或者理由不同"
    OUTCOME = "outcome", "处理结果不同"
    PROCEDURE = "procedure", "只因程序违法被撤销后按程序重作"
    SAME = "same", "以同一事实和理由作出基本相同的行为"


class Measure(models.TextChoices):
    """What a court does to an organ that does not perform (article 96)."""

    TRANSFER = "transfer", "划拨款项"
    FINE = "fine", "对负责人按日罚款"
    NOTICE = "notice", "公告拒绝履行的情况"
    ADVICE = "advice", "提出司法建议"
    DETENTION = "detention", "拘留有关责任人员"


class LossCause(models.TextChoices):
    """Why a case was lost (articles 34, 70, 72, 73, 78)."""

    EVIDENCE = "evidence", "主要证据不足"
    LAW = "law", "适用法律法规错误"
    PROCEDURE = "procedure", "违反法定程序"
    POWERS = "powers", "超越职权"
    ABUSE = "abuse", "滥用职权"
    IMPROPER = "improper", "明显不当"
    INACTION = "inaction", "不履行或者拖延履行法定职责"
    PAYMENT = "payment", "没有依法给付"
    LATE_EVIDENCE = "late_evidence", "逾期举证或者没有举证"
    AGREEMENT = "agreement", "没有依法履行协议"
    OTHER = "other", "其他原因"
