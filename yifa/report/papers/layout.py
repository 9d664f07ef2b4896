"""What measures an official paper has: page, grid, sizes and fonts of GB/T 9704, in Word's units.

The standard's lengths come from `yifa.law`. It names faces and sizes in words (仿宋 3号); the
sizes in points and the names a machine knows stand here, and so does what it leaves open.
Word writes lengths in twips (1/20 pt).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from yifa.law import official_paper

STANDARD = official_paper.layout()

# Named by the standard
PAGE_MM = (210.0, 297.0)  # A4
PAGE_NUMBER_GAP_MM = 7.0
SIGNATURE_INDENT_CHARACTERS = 4
BODY_PT = 16  # 3号
TITLE_PT = 22  # 2号
PAGE_NUMBER_PT = 14  # 4号
RED = "D7000F"

# Left open by the standard
TITLE_LINE_PT = 35
ISSUER_MARK_PT = 42
COVER_PT = 36
TABLE_PT = 12  # 小四
FORM_PT = 14  # 4号
WAVE = "B02A1E"


@dataclass(frozen=True)
class Font:
    """A face by the name a Chinese office PC knows, and the one to use where it is missing.

    One only: Word takes all that stands there as a single name, of 31 characters at most.
    """

    name: str
    otherwise: str


FANGSONG = Font("仿宋", "仿宋_GB2312")
HEI = Font("黑体", "SimHei")
KAI = Font("楷体", "楷体_GB2312")
SONG = Font("宋体", "SimSun")
TITLE = Font("方正小标宋简体", "宋体")
LATIN = Font("Times New Roman", "Liberation Serif")
FONTS = (FANGSONG, HEI, KAI, SONG, TITLE, LATIN)


def twips(mm: float) -> int:
    """Millimetres in Word's unit, rounded down so that a full page never overflows.

    >>> twips(25.4)
    1440
    """
    return math.floor(mm * 1440 / 25.4)


def points(pt: float) -> int:
    """Points in Word's unit."""
    return round(pt * 20)


def characters(count: float) -> int:
    """The length of so many characters of body text, in twips."""
    return points(count * BODY_PT)


LINE = points(STANDARD.line_pitch_pt)
TEXT_WIDTH = twips(STANDARD.type_area_mm[0])
# 28 characters of 16 pt are 448 pt, the type area has 442.2: each gives up a little, in whole
# twips and rounded up, since Word's spacing knows no smaller step.
SQUEEZE = -math.ceil(characters(1) - TEXT_WIDTH / STANDARD.chars_per_line)
