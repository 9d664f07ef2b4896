"""What one report gives to the atlas: whose it is, and each of its numbers under an indicator."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from yifa.reviewer.atlas.beside import beside, sentence
from yifa.reviewer.atlas.catalogue import Catalogue, Indicator
from yifa.reviewer.document import Kind
from yifa.reviewer.identity import SUFFIX, Identity
from yifa.reviewer.layout import outline
from yifa.reviewer.quantities import Quantity
from yifa.reviewer.readers import read
from yifa.reviewer.reading import Paragraph, Reading
from yifa.reviewer.source import Unreadable

# Numbers that are not of the whole year stay out of a comparison of years.
NOT_THE_YEAR = re.compile(
    "半年|季度|每|月均|年均|日均|季均|去年|上年|上一年|近.{1,3}年|前.{1,2}个月|[0-9一二三四五六七八九十]月(?!底|末)"
)
YEAR = re.compile("20[0-9]{2}")
AMONG = "其中"
NOT_DONE = ("next_year", "shortcomings")
OFFICE = re.compile("办事处$")


@dataclass(frozen=True)
class Fact:
    """One number of a report; `note` says why it is compared with care or not at all."""

    start: int
    end: int
    indicator: str | None
    value: float
    unit: str
    approximate: str | None
    counted: str | None
    sentence: str
    note: str = ""


@dataclass(frozen=True)
class Candidate:
    """A number that fits an indicator; what is greater in `rank` is taken before the others."""

    fact: int
    value: float
    rank: tuple[bool, ...]


def read_one(path: Path, name: str, catalogue: Catalogue) -> Iterator[str]:
    """Read one file and yield lines of JSON: the first for the report, then one for each number.

    `name` is how the table calls the file. A file that can't be read is one line with its
    `problem`, a Chinese sentence. No exception leaves here: one bad file in 100,000 must not stop
    the others.
    """
    try:
        reading = Reading(outline(read(path, name)))
        found = facts(reading, catalogue)
        yield _line(name, document=_about(reading, len(found)))
        for fact in found:
            yield _line(name, fact=vars(fact))
    except Unreadable as told:
        yield problem_line(name, str(told))
    except OSError as closed:
        yield problem_line(name, f"打不开（{closed.strerror}），没有读。")
    except Exception as fault:
        yield problem_line(name, f"没有读成（{type(fault).__name__}），请把文件交给开发的人看。")


def problem_line(name: str, problem: str = "读到一半程序被系统中止了，没有读。") -> str:
    """Say in a line that a file was not read; the sentence begins with its name."""
    said = problem if problem.startswith("“") else f"“{name}”{problem}"
    return _line(name, document={"problem": said})


def facts(reading: Reading, catalogue: Catalogue) -> list[Fact]:
    """Take every number of a report; of those that fit one indicator the likeliest total is it."""
    found: list[Fact] = []
    candidates: dict[Indicator, list[Candidate]] = defaultdict(list)
    places = {place.block: place for place in reading.places}
    for paragraph in reading.paragraphs:
        place = places.get(paragraph.number)
        done = place is None or place.part is None or place.part.code not in NOT_DONE
        wing = place.wing.code if place and place.wing else ""
        heading = _heading(reading, paragraph)
        for quantity, words in beside(paragraph):
            fact = _fact(paragraph, quantity)
            if done and _is_of_the_year(quantity, reading.identity):
                above = f"{heading}　{words.up_to}"
                if fits := catalogue.find(quantity.unit, words.clause, words.after, above):
                    is_whole = AMONG not in words.up_to
                    rank = (is_whole, bool(fits.may.search(words.clause)), fits.wing == wing)
                    candidates[fits].append(Candidate(len(found), fact.value, rank))
            found.append(fact)
    for indicator, fitting in candidates.items():
        _take(found, indicator, fitting)
    return found


def _take(found: list[Fact], indicator: Indicator, fitting: list[Candidate]) -> None:
    """Bring the best candidate under the indicator, and say of the others what they were like."""
    # Of totals alike the greatest is the whole, of places alike the first.
    best = max(fitting, key=lambda it: (it.rank, it.value, -it.fact))
    others = [it for it in fitting if it.value != best.value]
    note = f"文中另有{len(others)}处相近的数，取了最像合计的" if others else ""
    found[best.fact] = replace(found[best.fact], indicator=indicator.name, note=note)
    for it in fitting:
        if it is not best:
            again = "与取用的数相同" if it.value == best.value else "没有取用"
            found[it.fact] = replace(found[it.fact], note=f"也像“{indicator.name}”，{again}")


def _fact(paragraph: Paragraph, quantity: Quantity) -> Fact:
    span = paragraph.span(quantity.start, quantity.end)
    approximate = quantity.approximate
    if quantity.upper is not None:
        approximate = f"至{quantity.upper.normalize():f}" + (approximate or "")
    return Fact(
        span.start,
        span.end,
        None,
        float(quantity.value),
        quantity.unit,
        approximate,
        quantity.counted,
        sentence(paragraph, quantity),
    )


def _is_of_the_year(quantity: Quantity, identity: Identity) -> bool:
    """Tell whether a number is one figure, and one of the whole year that the report is on."""
    if quantity.upper is not None or identity.half_year:
        return False
    period = quantity.period or ""
    named = [int(year) for year in YEAR.findall(period)]
    return not NOT_THE_YEAR.search(period) and all(year == identity.year for year in named)


def _heading(reading: Reading, paragraph: Paragraph) -> str:
    blocks = reading.document.blocks
    path = reading.document.paths[paragraph.number]
    return blocks[path[-1]].words if path and blocks[path[-1]].kind is Kind.HEADING else ""


def _about(reading: Reading, numbers: int) -> dict[str, Any]:
    identity, source = reading.identity, reading.document.source
    return {
        "kind": source.kind,
        "government": government(identity.organisation),
        "year": identity.year,
        "level": identity.level,
        "half_year": identity.half_year,
        "numbers": numbers,
    }


def government(organisation: str | None) -> str | None:
    """Call a government by its place, however the report names it.

    >>> government("青禾县 柳溪镇人民政府")
    '青禾县柳溪镇'
    """
    if organisation is None:
        return None
    name = OFFICE.sub("", "".join(organisation.split()))
    return SUFFIX.sub("", name) or name


def _line(name: str, **holds: Any) -> str:
    return json.dumps({"file": name, **holds}, ensure_ascii=False)
