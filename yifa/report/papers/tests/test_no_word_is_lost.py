"""Whether every word of any paper is in its file once and in order, in Word and on a page."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from yifa.report.papers import docx, html
from yifa.report.papers.numbering import addressed, in_words, numbered
from yifa.report.papers.paper import (
    Block,
    Form,
    Heading,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Table,
    label,
    plain,
    value,
)
from yifa.report.papers.printable import printable

from . import reading

CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
ANYTHING = st.characters(codec=None, categories=None)
TROUBLE = st.sampled_from("<>&\"'\x00\x08\x0b\x1f\ud800\udfff\ufffe\u202e\n\t %“”—𠮷]]>")
TEXT = st.text(alphabet=st.one_of(CHINESE, TROUBLE, ANYTHING), max_size=30)
RUN = st.builds(
    Run,
    text=TEXT,
    mark=st.sampled_from([None, "traced", "signed", "untraced"]),
    href=st.sampled_from([None, "/figures/1", 'https://qinghe.example/?a=1&b="2"']),
    bold=st.booleans(),
)
WORDS = st.one_of(TEXT, st.lists(RUN, max_size=3).map(tuple))
ROW = st.tuples(WORDS, WORDS)
TABLE = st.builds(
    Table,
    head=ROW,
    rows=st.lists(ROW, max_size=3).map(tuple),
    total=st.one_of(st.just(()), ROW),
    caption=TEXT,
)
FORM = st.builds(
    lambda name, first, second: Form(
        ((label(name, rows=2), value(first)), (value(second),)),
    ),
    TEXT,
    WORDS,
    WORDS,
)
BLOCK = st.one_of(
    st.builds(Heading, level=st.integers(1, 4), text=WORDS, number=st.one_of(st.none(), TEXT)),
    st.builds(Paragraph, WORDS),
    st.builds(Note, WORDS),
    st.just(PageBreak()),
    TABLE,
    FORM,
)
PAPER = st.builds(
    Paper,
    title=TEXT,
    blocks=st.lists(BLOCK, max_size=4).map(tuple),
    issuer=TEXT,
    document_number=TEXT,
    addressee=TEXT,
    signature=TEXT,
    day=st.one_of(st.none(), st.dates()),
    draft=st.booleans(),
)


# All that a page is made of: no script, no style attribute, nothing that is loaded.
TAGS = {
    *((name, ()) for name in ("html", "head", "body", "main", "title", "style", "br", "b")),
    *((name, ()) for name in ("h1", "h2", "h3", "h4", "h5", "p", "span", "caption", "article")),
    *((name, ()) for name in ("thead", "tbody", "tfoot", "tr", "th", "td")),
    *((name, ("class",)) for name in ("article", "p", "span", "div", "table", "hr", "td")),
    ("html", ("lang",)),
    ("meta", ("charset",)),
    ("meta", ("http-equiv", "content")),
    ("meta", ("name", "content")),
    ("a", ("class", "href")),
    ("th", ("scope",)),
    ("th", ("class", "scope")),
    ("th", ("scope", "rowspan")),
    ("div", ("class", "role", "aria-label", "tabindex")),
}


class PageReader(HTMLParser):
    """Reads a page as a browser would: its words, its tags and the names of their attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.heard: list[str] = []
        self.seen: set[tuple[str, tuple[str, ...]]] = set()
        self.inside: list[bool] = []

    @classmethod
    def words(cls, page: str) -> str:
        """The words without 草稿 and the legend, which a page adds to a draft."""
        return "".join(cls._read(page).heard)

    @classmethod
    def tags(cls, page: str) -> set[tuple[str, tuple[str, ...]]]:
        return cls._read(page).seen

    @classmethod
    def _read(cls, page: str) -> PageReader:
        reader = cls()
        reader.feed(page)
        reader.close()
        return reader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add((tag, tuple(name for name, _ in attrs)))
        if tag == "br":
            self.heard.append("\n")
        elif tag not in {"hr", "meta"}:
            self.inside.append(dict(attrs).get("class") in {"paper-draft", "marks"})

    def handle_endtag(self, tag: str) -> None:
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.inside):
            self.heard.append(data)


def spoken(paper: Paper) -> str:
    """The paper read aloud from top to bottom."""
    head = [paper.issuer]
    number = paper.document_number
    head += [number, paper.title] if paper.issuer else [paper.title, number]
    addressee = [addressed(paper.addressee)] if paper.addressee else []
    foot = [paper.signature, in_words(paper.day) if paper.day else ""]
    return "".join(map(printable, [*head, *addressee, *_spoken(paper.blocks), *foot]))


def _spoken(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block, number in numbered(blocks):
        match block:
            case Heading() | Paragraph() | Note():
                yield number
                yield from _runs(block.text)
            case Table():
                if block.caption:
                    yield from (number, block.caption)
                for row in (block.head, *block.lines):
                    for cell in row:
                        yield from _runs(cell)
            case Form():
                for cells in block.rows:
                    for box in cells:
                        yield from _runs(box.text)


def _runs(text: object) -> Iterator[str]:
    """Run by run: half a surrogate pair at the end of one is not joined with the next."""
    assert isinstance(text, str | tuple)
    yield from [text] if isinstance(text, str) else [run.text for run in text]


@given(PAPER)
@settings(deadline=None)
def test_word_has_every_word_once_and_in_order(paper: Paper) -> None:
    assert reading.words(reading.document(docx.write(paper))) == spoken(paper)


@given(PAPER)
@settings(deadline=None)
def test_a_page_has_every_word_once_and_in_order(paper: Paper) -> None:
    assert PageReader.words(html.body(paper)) == spoken(paper)


@given(PAPER)
@settings(deadline=None)
def test_no_text_becomes_markup_on_a_page(paper: Paper) -> None:
    assert PageReader.tags(html.write(paper)) <= TAGS


def test_the_words_of_a_paragraph_are_its_runs() -> None:
    assert plain((Run("受理"), Run("12", "traced"), Run("件"))) == "受理12件"
