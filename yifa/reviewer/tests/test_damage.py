"""Whatever is done to a file, it is read or refused in one sentence, and in bounded memory."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yifa.reviewer import Unreadable, outline, read
from yifa.reviewer.tests.pages import saved_page
from yifa.reviewer.tests.samples import FIXTURES
from yifa.reviewer.tests.test_readers import packed, refusal
from yifa.reviewer.tests.test_word import numbered, saved
from yifa.reviewer.tests.whole import assert_whole

PAGE = saved_page((FIXTURES / "liuxi-2024.txt").read_text(encoding="utf-8")).encode()
PDF = (FIXTURES / "liuxi-2025.pdf").read_bytes()
WORD = saved(numbered())
NAMESPACE = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PIECES = (
    b"",
    b"<",
    b">",
    b'"',
    b"\0",
    b"\xff",
    b"-1",
    b"9" * 20,
    b"&#xD800;",
    b"</w:p>",
    b"<w:p/>",
)

Cut = tuple[float, int, bytes]
cuts = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 300), st.sampled_from(PIECES)), min_size=1, max_size=8
)


def damaged(content: bytes, made: list[Cut]) -> bytes:
    """Cut pieces out, each given by its place as a share of the whole, and put others in."""
    for share, length, piece in made:
        place = int(share * len(content))
        content = content[:place] + piece + content[place + length :]
    return content


def members() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(WORD)) as package:
        return {name: package.read(name) for name in package.namelist()}


def read_or_refused(content: bytes, name: str) -> None:
    try:
        source = read(content, name)
    except Unreadable as refused:
        assert str(refused).count("。") == 1
        assert str(refused).endswith("。")
    else:
        source.text.encode()
        assert_whole(outline(source))


@pytest.mark.promise("input", "a report with pieces cut out and others put in: page, PDF, Word")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from([(PAGE, "a.html"), (PDF, "a.pdf"), (WORD, "a.docx")]), made=cuts)
def test_a_damaged_file_is_read_or_refused(
    file: tuple[bytes, str], made: list[Cut], tried: Callable[[int], None]
) -> None:
    tried(1)
    content, name = file
    read_or_refused(damaged(content, made), name)


@settings(deadline=None)
@given(st.data())
def test_a_package_with_damaged_parts_is_read_or_refused(data: st.DataObject) -> None:
    parts = members()
    for name in data.draw(st.sets(st.sampled_from(sorted(parts)), min_size=1, max_size=3)):
        parts[name] = damaged(parts[name], data.draw(cuts))
    for name in data.draw(st.sets(st.sampled_from(sorted(parts)), max_size=1)):
        del parts[name]
    read_or_refused(packed(parts), "a.docx")


def document(head: bytes, body: bytes) -> bytes:
    """A Word document with this text, its markup taken as it is."""
    root = b"<w:document xmlns:w='" + NAMESPACE + b"'><w:body>" + body + b"</w:body></w:document>"
    return packed(members() | {"word/document.xml": b"<?xml version='1.0'?>" + head + root})


def test_entities_that_multiply_are_not_written_out() -> None:
    entities = b"".join(
        b"<!ENTITY a%d '%s'>" % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 9)
    )
    bomb = document(
        b"<!DOCTYPE d [<!ENTITY a0 'ha'>" + entities + b"]>",
        b"<w:p><w:r><w:t>&a8;</w:t></w:r></w:p>",
    )
    assert "已损坏" in refusal(bomb, "a.docx")


def test_an_entity_that_names_a_file_is_not_followed() -> None:
    secret = FIXTURES / "liuxi-2024.txt"
    head = f"<!DOCTYPE d [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>".encode()
    body = "<w:p><w:r><w:t>学法&x;3次</w:t></w:r></w:p>".encode()
    try:
        assert "柳溪镇" not in read(document(head, body), "a.docx").text
    except Unreadable as refused:
        assert "已损坏" in str(refused)


@pytest.mark.parametrize("levels", [200, 100_000])
def test_markup_nested_beyond_measure_is_read_or_refused(levels: int) -> None:
    nested = b"<w:sdt>" * levels + b"</w:sdt>" * levels
    read_or_refused(document(b"", nested), "a.docx")


def test_a_member_that_is_larger_than_it_says_is_refused() -> None:
    honest = packed(members() | {"word/document.xml": b" " * 1_000_000})
    lying = honest.replace(struct.pack("<L", 1_000_000), struct.pack("<L", 100))
    assert lying != honest
    assert "已损坏" in refusal(lying, "a.docx")


def test_members_that_share_their_bytes_count_each_for_itself() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(9 * 1024 * 1024))
        (shared,) = archive.infolist()
        archive.filelist += [shared] * 11
    assert "100 MB" in refusal(file.getvalue(), "a.docx")


def test_much_markup_in_a_small_file_is_refused() -> None:
    paragraphs = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 700_000
    assert "文字部分解开后超过 20 MB" in refusal(document(b"", paragraphs), "a.docx")


def test_comments_before_a_page_are_passed_in_one_go() -> None:
    assert read(b"<!---->" * 500 + b"<p>x</p>", "a.txt").kind == "txt"


def test_a_page_with_a_broken_byte_is_mended_as_a_browser_would() -> None:
    broken = PAGE.replace("学法".encode(), "学法".encode() + b"\xff", 1)
    assert "�" in read(broken, "a.html").text


LINE = b"BT /F1 9 Tf 10 100 Td (12 items) Tj ET\n"


def stream(drawn: bytes, entries: bytes = b"", packed: int = 1) -> bytes:
    """What draws a page or a form, packed once or several times over."""
    for _ in range(packed):
        drawn = zlib.compress(drawn, 9)
    filters = b"/FlateDecode" * packed
    head = b"<<%b/Length %d/Filter[%b]>>" % (entries, len(drawn), filters)
    return head + b"stream\n" + drawn + b"\nendstream"


def printed(drawn: bytes, *forms: bytes) -> bytes:
    """A PDF of one page; its forms are objects 6, 7 and so on, and X is the first of them."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        drawn,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *forms,
    )
    written = b"".join(b"%d 0 obj\n%b\nendobj\n" % it for it in enumerate(objects, 1))
    return b"%PDF-1.4\n" + written + b"trailer<</Root 1 0 R>>\n%%EOF"


def form(number: int, drawn: bytes) -> bytes:
    """A form that may draw the next one, X."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<</Font<</F1 5 0 R>>"
    return stream(drawn, entries + b"/XObject<</X %d 0 R>>>>" % (number + 1))


def test_a_page_drawn_from_forms_is_read() -> None:
    assert "12 items" in read(printed(stream(b"/X Do"), form(6, LINE)), "a.pdf").text


@pytest.mark.promise("input", "a PDF that unpacks without end")
@pytest.mark.parametrize(
    "bomb",
    [
        printed(stream(LINE * 1_400_000)),
        printed(stream(LINE * 1_400_000, packed=2)),
        printed(
            stream(b"/X Do\n" * 10),
            *(form(number, b"/X Do\n" * 10) for number in range(6, 15)),
            form(15, LINE),
        ),
    ],
    ids=["one long drawing", "packed twice", "ten to the tenth drawings"],
)
def test_a_page_that_unpacks_without_end_is_refused_and_the_next_file_read(bomb: bytes) -> None:
    assert len(bomb) < 200_000
    assert "没有读完：解开后太大" in refusal(bomb, "a.pdf")
    assert "柳溪镇" in read(PDF, "b.pdf").text
