"""The terms of a penalty case: what may be chosen, with the article where the law lists it."""

from django.db import models


class Source(models.TextChoices):
    """Where a clue comes from."""

    INSPECTION = "inspection", "行政检查发现"
    COMPLAINT = "complaint", "投诉举报"
    ASSIGNED = "assigned", "上级交办"
    TRANSFERRED = "transferred", "其他机关移送"
    POLICE = "police", "公安、司法机关移送"
    MONITOR = "monitor", "电子技术监控"
    OTHER = "other", "其他"


class CameraResult(models.TextChoices):
    """What the review of a camera's finding came to (article 41)."""

    FIT = "fit", "真实、清晰、完整、准确，可以作证据"
    UNFIT = "unfit", "不符合要求，不作证据"


class PartyKind(models.TextChoices):
    """Who is to be punished: article 51 draws its line here."""

    CITIZEN = "citizen", "公民"
    ORGANISATION = "organisation", "法人或者其他组织"


class Jurisdiction(models.TextChoices):
    """Why this organ may act (articles 22 to 25)."""

    OWN = "own", "违法行为发生地，属本机关法定职权"
    HANDED_DOWN = "handed_down", "承接的行政处罚权（乡镇、街道）"
    DESIGNATED = "designated", "上级指定管辖"
    ENTRUSTED = "entrusted", "依法受委托"
    NONE = "none", "不属本机关管辖"


class EvidenceKind(models.TextChoices):
    """The eight kinds of evidence (article 46)."""

    DOCUMENTARY = "documentary", "书证"
    PHYSICAL = "physical", "物证"
    AUDIOVISUAL = "audiovisual", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    WITNESS = "witness", "证人证言"
    PARTY = "party", "当事人的陈述"
    EXPERT = "expert", "鉴定意见"
    RECORD = "record", "勘验笔录、现场笔录"


class Kept(models.TextChoices):
    """What becomes of evidence registered for preservation."""

    RETURNED = "returned", "退还"
    RECORDED = "recorded", "采取记录、复制、拍照等措施后退还"
    EXAMINED = "examined", "送交检测、检验、鉴定"
    SEIZED = "seized", "查封、扣押"
    CONFISCATED = "confiscated", "依法没收"
    HANDED_OVER = "handed_over", "移送有关机关"


class Unfrozen(models.TextChoices):
    """What becomes of money that was frozen (行政强制法 articles 21, 32, 33)."""

    LIFTED = "lifted", "解除冻结"
    PAID = "paid", "依照法律划拨抵缴"
    HANDED_OVER = "handed_over", "随案移送司法机关"


class Exempt(models.TextChoices):
    """Why a penalty would be ruled out or may be left (articles 30, 31, 33)."""

    MINOR = "minor", "违法行为轻微并及时改正，没有造成危害后果"
    FIRST = "first", "初次违法且危害后果轻微并及时改正"
    NO_FAULT = "no_fault", "有证据足以证明没有主观过错"
    UNDER_14 = "under_14", "不满十四周岁"
    INCAPABLE = "incapable", "不能辨认或者不能控制自己行为"


class Lighter(models.TextChoices):
    """Why a penalty is to be lighter or mitigated, or may be (articles 30, 31, 32)."""

    REPAIRED = "repaired", "主动消除或者减轻危害后果"
    COERCED = "coerced", "受他人胁迫或者诱骗"
    CONFESSED = "confessed", "主动供述尚未掌握的违法行为"
    MERIT = "merit", "配合查处有立功表现"
    MINOR_AGE = "minor_age", "已满十四周岁不满十八周岁"
    IMPAIRED = "impaired", "尚未完全丧失辨认或者控制能力（可以从轻、减轻）"
    OTHER = "other", "法律、法规、规章规定的其他情形"


