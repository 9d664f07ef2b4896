"""How the tests read a .docx back: its parts as XML, its words in order."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W.strip("{}")}


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def xml(file: bytes, part: str) -> etree._Element:
    return etree.fromstring(parts(file)[part])


def document(file: bytes) -> etree._Element:
    return xml(file, "word/document.xml")


def style(file: bytes, id: str) -> etree._Element:
    (found,) = find(xml(file, "word/styles.xml"), f'//w:style[@w:styleId="{id}"]')
    return found


def find(tree: etree._Element, path: str) -> list[etree._Element]:
    found = tree.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [node for node in found if isinstance(node, etree._Element)]


def value(tree: etree._Element, path: str, name: str = "val") -> str | None:
    """An attribute of the one element at a path."""
    (found,) = find(tree, path)
    return found.get(f"{W}{name}")


def words(tree: etree._Element) -> str:
    """All words in order; a line break is a line feed, a tab a tab."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    found = find(tree, "//w:t | //w:br | //w:tab[parent::w:r]")
    return "".join(signs.get(str(node.tag), node.text or "") for node in found)


def own_words(node: etree._Element) -> str:
    """The words inside one element."""
    return "".join(text.text or "" for text in find(node, ".//w:t"))


def paragraphs(tree: etree._Element, style: str) -> list[str]:
    """The words of each paragraph in a style."""
    return [own_words(p) for p in find(tree, f'//w:p[w:pPr/w:pStyle/@w:val="{style}"]')]
