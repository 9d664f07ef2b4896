"""What each government reports that the others don't, and what they report that it doesn't."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from html import escape

from yifa.reviewer.atlas.archive import Archive

MOST_WORDS = 12


def differences(archive: Archive, governments: list[str]) -> str:
    """Tell for each government which indicators it alone has, and which only it lacks or few do.

    What it alone has includes the names of numbers that fit no indicator.
    """
    own = _grouped(archive, "SELECT DISTINCT government, indicator FROM number ")
    words = _grouped(
        archive,
        "SELECT government, counted FROM number WHERE indicator IS NULL AND counted IS NOT NULL "
        "AND government IS NOT NULL GROUP BY government, counted "
        "QUALIFY count(*) OVER (PARTITION BY counted) = 1 ",
        "counted",
    )
    if len(governments) < 2:
        return "<p>只有一个政府，没有可比的。</p>"
    reported = Counter(name for names in own.values() for name in names)
    told = []
    for government in governments:
        names = own.get(government, [])
        alone = [name for name in names if reported[name] == 1]
        others = len(governments) - 1
        lacking = [
            name for name in sorted(reported) if name not in names and 2 * reported[name] > others
        ]
        told.append(
            f"<h3>{escape(government)}</h3>"
            + _line("只有它报告的指标", alone)
            + _line("多数政府报告、它没有报告的", lacking if others > 1 else [])
            + _line("只有它写到的其他数", words.get(government, []))
        )
    return "".join(f'<article class="indicator">{one}</article>' for one in told)


def _grouped(archive: Archive, query: str, column: str = "indicator") -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    where = "WHERE indicator IS NOT NULL " if column == "indicator" else ""
    for government, name in archive.rows(f"{query}{where}ORDER BY government, {column}"):
        found[government].append(name)
    return found


def _line(title: str, names: list[str]) -> str:
    if not names:
        return ""
    listed = "、".join(escape(name) for name in names[:MOST_WORDS])
    more = f"等{len(names)}项" if len(names) > MOST_WORDS else ""
    return f"<h4>{title}</h4><p>{listed}{more}</p>"
