"""Whose report it is, on which year, of which level, and when it was signed and published."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from yifa.reviewer.document import Block, Document, Kind
from yifa.reviewer.masthead import DAY, is_organisation
from yifa.reviewer.numerals import HALF_WIDTH, chinese
from yifa.reviewer.protected import protected

Level = Literal["province", "city", "county", "town", "department"]

YEAR = re.compile(r"(?P<year>20\d\d|２０[０-９]{2}|二[〇○Ｏ零][〇○Ｏ零一二三四五六七八九]{2})\s*年")
SUBJECT = re.compile(
    r"关于|推进|推动|落实|(?:上|下)半年|年度|法治政府|法治建设|法[治制]工作|依法行政|全面依法|依法治|工作"
)
HALF_YEAR = re.compile("上半年|下半年|半年")
ANYWHERE = re.compile("")
OF_THE_REPORT = re.compile(r"\s*(?:度|全年)?[^。；]{0,12}法治")
PUBLISHED = re.compile("(?:发布|发文|公开|更新)?(?:时间|日期)")
SUFFIX = re.compile(r"(?:的)?(?:人民政府|政府)$|党委$|党工委$")
MUNICIPALITIES = frozenset(("北京市", "天津市", "上海市", "重庆市", "北京", "天津", "上海", "重庆"))
LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("town", re.compile(r"(?:镇|乡|街道|街道办事处|苏木)$")),
    (
        "department",
        re.compile(r"(?:[局厅署]|(?<!管理)委员会|办公室|大队|支队|总队|中心|[改健建信商]委|院)$"),
    ),
    ("county", re.compile(r"(?<!自治)(?<!地)区$|[县旗]$|(?<=[市州盟])[\u4e00-\u9fff]{2,6}市$")),
    ("city", re.compile(r"(?:市|州|盟|地区)$")),
    ("province", re.compile(r"(?:省|自治区)$")),
)
HEAD_BLOCKS = 4


class Mention(NamedTuple):
    """Where the report says one of these things; offsets are into the source."""

    what: Literal["organisation", "year", "day"]
    value: str | int | date
    where: Kind
    start: int
    end: int


@dataclass(frozen=True)
class Identity:
    """What a report says it is; None where it does not say. `mentions` are all places it does."""

    title: str | None
    organisation: str | None
    level: Level | None
    year: int | None
    half_year: bool
    signed: date | None
    published: date | None
    mentions: tuple[Mention, ...]


def identify(document: Document) -> Identity:
    """Read title, organisation, level, year, and the days of signature and publication.

    The title comes first for the year, then what is said under it; for the organisation the title,
    then the line under it, then the signature, then what the file declares about itself.
    """
    mentions = tuple(_mentions(document))
    title = next((block for block in document.blocks if block.kind is Kind.TITLE), None)
    words = "".join(title.text.split()) if title else document.source.stated.get("title")
    organisation = _first(mentions, "organisation")
    name = organisation if isinstance(organisation, str) else _declared(document)
    year = _first(mentions, "year")
    signed = [it.value for it in mentions if it.what == "day" and it.where is Kind.DATE]
    return Identity(
        words,
        name,
        level_of(name) if name else None,
        year if isinstance(year, int) else None,
        bool(words and HALF_YEAR.search(words)),
        next((day for day in reversed(signed) if isinstance(day, date)), None),
        _published(document, mentions),
        mentions,
    )


def level_of(organisation: str) -> Level | None:
    """Tell the level that an organisation's name shows.

    >>> level_of("重庆市梁平区柏家镇人民政府")
    'town'
    """
    if re.search("管理委员会|管委会", organisation):
        return None
    place = SUFFIX.sub("", organisation)
    if place in MUNICIPALITIES:
        return "province"
    return next((level for level, pattern in LEVELS if pattern.search(place)), None)


def organisation_in(title: str) -> str | None:
    """Take the organisation's name out of a title.

    >>> organisation_in("2022年青禾县法治政府建设年度报告")
    '青禾县'
    """
    words = "".join(title.split()).removeprefix("关于")
    year = YEAR.search(words)
    if year and year.start() > 1:
        words = words[: year.start()]
    elif year:
        words = words[year.end() :].removeprefix("度")
    subject = SUBJECT.search(words)
    name = words[: subject.start()] if subject else words
    name = name.strip('的“”"')
    return name if is_organisation(name) else None


def _mentions(document: Document) -> Iterator[Mention]:
    head = [block for block in document.kept if block.text][:HEAD_BLOCKS]
    for block in document.kept:
        if block.kind is Kind.TITLE:
            yield from _in_title(block)
        elif block.kind in (Kind.SUBTITLE, Kind.SIGNATURE) and is_organisation(block.text):
            name = "".join(block.text.split())
            yield Mention("organisation", name, block.kind, block.start, block.end)
        elif block.kind is Kind.DATE:
            yield from _days(block)
        elif block in head and block.kind is Kind.PARAGRAPH:
            yield from _years(block, OF_THE_REPORT)
    for block in document.furniture:
        if PUBLISHED.search(block.text):
            yield from _days(block)


def _in_title(block: Block) -> Iterator[Mention]:
    yield from _years(block, ANYWHERE)
    if name := organisation_in(block.text):
        yield Mention("organisation", name, block.kind, block.start, block.end)


def _years(block: Block, followed_by: re.Pattern[str]) -> Iterator[Mention]:
    named = list(protected(block.text))
    for found in YEAR.finditer(block.text):
        if any(start < found.start() < end for start, end in named):
            continue
        if followed_by.match(block.text, found.end()):
            span = block.span(*found.span("year"))
            yield Mention("year", number_written(found["year"]), block.kind, span.start, span.end)


def _days(block: Block) -> Iterator[Mention]:
    for found in DAY.finditer(block.text):
        if day := _day(found):
            yield Mention("day", day, block.kind, *block.span(*found.span()))


def _day(found: re.Match[str]) -> date | None:
    """Read a date; 2月30日 is none."""
    year, month, day = (number_written(found[part]) for part in ("year", "month", "day"))
    is_day = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if is_day else None


def number_written(written: str) -> int:
    """Read a year, month or day in figures of any kind.

    >>> number_written("二〇二四")
    2024
    """
    figures = re.sub("[○ＯO]", "〇", written) if "二" in written[:1] else written
    figures = figures.translate(HALF_WIDTH)
    return int(figures) if figures.isdigit() else int(chinese(figures).value)


def _first(mentions: tuple[Mention, ...], what: str) -> str | int | date | None:
    return next((it.value for it in mentions if it.what == what), None)


def _declared(document: Document) -> str | None:
    stated = document.source.stated
    if (title := stated.get("title")) and (name := organisation_in(title)):
        return name
    name = stated.get("organisation", "")
    return name if is_organisation(name) else None


def _published(document: Document, mentions: tuple[Mention, ...]) -> date | None:
    if found := DAY.search(document.source.stated.get("published", "")):
        return _day(found)
    days = [it.value for it in mentions if it.where is Kind.FURNITURE]
    return next((day for day in days if isinstance(day, date)), None)
