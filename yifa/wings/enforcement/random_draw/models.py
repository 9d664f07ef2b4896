"""What is recorded of a random draw."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from yifa import law
from yifa.kernel.columns import a_matter
from yifa.kernel.matter import Matter


class RandomDraw(Matter):
    """A draw of parties to inspect and of their inspectors (双随机抽取)."""

    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )
    plan = a_matter("年度检查计划", "inspection_plan")
    wanted = models.PositiveIntegerField(
        "抽取户数", validators=[MinValueValidator(1, "至少抽取1户")]
    )
    per_party = models.PositiveSmallIntegerField(
        "每户检查人员",
        default=2,
        validators=[
            MinValueValidator(2, "每户检查人员不少于2名"),
            MaxValueValidator(9, "每户检查人员不多于9名"),
        ],
    )
    conflicts = models.TextField("回避情况（每行：执法证号 对象编号 理由）", blank=True)
    published_where = models.CharField("在哪里公布", max_length=120, blank=True)
    seed_source = models.CharField("种子来源（事先写明）", max_length=120, blank=True)
    seed_on = models.DateField("种子产生日期", null=True, blank=True)
    seed = models.CharField("种子", max_length=120, blank=True)
    void_why = models.CharField("作废原因", max_length=160, blank=True)

    class Meta:
        verbose_name = "双随机抽取"
        verbose_name_plural = "双随机抽取"
