"""The parts that the regulation requires of an annual report, where no word of one is there.

A part counts as there as soon as anything speaks of it, in a heading or in the text: many reports
name their chapters freely. Townships owe less: what the heads did as first responsible persons is
asked of governments from the county up, so for a township its absence is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yifa.reviewer.findings import Finding, Severity
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.telling import finding
from yifa.reviewer.rules.whole import head

#: Shorter texts, and those with fewer chapters, are parts of reports or notices of them.
SHORTEST_REPORT = 1200
FEWEST_CHAPTERS = 2
BASIS = "《法治政府建设与责任落实督察工作规定》第二十四条等：年度报告的内容"
SIGNS = {
    "shortcomings": (
        "存在的不足和原因",
        re.compile(
            "不足|短板|薄弱|差距|存在[^。]{0,10}问题|问题[^。]{0,6}原因|有待|仍需|还需|不够"
        ),
    ),
    "next_year": (
        "下一年度主要安排",
        re.compile(
            "下一?步|下一?阶段|下一年|明年|来年|今后|接下来|下半年|新的一年|工作(?:打算|计划)"
        ),
    ),
    "first_responsible": (
        "党政主要负责人履行第一责任人职责情况",
        re.compile("第一责任人|主要负责(?:人|同志)|主要领导|党政(?:主要|负责|领导)|一把手|述法"),
    ),
}


def missing_parts(reading: Reading, year: int) -> Iterator[Finding]:
    """Find the required parts of which a whole report says nothing."""
    text = "".join(block.text for block in reading.document.kept)
    chapters = sum(section.level == 1 for section in reading.document.sections())
    if len(text) < SHORTEST_REPORT or chapters < FEWEST_CHAPTERS:
        return
    placed = {it.part.code for it in reading.places if it.part}
    if f"{year + 1}年" in text:
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
