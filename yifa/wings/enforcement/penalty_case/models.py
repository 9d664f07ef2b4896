"""What is recorded of a penalty case, in the order in which it comes to be known."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from yifa import law
from yifa.kernel.columns import a_matter, a_post
from yifa.kernel.matter import Matter
from yifa.kernel.roles import OFFICER
from yifa.kernel.signatures import SignedOnTheSpot

from . import terms


def choice(label: str, choices: type[models.TextChoices]) -> "models.CharField[str, str]":
    """A term that may stay open until its step."""
    return models.CharField(label, max_length=16, choices=choices.choices, blank=True)


def yuan(label: str) -> "models.DecimalField[Any, Any]":
    """A sum of money."""
    return models.DecimalField(
        f"{label}（元）", max_digits=14, decimal_places=2, null=True, blank=True
    )


def day(label: str) -> "models.DateField[Any, Any]":
    """A day that is known from some step on."""
    return models.DateField(label, null=True, blank=True)


def hour(label: str) -> "models.CharField[str, str]":
    """An hour of the day of its step, where the law counts hours."""
    as_clocks_say = RegexValidator(r"^([01]\d|2[0-3]):[0-5]\d$", f"“{label}”按24小时写成14:05这样")
    return models.CharField(
        f"{label}（几时几分，如14:05）", max_length=5, blank=True, validators=[as_clocks_say]
    )


def day_count(label: str) -> "models.PositiveSmallIntegerField[Any, Any]":
    """How many days something lasts."""
    return models.PositiveSmallIntegerField(label, null=True, blank=True)


def words(label: str, length: int = 200) -> "models.CharField[str, str]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=True)


class PenaltyCase(SignedOnTheSpot, Matter):
    """A case in which a penalty is considered (行政处罚案件)."""

    # The clue
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )
    source = choice("案件来源", terms.Source)
    cause = words("违法行为", 80)
    party_kind = choice("当事人类别", terms.PartyKind)
    regulated_party = a_matter("监管对象", "regulated_party")
    place = words("违法地点", 80)
    violated_on = day("违法行为发生（终了）日期")
    found_on = day("发现日期")
    clue = models.TextField("线索内容", blank=True)
    camera = words("电子技术监控设备（编号、地点）", 80)
    camera_sited = models.BooleanField(
        "设备经过法制和技术审核，设置地点已向社会公布", default=False
    )
    camera_result = choice("监控记录审核结果", terms.CameraResult)
    finding_told = words("怎样告知违法事实，到哪里查询、陈述和申辩", 120)

    # Filing
    jurisdiction = choice("管辖依据", terms.Jurisdiction)
    officer = a_post("主办执法人员", role=OFFICER.value)
    second_officer = a_post("协办执法人员", role=OFFICER.value)
    not_filed_why = words("不予立案理由")
    referred_to = words("移送机关", 60)
    recused = words("回避人员和决定", 120)

    # Investigation
    id_shown = models.BooleanField("已出示执法证件", default=False)
    record_made = models.BooleanField("已制作笔录并由当事人核对", default=False)
    evidence_kind = choice("证据种类", terms.EvidenceKind)
    evidence_proves = words("证明内容")
    camera_evidence = models.BooleanField("属于电子技术监控记录", default=False)
    camera_reviewed = models.BooleanField("电子技术监控记录已经法制和技术审核", default=False)
    approved_by_head = models.BooleanField("已经行政机关负责人批准", default=False)
    listed = models.TextField("物品清单", blank=True)
    kept_how = choice("处理方式", terms.Kept)
    measure_told = models.BooleanField(
        "已出示证件，通知到场，当场告知理由、依据和权利，听取申辩，制作现场笔录", default=False
    )
    scope_checked = models.BooleanField(
        "已核对：与违法行为有关，不是生活必需品，没有被其他国家机关查封", default=False
    )
    papers_handed = models.BooleanField("决定书和清单已当场交付", default=False)
    seized_at = hour("查封、扣押的时间")
    approved_at = hour("负责人批准的时间")
    not_approved_why = words("不应当采取的理由")
    freeze_basis = words("规定本机关可以冻结的法律和条文（法规、规章不行）", 160)
    bank = words("金融机构", 80)
    frozen = yuan("冻结数额")
    frozen_elsewhere = models.BooleanField("已被其他国家机关冻结", default=False)
    bank_told = models.BooleanField(
        "已出示证件、制作现场笔录，并向金融机构交付冻结通知书", default=False
    )
    unfrozen_how = choice("冻结款项的处理", terms.Unfrozen)
    extended_why = words("延长的理由")
    appraised_what = words("检测、检验、鉴定事项")
    appraisal = words("检测、检验、鉴定结论")

    # What the investigation came to
    facts = models.TextField("违法事实", blank=True)
    evidence_checked = models.BooleanField("证据已经查证属实，来源合法", default=False)
    offences = models.PositiveSmallIntegerField("两年内第几次同类违法", null=True, blank=True)
    amount = yuan("涉案金额")
    earned = yuan("违法所得")
    repaid = yuan("其中依法应当退赔")
    harm = models.CharField(
        "危害后果", max_length=16, choices=law.choices("harm_grade"), blank=True
    )
    life_or_finance = models.BooleanField(
        "涉及公民生命健康安全、金融安全且有危害后果", default=False
    )
    exempt = choice("不予处罚情形", terms.Exempt)
    lighter = choice("从轻、减轻情形", terms.Lighter)
    benchmark = a_matter("适用的裁量基准", "discretion_benchmark")
    crime_suspected = models.BooleanField("涉嫌犯罪", default=False)
    serious = models.BooleanField("情节复杂或者重大违法行为", default=False)
    review_due = models.BooleanField("应当法制审核", default=False)
    review_why = choice("应当法制审核的情形", terms.ReviewDue)
    hearing_due = models.BooleanField("属于应当告知听证权利的处罚", default=False)

    # What is proposed, in the terms of the decision
    proposed_basis = words("拟处罚的依据", 160)
    proposed_warned = models.BooleanField("拟警告", default=False)
    proposed_criticised = models.BooleanField("拟通报批评", default=False)
    proposed_fine = yuan("拟罚款金额")
    proposed_gain = yuan("拟没收违法所得")
    proposed_goods = yuan("拟没收非法财物价值")
    proposed_licence = choice("拟对许可、资质的处罚", terms.Licence)
    proposed_business = choice("拟对生产经营的处罚", terms.Business)
    proposed_days = day_count("拟暂扣、限制、停产停业的天数")
    proposed = words("拟作出的其他处罚")

    # Review, notice, answer
    review_result = choice("法制审核结果", terms.ReviewResult)
    review_opinion = models.TextField("法制审核意见", blank=True)
    sent_back_why = words("退回补充调查的理由")
    told_facts = models.BooleanField("已告知拟处罚内容及事实、理由、依据和权利", default=False)
    reply_by = day("陈述申辩截止日期")
    statement = models.TextField("陈述申辩意见", blank=True)
    adopted = models.BooleanField("陈述申辩成立，已采纳", default=False)
    recheck = models.TextField("复核意见", blank=True)

    # Hearing, discussion
    hearing_on = day("听证日期")
    hearing_place = words("听证地点", 80)
    presider = a_post("听证主持人")
    hearing_record = models.BooleanField("听证笔录已经核对签名", default=False)
    hearing_opinion = models.TextField("听证意见", blank=True)
    discussed_by = words("参加讨论人员", 120)
    discussion = models.TextField("集体讨论意见", blank=True)

    # Decision
    outcome = choice("处理决定", terms.Outcome)
    basis = words("处罚依据", 160)
    warned = models.BooleanField("警告", default=False)
    criticised = models.BooleanField("通报批评", default=False)
    fine = yuan("罚款")
    gain = yuan("没收违法所得")
    goods = yuan("没收非法财物价值")
    licence = choice("许可、资质", terms.Licence)
    business = choice("生产经营", terms.Business)
    days = day_count("暂扣、限制、停产停业的天数")
    other_penalty = words("其他处罚", 80)
    beyond_why = words("偏离裁量基准的理由")
    late_why = words("超过办案期限的原因")
    correction = words("责令改正要求")
    education = words("教育情况")
    remedies_told = models.BooleanField("决定书已载明复议、诉讼的途径和期限", default=False)
    sealed = models.BooleanField("决定书已盖行政机关印章", default=False)
    stated_on_spot = models.BooleanField("已当场告知并听取陈述申辩", default=False)

    # Service
    service = choice("送达方式", terms.Service)
    served_on = day("送达日期")
    received_by = words("签收人", 40)
    left_proof = choice("留置送达的证明", terms.LeftProof)
    consent_signed = models.BooleanField("当事人已签送达确认书", default=False)
    announced_why = words("公告送达的原因和经过")

    # Performance
    collect_ground = choice("当场收缴的情形", terms.CollectGround)
    receipt_number = words("专用票据号", 40)
    paid = yuan("本次缴纳")
    paid_how = words("履行情况", 120)
    deferred_until = day("延期、分期缴纳至")
    surcharge = yuan("加处罚款累计")
    contested = choice("当事人救济", terms.Contested)
    contest_result = words("复议、诉讼结果", 120)
    demanded = words("催告的义务和期限", 120)
    court = words("人民法院", 60)
    court_ruling = choice("人民法院裁定", terms.CourtRuling)

    # Openness, change, end
    published_where = words("公示地址", 120)
    withheld_why = words("不予公开的理由", 120)
    changed = choice("决定被改变", terms.Changed)
    changed_by = choice("由谁改变", terms.ChangedBy)
    changed_why = words("改变的理由")
    ended_why = choice("终止原因", terms.EndedWhy)
    crime_transfer = a_matter("移送涉嫌犯罪案件", "criminal_transfer")
    police_told = words("公安机关决定", 120)

    class Meta:
        verbose_name = "行政处罚案件"
        verbose_name_plural = "行政处罚案件"
        indexes = [models.Index(fields=["cause", "violated_on"], name="penalty_by_act")]
