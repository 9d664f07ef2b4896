"""The parts that the regulation requires of an annual report, where no word of one is there.

A part counts as there as soon as anything speaks of it, in a heading or in the text: many reports
name their chapters freely. Townships owe less: what the heads did as first responsible persons is
asked of governments from the county up, so for a township its absence is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yifa.reviewer.document import Kind
from yifa.reviewer.findings import Finding, Severity
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.telling import finding
from yifa.reviewer.rules.whole import head

#: Shorter texts, and those with fewer chapters, are parts of reports or notices of them.
SHORTEST_REPORT = 600
FEWEST_CHAPTERS = 2
BASIS = "《法治政府建设与责任落实督察工作规定》第二十四条等：年度报告的内容"
# How a report owns up to what it lacks; 补短板 and 解决问题 speak of work that was done.
OWNED_UP = (
    "(?:虽然|尽管)[^。]{0,60}(?:但|仍|还)"
    "|(?:还|仍|也|依然)然?(?:存在|有)[^。]{0,16}(?:不足|差距|问题|短板|薄弱)"
    "|存在的?(?:主要)?(?:不足|问题|短板|差距)[^。]{0,10}(?:[：:]|一是|主要|如下)"
    "|主要(?:表现|问题|不足|差距)|有待(?:进一步)?(?:加强|提高|完善|提升|增强|改进)"
    "|(?:还|仍)(?:不够|需|显|较|比较)|不够(?:强|高|到位|深入|健全|完善|扎实|[，。；])"
)
SIGNS = {
    "shortcomings": ("存在的不足和原因", re.compile(OWNED_UP)),
    "next_year": (
        "下一年度主要安排",
        re.compile("下一?步|下一?阶段|下一年|明年|来年|今后|接下来|下半年|新的一年|工作打算"),
    ),
    "first_responsible": (
        "党政主要负责人履行第一责任人职责情况",
        re.compile(
            "第一责任|党政(?:主要|负责|领导|一把手)|述法"
            "|主要(?:负责人|负责同志|领导)[^。]{0,12}(?:履行|履职|带头|亲自)"
        ),
    ),
}


def missing_parts(reading: Reading, year: int) -> Iterator[Finding]:
    """Find the required parts of which a whole report says nothing."""
    kept = [it for it in reading.document.kept if it.kind not in (Kind.TITLE, Kind.DATE)]
    text = "\n".join(block.text for block in kept)
    chapters = sum(section.level == 1 for section in reading.document.sections())
    if len(text) < SHORTEST_REPORT or chapters < FEWEST_CHAPTERS:
        return
    placed = {it.part.code for it in reading.places if it.part}
    # 2021—2025年 is the span of a plan.
    if re.search(rf"(?<![—–－\-~～至]){year + 1}\s*年", text):
        placed.add("next_year")
    for code, (label, signs) in SIGNS.items():
        if code in placed or signs.search(text):
            continue
        is_note = code == "first_responsible" and reading.identity.level == "town"
        yield finding(
            reading,
            "part-missing",
            head(reading),
            f"没有找到“{label}”这一部分，年度报告应当写明，请补上",
            severity=Severity.NOTE if is_note else Severity.WARNING,
            computed=label,
            basis=BASIS,
        )
