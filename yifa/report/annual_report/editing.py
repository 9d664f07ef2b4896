"""How a person edits a report: paragraph by paragraph, each save a version, nobody's words lost.

An edit is made on the text as it stands. If somebody else changed the same paragraph since the
page was opened, it is not made: `Clash` tells what stands there now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from yifa.kernel import checks
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Event
from yifa.kernel.person import Post
from yifa.kernel.plain_text import as_seen, refuse_unprintable

from . import marks
from .draft import block
from .models import AnnualReport, Block, Version
from .procedure import CountyReporting
from .versions import latest, save_version

#: A paragraph longer than this is a chapter.
LONGEST = 10_000
LONGEST_TITLE = 120


class Clash(Exception):
    """The paragraph has changed since the page was opened; `now` is the version that stands."""

    def __init__(self, now: Version, text: str) -> None:
        self.now, self.text = now, text
        super().__init__(f"{now.by.person.name}刚刚改过这一段，先对照再决定")


@dataclass(frozen=True)
class Edit:
    """A change of the text: which paragraph it is about, and what it makes of the blocks."""

    block: str
    make: Callable[[list[Block]], list[Block]]


def save(
    report: AnnualReport, edit: Edit, *, by: Post, on: dt.date, base: int, title: str = ""
) -> Event:
    """Make an edit and keep the version; raises Refused, or Clash, and then nothing is kept.

    `base` is the version the person had before their eyes.
    """
    with transaction.atomic():
        now = latest(report)
        if base != now.place and edit.block:
            refuse_clash(report, edit.block, base=base, now=now)
        return save_version(
            report,
            title or now.title,
            edit.make(now.blocks),
            by=by,
            on=on,
            seen=report.events_taken,
        )


def refuse_clash(report: AnnualReport, block: str, *, base: int, now: Version) -> None:
    """Stop if the paragraph is not what the person saw."""
    seen = report.versions.filter(place=base).first()
    was = text_of(seen.blocks, block) if seen else None
    stands = text_of(now.blocks, block)
    if was != stands or stands is None:
        raise Clash(now, stands or "")


def text_of(blocks: list[Block], id: str) -> str | None:
    """The text of a paragraph, None if it is not there."""
    return next((str(one["text"]) for one in blocks if one["id"] == id), None)


def rewrite(id: str, text: str) -> Edit:
    """A paragraph with other words; a text of several lines becomes several paragraphs."""
    first, *more = lines_of(text)

    def make(blocks: list[Block]) -> list[Block]:
        made: list[Block] = []
        for one in blocks:
            made.append({**one, "text": first} if one["id"] == id else one)
            if one["id"] == id:
                made += fresh(blocks, more, after=one)
        return made

    return Edit(id, make)


def rewrite_at(id: str, at: int, was: str, becomes: str) -> Edit:
    """A paragraph with other words at one place of its stored text, if `was` still stands there."""

    def make(blocks: list[Block]) -> list[Block]:
        return [
            {**one, "text": one["text"][:at] + becomes + one["text"][at + len(was) :]}
            if one["id"] == id and one["text"].startswith(was, at)
            else one
            for one in blocks
        ]

    return Edit(id, make)


def add(after: str, text: str, *, level: int = 0) -> Edit:
    """Paragraphs after another, or a heading of a level from 1 to 4."""
    wanted = lines_of(text)

    def make(blocks: list[Block]) -> list[Block]:
        made: list[Block] = []
        for one in blocks:
            made.append(one)
            if one["id"] == after:
                made += fresh(blocks, wanted, after=one, level=level)
        return made

    return Edit(after, make)


def remove(id: str) -> Edit:
    """A text without the paragraph; earlier versions keep it."""
    return Edit(id, lambda blocks: [one for one in blocks if one["id"] != id])


def move(id: str, *, up: bool) -> Edit:
    """The paragraph before the one above it, or after the one below it."""

    def make(blocks: list[Block]) -> list[Block]:
        made = list(blocks)
        here = next((n for n, one in enumerate(made) if one["id"] == id), None)
        there = None if here is None else here + (-1 if up else 1)
        if here is None or there is None or not 0 <= there < len(made):
            return made
        made[here], made[there] = made[there], made[here]
        return [in_chapter(one, made, n) if one["id"] == id else one for n, one in enumerate(made)]

    return Edit(id, make)


def in_chapter(one: Block, blocks: list[Block], place: int) -> Block:
    """A moved paragraph belongs to the chapter it has come to; a heading keeps its own."""
    if one["kind"] == "heading" or place == 0:
        return one
    return {**one, "chapter": blocks[place - 1]["chapter"]}


def retitle() -> Edit:
    """The text as it is, under another title."""
    return Edit("", lambda blocks: blocks)


def clean_title(title: str) -> str:
    """A title that can be printed; raises Refused."""
    said = as_seen(title).strip()
    if not said or len(said) > LONGEST_TITLE:
        raise Refused("改标题", fields={"title": f"标题要有字，不超过{LONGEST_TITLE}个字"})
    refuse_control(said)
    return said


def lines_of(text: str) -> list[str]:
    """The paragraphs of a text as typed, at least one; raises Refused for what can't be printed."""
    text = as_seen(text)
    refuse_control(text)
    if len(text) > LONGEST:
        raise Refused("存这一段", fields={"text": f"一段超过{LONGEST}个字，分成几段再存"})
    lines = [line.strip() for line in text.split("\n")]
    return [line for line in lines if line] or [""]


