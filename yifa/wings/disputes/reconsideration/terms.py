"""The words in which a reconsideration is recorded: how it came, against what, and how it ended."""

from django.db import models


class Channel(models.TextChoices):
    """How an application came (articles 22, 32)."""

    IN_PERSON = "in_person", "当面提交"
    MAIL = "mail", "邮寄"
    ONLINE = "online", "互联网"
    ORAL = "oral", "口头"
    VIA_ORGAN = "via_organ", "通过作出处罚决定的机关"


class Applicant(models.TextChoices):
    """Who applies."""

    CITIZEN = "citizen", "公民"
    FIRM = "firm", "企业和个体工商户"
    OTHER = "other", "其他组织"


class RespondentKind(models.TextChoices):
    """What kind of organ did the act (article 24)."""

    DEPARTMENT = "department", "本级政府工作部门"
    LOWER = "lower", "下一级人民政府"
    DISPATCHED = "dispatched", "派出机关和派出机构"
    AUTHORISED = "authorised", "法律法规规章授权的组织"
    OTHER = "other", "其他"


class ActKind(models.TextChoices):
    """What is contested, in the order of article 11."""

    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    LICENCE = "licence", "行政许可"
    NATURAL_RESOURCE = "natural_resource", "自然资源确权"
    EXPROPRIATION = "expropriation", "征收征用及补偿"
    STATE_COMPENSATION = "state_compensation", "行政赔偿"
    INJURY = "injury", "工伤认定"
    AUTONOMY = "autonomy", "侵犯经营自主权和土地权益"
    COMPETITION = "competition", "排除限制竞争"
    BURDEN = "burden", "违法集资摊派和要求履行义务"
    DUTY = "duty", "不履行法定职责"
    WELFARE = "welfare", "不依法给付"
    AGREEMENT = "agreement", "不依法履行行政协议"
    DISCLOSURE = "disclosure", "政府信息公开"
    OTHER = "other", "其他行政行为"


#: Acts that are contested as not done, or not done rightly: nobody is 不服 of them.
FAILURES = (
    ActKind.AUTONOMY,
    ActKind.COMPETITION,
    ActKind.BURDEN,
    ActKind.DUTY,
    ActKind.WELFARE,
    ActKind.AGREEMENT,
)


class Area(models.TextChoices):
    """The line of administration, as yearly statistics sort cases."""

    SECURITY = "security", "公安"
    MARKET = "market", "市场监管"
    LAND = "land", "自然资源"
    HOUSING = "housing", "住房和城乡建设"
    LABOUR = "labour", "人力资源和社会保障"
    ENVIRONMENT = "environment", "生态环境"
    TRANSPORT = "transport", "交通运输"
    WATER = "water", "水利"
    AGRICULTURE = "agriculture", "农业农村"
    HEALTH = "health", "卫生健康"
    EDUCATION = "education", "教育"
    CIVIL = "civil", "民政"
    EMERGENCY = "emergency", "应急管理"
    TOWN = "town", "乡镇政府综合事务"
    OTHER = "other", "其他"


class RespondentIs(models.TextChoices):
    """By which rule somebody is the respondent (article 19), or that the wrong one was named."""

    MADE = "made", "作出行政行为的机关或者授权的组织"
    JOINT = "joint", "共同作出行政行为的机关"
    ENTRUSTED = "entrusted", "委托的机关"
    SUCCESSOR = "successor", "继续行使职权的机关"
    WRONG = "wrong", "错列了被申请人"


class Elsewhere(models.TextChoices):
    """Whether the same act was contested before."""

    NONE = "none", "没有"
    COURT = "court", "人民法院已经受理"
    ACCEPTED = "accepted", "行政复议机关受理过"
    WITHDRAWN = "withdrawn", "撤回后以同一事实和理由再申请"


class Track(models.TextChoices):
    """By which procedure a case is heard."""

    ORDINARY = "ordinary", "普通程序"
    SIMPLE = "simple", "简易程序"


