"""What is recorded of a meeting, in the order in which it comes to be known."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from yifa import law
from yifa.kernel.matter import Matter


class MeetingRecord(Matter):
    """A meeting that discusses and decides (会议).

    It is not called Meeting: every matter would bear that name, which columns of other kinds have.
    """

    # What is planned
    meeting_kind = models.CharField(
        "会议类别", max_length=10, choices=law.choices("meeting_kind"), blank=True
    )
    session = models.CharField("届次", max_length=40, blank=True)
    planned_on = models.DateField("会议日期", null=True, blank=True)
    place = models.CharField("会议地点", max_length=80, blank=True)
    head = models.CharField("主要负责人", max_length=40, blank=True)
    members = models.TextField("组成人员（每行：姓名 职务）", blank=True)
    rule = models.CharField("议事规则（名称和条款）", max_length=120, blank=True)
    quorum = models.PositiveSmallIntegerField(
        "议事规则要求的到会人数",
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1, "到会人数至少1人"),
            MaxValueValidator(500, "到会人数不多于500人"),
        ],
    )

    # What is laid before it
    item = models.ForeignKey(
        Matter,
        verbose_name="议题对应的事项",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    item_title = models.CharField("议题", max_length=120, blank=True)
    presenter = models.CharField("汇报单位", max_length=80, blank=True)
    item_papers = models.CharField("会前送阅的材料", max_length=200, blank=True)
    dropped_why = models.CharField("撤下的原因", max_length=160, blank=True)
    agenda = models.TextField("议程", blank=True)
    sent_to = models.CharField("通知和材料送达", max_length=200, blank=True)
    cancelled_why = models.CharField("取消的原因", max_length=160, blank=True)

    # Who came
    chair = models.CharField("主持人", max_length=40, blank=True)
    absent = models.TextField("缺席人员（每行：姓名 原因）", blank=True)
    observers = models.TextField("列席人员（每行：姓名 单位）", blank=True)
    expected = models.PositiveSmallIntegerField("应到人数", null=True, blank=True)
    attended = models.PositiveSmallIntegerField("实到人数", null=True, blank=True)

    # What was said and decided on the item
    recused = models.TextField("回避人员（每行：姓名 原因）", blank=True)
    opinions = models.TextField(
        "发表的意见（按发言先后，每行：姓名 同意／修改后同意／不同意／保留意见 内容）",
        blank=True,
    )
    outcome = models.CharField(
        "讨论结果", max_length=10, choices=law.choices("meeting_outcome"), blank=True
    )
    resolved = models.TextField("决定内容", blank=True)
    head_why = models.CharField("与多数人意见不一致的理由", max_length=200, blank=True)

    # What was kept
    recorder = models.CharField("记录人", max_length=40, blank=True)
    minutes_number = models.CharField("纪要文号", max_length=40, blank=True)
    minutes_note = models.TextField("纪要补充内容", blank=True)
    archive_number = models.CharField("档号", max_length=40, blank=True)

    class Meta:
        verbose_name = "会议"
        verbose_name_plural = "会议"
