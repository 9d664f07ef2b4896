"""What is recorded of a reconsideration, in the order in which it comes to be known."""

from typing import Any

from django.db import models

from yifa import law
from yifa.kernel.columns import a_post
from yifa.kernel.matter import Matter

from . import terms


def choice(label: str, choices: type[models.TextChoices]) -> "models.CharField[Any, Any]":
    """One of a few words; "" where it is not said."""
    return models.CharField(label, max_length=24, choices=choices.choices, blank=True)


def words(label: str, length: int = 120) -> "models.CharField[Any, Any]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=True)


def day(label: str) -> "models.DateField[Any, Any]":
    """A day that may not be known."""
    return models.DateField(label, null=True, blank=True)


class Reconsideration(Matter):
    """An application to reconsider an administrative act (行政复议案件)."""

    channel = choice("申请方式", terms.Channel)
    oral_recorded = models.BooleanField("口头申请已当场制作笔录", default=False)
    organ_received_on = day("处罚机关收到申请的日期")
    applied_on = day("申请日期（邮戳或者提交之日）")
    applicant_kind = choice("申请人类别", terms.Applicant)
    applicants = models.PositiveIntegerField("申请人数", null=True, blank=True)
    representatives = models.PositiveSmallIntegerField("推选的代表人数", null=True, blank=True)
    respondent = words("被申请人", 80)
    respondent_kind = choice("被申请人类别", terms.RespondentKind)
    act_kind = choice("被申请的行政行为", terms.ActKind)
    area = choice("行政管理领域", terms.Area)
    act_number = words("行政行为文号", 60)
    act_on = day("行政行为作出日期")
    known_on = day("知道行政行为的日期")
    not_told = models.BooleanField("没有告知复议权利、机关和期限", default=False)
    told_on = day("知道复议权利、机关和期限的日期")
    longer_until = day("其他法律规定的申请期限届满日")
    obstacle = words("耽误申请期限的正当理由")
    obstacle_from = day("障碍发生日期")
    obstacle_until = day("障碍消除日期")
    realty = models.BooleanField("因不动产提出", default=False)
    request = models.TextField("行政复议请求", blank=True)
    reasons = models.TextField("事实和理由", blank=True)
    asks_compensation = models.BooleanField("一并提出行政赔偿请求", default=False)
    asks_document = models.BooleanField("一并申请附带审查规范性文件", default=False)
    document = words("申请审查的规范性文件")
    first_step = models.BooleanField("法律规定应当先申请复议", default=False)

    correction_items = models.TextField("需要补正的事项", blank=True)
    longer_why = words("不能按期补正的正当理由")
    longer_correction = day("补正期限延长至")
    respondent_is = choice("被申请人是否符合规定", terms.RespondentIs)
    interest = models.BooleanField("申请人与行政行为有利害关系", default=False)
    in_scope = models.BooleanField("属于行政复议范围", default=False)
    competent = models.BooleanField("属于本机关管辖", default=False)
    elsewhere = choice("此前的复议和诉讼", terms.Elsewhere)
    against_will = models.BooleanField("能够证明此前的撤回违背真实意愿", default=False)
    track = choice("审理程序", terms.Track)
    simple_ground = models.CharField(
        "适用简易程序的情形",
        max_length=12,
        choices=law.choices("reconsideration_simple"),
        blank=True,
    )
    plain = models.BooleanField("事实清楚、权利义务关系明确、争议不大", default=False)
    all_agree = models.BooleanField("当事人各方同意适用简易程序", default=False)
    refusal_ground = choice("不符合受理条件的情形", terms.RefusalGround)
    refusal_why = models.TextField("不符合受理条件的理由", blank=True)
    competent_organ = words("有管辖权的行政复议机关", 80)
    refusal_served_on = day("不予受理决定书送达日期")
    sue_from = day("起诉期限起算日")

    reviewer = a_post("承办人")
    second_reviewer = a_post("协办人")
    recused = a_post("回避的人员")
    major = models.BooleanField("重大、疑难、复杂", default=False)
    technical = models.BooleanField("专业性、技术性较强", default=False)
    change_why = words("转为普通程序的理由")

    reply_gist = models.TextField("被申请人答复要点", blank=True)
    basis_filed = models.BooleanField("已提交证据、依据和有关材料", default=False)
    self_collected = models.BooleanField("含复议期间自行收集的证据", default=False)
    supplement_why = choice("补充证据针对的情形", terms.SupplementWhy)
    supplement_agreed = models.BooleanField("复议机构同意补充", default=False)
    third_evidence_gist = models.TextField("第三人提供的证据", blank=True)
    investigators = models.PositiveSmallIntegerField("参加调查的复议人员数", null=True, blank=True)
    id_shown = models.BooleanField("已出示行政复议工作证件", default=False)
    found_out = models.TextField("调查情况", blank=True)
    opinions_way = choice("听取意见的方式", terms.OpinionsWay)
    opinions = models.TextField("当事人的意见", blank=True)
    not_heard_why = words("不能听取意见的当事人原因")
    hearing_on = day("听证日期")
    hearing_place = words("听证地点", 80)
    hearing_about = words("拟听证事项")
    presider = a_post("听证主持人")
    members = models.PositiveSmallIntegerField("听证员人数", null=True, blank=True)
    head_attended = choice("被申请人的负责人参加情况", terms.HeadAttended)
    applicant_absent = models.BooleanField("申请人无正当理由拒不参加", default=False)
    hearing_record = models.TextField("听证笔录要点", blank=True)
    committee_asked = models.TextField("提请咨询的事项", blank=True)
    committee_said = models.TextField("行政复议委员会的咨询意见", blank=True)
    committee_followed = choice("咨询意见采纳情况", terms.CommitteeFollowed)
    stop_why = models.TextField("申请停止执行的理由", blank=True)
    stop_ground = choice("停止执行的情形", terms.StopGround)

    stay_ground = models.CharField(
        "中止情形",
        max_length=16,
        choices=[
            (code, label)
            for code, label in law.choices("reconsideration_stay")
            if code not in (*terms.ApplicantGone.values, "document_review")
        ],
        blank=True,
    )
    applicant_gone = choice("申请人一方的中止情形", terms.ApplicantGone)
    stay_agreed = models.BooleanField("申请人和被申请人同意中止", default=False)
    stay_told = models.BooleanField("已书面告知当事人", default=False)
    stay_over = words("中止原因怎样消除")
    document_outcome = choice("规范性文件处理结果", terms.DocumentOutcome)
    document_note = models.TextField("规范性文件处理意见", blank=True)
    document_organ = words("有权处理的机关", 80)

    mediation_agreed = models.BooleanField("各方自愿调解", default=False)
    mediation_record = models.TextField("调解情况", blank=True)
    agreement = models.TextField("调解协议内容", blank=True)
    signed = models.BooleanField("各方已签字或者签章，已加盖行政复议机关印章", default=False)
    settlement = models.TextField("和解内容", blank=True)
    settlement_lawful = models.BooleanField("和解不损害公共利益和他人权益", default=False)
    withdraw_why = words("撤回申请的理由")
    terminate_ground = choice("终止情形", terms.TerminateGround)

    facts = models.TextField("查明的事实", blank=True)
    proposal = models.TextField("审理意见", blank=True)
    fault = choice("对行政行为的认定", terms.Fault)
    outcome = choice("复议决定", terms.Outcome)
    puts_right = models.BooleanField("纠正了行政行为", default=False)
    ruling = models.TextField("决定内容", blank=True)
    ending = choice("审结结果", terms.Ending)
    in_time = models.BooleanField("在审理期限内审结", default=False)
    approval = choice("决定的形成", terms.Approval)
    worse = models.BooleanField("对申请人更为不利", default=False)
    opposite = models.BooleanField("第三人提出相反请求", default=False)
    void_asked = models.BooleanField("申请人申请确认无效", default=False)
    redo = models.BooleanField("责令重新作出行政行为", default=False)
    act_within = day("决定书确定的履行期限")
    compensation = choice("行政赔偿", terms.Compensation)
    compensation_amount = models.DecimalField(
        "赔偿金额（元）", max_digits=14, decimal_places=2, null=True, blank=True
    )
    sealed = models.BooleanField("决定书已加盖行政复议机关印章", default=False)

    service = choice("送达方式", terms.Service)
    served_on = day("送达日期")
    redo_from = day("重新作出行政行为的起算日")
    same_again = models.BooleanField(
        "以同一事实和理由作出相同或者基本相同的行政行为", default=False
    )
    performed_how = models.TextField("履行情况", blank=True)
    urged_until = day("责令履行的期限")
    urged_why = models.TextField("没有履行的情况", blank=True)
    interviewed = words("约谈或者通报批评的对象")
    enforcer = words("强制执行的机关或者法院", 80)
    suit_number = words("行政诉讼案号", 60)
    suit_result = choice("诉讼结果", terms.SuitResult)

    opinion_to = words("意见书、建议书的对象", 80)
    opinion = models.TextField("意见书、建议书内容", blank=True)
    opinion_answer = models.TextField("纠正情况", blank=True)
    masked = models.BooleanField("已隐去个人信息、商业秘密等", default=False)
    public_text = models.TextField("公开的决定书文本（已隐名）", blank=True)
    withheld_why = words("不公开或者撤下的理由")
    copied_to = words("抄告的上一级主管部门", 80)

    class Meta:
        verbose_name = "行政复议案件"
        verbose_name_plural = "行政复议案件"

    @property
    def contested(self) -> str:
        """What it is about in words: 不服青禾县水利局的行政处罚, 认为某镇人民政府不履行法定职责."""
        act = self.get_act_kind_display()
        if self.act_kind in terms.FAILURES:
            return f"认为{self.respondent}{act}"
        return f"不服{self.respondent}的{act}"

    @property
    def sector(self) -> str:
        """Under the summary procedure its own, shorter limits take the place of the ordinary."""
        return terms.Track.SIMPLE if self.track == terms.Track.SIMPLE else ""
