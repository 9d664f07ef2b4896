"""The page that compares: one standalone HTML file without scripts, to read, print and pass on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from yifa.reviewer.atlas.archive import LEVELS, Archive
from yifa.reviewer.atlas.catalogue import Catalogue, Indicator
from yifa.reviewer.atlas.chart import Point, Spread, by_government, by_year, spreads
from yifa.reviewer.atlas.differences import differences
from yifa.reviewer.chapters import labels, vocabulary

HERE = Path(__file__).parent
#: More governments than these are drawn by their level; each stands in the table.
MOST_GOVERNMENTS = 40
MOST_NOTES = 200
ELSEWHERE = "未列入章节的指标"


def write_page(archive: Archive, catalogue: Catalogue, title: str, file: Path) -> None:
    """Write the page; its size does not grow with the governments beyond `MOST_GOVERNMENTS`."""
    governments = _governments(archive)
    few = len(governments) <= MOST_GOVERNMENTS
    sections = list(_sections(archive, catalogue, few=few))
    if few:
        sections.append(_Section("各报告的不同", differences(archive, governments), []))
    sections.append(_Section("没有归类的数", _unsorted(archive), []))
    sections.append(_Section("读过的文件", _files(archive), []))
    page = Template((HERE / "page.html").read_text(encoding="utf-8")).substitute(
        title=escape(title),
        style=(HERE / "page.css").read_text(encoding="utf-8"),
        summary=summary(archive),
        contents="".join(section.contents for section in sections),
        body="".join(section.whole for section in sections),
    )
    file.write_text(page, encoding="utf-8")


def summary(archive: Archive) -> str:
    """Say in one sentence what was read."""
    read, unread = archive.one("SELECT count(*) - count(problem), count(problem) FROM report")
    governments, first, last, sorted_in, all_numbers, indicators = archive.one(
        "SELECT count(DISTINCT government) FILTER (indicator IS NOT NULL), "
        "min(year) FILTER (indicator IS NOT NULL), max(year) FILTER (indicator IS NOT NULL), "
        "count(indicator), count(*), count(DISTINCT indicator) FROM number"
    )
    years = f"{first}年" if first == last else f"{first}—{last}年"
    told = f"读了{read}份报告"
    told += f"，{unread}份读不了" if unread else ""
    if not governments:
        return f"{told}，没有可以对照的数。"
    return (
        f"{told}：{governments}个政府，{years}，共{all_numbers}个数，其中{sorted_in}个归入"
        f"{indicators}个指标，{all_numbers - sorted_in}个没有归类。"
    )


class _Section:
    """A part of the page with its line in the contents."""

    def __init__(self, title: str, body: str, entries: Iterable[tuple[str, str, int]]) -> None:
        self._title, self._body, self._entries = title, body, list(entries)

    @property
    def contents(self) -> str:
        lines = "".join(
            f'<li><a href="#{escape(code)}">{escape(name)}</a><span>{count}个政府</span></li>'
            for code, name, count in self._entries
        )
        return f'<p><a href="#{self._title}">{self._title}</a></p><ol>{lines}</ol>'

    @property
    def whole(self) -> str:
        return f'<section id="{self._title}"><h2>{self._title}</h2>{self._body}</section>'


def _governments(archive: Archive) -> list[str]:
    """Take the governments compared, if they are few enough to draw."""
    query = (
        "SELECT DISTINCT government FROM number WHERE indicator IS NOT NULL "
        f"ORDER BY government LIMIT {MOST_GOVERNMENTS + 1}"
    )
    return [name for (name,) in archive.rows(query)]


def _sections(archive: Archive, catalogue: Catalogue, *, few: bool) -> Iterator[_Section]:
    order = [*vocabulary("wing"), ""]
    counts = dict(
        archive.rows(
            "SELECT indicator, count(DISTINCT government) FROM number "
            "WHERE indicator IS NOT NULL GROUP BY indicator"
        )
    )
    reported = [it for it in catalogue.indicators if it.name in counts]
    reported.sort(key=lambda it: order.index(it.wing))
    for wing, indicators in groupby(reported, key=lambda it: it.wing):
        own = list(indicators)
        body = "".join(_indicator(archive, it, few=few) for it in own)
        entries = [(it.code, it.name, counts[it.name]) for it in own]
        yield _Section(labels().get(wing, ELSEWHERE), body, entries)


def _indicator(archive: Archive, indicator: Indicator, *, few: bool) -> str:
    drawn = _drawn(archive, indicator.name) if few else _spread(archive, indicator.name)
    return (
        f'<article class="indicator" id="{escape(indicator.code)}">'
        f"<h3>{escape(indicator.name)}</h3>{drawn}</article>"
    )


def _drawn(archive: Archive, name: str) -> str:
    query = (
        "SELECT government, year, value, unit, approximate, sentence, file, note FROM number "
        "WHERE indicator = ? ORDER BY government, year"
    )
    points = [Point(*row) for row in archive.rows(query, name)]
    told = by_government(points)
    if len({point.government for point in points}) > 1 and len({it.year for it in points}) > 1:
        told += by_year(points)
    units = sorted({point.unit for point in points})
    note = (
        f'<p class="note">单位不一（{"、".join(units)}），对照时留意。</p>'
        if len(units) > 1
        else ""
    )
    return f'{note}<div class="sides">{told}</div>'


def _spread(archive: Archive, name: str) -> str:
    query = (
        "SELECT level, year, count(*), min(value), median(value), max(value) FROM number "
        "WHERE indicator = ? GROUP BY level, year ORDER BY level NULLS LAST, year"
    )
    lines = [Spread(LEVELS.get(level, "其他"), *rest) for level, *rest in archive.rows(query, name)]
    (unit,) = archive.one("SELECT mode(unit) FROM number WHERE indicator = ?", name)
    return spreads(lines, unit)


def _unsorted(archive: Archive) -> str:
    query = (
        "SELECT counted, unit, count(*), count(DISTINCT file), min(sentence) FROM number "
        "WHERE indicator IS NULL AND counted IS NOT NULL GROUP BY counted, unit "
        "ORDER BY count(*) DESC, counted, unit LIMIT 60"
    )
    rows = "".join(
        f"<tr><td>{escape(counted)}（{escape(unit or '无单位')}）</td>"
        f'<td class="number">{times}处，{files}份报告</td><td>{escape(sentence)}</td></tr>'
        for counted, unit, times, files, sentence in archive.rows(query)
    )
    return (
        "<p>没有指标与它们相合，不进对照；全部在表的“未归类”一页。常见的可以写进自己的指标目录，"
        "用 --catalogue 带上再读一遍。</p>"
        '<table class="files"><thead><tr><th>所数的</th><th class="number">出现</th><th>例</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )


def _files(archive: Archive) -> str:
    (said,) = archive.one("SELECT count(*) FROM report WHERE note <> ''")
    rows = "".join(
        f"<tr><td>{escape(file)}</td><td>{escape(government or '')}</td>"
        f'<td class="number">{f"{year}年" if year else ""}</td>'
        f'<td class="number">{"" if numbers is None else f"{numbers}个数"}</td>'
        f"<td>{escape(note)}</td></tr>"
        for file, government, year, numbers, note in archive.rows(
            "SELECT file, government, year, numbers, note FROM report "
            f"ORDER BY note = '', file LIMIT {MOST_NOTES}"
        )
    )
    (files,) = archive.one("SELECT count(*) FROM report")
    beyond = f"<p>共{files}份，这里列{MOST_NOTES}份，全部在表里。</p>" if files > MOST_NOTES else ""
    said_of = f"<p>{said}份有说明，列在前面。</p>" if said else ""
    return (
        f"{said_of}{beyond}"
        '<table class="files"><thead><tr><th>文件</th><th>政府</th><th class="number">年份</th>'
        f'<th class="number">读出</th><th>说明</th></tr></thead><tbody>{rows}</tbody></table>'
    )
