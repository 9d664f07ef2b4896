"""How the parts of a .docx become one file whose bytes depend on nothing but the paper.

Every entry has the same old date, the same order and the same rights. Entries are stored, not
compressed: two versions of zlib may pack the same text into different bytes, and a frozen paper
is compared byte for byte.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from yifa.report.papers.markup import Markup, element, escaped

FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
UNIX = 3
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "metadata/core-properties"
CORE_NAMES = {
    "xmlns:cp": f"{PACKAGE}/{CORE}",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


@dataclass(frozen=True)
class Properties:
    """What the file says of itself; without a day it bears none."""

    title: str
    author: str
    day: dt.date | None


def packed(parts: Mapping[str, Markup], properties: Properties) -> bytes:
    """The file: `parts` by name ("document", "styles", "footer_odd" …), the document among them."""
    entries = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(properties),
        "word/_rels/document.xml.rels": _document_relations(parts),
        **{f"word/{name}.xml": part for name, part in parts.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in entries.items():
            archive.writestr(_entry(name), (DECLARATION + part).encode())
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, FIRST_ZIP_DAY)
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system = UNIX
    entry.external_attr = 0o644 << 16
    return entry


def kind(part: str) -> str:
    """What a part is, as Word calls it: a header_draft is a header, a document the main one."""
    return part.partition("_")[0]


def _content_types(parts: Mapping[str, Markup]) -> Markup:
    defaults = [
        _default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        _default("xml", "application/xml"),
    ]
    overrides = [_override(f"word/{part}.xml", _content_type(part)) for part in parts]
    core = _override(
        "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"
    )
    return element("Types", {"xmlns": f"{PACKAGE}/content-types"}, [*defaults, *overrides, core])


def _content_type(part: str) -> str:
    return f"{WORD}.document.main+xml" if part == "document" else f"{WORD}.{kind(part)}+xml"


def _default(extension: str, content: str) -> Markup:
    return element("Default", {"Extension": extension, "ContentType": content}, [])


def _override(name: str, content: str) -> Markup:
    return element("Override", {"PartName": f"/{name}", "ContentType": content}, [])


def _package_relations() -> Markup:
    return _relations(
        [
            _relation("document", f"{OFFICE}/officeDocument", "word/document.xml"),
            _relation("core", f"{PACKAGE}/relationships/{CORE}", "docProps/core.xml"),
        ]
    )


def _document_relations(parts: Mapping[str, Markup]) -> Markup:
    return _relations(
        [
            _relation(part, f"{OFFICE}/{kind(part)}", f"{part}.xml")
            for part in parts
            if part != "document"
        ]
    )


def _relations(relations: list[Markup]) -> Markup:
    return element("Relationships", {"xmlns": f"{PACKAGE}/relationships"}, relations)


def _relation(id: str, kind: str, target: str) -> Markup:
    return element("Relationship", {"Id": id, "Type": kind, "Target": target}, [])


def _core(properties: Properties) -> Markup:
    content = [
        element("dc:title", {}, [escaped(properties.title)]),
        element("dc:creator", {}, [escaped(properties.author)]),
        element("cp:lastModifiedBy", {}, [escaped(properties.author)]),
        element("dc:language", {}, [escaped("zh-CN")]),
    ]
    if properties.day:
        content += [_core_day(name, properties.day) for name in ("created", "modified")]
    return element("cp:coreProperties", CORE_NAMES, content)


def _core_day(name: str, day: dt.date) -> Markup:
    moment = f"{day.isoformat()}T00:00:00Z"
    return element(f"dcterms:{name}", {"xsi:type": "dcterms:W3CDTF"}, [escaped(moment)])
