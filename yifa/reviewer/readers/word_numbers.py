"""Which number Word shows before a paragraph that it numbers by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from yifa.reviewer.numerals import in_chinese

VALUE = qn("w:val")
CHINESE_FORMS = """
chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting ideographDigital
taiwaneseCountingThousand
"""
CHINESE = frozenset(CHINESE_FORMS.split())


@dataclass
class _Level:
    form: str = "decimal"
    shown: str = "%1."
    start: int = 1


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document, in their order."""

    def __init__(self, document: Any) -> None:
        self._lists: dict[str, _List] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        root = _numbering(document)
        if root is not None:
            self._read_lists(root)
        for style in document.styles.element.iter(qn("w:style")):
            if (stated := _stated(style)) is not None:
                self._of_style[style.get(qn("w:styleId"))] = stated

    def next(self, paragraph: Any) -> str:
        """Count one paragraph and give its number, or nothing."""
        stated = _stated(paragraph) or self._of_style.get(paragraph.style or "")
        numbered = self._lists.get(stated[0]) if stated else None
        if stated is None or numbered is None or stated[1] not in numbered.levels:
            return ""
        return _count(numbered, stated[1])

    def _read_lists(self, root: Any) -> None:
        shapes = {
            shape.get(qn("w:abstractNumId")): _List(dict(_levels(shape)))
            for shape in root.iter(qn("w:abstractNum"))
        }
        for number in root.iter(qn("w:num")):
            shape = shapes.get(number.find(qn("w:abstractNumId")).get(VALUE))
            if shape is None:
                continue
            # A number with an override of its own starts again; the others go on counting.
            own = dict(_restarts(number))
            levels = {
                level: _Level(it.form, it.shown, own.get(level, it.start))
                for level, it in shape.levels.items()
            }
            self._lists[number.get(qn("w:numId"))] = _List(levels) if own else shape


def _count(numbered: _List, level: int) -> str:
    here = numbered.levels[level]
    if here.form == "bullet":
        return "• "
    numbered.counts[level] = numbered.counts.get(level, here.start - 1) + 1
    for deeper in [other for other in numbered.counts if other > level]:
        del numbered.counts[deeper]
    shown = here.shown
    for upper in range(level + 1):
        at = numbered.levels.get(upper, here)
        shown = shown.replace(
            f"%{upper + 1}", _in_form(numbered.counts.get(upper, at.start), at.form)
        )
    return shown


def _in_form(number: int, form: str) -> str:
    if form in CHINESE:
        return in_chinese(number)
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    return "" if form == "none" else str(number)


def _numbering(document: Any) -> Any | None:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering"):
            return relation.target_part.element
    return None


def _stated(element: Any) -> tuple[str, int] | None:
    """Read which list and level a paragraph or style names."""
    numbered = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if numbered is None:
        return None
    which, level = numbered.find(qn("w:numId")), numbered.find(qn("w:ilvl"))
    if which is None:
        return None
    return which.get(VALUE), int(level.get(VALUE)) if level is not None else 0


def _levels(shape: Any) -> Iterator[tuple[int, _Level]]:
    for level in shape.iter(qn("w:lvl")):
        values: dict[str, str] = defaultdict(str)
        for name in ("numFmt", "lvlText", "start"):
            if (found := level.find(qn(f"w:{name}"))) is not None:
                values[name] = found.get(VALUE) or ""
        start = int(values["start"] or 1)
        yield (
            int(level.get(qn("w:ilvl"))),
            _Level(values["numFmt"] or "decimal", values["lvlText"], start),
        )


def _restarts(number: Any) -> Iterator[tuple[int, int]]:
    for override in number.iter(qn("w:lvlOverride")):
        if (start := override.find(qn("w:startOverride"))) is not None:
            yield int(override.get(qn("w:ilvl"))), int(start.get(VALUE))
