"""What is recorded of a question."""

from django.core.validators import RegexValidator
from django.db import models

from yifa import law
from yifa.kernel.matter import Matter


class Form(models.TextChoices):
    """How it is answered."""

    SINGLE = "single", "单选题"
    MULTIPLE = "multiple", "多选题"
    JUDGE = "judge", "判断题"


class Part(models.TextChoices):
    """Which part of the exam it belongs to."""

    COMMON = "common", "公共法律知识"
    SPECIAL = "special", "专业法律知识"


#: Options are known by these letters, in this order.
LETTERS = "ABCDEF"


#: How people write a right answer; `answering` brings it into its one form.
WRITTEN = RegexValidator(
    r"^(正确|错误|[对错√×]|[A-Fa-fＡ-Ｆａ-ｆ\s、，,；;.]+)$",
    "正确答案写选项的字母，判断题写“对”或者“错”",
)


def option(letter: str) -> "models.CharField[str, str]":
    """One option."""
    return models.CharField(f"选项{letter}", max_length=200, blank=True)


class ExamQuestion(Matter):
    """A question of the officers' exam (考试试题)."""

    question_type = models.CharField("题型", max_length=8, choices=Form.choices, blank=True)
    part = models.CharField("科目", max_length=8, choices=Part.choices, blank=True)
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )
    stem = models.TextField("题干", blank=True)
    option_a = option("A")
    option_b = option("B")
    option_c = option("C")
    option_d = option("D")
    option_e = option("E")
    option_f = option("F")
    answer = models.CharField("正确答案", max_length=20, blank=True, validators=[WRITTEN])
    basis = models.CharField("依据的条文", max_length=120, blank=True)
    withdrawn_why = models.CharField("停用原因", max_length=160, blank=True)

    class Meta:
        verbose_name = "考试试题"
        verbose_name_plural = "考试试题"

    @property
    def options(self) -> list[str]:
        """The options as they stand, the blank ones too, in the order of their letters."""
        return [getattr(self, f"option_{letter.lower()}") for letter in LETTERS]
