"""How Word is to treat the file: two-sided, punctuation at full width, pages counted live."""

from __future__ import annotations

from yifa.report.papers.markup import Markup, element

from .wordml import DECLARED, w


def settings_part(*, counts_pages: bool) -> Markup:
    """word/settings.xml.

    `counts_pages`: page numbers of a contents page are fields; Word is told to fill them when it
    opens the file, which it does after asking. Left out elsewhere, since it always asks.
    """
    update = [w("updateFields", val=1)] if counts_pages else []
    return element(
        "w:settings",
        DECLARED,
        [
            w("evenAndOddHeaders"),
            w("characterSpacingControl", val="doNotCompress"),
            *update,
            w("compat", _compatibility()),
            w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        ],
    )


def _compatibility() -> Markup:
    return w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
