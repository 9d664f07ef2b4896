"""What an official paper looks like: the figures of GB/T 9704."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .files import HERE, toml


@dataclass(frozen=True)
class Heading:
    """How a heading of one level is numbered and set."""

    level: int
    pattern: str
    font: str


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The page of GB/T 9704. Lengths in millimetres (_mm) or points (_pt), counts as they say."""

    title: str
    law: str
    short: str
    verified: str
    standard_status: str
    paper: str
    margin_top_mm: float
    margin_left_mm: float
    margin_right_mm: float
    margin_bottom_mm: float
    type_area_mm: tuple[float, float]
    lines_per_page: int
    chars_per_line: int
    body_font: str
    title_font: str
    line_pitch_pt: float
    char_squeeze_note: str
    page_number: str
    indent_first_line_chars: int
    title_gap: str
    issuer_mark_top_mm: float
    red_line_gap_mm: float
    attachment_note: str
    date_rule: str
    headings: tuple[Heading, ...]


@cache
def layout() -> Layout:
    """The figures of gbt9704.toml."""
    figures = toml(HERE / "gbt9704.toml")
    headings = tuple(Heading(**row) for row in figures.pop("heading"))
    width, height = figures.pop("type_area_mm")
    return Layout(headings=headings, type_area_mm=(width, height), **figures)
