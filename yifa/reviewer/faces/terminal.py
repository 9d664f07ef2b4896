"""A review on a terminal: what was found, where, how it was worked out, what to look at."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from yifa.reviewer.check import Review
from yifa.reviewer.faces.clean import clean
from yifa.reviewer.faces.places import Places
from yifa.reviewer.faces.summary import SURE, headline, shown, tested
from yifa.reviewer.findings import Finding, Severity, rules
from yifa.reviewer.reading import Reading

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold"}
#: How many characters of a sentence are shown before and after what is wrong in it.
BESIDE = 50
LONGEST_QUOTE = 80
LEFT_OUT = "……"


def show(review: Review, console: Console, notes: bool = False) -> None:
    """Write a review; the wrong words stand in 【】, so that it can be read without colours."""
    found = shown(review, notes)
    name = Text(clean(review.reading.document.source.name), "bold")
    _write(console, Text.assemble(name, "　", headline(len(found))))
    places = Places(review.reading.document)
    for number, finding in enumerate(found, 1):
        _show(number, finding, review.reading, places, console)
    _write(console, Text(f"\n{tested(review)}"))


def show_figures(reading: Reading, console: Console) -> None:
    """Write a table of the quantities, one to a row."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("数字", "数的什么", "做了什么", "何时", "在哪里"):
        table.add_column(head, overflow="fold")
    places = Places(reading.document)
    for it in reading.quantities:
        cells = (it.text, it.counted, it.act, it.period, places.line(it.block))
        table.add_row(*(Text(clean(" ".join((cell or "").split()))) for cell in cells))
    _write(console, Text(clean(reading.document.source.name), "bold"))
    console.print(table)
    _write(console, Text(f"读出{len(reading.quantities)}个数字。\n"))


def _show(
    number: int, finding: Finding, reading: Reading, places: Places, console: Console
) -> None:
    rule, colour = rules()[finding.rule], COLOURS[finding.severity]
    where = places.line_at(finding.start, finding.end)
    beside = "　".join(part for part in (SURE[finding.severity], clean(where)) if part)
    _write(console, Text.assemble("\n", (f"{number}　{rule.title}", colour), f"　{beside}"))
    lines = [_in_its_sentence(finding, reading, colour), Text(clean(finding.message))]
    lines += [Text(rule.advice, "dim")] if rule.advice else []
    lines += [Text(f"依据：{finding.basis}", "dim")] if finding.basis else []
    for line in lines:
        _write(console, line, indent=4)


def _in_its_sentence(finding: Finding, reading: Reading, colour: str) -> Text:
    """Give the sentence around what is wrong, cut where it is long, in one line."""
    text, start, end = reading.document.source.text, finding.start, finding.end
    sentence = reading.sentence(start, end)
    quote = _head(text[start:end], LONGEST_QUOTE)
    if not quote.strip():
        return Text(_line(_head(sentence, LONGEST_QUOTE)))
    begins = text.find(sentence, max(start - len(sentence), 0), end + len(sentence))
    before = text[begins:start] if 0 <= begins <= start else ""
    after = sentence[len(before) + end - start :] if begins >= 0 else ""
    return Text.assemble(_line(_tail(before)), (f"【{_line(quote)}】", colour), _line(_head(after)))


def _head(text: str, longest: int = BESIDE) -> str:
    return text if len(text) <= longest else text[:longest] + LEFT_OUT


def _tail(text: str) -> str:
    return text if len(text) <= BESIDE else LEFT_OUT + text[-BESIDE:]


def _line(text: str) -> str:
    return clean(" ".join(text.split()) if "\n" in text or "\t" in text else text)


def _write(console: Console, text: Text, indent: int = 0) -> None:
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent), expand=False), highlight=False)
    else:
        # Off a terminal nothing is wrapped, so that a line stays a line for other programs.
        console.print(Text(" " * indent) + text, soft_wrap=True, highlight=False)
