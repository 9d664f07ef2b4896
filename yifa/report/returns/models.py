"""What is recorded of a return."""

from __future__ import annotations

from typing import Any

from django.db import models

from yifa.kernel.matter import Matter

Cell = dict[str, Any]


class Return(Matter):
    """A month's figures due to an upper organisation (报表).

    `cells` are the rows as confirmed; `cut` how far each chain counted; `below` the returns of
    organisations below that went in, `missing` the names of those that had not reported.
    """

    form = models.CharField("报表", max_length=40)
    first_day = models.DateField("起")
    last_day = models.DateField("止")
    counts_from = models.DateField("报出期限起算日")
    cells: models.JSONField[list[Cell], list[Cell]] = models.JSONField(
        "数据", default=list, blank=True
    )
    cut: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(
        "截至的办理记录", default=dict, blank=True
    )
    below: models.JSONField[list[str], list[str]] = models.JSONField(
        "汇入的下级报表", default=list, blank=True
    )
    missing: models.JSONField[list[str], list[str]] = models.JSONField(
        "未报的下级", default=list, blank=True
    )

    class Meta:
        verbose_name = "报表"
        verbose_name_plural = "报表"
