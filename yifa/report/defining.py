"""How a figure counts, in words that a clerk can check: read off its declaration, never typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from yifa.kernel.categories import category_label, choices_of
from yifa.kernel.figures import UNFILLED, Count, Counted, Figure, Ratio, Stock
from yifa.kernel.register import Register
from yifa.kernel.rolls import PeopleRoll, Roll

#: What is left out of every figure.
LEFT_OUT = "已撤销的办理记录不计。"
#: For whom and when a figure of acts counts.
WHEN_DONE = "按办理日期计入期间，算给办理时的承办单位，含下级和业务上归它主管的单位。"


def left_out(one: Figure) -> str:
    """What is left out, in one sentence; a roll is made of posts, of which none is revoked."""
    return "" if isinstance(one, Roll) else LEFT_OUT


def definition(one: Figure) -> str:
    """The whole definition in one or two sentences, without scope and period."""
    if isinstance(one, Ratio):
        above, below = clause(one.numerator), clause(one.denominator)
        return f"“{one.numerator.label}”除以“{one.denominator.label}”。分子：{above}分母：{below}"
    return clause(one)


def clause(one: Figure) -> str:
    """What is counted, in one sentence."""
    if isinstance(one, Stock):
        which = narrowed(one)
        stages = named(stage.label for stage in one.stages)
        return f"期间最后一天处在{stages}阶段的{what(one)}{which and f'，{which}'.rstrip('，')}。"
    if isinstance(one, Roll):
        return on_the_roll(one)
    assert isinstance(one, Count), f"{one!r} is a figure of a kind without words"
    steps = named(step.label for step in one.steps)
    which = narrowed(one)
    if one.each:
        return f"期间内办理{steps}的次数，{which}每办一次算一次。"
    time = "每件只算一次，有几次结果的以最后一次为准" if one.overtaken_by else "每件只算第一次"
    if one.anew_at:
        time += f"，{named(step.label for step in one.anew_at)}以后另算"
    if one.adds:
        amount = category_label(one, one.adds)
        return f"期间内办理{steps}的{what(one)}，{which}把“{amount}”加起来，{time}。"
    return f"期间内办理{steps}的{what(one)}，{which}{time}。"


def on_the_roll(one: Roll) -> str:
    """Who stands on a roll, in one sentence."""
    where = f"{one.form.label}里" if one.form is not None else ""
    if isinstance(one, PeopleRoll):
        return (
            f"期间最后一天在任的{where}{one.role.label}，一人只算一次，任几个岗位的算在先任的单位。"
        )
    return f"期间最后一天{where}至少有一名{one.role.label}在任的单位。"


def what(one: Figure) -> str:
    """What its matters are called."""
    return str(Register.all[one.kind].model._meta.verbose_name)


def named(words: Iterable[str]) -> str:
    """Several names in quotes: “受理”“调解”.

    >>> named(["受理", "调解"])
    '“受理”“调解”'
    """
    return "".join(f"“{word}”" for word in words)


def narrowed(one: Counted) -> str:
    """By which of the matter's own values it is narrowed, "" if by none."""
    parts = [f"“{category_label(one, name)}”为{values(one, name)}" for name in one.where]
    return f"限于{'、'.join(parts)}的，" if parts else ""


def values(one: Counted, name: str) -> str:
    """The values it is narrowed to, as people call them."""
    given = one.where[name]
    wanted = given if isinstance(given, list | tuple) else [given]
    return "或者".join(value_label(one, name, value) for value in wanted)


def value_label(one: Figure, name: str, value: Any) -> str:
    """A value by the label of its choice; a yes or no in words."""
    if isinstance(value, bool):
        return "“是”" if value else "“否”"
    return f"“{choices_of(one, name).get(value, UNFILLED if value == '' else value)}”"


def whose(one: Figure) -> str:
    """For whom it counts, in one sentence."""
    if isinstance(one, Roll):
        return "含下级和业务上归它主管的单位；岗位的任职和离任日期以后改正的，数字跟着变。"
    counts = one.denominator if isinstance(one, Ratio) else one
    if isinstance(counts, Stock):
        return "算给那一天的承办单位，含下级和业务上归它主管的单位。"
    return WHEN_DONE