class RefusalGround(models.TextChoices):
    """Why an application is not accepted, or rejected afterwards (articles 30, 33)."""

    RESPONDENT = "respondent", "申请人不明确或者被申请人不符合规定"
    INTEREST = "interest", "与行政行为没有利害关系"
    REQUEST = "request", "没有具体的请求和理由"
    LATE = "late", "超过法定申请期限"
    SCOPE = "scope", "不属于行政复议范围"
    JURISDICTION = "jurisdiction", "不属于本机关管辖"
    TWICE = "twice", "已经复议或者诉讼"


class StopGround(models.TextChoices):
    """On which ground enforcement is stopped (article 42)."""

    RESPONDENT = "respondent", "被申请人认为需要停止"
    AUTHORITY = "authority", "复议机关认为需要停止"
    ASKED = "asked", "申请人或者第三人的申请合理"
    STATUTE = "statute", "法律法规规章规定停止"


class OpinionsWay(models.TextChoices):
    """How the parties were heard (article 49)."""

    IN_PERSON = "in_person", "当面"
    ONLINE = "online", "互联网"
    TELEPHONE = "telephone", "电话"


class HeadAttended(models.TextChoices):
    """Who came to the hearing for the respondent (article 51)."""

    HEAD = "head", "负责人参加"
    DELEGATED = "delegated", "负责人说明理由并委托工作人员参加"
    ABSENT = "absent", "没有说明理由或者没有人参加"


class SupplementWhy(models.TextChoices):
    """What the respondent's added evidence answers (article 46)."""

    NEW_REASON = "new_reason", "申请人或者第三人提出了新的理由"
    NEW_EVIDENCE = "new_evidence", "申请人或者第三人提出了新的证据"


class ApplicantGone(models.TextChoices):
    """Why a case is stayed on the applicant's side, to end after sixty days (39, 41)."""

    DEATH = "death", "申请人死亡待定"
    INCAPACITY = "incapacity", "申请人丧失行为能力待定"
    DISSOLVED = "dissolved", "申请人终止待定"


class DocumentOutcome(models.TextChoices):
    """What was found of the document that the act rests on (article 59)."""

    LAWFUL = "lawful", "相关条款合法"
    STOPPED = "stopped", "停止条款执行并责令纠正"


class CommitteeFollowed(models.TextChoices):
    """What became of the committee's opinion."""

    YES = "yes", "采纳"
    PARTLY = "partly", "部分采纳"
    NO = "no", "没有采纳"


class TerminateGround(models.TextChoices):
    """On which ground a case is terminated (article 41)."""

    WITHDRAWN = "withdrawn", "申请人撤回"
    NOBODY = "nobody", "没有人承受权利或者放弃权利"
    CRIMINAL = "criminal", "同一违法行为被采取刑事强制措施"
    STAYED = "stayed", "因申请人原因中止满六十日"
    SETTLED = "settled", "准许和解（2024年以前申请的）"


class Approval(models.TextChoices):
    """How the authority came to its decision (article 61)."""

    HEAD = "head", "机关负责人同意"
    COLLECTIVE = "collective", "集体讨论通过"


class Fault(models.TextChoices):
    """What was found of the act, in the order in which the Law names decisions (63 to 71)."""

    IMPROPER = "improper", "内容不适当"
    MISAPPLIED = "misapplied", "未正确适用依据"
    CLEARED = "cleared", "事实不清而经复议查清"
    FACTS = "facts", "主要事实不清和证据不足"
    PROCEDURE = "procedure", "违反法定程序"
    BASIS = "basis", "适用的依据不合法"
    POWERS = "powers", "超越职权或者滥用职权"
    NO_REPLY = "no_reply", "被申请人未按规定答复举证"
    HARM = "harm", "应当撤销但会造成重大损害"
    SLIGHT = "slight", "程序轻微违法且不影响权利"
    NOTHING_LEFT = "nothing_left", "违法但没有可撤销的内容"
    CHANGED = "changed", "被申请人已改变而仍要求确认"
    POINTLESS = "pointless", "责令履行没有意义"
    OMISSION = "omission", "不履行法定职责"
    VOID = "void", "重大且明显违法"
    NONE = "none", "事实依据程序内容都合法适当"
    NO_DUTY = "no_duty", "没有相应职责或者受理前已经履行"
    AGREEMENT = "agreement", "行政协议违法违约或者补偿不合理"