class ReviewDue(models.TextChoices):
    """Why a case goes to legal review (article 58)."""

    PUBLIC_INTEREST = "public_interest", "涉及重大公共利益"
    HEARD = "heard", "直接关系重大权益，经过听证程序"
    COMPLEX = "complex", "疑难复杂、涉及多个法律关系"
    STATUTORY = "statutory", "法律、法规规定的其他情形"
    LISTED = "listed", "列入重大执法决定法制审核目录"


class ReviewResult(models.TextChoices):
    """What the legal review came to."""

    PASSED = "passed", "审核通过"
    AMENDED = "amended", "修改后提请再审"
    REFUSED = "refused", "审核未通过"


class Outcome(models.TextChoices):
    """What is decided after the investigation (article 57)."""

    PENALISE = "penalise", "给予行政处罚"
    MINOR = "minor", "违法行为轻微不予行政处罚"
    FIRST = "first", "首次违法不予行政处罚"
    NO_FAULT = "no_fault", "没有主观过错不予行政处罚"
    INCAPABLE = "incapable", "未成年或者无责任能力不予行政处罚"
    UNPROVED = "unproved", "违法事实不能成立不予行政处罚"


class Licence(models.TextChoices):
    """What is done to a licence or a qualification (article 9, items 3)."""

    SUSPENDED = "suspended", "暂扣许可证件"
    LOWERED = "lowered", "降低资质等级"
    REVOKED = "revoked", "吊销许可证件"


class Business(models.TextChoices):
    """What is ordered of a business (article 9, item 4)."""

    LIMITED = "limited", "限制开展生产经营活动"
    STOPPED = "stopped", "责令停产停业"
    CLOSED = "closed", "责令关闭"
    BANNED = "banned", "限制从业"


class Service(models.TextChoices):
    """How a decision reaches the party (article 61; 民事诉讼法 articles 88 to 92)."""

    IN_PERSON = "in_person", "直接送达"
    LEFT = "left", "留置送达"
    POST = "post", "邮寄送达"
    ELECTRONIC = "electronic", "电子送达"
    ENTRUSTED = "entrusted", "委托送达、转交送达"


class LeftProof(models.TextChoices):
    """What shows that a paper was left (民事诉讼法 article 89)."""

    WITNESSES = "witnesses", "基层组织或者单位代表到场见证"
    RECORDING = "recording", "拍照、录像记录送达过程"


class CollectGround(models.TextChoices):
    """Why a fine may be collected on the spot (articles 68, 69)."""

    SMALL = "small", "一百元以下罚款"
    HARD = "hard", "不当场收缴事后难以执行"
    REMOTE = "remote", "边远、水上、交通不便地区，当事人提出"


class Changed(models.TextChoices):
    """How a decision was changed or set aside (article 48)."""

    REVOKED = "revoked", "撤销"
    ALTERED = "altered", "变更"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"


class ChangedBy(models.TextChoices):
    """Who changed it."""

    ITSELF = "itself", "本机关自行纠正"
    SUPERIOR = "superior", "上级机关或者监督机关"
    RECONSIDERATION = "reconsideration", "行政复议"
    COURT = "court", "人民法院判决"


class CourtRuling(models.TextChoices):
    """What the court ruled on execution."""

    GRANTED = "granted", "准予强制执行"
    REFUSED = "refused", "不予强制执行"
    NOT_ACCEPTED = "not_accepted", "不予受理"


class EndedWhy(models.TextChoices):
    """Why a case ends without a decision, or execution without payment."""

    PARTY_GONE = "party_gone", "当事人死亡或者终止，没有权利义务承受人"
    TIME_BARRED = "time_barred", "超过追责期限"
    NOTHING_LEFT = "nothing_left", "没有可供执行的财产"
    REVOKED = "revoked", "处罚决定已被撤销"
    OTHER = "other", "其他依法应当终止的情形"


class Contested(models.TextChoices):
    """How the party went against the decision."""

    RECONSIDERATION = "reconsideration", "申请行政复议"
    SUIT = "suit", "提起行政诉讼"
