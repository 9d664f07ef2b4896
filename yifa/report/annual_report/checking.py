"""What the reviewer finds in a report being written, where it stands, and what was answered."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from yifa.report.reading import Reading
from yifa.reviewer import Finding, Review, Severity, check, rules, typed

from .baseline import last_day, reading_for
from .marks import marks_of
from .models import AnnualReport, Answer, Reply, Version
from .printed import Line, Printed, print_out
from .versions import canonical, latest


@dataclass(frozen=True)
class Found:
    """A finding in a report: its number there, its line (None: the title), its answer if any."""

    number: int
    finding: Finding
    key: str
    line: Line | None
    answer: Answer | None = None

    @property
    def title(self) -> str:
        """What kind of defect it is."""
        return rules()[self.finding.rule].title

    @property
    def is_error(self) -> bool:
        """Whether it is proved."""
        return self.finding.severity is Severity.ERROR

    @property
    def is_settled(self) -> bool:
        """Whether somebody explained it or says why it stays; a promise to mend settles nothing."""
        return self.answer is not None and self.answer.reply != Reply.ACCEPTED

    @property
    def is_open(self) -> bool:
        """Whether it keeps the report from going on."""
        return self.is_error and not self.is_settled


@dataclass(frozen=True)
class Checked:
    """A report as it is printed, with what the reviewer says of it."""

    version: Version
    reading: Reading
    printed: Printed
    review: Review
    found: tuple[Found, ...]

    def find(self, key: str) -> Found | None:
        """The finding of that key, None if the text no longer has it."""
        return next((one for one in self.found if one.key == key), None)


def check_report(report: AnnualReport, on: dt.date) -> Checked:
    """The latest version, with the figures as they stand on a day."""
    if on not in report.checked:
        version, until = latest(report), last_day(report, on)
        reading = reading_for(report.organisation, report.report_year, until=until)
        report.checked[on] = check_version(report, version, reading)
    return report.checked[on]


def check_version(report: AnnualReport, version: Version, reading: Reading) -> Checked:
    """What the reviewer says of a version, errors and warnings in reading order."""
    printed = print_out(version, reading, marks_of(report))
    review = reviewed(printed.text)
    answers = answers_of(report) if review.said else {}
    found = []
    for number, finding in enumerate(review.said, start=1):
        key = key_of(finding, review.reading.sentence(finding.start, finding.end))
        line = printed.line(finding.start)
        found.append(Found(number, finding, key, line, answers.get(key)))
    return Checked(version, reading, printed, review, tuple(found))


@lru_cache(maxsize=16)
def reviewed(text: str) -> Review:
    """The review of a text; a page and the gates it asks need the same one several times."""
    return check(typed(text))


def key_of(finding: Finding, sentence: str) -> str:
    """What an answer is remembered by: the rule, the sentence, and the figures it was found by.

    Width and spaces don't count; any other character that changes makes another key, and so does a
    figure elsewhere that the finding was worked out from.
    """
    said = "".join(unicodedata.normalize("NFKC", sentence).split())
    figures = [str(finding.stated), str(finding.computed), *(t.written for t in finding.terms)]
    return hashlib.sha256(canonical([finding.rule, said, figures]).encode()).hexdigest()


def answers_of(report: AnnualReport) -> dict[str, Answer]:
    """The answers given in a report, by the finding they are for."""
    return {one.key: one for one in report.answers.select_related("by__person")}


def open_errors(report: AnnualReport, on: dt.date) -> list[Found]:
    """The errors of the latest version that are neither mended nor settled by an answer."""
    return [one for one in check_report(report, on).found if one.is_open]