def refuse_control(text: str) -> None:
    """Refuse what no paper can show."""
    try:
        refuse_unprintable("文稿", text)
    except ValidationError as fault:
        raise Refused("存这一段", fields={"text": "；".join(fault.messages)}) from fault


def fresh(
    blocks: list[Block], texts: list[str], *, after: Block, level: int = 0
) -> Iterator[Block]:
    """New blocks in the chapter of the one before them, with ids that no block has."""
    taken = {one["id"] for one in blocks}
    number = len(blocks)
    for text in texts:
        number += 1
        while f"n{number}" in taken:
            number += 1
        taken.add(f"n{number}")
        kind = "heading" if level else "paragraph"
        yield block(f"n{number}", kind, text, chapter=after["chapter"], level=level)


def refuse_writing(report: AnnualReport, by: Post) -> None:
    """Raise Refused unless the post may edit the report as it stands now."""
    step = report.procedure.step(CountyReporting.write.name)
    reasons = checks.standing(report, step, by=by, at=timezone.now())
    if reasons:
        raise Refused(step.label, reasons)


def sign(report: AnnualReport, *, block: str, place: int, source: str, by: Post) -> int:
    """Answer for a number with a source; raises Refused. Returns how many were signed."""
    refuse_writing(report, by)
    told = marks.find(report, block=block, place=place)
    if told is None:
        raise Refused("具名", fields={"number": "这个数字已经不在这一段里，回到文稿重新选"})
    marks.sign(report, told, block=block, source=clean_source(source), by=by, at=timezone.now())
    return 1


def sign_all(report: AnnualReport, *, block: str, source: str, by: Post) -> int:
    """Answer for every untraced number of a paragraph in one act; returns how many they were."""
    refuse_writing(report, by)
    said, at = clean_source(source), timezone.now()
    with transaction.atomic():
        left = list(untraced(report, block))
        for told in left:
            marks.sign(report, told, block=block, source=said, by=by, at=at)
    return len(left)


def untraced(report: AnnualReport, id: str) -> Iterator[marks.Told]:
    """The numbers of a paragraph that nobody answers for."""
    place = 0
    while (told := marks.find(report, block=id, place=place)) is not None:
        place += 1
        if told.standing == "untraced":
            yield told


def tie(report: AnnualReport, *, block: str, place: int, key: str, by: Post) -> marks.Told:
    """Say that a number is a figure's value; raises Refused."""
    refuse_writing(report, by)
    told = marks.find(report, block=block, place=place)
    if told is None:
        raise Refused("对应指标", fields={"number": "这个数字已经不在这一段里，回到文稿重新选"})
    try:
        marks.tie(report, told, block=block, key=key, by=by, at=timezone.now())
    except KeyError as unknown:
        raise Refused("对应指标", fields={"figure": "没有这个指标，从列表里选一个"}) from unknown
    return told


def clean_source(source: str) -> str:
    """Where a number comes from, in words; raises Refused."""
    said = as_seen(source).strip()
    if not said or len(said) > 200:
        raise Refused("具名", fields={"source": "写明数字从哪里来，不超过200个字"})
    refuse_control(said)
    return said
