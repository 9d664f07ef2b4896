"""How words stand on a page: escaped, with their line breaks and the marks of their figures."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from yifa.report.papers.markup import Markup, element, escaped, joined
from yifa.report.papers.printable import printable
from yifa.report.papers.text import Run, Text, runs

LINE_BREAK = Markup("<br>")


@dataclass(frozen=True)
class Reading:
    """How a paper is being read: as a draft with its marks or not, served or as a file alone."""

    draft: bool
    served: bool

    def shows(self, run: Run) -> str:
        """The mark to show: all of them in a draft; later only what can be opened."""
        visible = self.draft or (run.mark == "traced" and self.opens(run))
        return run.mark if run.mark and visible else ""

    def opens(self, run: Run) -> bool:
        """Whether the run's link leads anywhere from here: in a file alone only a full address."""
        return bool(run.href and (self.served or urlsplit(run.href).scheme))


def tag(name: str, *content: Markup, kind: str = "") -> Markup:
    """An element with at most a class."""
    return element(name, {"class": kind} if kind else {}, content)


def lines(text: str) -> Markup:
    """Text whose line breaks show."""
    return Markup(LINE_BREAK.join(escaped(line) for line in printable(text).split("\n")))


def written(text: Text, reading: Reading) -> Markup:
    """All runs of a text."""
    return joined(_run(run, reading) for run in runs(text) if run.text)


def _run(run: Run, reading: Reading) -> Markup:
    words = lines(run.text)
    if run.bold:
        words = tag("b", words)
    mark = reading.shows(run)
    if reading.opens(run):
        return element("a", {"class": mark or "plain", "href": str(run.href)}, [words])
    return tag("span", words, kind=mark) if mark else words
