"""A Word document given back with a comment at the place of each finding, all else as it was."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from copy import copy
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from docx.text.run import Run
from lxml import etree

from yifa.reviewer.check import Review
from yifa.reviewer.faces.clean import clean
from yifa.reviewer.faces.runs import runs_of
from yifa.reviewer.faces.summary import SURE, shown
from yifa.reviewer.findings import Finding, rules
from yifa.reviewer.readers.word import Place, open_document, places

AUTHOR, INITIALS = "依法校核", "校"
TYPES = "[Content_Types].xml"
TYPES_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
PARAGRAPH, BOXED = qn("w:p"), qn("w:txbxContent")


def commented(content: bytes, review: Review, notes: bool = False) -> bytes:
    """Put the findings of a review into the .docx it was made of, as comments.

    Only the main text, its list of relations and the comments are written anew; every other part of
    the package stays byte for byte. Raises `Unreadable` if the package cannot be opened.
    """
    document = open_document(content, review.reading.document.source.name)
    there = _in_body(document, places(document)[1])
    for number, finding in enumerate(shown(review, notes), 1):
        runs = _runs(finding, there, document)
        document.add_comment(runs, _words(number, finding), AUTHOR, INITIALS)
    return _exchanged(content, document)


def _words(number: int, finding: Finding) -> str:
    rule = rules()[finding.rule]
    sure = SURE[finding.severity]
    title = f"{number}　{rule.title}" + (f"（{sure}）" if sure else "")
    basis = f"依据：{finding.basis}" if finding.basis else ""
    lines = (title, finding.message, rule.advice, basis)
    return "\n".join(clean(line).replace("\n", " ") for line in lines if line)


def _in_body(document: Any, found: Sequence[Place]) -> list[Place]:
    """Keep the places in the main text: Word has no comments in headers and notes."""
    body = document.element.body
    return [it for it in found if any(upper is body for upper in it.element.iterancestors())]


def _runs(finding: Finding, there: Sequence[Place], document: Any) -> list[Run]:
    """Cut out the runs of what is wrong; what stands in no paragraph gets the one before it."""
    touched = [it for it in there if it.start < finding.end and finding.start < it.end]
    if not touched:
        before = [it for it in there if it.end <= finding.start]
        touched = before[-1:] or list(there[:1])
    if not touched:
        paragraph = next(iter(document.paragraphs), None) or document.add_paragraph()
        return [Run(run, document) for run in runs_of(paragraph._p, 0, None)]
    ends = touched[:1] if len(touched) == 1 else [touched[0], touched[-1]]
    return [Run(run, document) for place in ends for run in _runs_at(place, finding)]


def _runs_at(place: Place, finding: Finding) -> list[Any]:
    """Cut out the runs of a finding in one place; for a text box, all those around it."""
    around = _paragraph(place)
    if around is not place.element:
        return runs_of(around, 0, None)
    return runs_of(around, _within(place, finding.start), _within(place, finding.end))


def _within(place: Place, offset: int) -> int:
    """Turn an offset into the source into one into the paragraph's own words."""
    return min(max(offset - place.start - place.added, 0), place.end - place.start - place.added)


def _paragraph(place: Place) -> Any:
    """Give the paragraph to hang a comment on: Word has none in text boxes, so the one around."""
    boxes = [upper for upper in place.element.iterancestors() if upper.tag == BOXED]
    if not boxes:
        return place.element
    return next(upper for upper in boxes[-1].iterancestors() if upper.tag == PARAGRAPH)


def _exchanged(content: bytes, document: Any) -> bytes:
    """Exchange in the package what the comments changed, and add the part that holds them."""
    saved, made = BytesIO(), BytesIO()
    document.save(saved)
    part = document.part
    comments = str(part._comments_part.partname)[1:]
    name = str(part.partname)[1:]
    folder, _, file = name.rpartition("/")
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(saved) as new:
        fresh = {it: new.read(it) for it in (name, f"{folder}/_rels/{file}.rels", comments)}
        fresh[TYPES] = _declared(old.read(TYPES), comments, part._comments_part.content_type)
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for info in {it.filename: it for it in old.infolist()}.values():
                data = fresh.pop(info.filename) if info.filename in fresh else old.read(info)
                package.writestr(copy(info), data)
            for added, data in fresh.items():
                package.writestr(added, data)
    return made.getvalue()


def _declared(types: bytes, name: str, content_type: str) -> bytes:
    """Declare the part with the comments among the content types of the package."""
    root = etree.fromstring(types)
    if not any(it.get("PartName") == f"/{name}" for it in root):
        says = {"PartName": f"/{name}", "ContentType": content_type}
        etree.SubElement(root, f"{TYPES_NAMESPACE}Override", says)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
