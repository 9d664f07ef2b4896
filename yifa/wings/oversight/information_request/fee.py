"""What a request beyond reason costs by the scale: by requests in a month, or by pages."""

from __future__ import annotations

from decimal import Decimal

from yifa import law


def fault(basis: str, quantity: int | None, fee: Decimal | None) -> str:
    """How a sum differs from the scale, in a clause; "" where it does not or can't be told."""
    if not basis or quantity is None or fee is None:
        return ""
    right = by_pages(quantity) if basis == "pages" else by_requests(quantity)
    if not right:
        return f"没有超过{free(basis)}，不收费"
    return "" if fee == right else f"按收费标准是{right}元，填的是{fee:f}元"


def free(basis: str) -> str:
    """How much costs nothing, in words."""
    return f"{number('pages_free')}页" if basis == "pages" else f"本月{number('requests_free')}件"


def by_pages(pages: int) -> int:
    """Each page at the price of the band in which it lies."""
    bands = [
        (number("pages_free"), 0),
        (number("pages_first"), number("page_yuan_first")),
        (number("pages_second"), number("page_yuan_second")),
        (pages, number("page_yuan_third")),
    ]
    total = begun = 0
    for end, yuan in bands:
        total += max(0, min(pages, end) - begun) * yuan
        begun = end
    return total


def by_requests(place: int) -> int:
    """What one request costs by its place in the month; each further band costs a step more."""
    if place <= number("requests_free"):
        return 0
    beyond = max(0, place - number("requests_first"))
    bands = -(-beyond // number("requests_band"))
    return (1 + bands) * number("request_yuan")


def number(name: str) -> int:
    """A number of the scale."""
    return law.threshold(f"disclosure_fee.{name}").value
