"""How a person tells which column of a table is which, and what a missing one is in every row."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.kernel import spreadsheet
from yifa.kernel.exchange import Import
from yifa.kernel.register import Register
from yifa.web.theme.link import Act, Link, Weight

from .exchange import typed, waiting
from .matter_page import crumbs
from .request import DeskRequest, desk
from .words import Words

NOT_BROUGHT_IN = ("", "不导入")


class ColumnsForm(forms.Form):
    """One drop-down for each head, one answer for each column that the table lacks."""

    def __init__(self, data: Any, *, kept: Import, report: spreadsheet.Report) -> None:
        super().__init__(data)
        self.report = report
        choices = [NOT_BROUGHT_IN, *((c.key, c.label) for c in choosable(report))]
        for place, words in enumerate(report.sheet.heads.words):
            if words:
                meant = report.sheet.heads.meant.get(place)
                self.fields[f"head_{place}"] = forms.ChoiceField(
                    label=words,
                    choices=choices,
                    required=False,
                    initial=meant.key if meant else "",
                )
        for column in report.lacking + answered(kept, report):
            self.fields[f"all_{column.key}"] = answer_for(column, kept.fixed.get(column.key, ""))

    def chosen(self) -> dict[str, str]:
        """Place of a head → key of its column."""
        return {
            name.removeprefix("head_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("head_")
        }

    def fixed(self) -> dict[str, str]:
        """Key of a missing column → what it is in every row."""
        return {
            name.removeprefix("all_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("all_") and value
        }


def choosable(report: spreadsheet.Report) -> list[spreadsheet.Column]:
    """What a head may stand for."""
    meant = list(report.sheet.heads.meant.values())
    columns = spreadsheet.columns_of(report.register)
    known = {column.key for column in columns}
    return [*columns, *(column for column in meant if column.key not in known)]


def answered(kept: Import, report: spreadsheet.Report) -> list[spreadsheet.Column]:
    """Columns that were answered for all rows before, and may be answered anew."""
    by_key = {column.key: column for column in spreadsheet.columns_of(report.register)}
    return [by_key[key] for key in kept.fixed if key in by_key]


def answer_for(column: spreadsheet.Column, initial: str) -> forms.Field:
    """What a missing column is in every row."""
    told: dict[str, Any] = {
        "label": f"表里没有“{column.label}”，每一行都填",
        "required": False,
        "initial": initial,
    }
    if not column.choices:
        return Words(max_length=120, **told)
    labels = [("", "选一项"), *((label, label) for _, label in column.choices)]
    return forms.ChoiceField(choices=labels, **told)


@desk
def columns(request: DeskRequest, pk: int) -> HttpResponse:
    """对照各列."""
    kept = waiting(request, pk)
    report = spreadsheet.report_on(kept)
    form = ColumnsForm(typed(request), kept=kept, report=report)
    if request.method == "POST" and form.is_valid():
        before = kept.chosen, kept.fixed
        kept.chosen, kept.fixed = form.chosen(), form.fixed()
        try:
            spreadsheet.sheet_of(kept)
        except spreadsheet.Unreadable as twice:
            kept.chosen, kept.fixed = before
            form.add_error(None, str(twice))
        else:
            kept.save()
            return redirect("import", pk=pk)
    page = {
        "heading": "对照各列",
        "crumbs": [
            *crumbs(Register.all[kept.kind]),
            Link(f"检查“{kept.file}”", reverse("import", args=[pk])),
        ],
        "below": ["每一栏是表里的一列，选它是台账的哪一项"],
        "form": form,
        "acts": [Act("按这样检查", weight=Weight.INK), Act("不改了", reverse("import", args=[pk]))],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/exchange/form.html", page, status=status)
