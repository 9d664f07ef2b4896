"""How a saved web page becomes lines, with its menus and footers told apart by their tags."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from yifa.reviewer.readers.encoding import decode
from yifa.reviewer.readers.written import Written
from yifa.reviewer.source import Unreadable

UNSEEN_TAGS = "script style template noscript head iframe object svg math textarea"
BLOCK_TAGS = """
address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select table tbody td tfoot th
thead tr ul
"""
UNSEEN = frozenset(UNSEEN_TAGS.split())
BLOCKS = frozenset(BLOCK_TAGS.split())
REGIONS = {"nav": "navigation", "aside": "navigation", "footer": "footer", "select": "navigation"}
NAVIGATION = re.compile(
    r"(?:^|[-_\s])(?:nav|navi|navbar|menu|submenu|breadcrumbs?|crumbs?|dqwz|weizhi|sidebar|share"
    r"|bdsharebuttonbox|toolbar|pagination|search|login)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
FOOTER = re.compile(r"(?:^|[-_\s])(?:footer|foot|copyright|beian)(?:$|[-_\s\d])", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
BETWEEN_HAN = re.compile("(?<=[\u3000-\uffef])[ \t\r]*\n[ \t\r\n]*(?=[\u3000-\uffef])")
BLANKS = re.compile("[ \t\r\n\f\v]+")
DECLARED = {"articletitle": "title", "pubdate": "published", "contentsource": "organisation"}
# A region that holds a larger part of the page than this is the report itself, whatever its class.
LARGEST_REGION = 0.4
LONGEST_CELLS = 500


@dataclass
class _Drawn:
    text: str
    says: frozenset[str]
    regions: tuple[int, ...]


@dataclass
class _Page:
    """The page as it is walked: the line being written and the regions it stands in."""

    drawn: list[_Drawn] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    linked: int = 0
    in_link: int = 0
    rows: int = 0
    tags: list[str] = field(default_factory=list)
    regions: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def write(self, text: str | None) -> None:
        if text:
            self.line.append(text)
            self.linked += len(text.strip()) if self.in_link else 0

    def end_line(self) -> None:
        if self.rows and self.line:
            self.line.append(" ")
            return
        joined = "".join(self.line)
        text = BLANKS.sub(" ", BETWEEN_HAN.sub("", joined)).strip(" ")
        if text.strip():
            self.drawn.append(_Drawn(text, self._says(joined), tuple(self.regions)))
        self.line, self.linked = [], 0

    def end_row(self) -> None:
        cells = "".join(self.line).split("\0")
        text = "\t".join(BLANKS.sub(" ", cell).strip() for cell in cells).rstrip("\t")
        if text.strip():
            self.drawn.append(_Drawn(text, frozenset({"row"}), tuple(self.regions)))
        self.line, self.linked = [], 0

    def _says(self, text: str) -> frozenset[str]:
        says = set()
        heading = next((tag for tag in reversed(self.tags) if tag in HEADINGS), None)
        if heading:
            says.add(HEADINGS[heading])
        if "li" in self.tags[-2:]:
            says.add("item")
        if self.linked and self.linked >= len(text.strip()) * 0.9:
            says.add("link")
        return frozenset(says)


HEADINGS = {"h1": "title", "h2": "heading1", "h3": "heading2", "h4": "heading3", "h5": "heading4"}


def take_out(content: bytes, name: str) -> Written:
    """Take the visible lines out of a page; unclosed tags are mended as a browser would."""
    root = _parse(content, name)
    page = _Page()
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event in ("comment", "pi"):
            page.write(element.tail)
        elif event == "end":
            _leave(page, element)
        elif element.tag in UNSEEN:
            walker.skip_subtree()
        else:
            _enter(page, element)
    page.end_line()
    return _written(page, root)


def _parse(content: bytes, name: str) -> etree._Element:
    text = decode(content, name, mend=True).replace("\0", "")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"{name}不是完整的网页，重新保存一份再读。") from error
    if root is None:
        raise Unreadable(f"{name}里没有文字，换一份有正文的报告再读。")
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise Unreadable(f"{name}的标签嵌套太深，不像一份报告，没有打开。")
    return root


def _enter(page: _Page, element: etree._Element) -> None:
    tag = element.tag
    if tag in ("td", "th") and page.rows:
        page.line.append("\0" if page.line else "")
    elif tag in BLOCKS or tag == "br":
        page.end_line()
    if tag == "tr" and (page.rows or _is_row(element)):
        page.rows += 1
    page.tags.append(tag)
    page.in_link += tag == "a"
    if kind := _region(element):
        page.regions.append(len(page.kinds))
        page.kinds.append(kind)
    page.write(element.text)


def _leave(page: _Page, element: etree._Element) -> None:
    tag = element.tag
    if tag not in UNSEEN:
        if tag == "tr" and page.rows:
            page.end_row()
            page.rows -= 1
        elif tag in BLOCKS and not (page.rows and tag in ("td", "th")):
            page.end_line()
        page.tags.pop()
        page.in_link -= tag == "a"
        if _region(element):
            page.regions.pop()
    page.write(element.tail)


def _is_row(element: etree._Element) -> bool:
    """Tell a row of figures from a table that only lays out the page."""
    cells = [child for child in element if child.tag in ("td", "th")]
    if len(cells) < 2 or element.find(".//table") is not None:
        return False
    return sum(len(text) for text in element.itertext()) < LONGEST_CELLS


def _region(element: etree._Element) -> str | None:
    if element.tag in ("body", "html"):
        return None
    if HIDDEN.search(element.get("style", "")):
        return "hidden"
    named = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    if NAVIGATION.search(named) or "navigation" in named:
        return "navigation"
    if FOOTER.search(named):
        return "footer"
    return REGIONS.get(element.tag)


def _written(page: _Page, root: etree._Element) -> Written:
    written = Written()
    written.stated.update(_declared(root))
    sizes = Counter[int]()
    for drawn in page.drawn:
        sizes.update(dict.fromkeys(drawn.regions, len(drawn.text)))
    whole = sum(len(drawn.text) for drawn in page.drawn)
    small = {number for number, size in sizes.items() if size <= whole * LARGEST_REGION}
    for drawn in page.drawn:
        regions = {page.kinds[number] for number in drawn.regions if number in small}
        written.line(drawn.text, *drawn.says, *regions)
    return written


def _declared(root: etree._Element) -> dict[str, str]:
    """Read the `meta` elements that government sites must carry about an article."""
    declared = {
        DECLARED[named]: meta.get("content", "").strip()
        for meta in root.iter("meta")
        if (named := meta.get("name", "").lower()) in DECLARED
    }
    if (title := root.findtext(".//title")) and not declared.get("title"):
        declared["title"] = " ".join(title.split())
    return {name: value for name, value in declared.items() if value}
