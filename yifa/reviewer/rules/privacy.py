"""Identity, mobile telephone and bank numbers of persons, left in a text for publication.

`quote` of these findings is the number as it stands there, as of all findings; `message`, `stated`
and `computed` show it with its middle masked, so that lists and comments do not spread it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from yifa.reviewer.document import Span
from yifa.reviewer.findings import Finding, Severity
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.telling import finding

#: What figures and the signs between them are turned into, one character for one.
PLAIN = tuple(
    zip(
        "０１２３４５６７８９Ｘｘ－–—‐‑\u00a0\u2002\u2003\u3000",
        "0123456789Xx-----    ",
        strict=True,
    )
)
# Figures, perhaps in groups: 138-0013-8000.
FIGURES = re.compile(
    r"(?<![0-9A-Za-z_/])(?<![0-9][.,])[0-9]+(?:[ \-]{1,2}[0-9]+){0,7}[Xx]?(?![0-9A-Za-z_/])"
)
GROUP = re.compile("[0-9]+[Xx]?")
MOBILE = re.compile(r"1[3-9][0-9]{9}")
MOBILE_GROUPS = ((11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5))
IDENTITY_GROUPS = ((18,), (6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4), (4, 4, 4, 4, 2), (14, 4))
OLD_IDENTITY = (15,)
LONGEST_BANK, SHORTEST_BANK = 19, 16
LOOK = 24
IDENTITY = re.compile("身份证|公民身份|证件号|身份号码")
BANK = re.compile("银行|卡号|账号|帐号|账户|帐户|开户|一卡通|存折")
# What is published so that people call it; and what shows that figures are an amount or a name.
HOTLINE = re.compile("热线|举报|监督|投诉|咨询|值班|服务电话|办公电话|报警|求助|客服")
AMOUNT = re.compile(r"[ ]*(?:[%％‰]|[.．][0-9]|[万亿]?元|美元)|[件户人次个项份]")
NUMBER_OF_A_PAPER = re.compile(
    r"(?:编号|索引号|案号|文号|标识码|备案|条形码|信用代码|合同号)[：: ]*$"
)
PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")


class _Number(NamedTuple):
    """Figures put together from their groups, and where they stand in the source."""

    figures: str
    groups: tuple[int, ...]
    span: Span


def privacy(reading: Reading) -> Iterator[Finding]:
    """Find numbers that are those of persons, in the report and in what stands around it."""
    source = reading.document.source
    plain = source.text
    for character, form in PLAIN:
        plain = plain.replace(character, form)
    of_the_page = _of_the_page(reading) if source.kind == "html" else []
    starts = [start for start, _ in of_the_page]
    for found in FIGURES.finditer(plain):
        if found.end() - found.start() < min(MOBILE_GROUPS)[0]:
            continue
        around = bisect_right(starts, found.start()) - 1
        if around >= 0 and found.start() < of_the_page[around].end:
            continue
        yield from _in_run(reading, plain, found)


def _of_the_page(reading: Reading) -> list[Span]:
    return sorted(span for block in reading.document.furniture for span in block.spans)


def _in_run(reading: Reading, plain: str, found: re.Match[str]) -> Iterator[Finding]:
    """Read a run of groups, the longest number first; no figure belongs to two numbers."""
    groups = [Span(*it.span()) for it in GROUP.finditer(plain, *found.span())]
    place = 0
    while place < len(groups):
        for width in range(min(5, len(groups) - place), 0, -1):
            taken = groups[place : place + width]
            if told := _told(reading, plain, taken):
                yield told
                place += width
                break
        else:
            place += 1


def _told(reading: Reading, plain: str, groups: Sequence[Span]) -> Finding | None:
    span = Span(groups[0].start, groups[-1].end)
    figures = "".join(plain[start:end] for start, end in groups)
    number = _Number(figures, tuple(end - start for start, end in groups), span)
    before = plain[max(span.start - LOOK, 0) : span.start]
    after = plain[span.end : span.end + 4]
    if AMOUNT.match(after) or NUMBER_OF_A_PAPER.search(before):
        return None
    if number.groups in IDENTITY_GROUPS and is_identity(figures):
        return _finding(reading, "identity-number", number, "身份证号码", Severity.ERROR)
    if number.groups == OLD_IDENTITY and IDENTITY.search(before) and _is_birthday(figures[6:12]):
        return _finding(reading, "identity-number", number, "身份证号码（15位）", Severity.WARNING)
    if number.groups in MOBILE_GROUPS and MOBILE.fullmatch(figures):
        severity = Severity.NOTE if HOTLINE.search(before[-14:]) else Severity.WARNING
        return _finding(reading, "mobile-number", number, "手机号码", severity)
    if BANK.search(before) and _is_card(number):
        return _finding(reading, "bank-number", number, "银行卡号", Severity.WARNING)
    return None


def is_identity(figures: str) -> bool:
    """Tell whether eighteen figures are an identity number: place, day of birth, check digit."""
    if not PROVINCES.match(figures) or not figures[:17].isdigit():
        return False
    # Imported where it is first needed: it takes longer to start than all the rules to run.
    from stdnum.cn import ric

    if ric.calc_check_digit(figures) != figures[-1].upper():
        return False
    return _is_birthday(figures[6:14])


def _is_birthday(figures: str) -> bool:
    written = figures if len(figures) == 8 else f"19{figures}"
    try:
        return date(1900, 1, 1) <= date.fromisoformat(written) <= date.today()
    except ValueError:
        return False


def _is_card(number: _Number) -> bool:
    in_fours = number.groups[:-1] == (4,) * (len(number.groups) - 1)
    if not in_fours or not SHORTEST_BANK <= len(number.figures) <= LONGEST_BANK:
        return False
    from stdnum import luhn

    return luhn.is_valid(number.figures)


def masked(figures: str) -> str:
    """Hide the middle of a number.

    >>> masked("13800138000")
    '138****8000'
    """
    return figures[:3] + "*" * (len(figures) - 7) + figures[-4:]


def _finding(
    reading: Reading, rule: str, number: _Number, name: str, severity: Severity
) -> Finding:
    hidden = masked(number.figures)
    return finding(
        reading,
        rule,
        number.span,
        f"公开的文本中留有{name}{hidden}，请删去或遮去中间各位",
        severity=severity,
        stated=hidden,
    )
