"""What a statute's text says in a cited article; the texts lie outside the project."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import cn2an
import pytest

CHECKOUT = Path(__file__).parents[3]
TEXTS = Path(os.environ.get("YIFA_LAW_TEXTS", CHECKOUT.parent / "shared" / "law" / "texts"))
TABLES = TEXTS.parent

needs_texts = pytest.mark.skipif(
    not TEXTS.is_dir(), reason=f"no statute texts at {TEXTS}: set YIFA_LAW_TEXTS"
)
needs_tables = pytest.mark.skipif(
    not (TABLES / "limits.toml").is_file(), reason=f"no source tables at {TABLES}"
)

HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
NUMERALS = "零一二三四五六七八九十百千万两0-9"
_NUMBER = "[零一二三四五六七八九十百千]+"
_ARTICLE = re.compile(rf"^第({_NUMBER})条[ 　](.*)$")
_ITEM = re.compile(rf"^（({_NUMBER})）")
_CITED = re.compile(rf"第({_NUMBER})条(?:第({_NUMBER})款)?(?:第({_NUMBER})项)?")
_RANGE = re.compile(rf"第({_NUMBER})条至第({_NUMBER})条")
_UNITS = {
    "day": "[日天]",
    "working_day": "(?:日|个工作日)",
    "工作日": "个工作日",  # a working day the law itself writes out
    "hour": "小时",
    "month": "个月",
    "year": "年",
}


class NoSuchPlace(LookupError):
    """An article, paragraph or item that the text does not have."""


@dataclass
class Article:
    """An article's paragraphs (款), each a line and the items (项) below it."""

    paragraphs: list[list[str]] = field(default_factory=list)

    def add(self, line: str) -> None:
        if _ITEM.match(line) and self.paragraphs:
            self.paragraphs[-1].append(line)
        else:
            self.paragraphs.append([line])

    def text(self, paragraph: int = 0, item: int = 0) -> str:
        chosen = self.paragraphs
        if paragraph:
            if paragraph > len(chosen):
                raise NoSuchPlace(f"第{paragraph}款")
            chosen = [chosen[paragraph - 1]]
        lines = [line for lines in chosen for line in lines]
        if item:
            marks = (f"（{numeral(item)}）", f"({numeral(item)})")
            lines = [line for line in lines if line.startswith(marks)]
            if not lines:
                raise NoSuchPlace(f"第{item}项")
        return "\n".join(lines)


@cache
def statute(title: str) -> dict[int, Article] | None:
    """The articles of a law by number, or None if its text is not there."""
    name = title.removeprefix("中华人民共和国")
    paths = [path for path in TEXTS.glob("*.md") if path.name.split("(")[0] == name]
    return _articles(paths[0].read_text(encoding="utf-8")) if paths else None


def _articles(text: str) -> dict[int, Article]:
    articles: dict[int, Article] = {}
    current = Article()
    for raw in text.splitlines():
        line = raw.strip(" \u3000\u200b").translate(HALF_WIDTH)
        if found := _ARTICLE.match(line):
            current = articles[number(found[1])] = Article()
            line = found[2]
        if line and not line.startswith("#"):
            current.add(line)
    return articles


def cited_text(articles: dict[int, Article], cited: str) -> str:
    """The words of all places that a citation names; NoSuchPlace if one is not there."""
    between = [
        n for first, last in _RANGE.findall(cited) for n in range(number(first) + 1, number(last))
    ]
    texts = [articles[n].text() for n in between]
    for article, paragraph, item in _CITED.findall(cited):
        if number(article) not in articles:
            raise NoSuchPlace(f"第{article}条")
        texts.append(articles[number(article)].text(number(paragraph), number(item)))
    return "\n".join(texts)


def number(chinese: str) -> int:
    return int(cn2an.cn2an(chinese, "normal")) if chinese else 0


def numeral(amount: int) -> str:
    return re.sub("^一十", "十", str(cn2an.an2cn(amount)))


def states_period(text: str, amount: int, unit: str) -> bool:
    """Whether a text names a period: 五日, 5日, 两年; never the 五日 within 十五日."""
    written = [numeral(amount), str(amount)] + (["两"] if amount == 2 else [])
    return bool(re.search(rf"(?<![{NUMERALS}])(?:{'|'.join(written)}){_UNITS[unit]}", text))


def states_number(text: str, amount: int) -> bool:
    """Whether a text names a number, whatever it counts."""
    written = [numeral(amount), str(amount)] + (["两"] if amount == 2 else [])
    return bool(re.search(rf"(?<![{NUMERALS}])(?:{'|'.join(written)})(?![{NUMERALS}])", text))
