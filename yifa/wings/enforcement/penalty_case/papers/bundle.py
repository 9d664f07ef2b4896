"""The whole file of a case (一户式案卷): cover, contents, papers, evidence, and what it lacks."""

from __future__ import annotations

from yifa.kernel.gaps import gaps_of
from yifa.kernel.matter import Matter
from yifa.kernel.records import Gap
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Contents, Cover, Note, Paper, Paragraph, Table

from .case import Case
from .execution import DECIDED
from .forms import FORMS
from .investigation import files_list

BEGINS = ("file", "punish_on_spot", "decline")


def lacks(matter: Matter) -> str:
    """There is a file once it was decided whether to take the case up."""
    return "" if any(matter.took(step) for step in BEGINS) else "还没有立案"


def whole_file(case: Case) -> list[Paper]:
    """Every paper there is, each on a new page; the contents page lists them."""
    inside = [paper for form in FORMS.values() for paper in form.papers(case)]
    return [
        Paper(blocks=(cover(case),)),
        Paper(title="卷内目录", blocks=(Contents(),)),
        *inside,
        *files_list(case),
        state_of_the_file(case, papers=len(inside)),
    ]


def cover(case: Case) -> Cover:
    """卷宗封面; who filed it and how long it is kept is written by hand."""
    made, ended = case.last(*DECIDED), case.last("close", "end", "decline")
    filed, bound = case.last(*BEGINS), case.last("archive")
    result = ""
    if made:
        result = "给予行政处罚" if made.step == "punish_on_spot" else case.told(made, "outcome")
    officers = [name for name, _ in case.officers(case.acts[-1])]
    return Cover(
        organisation=case.organ,
        name="行政处罚案卷",
        particulars=(
            ("案由", case.told(None, "cause")),
            ("案号", case.matter.number),
            ("当事人", case.names()),
            ("执法人员", "、".join(officers)),
            ("立案日期", words.day(filed.on if filed else None)),
            ("处理结果", result),
            ("结案日期", words.day(ended.on if ended else None)),
            ("立卷人", ""),
            ("归档日期", words.day(bound.on if bound else None)),
            ("保管期限", ""),
        ),
    )


def state_of_the_file(case: Case, *, papers: int) -> Paper:
    """案卷完整情况: what can be counted, what is missing and why it matters, the rest by hand."""
    gaps = gaps_of(case.matter)
    rows = [
        words.pair("卷内文书", f"{papers}份", "电子材料", f"{case.matter.evidence.count()}件"),
        words.wide("缺损、补充等情况说明", "", lines=5),
    ]
    return Paper(
        title="案卷完整情况",
        document_number=case.matter.number,
        blocks=(
            words.form(rows),
            *missing(gaps),
            words.to_sign("立卷人（签名）", "检查人（签名）"),
        ),
    )


def missing(gaps: list[Gap]) -> list[Paragraph | Table | Note]:
    """What is missing, by step, since when and by which law."""
    if not gaps:
        return [Paragraph("按已登记的内容，应有的记录和材料都在卷内。")]
    rows = tuple(
        (str(place), gap.step, gap.what, words.day(gap.since), gap.basis)
        for place, gap in enumerate(gaps, 1)
    )
    head = ("序号", "环节", "缺什么", "自何日起", "依据")
    unverified = any(not gap.verified for gap in gaps)
    note = "依据后注“未核实”的，条文没有核对原文，只作提醒。"
    return [
        Paragraph(f"应有而没有的，共{len(gaps)}项："),
        Table(head, rows, widths=(0.8, 1.8, 3.1, 2.2, 2.6), numeric=frozenset()),
        *([Note(note)] if unverified else []),
    ]
