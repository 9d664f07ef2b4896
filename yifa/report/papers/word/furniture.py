"""How the fixed parts of a paper stand in Word: red head, title, attachments, signatures, cover."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from yifa.report.papers import layout
from yifa.report.papers.layout import (
    KAI,
    LINE,
    SIGNATURE_INDENT_CHARACTERS,
    TEXT_WIDTH,
    characters,
)
from yifa.report.papers.markup import Markup
from yifa.report.papers.numbering import addressed, attachment_names, day_or_blank, in_words
from yifa.report.papers.paper import Attachment, Cover, Paper, SignatureLine, Signer
from yifa.report.papers.width import width

from .looks import STYLES
from .tables import particulars
from .wordml import TAB, paragraph, w, words

KEEP_NEXT = w("keepNext")
LINE_TO_SIGN_ON = 12
ATTACHMENTS = "附件："


def head(paper: Paper) -> Iterator[Markup]:
    """Red head, title, number and addressee, as far as the paper has them."""
    if paper.issuer:
        yield from _red_head(paper)
    if paper.title:
        yield paragraph("Title", words(paper.title))
    if paper.document_number and not paper.issuer:
        yield paragraph("Number", words(paper.document_number))
    if paper.addressee:
        yield paragraph("Addressee", words(addressed(paper.addressee)))


def _red_head(paper: Paper) -> Iterator[Markup]:
    yield paragraph("IssuerMark", words(paper.issuer, *_issuer_size(paper.issuer)))
    if paper.approver:
        yield _number_and_approver(paper)
    else:
        yield paragraph("IssuerNumber", words(paper.document_number))
    rule = w("bottom", val="single", sz=12, space=0, color=layout.RED)
    yield paragraph("RedLine", shape=[w("pBdr", rule)])


def _issuer_size(issuer: str) -> list[Markup]:
    """A long name is set smaller so that it stays on one line."""
    fitting = int(TEXT_WIDTH / 20 / max(width(issuer), 1))
    if fitting >= STYLES["IssuerMark"].pt:
        return []
    return [w("sz", val=2 * fitting), w("szCs", val=2 * fitting)]


def _number_and_approver(paper: Paper) -> Markup:
    """For a paper that goes upward: number and 签发人, each one character from its margin."""
    inset = characters(1)
    tabs = w("tabs", w("tab", val="right", pos=TEXT_WIDTH - inset))
    return paragraph(
        "IssuerNumber",
        words(paper.document_number),
        TAB,
        words("签发人："),
        words(paper.approver, font=KAI),
        shape=[tabs, w("ind", left=inset, right=0), w("jc", val="left")],
    )


def attachment_list(attachments: tuple[Attachment, ...]) -> Iterator[Markup]:
    """附件： and the names, one blank line under the text, two characters in."""
    for place, (number, title) in enumerate(attachment_names(attachments)):
        label = ATTACHMENTS if place == 0 else ""
        hanging = width(ATTACHMENTS + number) if label else width(number)
        left = layout.STANDARD.indent_first_line_chars + width(ATTACHMENTS + number)
        blank_line = LINE if place == 0 else 0
        yield paragraph(
            "AttachmentNames",
            words(label + number + title),
            shape=[
                KEEP_NEXT,
                w("spacing", before=blank_line),
                w("ind", left=characters(left), hanging=characters(hanging)),
            ],
        )


def signature(name: str, day: dt.date | None) -> Iterator[Markup]:
    """The signing organisation, centred over the day, which stands four characters in."""
    written = in_words(day) if day else ""
    overhang = (width(name) - width(written)) / 2
    day_inset = SIGNATURE_INDENT_CHARACTERS + max(0.0, overhang - SIGNATURE_INDENT_CHARACTERS)
    name_inset = max(0.0, SIGNATURE_INDENT_CHARACTERS - overhang)
    if name:
        yield _placed_right("Signature", name, name_inset, before=2 * LINE)
    if day:
        yield _placed_right("Day", written, day_inset, before=0 if name else 2 * LINE)


def _placed_right(style: str, text: str, inset: float, *, before: int) -> Markup:
    shape = [
        w("spacing", before=before),
        w("ind", rightChars=round(inset * 100), right=characters(inset)),
    ]
    return paragraph(style, words(text), shape=shape)


def signature_lines(block: SignatureLine) -> Iterator[Markup]:
    """Where each person signs, then seal and day; all of it stays on one page."""
    for place, signer in enumerate(block.signers):
        spacing = w("spacing", before=0 if place else LINE)
        yield paragraph(
            "Signer", *_signer(signer), shape=[KEEP_NEXT, *_signing_tab(signer), spacing]
        )
    if block.seal:
        yield _placed_right("Signature", block.seal, 1, before=0)
    yield _placed_right("Day", day_or_blank(block.day), 1, before=0)


def _signer(signer: Signer) -> Iterator[Markup]:
    yield words(f"{signer.role}：")
    yield words(signer.name, font=KAI) if signer.name else TAB


def _signing_tab(signer: Signer) -> list[Markup]:
    """A line to sign on is a tab whose leader is a rule."""
    end = min(characters(width(signer.role) + 1 + LINE_TO_SIGN_ON), TEXT_WIDTH)
    return [w("tabs", w("tab", val="left", leader="underscore", pos=end))]


def cover(block: Cover) -> Iterator[Markup]:
    """The cover of a file: whose, what, particulars."""
    yield paragraph("CoverOrganisation", words(block.organisation))
    yield paragraph("CoverName", words(block.name))
    if block.particulars:
        yield particulars(block.particulars)
