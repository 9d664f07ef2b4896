"""Houses come into the lake whole or not at all, and lie in it side by side."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from yifa.kernel.register import Register
from yifa.lake import export as exporting
from yifa.lake import telling
from yifa.lake.answering import Lake, Line
from yifa.lake.export import export
from yifa.lake.facts import Fact, county_of, month_of
from yifa.lake.source import CountedIn, FigureIn, Source, Unfit

COUNTS = {"kind.found": 3, "kind.settled": 2}
STOCK = "kind.waiting"


def contents(lake: Path) -> dict[str, bytes]:
    files = (path for path in lake.rglob("*") if path.is_file())
    return {path.relative_to(lake).as_posix(): path.read_bytes() for path in files}


def facts(code: str, until: dt.date) -> Iterator[Fact]:
    """A small house's rows: a few counts in January and later, and a stock that came and went."""
    county = county_of(code)
    days = [dt.date(until.year - 1, 12, 30), dt.date(until.year, 1, 5), until]
    for number, day in enumerate(days, 1):
        for key, each in {**COUNTS, STOCK: (1, 1, -1)[number - 1]}.items():
            yield Fact(
                county // 10_000, county, day.year, month_of(day), key, "", "",
                code, "county", "government", day, each * number,
            )  # fmt: skip


def lay(lake: Path, code: str, until: dt.date, *, definition: str = "one") -> None:
    """A small house in the lake."""
    scratch = lake / ".made"
    scratch.mkdir(parents=True)
    exporting.write(facts(code, until), scratch)
    files = exporting.put_in_place(scratch / "rows", lake, code)
    shutil.rmtree(scratch)
    figures = {
        "kind.found": FigureIn("发现", "件", ["kind.found"], "found", {}),
        "kind.rate": FigureIn("成功率", "%", ["kind.settled", "kind.found"], definition, {}),
        STOCK: FigureIn("待办", "件", [STOCK], "waiting", {}),
    }
    counted = {key: CountedIn(key == STOCK, 0) for key in [*COUNTS, STOCK]}
    (lake / "sources").mkdir(exist_ok=True)
    page = Source(code, until, figures, counted, {}, files).written()
    (lake / "sources" / f"{code}.json").write_text(page, encoding="utf-8")


def ask(lake: Path, figure: str, *by: str, last: dt.date | None = None) -> list[Line]:
    there = Lake(lake)
    last = last or there.until
    return list(there.answer(there.question([figure], last.replace(month=1, day=1), last, by)))


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A lake of two provinces, one of which tells a day less."""
    lake = tmp_path / "lake"
    lay(lake, "339901000000", dt.date(2026, 3, 20))
    lay(lake, "449901000000", dt.date(2026, 3, 19))
    return lake


def test_a_rate_of_many_houses_is_made_of_both_sums_and_says_until_when(two: Path) -> None:
    (both,) = ask(two, "成功率", last=dt.date(2026, 12, 31))
    assert (both.numerator, both.denominator) == (2 * (2 * 2 + 2 * 3), 2 * (3 * 2 + 3 * 3))
    assert both.until == dt.date(2026, 3, 19)
    lines = ask(two, "成功率", "province", last=dt.date(2026, 12, 31))
    told = {line.by: (line.numerator, line.denominator, line.until) for line in lines}
    assert told == {
        (33,): (10, 15, dt.date(2026, 3, 20)),
        (44,): (10, 15, dt.date(2026, 3, 19)),
    }


def test_a_stock_holds_what_came_before_and_stands_in_months_without_an_act(two: Path) -> None:
    lines = ask(two, STOCK, "month", last=dt.date(2026, 3, 31))
    assert [(line.by, line.value) for line in lines] == [
        ((202601,), 2 * (1 + 2)),
        ((202602,), 2 * (1 + 2)),
        ((202603,), 2 * (1 + 2 - 3)),
    ]


def test_counts_of_days_outside_the_period_are_left_out(two: Path) -> None:
    (line,) = ask(two, "kind.found", last=dt.date(2026, 3, 18))
    assert line.value == 2 * 3 * 2


def test_a_period_of_which_nobody_tells_comes_to_nothing(two: Path) -> None:
    (line,) = ask(two, "成功率", last=dt.date(2019, 12, 31))
    assert (line.value, line.numerator, line.denominator) == (None, 0, 0)


def test_a_figure_counted_otherwise_elsewhere_is_not_added_up(two: Path) -> None:
    lay(two, "559901000000", dt.date(2026, 3, 20), definition="another")
    lake = Lake(two)
    assert lake.differing == {"kind.rate": ["559901000000"]}
    with pytest.raises(Unfit, match="口径不一样"):
        ask(two, "成功率")
    (line,) = ask(two, "发现", last=dt.date(2026, 3, 20))
    assert line.value == 3 * (3 * 2 + 3 * 3)


def test_half_a_copy_is_refused(two: Path) -> None:
    file = next(two.rglob("449901000000.*.parquet"))
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    with pytest.raises(Unfit, match="449901000000的数据不完整"):
        Lake(two)
    file.unlink()
    with pytest.raises(Unfit, match="449901000000的数据不完整"):
        Lake(two)


@pytest.mark.parametrize(
    "page",
    ["", "[]", "{}", '{"format": 1}', '{"format": 2}', '{"format": 1, "files": {"../../x": 1}}'],
)
def test_a_page_that_no_export_wrote_is_refused(two: Path, page: str) -> None:
    (two / "sources" / "339901000000.json").write_text(page)
    with pytest.raises(Unfit, match=r"339901000000\.json"):
        Lake(two)


def test_a_page_that_leads_out_of_the_lake_is_refused(two: Path) -> None:
    page = two / "sources" / "339901000000.json"
    page.write_text(page.read_text().replace("province=33/", "../province=33/"))
    with pytest.raises(Unfit, match=r"339901000000\.json"):
        Lake(two)


@pytest.mark.parametrize("name", ["指标[2026]", "指标*"])
def test_a_folder_that_engines_would_take_for_a_pattern_is_refused(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(Unfit, match="换一个没有这些符号的文件夹"):
        Lake(tmp_path / name)


def test_an_export_is_the_same_bytes_and_replaces_the_one_before(folder: Path) -> None:
    before = contents(folder)
    lay(folder, "449901000000", dt.date(2026, 3, 19))
    export(folder)
    assert {name: what for name, what in contents(folder).items() if "449901" not in name} == before
    model = Register.all["dispute"].model
    matter = model._base_manager.filter(tallies__isnull=False).first()
    assert matter is not None
    matter.tallies.all().delete()
    export(folder)
    after = contents(folder)
    assert after != before
    assert set(after) == {f"sources/{code}.json" for code in ("339901", "449901000000")} | {
        name for source in Lake(folder).sources for name in source.files
    }


def test_an_export_that_breaks_off_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    whole = list(telling.facts())

    def half() -> Iterator[Fact]:
        yield from whole[: len(whole) // 2]
        raise OSError("no space left")

    monkeypatch.setattr(exporting, "facts", half)
    with pytest.raises(OSError, match="no space"):
        export(folder)
    assert contents(folder) == before
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
