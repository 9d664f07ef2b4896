"""What templates need beyond includes: icons, days, numbers, and charts drawn on the server."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from yifa.web.theme import wording
from yifa.web.theme.chart import Chart, Spark
from yifa.web.theme.drawing import Drawing, draw
from yifa.web.theme.spark import SparkDrawing, draw_spark

register = template.Library()

ICONS = frozenset(
    [
        *("work", "book", "plus", "menu", "search", "back", "close"),
        *("document", "photo", "video", "sound", "figures"),
        *("download", "upload", "print", "calendar", "pin", "eye", "offline", "tick"),
    ]
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon from the sprite; the word beside it is what is read out."""
    if name not in ICONS:
        raise template.TemplateSyntaxError(f"there is no icon {name!r}")
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("theme/icons.svg"),
        name,
    )


@register.filter(expects_localtime=True)
def day(value: date) -> str:
    """11月18日, inside a sentence."""
    return wording.day_in_text(value)


@register.filter(expects_localtime=True)
def short_day(value: date) -> str:
    """11-18, in a table."""
    return wording.day_in_table(value)


@register.filter(expects_localtime=True)
def full_day(value: date) -> str:
    """2026年11月18日."""
    return wording.day_in_full(value)


@register.filter(expects_localtime=True)
def weekday(value: date) -> str:
    """星期三."""
    return wording.weekday(value)


@register.filter(expects_localtime=True)
def moment(value: date | datetime) -> str:
    """11-16 10:22, or 11-16 where the time is not known."""
    return wording.moment(value)


@register.filter(expects_localtime=True)
def machine_day(value: date) -> str:
    """2026-11-18, for the `datetime` attribute."""
    return f"{value:%Y-%m-%d}"


@register.filter
def thousands(value: int | float | Decimal) -> str:
    """60,000."""
    return wording.thousands(value)


@register.filter
def percent_of(part: int, whole: int) -> str:
    """`184|percent_of:212` is 86.8%."""
    return wording.percent(part, whole)


@register.filter
def over(part: int, whole: int) -> str:
    """`184|over:212` is 184÷212."""
    return wording.division(part, whole)


@register.filter
def numeral(number: int) -> str:
    """七, the numeral of a wing."""
    return wording.numeral(number)


@register.inclusion_tag("theme/components/spark.html")
def sparkline(spark: Spark) -> dict[str, Spark | SparkDrawing]:
    """Two small lines, this year over the last."""
    return {"spark": spark, "drawing": draw_spark(spark)}


@register.inclusion_tag("theme/components/chart.html")
def line_chart(chart: Chart) -> dict[str, Chart | Drawing]:
    """This year against the last: a line for a rate, bars from zero for a count."""
    return {"chart": chart, "drawing": draw(chart)}