class Outcome(models.TextChoices):
    """How a case was decided, in the order of the Law."""

    CHANGE = "change", "变更"
    REVOKE = "revoke", "撤销"
    REVOKE_PARTLY = "revoke_partly", "部分撤销"
    UNLAWFUL = "unlawful", "确认违法"
    PERFORM = "perform", "责令履行"
    VOID = "void", "确认无效"
    MAINTAIN = "maintain", "维持"
    REJECTED_REQUEST = "rejected_request", "驳回请求"
    AGREEMENT = "agreement", "行政协议责任"
    REJECTED_APPLICATION = "rejected_application", "驳回申请"


class Ending(models.TextChoices):
    """What a case came to here: decided, or ended without a decision on the act."""

    MAINTAIN = "maintain", "维持"
    CHANGE = "change", "变更"
    REVOKE = "revoke", "撤销"
    REVOKE_PARTLY = "revoke_partly", "部分撤销"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"
    PERFORM = "perform", "责令履行"
    AGREEMENT = "agreement", "行政协议责任"
    REJECTED_REQUEST = "rejected_request", "驳回请求"
    REJECTED_APPLICATION = "rejected_application", "驳回申请"
    MEDIATED = "mediated", "调解"
    TERMINATED = "terminated", "终止"
    TAKEN_UP = "taken_up", "上级提级审理"


class Compensation(models.TextChoices):
    """What became of compensation (article 72)."""

    GIVEN = "given", "决定给予赔偿"
    REJECTED = "rejected", "驳回赔偿请求"
    RETURNED = "returned", "责令返还财产或者赔偿价款"


class Service(models.TextChoices):
    """How a paper was served, by the rules of civil procedure (article 88)."""

    IN_PERSON = "in_person", "直接送达"
    MAIL = "mail", "邮寄送达"
    ELECTRONIC = "electronic", "电子送达"
    LEFT = "left", "留置送达"
    ANNOUNCED = "announced", "公告送达"


class SuitResult(models.TextChoices):
    """How a suit against the decision ended."""

    UPHELD = "upheld", "复议决定被维持"
    OVERTURNED = "overturned", "复议决定被撤销或者变更"
    ORDERED = "ordered", "责令复议机关作出决定"
    WITHDRAWN = "withdrawn", "撤诉"


#: What decision follows from what was found (articles 63 to 71): the Law leaves no choice but that
#: between a whole and a part, and after a missing reply.
DECIDES = {
    Fault.IMPROPER: (Outcome.CHANGE,),
    Fault.MISAPPLIED: (Outcome.CHANGE,),
    Fault.CLEARED: (Outcome.CHANGE,),
    Fault.FACTS: (Outcome.REVOKE, Outcome.REVOKE_PARTLY),
    Fault.PROCEDURE: (Outcome.REVOKE, Outcome.REVOKE_PARTLY),
    Fault.BASIS: (Outcome.REVOKE, Outcome.REVOKE_PARTLY),
    Fault.POWERS: (Outcome.REVOKE, Outcome.REVOKE_PARTLY),
    Fault.NO_REPLY: (
        Outcome.REVOKE,
        Outcome.REVOKE_PARTLY,
        Outcome.UNLAWFUL,
        Outcome.VOID,
        Outcome.PERFORM,
    ),
    Fault.HARM: (Outcome.UNLAWFUL,),
    Fault.SLIGHT: (Outcome.UNLAWFUL,),
    Fault.NOTHING_LEFT: (Outcome.UNLAWFUL,),
    Fault.CHANGED: (Outcome.UNLAWFUL,),
    Fault.POINTLESS: (Outcome.UNLAWFUL,),
    Fault.OMISSION: (Outcome.PERFORM,),
    Fault.VOID: (Outcome.VOID,),
    Fault.NONE: (Outcome.MAINTAIN,),
    Fault.NO_DUTY: (Outcome.REJECTED_REQUEST,),
    Fault.AGREEMENT: (Outcome.AGREEMENT,),
}
#: Decisions that put the respondent's act right (纠错).
CORRECTING = (
    Outcome.CHANGE,
    Outcome.REVOKE,
    Outcome.REVOKE_PARTLY,
    Outcome.UNLAWFUL,
    Outcome.PERFORM,
    Outcome.VOID,
    Outcome.AGREEMENT,
)
