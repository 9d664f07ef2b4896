"""Which lines are the title and what stands under it, and which are the signature and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yifa.reviewer.document import Kind
from yifa.reviewer.lines import Line
from yifa.reviewer.numbering import beginning
from yifa.reviewer.sentences import is_ended, is_open

TOPIC = re.compile(r"法治政府|依法行政|法治建设|法[治制]工作|依法治[市县区镇乡州省]|普法")
FORM = re.compile(
    r"(?:报告|总结|情况|公示|汇报|通报|公告|公布)(?:[（(][^（()）]{1,20}[）)])?\s*(?:\d+)?$"
)
GOVERNMENT = re.compile(
    r"(?:人民政府|政府|街道|办事处|管委会|管理委员会|委员会|办公室|[局厅委院会处镇乡县区市州旗盟]"
    r"|大队|中心|支队|集团|党组)$"
)
BEGINS_TITLE = re.compile(r"关于|20\d\d\s*年|[二〇○Ｏ零]{2}[〇○Ｏ零一二三四五六七八九]{2}年|法治")
UNFINISHED = re.compile(r"(?:20\d\d\s*年度?|关于|推进|落实|开展|全面|[的和、])$")
DAY = re.compile(
    r"[（(]?\s*(?P<year>20\d\d|２０[０-９]{2}|二[〇○Ｏ零O0]{1}[〇○Ｏ零一二三四五六七八九O0]{2})\s*[年./\-]\s*"
    r"(?P<month>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*[月./\-]\s*"
    r"(?P<day>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日?\s*[）)]?"
)
DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}\s*[〔\[（(]\s*20\d\d\s*[〕\]）)]\s*(?:第\s*)?\d{1,4}\s*号"
)
ADDRESSEE = re.compile(r"[^，。；]{2,60}[：:]$")
ADDRESSED = re.compile(r"政府|[委局办会组厅部院处镇乡街道同志]+[：:]$|单位[：:]$")
INTRODUCING = re.compile(r"如下|现将|以下|汇报|报告")
SHORTEST_TEXT = 20
LONGEST_TITLE = 70
MOST_TITLE_LINES = 4


def is_day(text: str) -> bool:
    """Tell whether a line is nothing but a date."""
    return bool(DAY.fullmatch(text.strip()))


def is_organisation(text: str) -> bool:
    """Tell whether a line is nothing but the name of an organisation."""
    words = "".join(text.split())
    return (
        3 <= len(words) <= 30
        and bool(GOVERNMENT.search(words))
        and not re.search("[，。：；]", words)
    )


def looks_like_title(text: str) -> bool:
    """Tell whether a line could be a report's title, or the part of one that names its topic."""
    words = "".join(text.split())
    return (
        6 <= len(words) <= LONGEST_TITLE
        and bool(TOPIC.search(words))
        and not is_ended(words)
        and not re.search("[，,。]", words)
        and beginning(text) is None
    )


def find_title(lines: Sequence[Line]) -> range:
    """Find the lines of the title; an empty range if there is none."""
    scores = {
        number: _score(line)
        for number, line in _head(lines)
        if looks_like_title(line.text) or ("title" in line.says and not line.reason)
    }
    if not scores:
        return range(0)
    best = max(scores, key=lambda number: (scores[number], number))
    return range(_upwards(lines, best), _downwards(lines, best))


def _head(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """Take the lines before the report's running text begins."""
    head: list[tuple[int, Line]] = []
    for number, line in enumerate(lines):
        if not line.reason and "title" not in line.says and _is_text(line.text):
            break
        if not line.reason:
            head.append((number, line))
    return head


def _is_text(text: str) -> bool:
    return "。" in text or (len(text) >= SHORTEST_TEXT and bool(re.search("[，,]", text)))


def _score(line: Line) -> int:
    words = "".join(line.text.split())
    return (
        4 * ("title" in line.says)
        + 3 * bool(FORM.search(words))
        + 2 * bool(TOPIC.search(words))
        + bool(re.search(r"20\d\d", words))
    )


def _upwards(lines: Sequence[Line], best: int) -> int:
    """Take in what stands above: the government's name, or the first line of a broken title."""
    first = best
    while first and best - first < MOST_TITLE_LINES - 1:
        above, here = lines[first - 1], lines[first]
        begins = is_organisation(above.text) and BEGINS_TITLE.match(here.text)
        one_title = "title" in above.says & here.says or UNFINISHED.search(above.text)
        if above.reason or len(above.text) > LONGEST_TITLE or not (begins or one_title):
            break
        first -= 1
    return first


def _downwards(lines: Sequence[Line], best: int) -> int:
    """Take in the lines that a long title runs on to."""
    words, last = lines[best].text, best + 1
    while last < len(lines) and last - best < MOST_TITLE_LINES and not FORM.search(words):
        below = lines[last]
        if below.reason or len(words + below.text) > LONGEST_TITLE or is_ended(below.text):
            break
        if beginning(below.text) or is_organisation(below.text) or is_day(below.text):
            break
        words, last = words + below.text, last + 1
    return last if FORM.search(words) or is_open(lines[best].text) else best + 1


def by_title(text: str) -> Kind | None:
    """Tell what a short line beside the title, before the first sentence, is."""
    if is_day(text):
        return Kind.DATE
    if is_organisation(text.removesuffix("文件")):
        return Kind.SUBTITLE
    if DOCUMENT_NUMBER.fullmatch(text.strip("（）() ")):
        return Kind.SUBTITLE
    if ADDRESSEE.fullmatch(text) and ADDRESSED.search(text) and not INTRODUCING.search(text):
        return Kind.ADDRESSEE
    if re.fullmatch(r"[（(][^（()）]{2,30}[）)]", text):
        return Kind.SUBTITLE
    return None


def at_the_end(text: str) -> Kind | None:
    """Tell what a short line after the last sentence is."""
    if is_day(text):
        return Kind.DATE
    return Kind.SIGNATURE if is_organisation(text) else None
