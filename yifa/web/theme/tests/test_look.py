"""What the look promises to eyes: contrast, a smallest size, and a weight that loads at once."""

import re
from pathlib import Path

import pytest

from yifa.web.theme.tests.conftest import STATIC

BUDGET = 40_000
SHEETS = sorted(STATIC.glob("*.css"))
STYLES = {sheet.name: sheet.read_text() for sheet in SHEETS}
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", STYLES["tokens.css"]))

TEXT_ON_GROUND = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in ("paper", "white", "side")),
    *((ink, ground) for ink in ("ink", "ink-2") for ground in ("hover",)),
    *((ink, "paper") for ink in ("cinnabar", "ochre", "pine", "indigo")),
    *((ink, "white") for ink in ("cinnabar", "ochre", "pine", "indigo")),
    *((ink, f"{ink}-wash") for ink in ("cinnabar", "ochre", "pine", "indigo")),
    *(("white", ground) for ground in ("ink", "ink-2", "cinnabar", "indigo")),
    ("ink", "ochre-wash"),
    ("ink", "cinnabar-wash"),
    ("indigo", "ochre-wash"),
    ("document-red", "white"),
]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read_on_its_ground(text: str, ground: str) -> None:
    assert contrast(COLOURS[text], COLOURS[ground]) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "white", "side"])
def test_the_borders_of_controls_can_be_seen(ground: str) -> None:
    assert contrast(COLOURS["line"], COLOURS[ground]) >= 3


@pytest.mark.parametrize("ground", ["paper", "white", "side", "hover"])
def test_the_focus_can_be_seen(ground: str) -> None:
    assert contrast(COLOURS["indigo"], COLOURS[ground]) >= 3


def test_every_colour_is_a_token() -> None:
    literal = {
        name: re.findall(r"#[0-9a-fA-F]{3,6}\b|rgba?\(", style)
        for name, style in STYLES.items()
        if name not in {"tokens.css", "print.css"}
    }
    assert {name: found for name, found in literal.items() if found} == {}


def test_no_rule_sets_type_smaller_than_13_px() -> None:
    named = re.findall(r"--(?:note|table|menu|body|section): (\S+)rem;", STYLES["tokens.css"])
    written = [
        size
        for style in STYLES.values()
        for size in re.findall(r"font(?:-size)?: [^;]*?(\d*\.?\d+)rem\b", style)
    ]
    assert len(named) == 5
    assert min(float(size) * 16 for size in [*named, *written]) >= 13


def test_the_stylesheets_fit_the_budget() -> None:
    assert sum(sheet.stat().st_size for sheet in SHEETS) <= BUDGET


def test_every_stylesheet_is_on_every_page() -> None:
    linked = (STATIC.parents[1] / "templates/theme/stylesheets.html").read_text()
    assert set(re.findall(r"theme/(\w+\.css)", linked)) == set(STYLES)


@pytest.mark.parametrize("name", STYLES)
def test_old_browsers_understand_the_stylesheets(name: str) -> None:
    style = re.sub(r"/\*.*?\*/", "", STYLES[name], flags=re.DOTALL)
    for newer in (":has(", ":is(", ":where(", "@container", "@layer", "subgrid", "&", "inset:"):
        assert newer not in style
    assert not re.search(r"[{;]\s*(row-)?gap:", style)


@pytest.mark.parametrize("name", STYLES)
def test_no_stylesheet_asks_for_a_file_that_is_not_there(name: str) -> None:
    for file in re.findall(r'url\("([^"]+)"\)', STYLES[name]):
        assert (STATIC / file).is_file()


def test_the_fonts_are_small_and_bring_their_licence() -> None:
    fonts = sorted(Path(STATIC / "fonts").glob("*.woff2"))
    assert len(fonts) == 2
    assert all(font.stat().st_size < 4000 for font in fonts)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (STATIC / "fonts/OFL.txt").read_text()


def test_motion_stops_for_those_who_ask_for_it() -> None:
    assert "@media (prefers-reduced-motion: reduce)" in STYLES["base.css"]
