"""Lists in all their wordings: a right one is never told, one with a figure changed always is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from yifa.reviewer import Finding, check, typed
from yifa.reviewer.numerals import in_chinese

NAMES = (
    "婚姻家庭",
    "邻里关系",
    "土地山林",
    "损害赔偿",
    "劳动争议",
    "物业管理",
    "消费维权",
    "生产经营",
)
UNITS = st.sampled_from(["件", "起", "条", "项", "宗"])
VERBS = st.sampled_from(
    ["全年共受理", "累计受理", "今年以来，共处理", "截至12月底，接待处理", "受理"]
)
FIGURES = st.sampled_from([str, lambda n: f"{n:,}", lambda n: f" {n} "])
#: How a closed list may be introduced, its parts divided, and its last part called.
CLOSED = st.sampled_from(
    [
        ("，其中", "、", "其他"),
        ("，其中", "，", "其他"),
        ("。其中，", "；", "其他类"),
        ("，其中：", "；", "其余"),
        ("，分别为", "、", "消费"),
        ("，具体为", "，", "消费"),
        ("，包括", "、", "其他"),
        ("，涉及", "，涉及", "其他"),
        ("，按类型分，", "、", "其他"),
        ("：", "、", "其他"),
    ]
)
PARTS = st.lists(st.integers(1, 500), min_size=2, max_size=7)


def told(text: str) -> list[Finding]:
    return [it for it in check(typed(text)).said if it.rule == "sum"]


def total_first(
    verb: str, unit: str, form: tuple[str, str, str], total: str, parts: list[str]
) -> str:
    cue, mark, last = form
    names = [*NAMES[: len(parts) - 1], last]
    listed = mark.join(f"{name}{part}{unit}" for name, part in zip(names, parts, strict=True))
    return f"{verb}矛盾纠纷{total}{unit}{cue}{listed}，均已按期办结。"


@settings(deadline=None)
@given(VERBS, UNITS, CLOSED, FIGURES, PARTS)
def test_a_right_list_is_never_told(verb, unit, form, write, parts) -> None:  # type: ignore[no-untyped-def]
    text = total_first(verb, unit, form, write(sum(parts)), [write(it) for it in parts])
    assert [it.message for it in told(text)] == []


@settings(deadline=None)
@given(VERBS, UNITS, CLOSED, PARTS, st.data())
def test_one_changed_figure_of_a_closed_list_is_told_once(  # type: ignore[no-untyped-def]
    verb, unit, form, parts, data
) -> None:
    figures = [sum(parts), *parts]
    place = data.draw(st.integers(0, len(parts)))
    # Of a bracket, a colon and 包括 one is less sure where more than half is missing.
    most = max(1, sum(parts) // 4)
    by = data.draw(st.integers(-most, most).filter(lambda by: by and figures[place] + by > 0))
    figures[place] += by
    text = total_first(verb, unit, form, str(figures[0]), [str(it) for it in figures[1:]])
    (finding,) = told(text)
    assert finding.stated == figures[0]
    assert finding.computed == sum(figures[1:])


@settings(deadline=None)
@given(UNITS, PARTS, st.sampled_from(["共计", "合计", "总计", "共"]), st.integers(-20, 20))
def test_a_total_at_the_end_is_told_where_it_is_wrong(
    unit: str, parts: list[int], word: str, by: int
) -> None:
    listed = "、".join(f"{NAMES[n]}纠纷{it}{unit}" for n, it in enumerate(parts))
    total = max(sum(parts) + by, 1)
    found = told(f"调解{listed}，{word}{total}{unit}。")
    assert len(found) == (total != sum(parts))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 400)), min_size=2, max_size=6))
def test_each_of_two_units_is_a_sum_of_its_own(parts: list[tuple[int, int]]) -> None:
    batches, people = sum(a for a, _ in parts), sum(b for _, b in parts)
    listed = "，".join(f"涉及{NAMES[n]}类{a}批{b}人次" for n, (a, b) in enumerate(parts))
    text = f"共计接待来访群众{{}}批{{}}人次，{listed}，均已及时处置。"
    assert told(text.format(batches, people)) == []
    (finding,) = told(text.format(batches, people + 3))
    assert finding.message.endswith(f"={people}，文中为{people + 3}，差3。")
    (finding,) = told(text.format(batches + 1, people))
    assert finding.message.endswith(f"={batches}，文中为{batches + 1}，差1。")


@settings(deadline=None)
@given(PARTS, st.integers(1, 1000))
def test_parts_of_which_some_are_not_named_are_never_told(parts: list[int], rest: int) -> None:
    listed = "、".join(f"{NAMES[n]}{it}件" for n, it in enumerate(parts))
    total = 3 * sum(parts) + rest
    assert told(f"受理矛盾纠纷{total}件，其中{listed}，化解{total}件，化解率100%。") == []
    assert told(f"受理矛盾纠纷{total}件，主要为{listed}。") == []


@settings(deadline=None)
@given(st.integers(2, 9), st.integers(-2, 2))
def test_a_number_of_places_is_that_of_their_names(number: int, by: int) -> None:
    places = ("青石", "白水", "柳溪", "云岭", "大河", "清泉", "新桥", "东山", "南坪")
    stated = max(number + by, 2)
    words = "两" if stated == 2 else in_chinese(stated)
    text = f"在{'、'.join(f'{it}镇' for it in places[:number])}{words}个镇开展试点。"
    found = [it for it in check(typed(text)).said if it.rule == "count"]
    assert len(found) == (stated != number)


@settings(deadline=None)
@given(PARTS, st.sampled_from(["first", "last"]), st.data())
def test_a_unit_written_once_holds_for_the_whole_list(
    parts: list[int], where: str, data: st.DataObject
) -> None:
    units = ["件" if where == "first" and not place else "" for place in range(len(parts))]
    units[-1] = "件" if where == "last" else units[-1]
    names = [*NAMES[: len(parts) - 1], "其他"]

    def listed(figures: list[int]) -> str:
        return "、".join(map("{}{}{}".format, names, figures, units))

    text = f"受理矛盾纠纷{sum(parts)}件，其中{{}}，均已办结。"
    assert told(text.format(listed(parts))) == []
    changed = list(parts)
    changed[data.draw(st.integers(0, len(parts) - 1))] += 1
    (finding,) = told(text.format(listed(changed)))
    assert finding.computed == sum(parts) + 1


@settings(deadline=None)
@given(st.integers(1, 900), st.integers(1, 90), st.integers(-30, 30))
def test_what_is_left_is_the_whole_less_what_was_done(done: int, rest: int, by: int) -> None:
    stated = max(rest + by, 1)
    text = f"排查安全隐患{done + rest}处，已整改{done}处，其余{stated}处限期整改。"
    assert len(told(text)) == (stated != rest)


@settings(deadline=None)
@given(st.lists(st.integers(2, 900), min_size=3, max_size=3), st.integers(-40, 40))
def test_ways_of_coming_in_are_added_up_whatever_their_units(parts: list[int], by: int) -> None:
    total = max(sum(parts) + by, 1)
    text = "全年接待来信{}件、来访{}批、来电{}个，共计{}件次。".format(*parts, total)
    assert len(told(text)) == (total != sum(parts))
