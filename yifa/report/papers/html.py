"""How a paper becomes a page: the same text and numbers as in Word, readable, printable, harmless.

`write` makes a file that stands alone: its style is inside, it loads and runs nothing. `body`
makes the markup alone, for a served page under a strict content policy: classes, no style
attribute, no script; the looks are the page's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from .markup import Markup, element, escaped
from .numbering import (
    addressed,
    attachment_mark,
    attachment_names,
    day_or_blank,
    in_words,
    numbered,
)
from .page import tables
from .page.words import Reading, lines, tag, written
from .paper import (
    Attachment,
    Block,
    Contents,
    Cover,
    Form,
    Heading,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    SignatureLine,
    Signer,
    Table,
)
from .printable import on_one_line

STYLESHEET = Path(__file__).with_name("page") / "paper.css"
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
PAGE_BREAK = Markup('<hr class="paper-break">')
LEGEND = (
    ("traced", "实线", "有据可查"),
    ("signed", "虚线", "有人签认"),
    ("untraced", "波浪线", "还没有出处"),
)


def write(paper: Paper) -> str:
    """A whole page, to be kept and opened as a file."""
    title = on_one_line(paper.title) or "公文"
    head = [
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        tag("title", escaped(title)),
        tag("style", Markup(STYLESHEET.read_text(encoding="utf-8"))),
    ]
    page = tag("main", _article(paper, Reading(draft=paper.draft, served=False)))
    whole = element("html", {"lang": "zh-CN"}, [tag("head", *head), tag("body", page)])
    return f"<!doctype html>\n{whole}\n"


def body(paper: Paper) -> str:
    """The paper's markup alone, its title as h1, its headings from h2 on."""
    return _article(paper, Reading(draft=paper.draft, served=True))


def _article(paper: Paper, reading: Reading) -> Markup:
    return tag(
        "article",
        *_head(paper),
        *_blocks(paper.blocks, reading),
        *_attachment_list(paper.attachments),
        *_signature(paper),
        *_attached(paper, reading),
        kind="paper",
    )


def _head(paper: Paper) -> Iterator[Markup]:
    if paper.draft:
        yield tag("p", escaped("草稿"), kind="paper-draft")
        yield _legend()
    if paper.issuer:
        yield tag("p", escaped(paper.issuer), kind="letterhead")
        yield tag("p", *_number_and_approver(paper), kind="paper-letter-number")
    if paper.title:
        yield tag("h1", lines(paper.title))
    if paper.document_number and not paper.issuer:
        yield tag("p", escaped(paper.document_number), kind="paper-number")
    if paper.addressee:
        yield tag("p", escaped(addressed(paper.addressee)), kind="addressee")


def _legend() -> Markup:
    """What the marks under the numbers of a draft mean."""
    signs = (
        tag("span", tag("span", escaped(look), kind=mark), escaped(f"：{meaning}"))
        for mark, look, meaning in LEGEND
    )
    return tag("p", *signs, kind="marks")


def _number_and_approver(paper: Paper) -> Iterator[Markup]:
    yield tag("span", escaped(paper.document_number))
    if paper.approver:
        yield tag("span", escaped("签发人："), tag("b", escaped(paper.approver)))


def _blocks(blocks: Sequence[Block], reading: Reading) -> Iterator[Markup]:
    for block, number in numbered(blocks):
        yield _block(block, number, reading)


def _block(block: Block, number: str, reading: Reading) -> Markup:
    match block:
        case Paragraph():
            return tag("p", written(block.text, reading))
        case Heading():
            return tag(f"h{block.level + 1}", escaped(number), written(block.text, reading))
        case Note():
            return tag("p", written(block.text, reading), kind="paper-note")
        case PageBreak():
            return PAGE_BREAK
        case SignatureLine():
            return _signature_lines(block)
        case Cover():
            return _cover(block)
        case Table():
            return tables.three_line_table(block, number=number, reading=reading)
        case Form():
            return tables.ruled_form(block, reading=reading)
        case Contents():
            return tables.contents_list(block)


def _cover(cover: Cover) -> Markup:
    particulars = (
        tag("div", tag("dt", escaped(name)), tag("dd", escaped(text)))
        for name, text in cover.particulars
    )
    return tag(
        "section",
        tag("p", escaped(cover.organisation), kind="paper-cover-organisation"),
        tag("p", escaped(cover.name), kind="paper-cover-name"),
        tag("dl", *particulars),
        kind="paper-cover",
    )


def _attachment_list(attachments: tuple[Attachment, ...]) -> Iterator[Markup]:
    for place, (number, title) in enumerate(attachment_names(attachments)):
        label = "附件：" if place == 0 else ""
        kind = "paper-attachments" if place == 0 else "paper-attachments paper-attachments-more"
        yield tag("p", escaped(label + number + title), kind=kind)


def _signature(paper: Paper) -> Iterator[Markup]:
    name = [tag("p", escaped(paper.signature))] if paper.signature else []
    day = [tag("p", escaped(in_words(paper.day)))] if paper.day else []
    if name or day:
        yield tag("div", *name, *day, kind="signature")


def _signature_lines(block: SignatureLine) -> Markup:
    seal = [tag("p", escaped(block.seal), kind="paper-seal")] if block.seal else []
    day = tag("p", escaped(day_or_blank(block.day)), kind="paper-seal")
    return tag("div", *map(_signer, block.signers), *seal, day, kind="paper-signers")


def _signer(signer: Signer) -> Markup:
    name = escaped(signer.name) if signer.name else tag("span", kind="paper-line")
    return tag("p", escaped(f"{signer.role}："), name)


def _attached(paper: Paper, reading: Reading) -> Iterator[Markup]:
    among = len(paper.attachments)
    for place, attachment in enumerate(paper.attachments, start=1):
        if attachment.blocks:
            yield PAGE_BREAK
            yield tag("p", escaped(attachment_mark(place, among)), kind="paper-attachment-mark")
            yield tag("h2", lines(attachment.title), kind="paper-attachment-title")
            yield from _blocks(attachment.blocks, reading)
