"""What is recorded of a lawsuit, in the order in which it comes to be known."""

import datetime as dt

from django.db import models

from yifa.kernel.columns import a_matter
from yifa.kernel.matter import Matter

from . import terms


def words(label: str, length: int = 120) -> "models.CharField[str, str]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=True)


def text(label: str) -> "models.TextField[str, str]":
    """Some paragraphs."""
    return models.TextField(label, blank=True)


def one_of(
    label: str, choices: list[tuple[str, str]] | type[models.TextChoices]
) -> "models.CharField[str, str]":
    """One of a closed list."""
    listed = choices if isinstance(choices, list) else choices.choices
    return models.CharField(label, max_length=24, choices=listed, blank=True)


def day(label: str) -> "models.DateField[dt.date | None, dt.date | None]":
    """A day that may not be known yet."""
    return models.DateField(label, null=True, blank=True)


def said(label: str) -> "models.BooleanField[bool, bool]":
    """Something that is so or not."""
    return models.BooleanField(label, default=False)


class Lawsuit(Matter):
    """A case in which an organ is sued, from the complaint to performance (行政应诉案件)."""

    case_kind = one_of("案件类别", terms.CaseKind)
    standing = one_of("本机关地位", terms.Standing)
    other_defendants = words("共同被告、第三人（单位）")
    act_kind = one_of("被诉行政行为", terms.ActKind)
    act = words("被诉行为名称、文号", 200)
    case = a_matter("对应的行政处罚案件", "penalty_case")
    claims = text("诉讼请求")
    court = words("受理法院", 60)
    court_number = words("案号", 60)
    filed_on = day("法院立案日期")
    served_on = day("收到起诉状副本日期")
    major = said("涉及重大公共利益、社会高度关注或者可能引发群体性事件")
    #: From when the organ owes an answer; a third party owes none.
    defends_from = day("答辩期限起算日")
    #: Whether a head has to appear: of a defendant, not of a third party.
    head_owed = said("负责人应当出庭")

    objection = text("管辖异议的理由")
    agent_one = words("诉讼代理人一（姓名、单位）", 60)
    agent_two = words("诉讼代理人二（姓名、单位）", 60)
    answer_text = text("答辩意见")
    answer_late_why = words("逾期答辩的原因", 200)
    appeal_answer_late_why = words("逾期提出二审答辩的原因", 200)
    evidence_list = text("证据清单")
    legal_basis = text("所依据的规范性文件")
    gathered = one_of("证据怎样取得", terms.Gathered)
    brought = one_of("提供证据的时间", terms.Brought)
    delay_ground = words("申请延期提供的正当事由", 200)
    cause_ended_on = day("正当事由消除日期")
    new_point = words("原告、第三人新提出的理由、证据", 200)
    supplement_allowed = said("法院准许补充证据")
    stop_ground = one_of("停止执行的情形", terms.StopGround)
    new_act = text("改变后的行政行为")
    conciliation = text("协调化解情况")

    hearing_on = day("开庭日期")
    attendees = words("出庭人员（姓名、职务）", 200)
    head_called = said("法院通知负责人出庭")
    sends = one_of("派谁出庭", terms.Sends)
    absence_ground = one_of("负责人不能出庭的事由", terms.AbsenceGround)
    absence_note = text("负责人不能出庭的书面说明")
    absence_proof = said("证明材料已加盖机关印章或者由主要负责人签字")
    postponed_why = words("申请延期开庭的理由", 200)
    head_name = words("出庭负责人姓名", 30)
    head_rank = one_of("负责人类别", terms.HeadRank)
    head_position = words("出庭负责人职务", 40)
    head_identity = said("开庭前已提交（补正）盖章的身份证明")
    head_spoke = said("就实质性解决争议发表了意见")
    who_came = one_of("代替负责人到庭的", terms.Came)
    co_head_by = one_of("谁的负责人出庭，由谁确定", terms.ChosenBy)
    co_head = words("出庭负责人（共同被告、姓名、职务）")
    absence_noted = one_of("法院对不出庭记录在案的情形", terms.AbsenceNoted)
    conduct_noted = one_of("法院对庭审表现记录在案的情形", terms.ConductNoted)
    appearance = one_of("负责人出庭情况", terms.Appearance)

    first_result = one_of("一审结果", terms.Result)
    second_result = one_of("二审结果", terms.Above)
    second_disposal = one_of("二审改判为", terms.DISPOSALS)
    retrial_by = one_of("再审由谁提起", terms.RetrialBy)
    retrial_result = one_of("再审结果", terms.Above)
    retrial_disposal = one_of("再审改判为", terms.DISPOSALS)
    other_result = words("对复议决定（原行政行为）的裁判")
    ending = one_of("没有判决的结案方式", terms.ENDINGS)
    mediation_ground = one_of("可以调解的情形", terms.MediationGround)
    mediated_terms = text("调解协议内容")
    document_number = words("裁判文书号", 60)
    document_on = day("裁判文书送达日期")
    others_served_on = day("其他当事人最后收到的日期")
    #: From when nobody's days to appeal have begun later.
    appeal_from = day("上诉期限最后起算日")
    effective_on = day("生效日期")
    duty = said("需要本机关履行")
    redo_ordered = said("责令重新作出行政行为")
    perform_by = day("履行期限")
    #: What the last decision ordered: it stands where a court above affirms.
    duty_stands = said("前一裁判需要本机关履行")
    redo_stands = said("前一裁判责令重新作出行政行为")
    #: What the decision that stands comes to, and whether it went against the organ.
    result = one_of("裁判结果", terms.Result)
    lost = said("败诉")
    appeal_why = text("上诉、申请再审的理由")
    term_restored = said("耽误上诉期限，法院准许顺延")

    redone = words("重新作出的行政行为", 200)
    redo_compare = one_of("与原行为比较", terms.RedoCompare)
    performed_how = text("履行情况")
    perform_late_why = words("逾期履行的原因", 200)
    measure = one_of("法院的执行措施", terms.Measure)
    measure_note = words("执行措施内容", 200)
    loss_cause = one_of("败诉原因", terms.LossCause)
    loss_analysis = text("败诉原因分析")
    loss_measures = text("整改措施")
    reported_to = words("报送单位", 60)

    class Meta:
        verbose_name = "行政应诉案件"
        verbose_name_plural = "行政应诉案件"
