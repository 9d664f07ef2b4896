"""Writes numbers, sums and rates as reports write them, so that tests can make any of them."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")
NAMES = ("邻里纠纷", "婚姻家庭", "劳动争议", "土地山林", "物业纠纷", "交通事故", "其他")

#: Closed sums: the words say that the parts are all there is.
SUMS = (
    "全年共受理矛盾纠纷{total}{unit}，其中{parts}。",
    "全镇受理各类矛盾纠纷共计{total}{unit}，分别为{parts}。",
    "受理{parts}，共计{total}{unit}。",
    "调解{parts}，合计{total}{unit}，均已归档。",
    "全年调解纠纷{total}{unit}（{parts}）。",
    "今年以来，累计接待来访群众{total}{unit}，涉及{parts}，均已及时处置。",
)
#: Stated rates: both counts and the rate stand in one sentence.
RATES = (
    "全年受理矛盾纠纷{whole}件，调解成功{part}件，成功率{rate}。",
    "排查问题线索{whole}条，已办结{part}条，办结率为{rate}。",
    "全县行政执法人员{whole}名，其中持证人员{part}名，占{rate}。",
    "应参训人员{whole}人，实际参训{part}人，参训率达{rate}。",
    "共办理行政应诉案件{whole}件，负责人出庭应诉{part}件，出庭应诉率{rate}。",
)


def chinese(number: int) -> str:
    """Write a number from 0 to 99,999,999 in Chinese: 1205 is 一千二百零五."""
    high, low = divmod(number, 10_000)
    if not high:
        return _below(low) or "零"
    zero = "零" if 0 < low < 1000 else ""
    return f"{_below(high)}万{zero}{_below(low)}"


def _below(number: int) -> str:
    """Write a number below 10,000; 十二 begins without 一."""
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + PLACES[place]
        gap = not digit
    return written[1:] if written.startswith("一十") else written


def full_width(number: int) -> str:
    """Write a number in full-width figures."""
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(number))


def in_ten_thousands(number: int) -> str:
    """Write a number with 万: 12500 is 1.25万."""
    return f"{(Decimal(number) / 10_000).normalize():f}万"


def listed(parts: list[int], unit: str) -> str:
    """List parts with a name each, the last of them as all others."""
    names = [*NAMES[: len(parts) - 1], NAMES[-1]]
    return "、".join(f"{name}{part}{unit}" for name, part in zip(names, parts, strict=True))


def percent(part: int, whole: int, decimals: int, *, cut: bool) -> str:
    """Work out a rate as reports do: rounded, or cut off after so many decimals."""
    step = Decimal(1).scaleb(-decimals)
    rate = Decimal(part * 100) / whole
    return f"{rate.quantize(step, ROUND_DOWN if cut else ROUND_HALF_UP)}%"
