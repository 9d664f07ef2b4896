"""What is recorded of an inspection, in the order in which it comes to be known."""

from django.db import models
from django.db.models import Q

from yifa import law
from yifa.kernel.columns import a_matter, a_post
from yifa.kernel.matter import Matter
from yifa.kernel.roles import OFFICER
from yifa.kernel.signatures import SignedOnTheSpot


class Way(models.TextChoices):
    """How the party came to be inspected."""

    RANDOM = "random", "双随机抽查"
    SPECIAL = "special", "专项检查"
    COMPLAINT = "complaint", "投诉举报和转办交办核查"
    OFF_SITE = "off_site", "非现场检查"
    JOINT = "joint", "部门联合检查"


class Result(models.TextChoices):
    """What was found."""

    NORMAL = "normal", "未发现问题"
    MENDED = "mended", "发现问题当场改正"
    ORDER = "order", "发现问题责令限期改正"
    SUSPECT = "suspect", "涉嫌违法移交立案"
    UNABLE = "unable", "停业、拒绝等无法检查"


class Inspection(SignedOnTheSpot, Matter):
    """An inspection of a party (行政检查)."""

    # What is planned
    item = a_matter("检查事项", "inspection_item")
    party = a_matter("检查对象", "regulated_party")
    plan = a_matter("年度检查计划", "inspection_plan")
    draw = a_matter("双随机抽取", "random_draw")
    drawn_elsewhere = models.CharField(
        "在别的平台抽取（平台、抽取编号）", max_length=120, blank=True
    )
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )
    way = models.CharField("检查方式", max_length=10, choices=Way.choices, blank=True)
    ground = models.CharField("检查缘由", max_length=120, blank=True)
    joint_with = models.CharField("联合检查的部门", max_length=120, blank=True)
    planned_on = models.DateField("拟检查日期", null=True, blank=True)
    officer = a_post("主检人员", role=OFFICER.value)
    second_officer = a_post("协检人员", role=OFFICER.value)

    # Approval and notice
    apart_why = models.CharField("不能合并检查的理由", max_length=120, blank=True)
    code = models.CharField("检查公告码", max_length=14, blank=True)
    merged_into = a_matter("并入的检查", "inspection")
    dropped_why = models.CharField("不实施的原因", max_length=120, blank=True)
    rights_told = models.BooleanField("已出具检查通知书，告知权利和公告码", default=False)

    # The visit
    id_shown = models.BooleanField("已主动出示执法证件", default=False)
    checklist = models.TextField("检查清单", blank=True)
    findings = models.TextField("检查情况", blank=True)
    result = models.CharField("检查结果", max_length=8, choices=Result.choices, blank=True)

    # What became of it
    correction = models.TextField("责令改正的内容", blank=True)
    correct_by = models.DateField("改正期限", null=True, blank=True)
    extended_why = models.CharField("延长改正期限的理由", max_length=120, blank=True)
    recheck = models.TextField("复查情况", blank=True)
    penalty_case = a_matter("移交的行政处罚案件", "penalty_case")
    published_where = models.CharField("结果公示地址", max_length=120, blank=True)
    private_why = models.CharField("不公示的理由", max_length=120, blank=True)

    class Meta:
        verbose_name = "行政检查"
        verbose_name_plural = "行政检查"
        indexes = [models.Index(fields=["party", "item"], name="inspection_by_party_and_item")]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="one_announcement_code_once"
            )
        ]
