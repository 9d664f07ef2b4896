"""校核报告: anyone's report is checked at once; none of these tests may ask the database."""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse
from docx import Document
from pytest_django.fixtures import Settings

from yifa.reviewer import check, read, rules
from yifa.web.check.examples import EXAMPLES, Example
from yifa.web.check.memory import LARGEST_REQUEST
from yifa.web.check.tests.conftest import RIGHT, WRONG, hidden, words
from yifa.web.check.views import check as check_page
from yifa.web.check.work import MOST_CHARACTERS, MOST_FILES, Brought, check_all

PAGE, RULES, FILE = reverse("check"), reverse("check-rules"), reverse("check-file")


def named(text: str | bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def word(*paragraphs: str) -> bytes:
    document, out = Document(), BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


def test_the_page_opens_for_anyone_and_says_what_it_takes(stranger: Client) -> None:
    page = words(stranger.get(PAGE).content)
    assert "把年度报告放上来，查出对不上的数字" in page
    assert "Word、PDF、网页、文本都可以，一次可以放多份" in page
    assert "登录" in page


def test_pasted_text_is_checked_at_once(stranger: Client) -> None:
    page = words(stranger.post(PAGE, {"text": WRONG}).content)
    assert "查出1处有出入" in page
    assert "粘贴的文字" in page
    assert "加起来153" in page
    assert "文中写155" in page


def test_a_text_without_faults_says_so_and_how_much_was_tested(stranger: Client) -> None:
    page = words(stranger.post(PAGE, {"text": RIGHT}).content)
    assert "没有查出能证明的出入" in page
    assert "组关系，都相符" in page


def test_several_files_are_checked_and_a_bad_one_does_not_stop_the_others(stranger: Client) -> None:
    files = [named(WRONG, "甲镇.txt"), named(b"\x89PNG...", "照片.png"), named(RIGHT, "乙镇.txt")]
    page = words(stranger.post(PAGE, {"files": files}).content)
    assert "核了2份，查出1处" in page
    assert "“照片.png”是图片，读不出文字" in page
    assert "甲镇.txt1处" in page
    assert "乙镇.txt没有查出" in page


def test_marks_of_two_files_do_not_meet(stranger: Client) -> None:
    files = [named(WRONG, "甲镇.txt"), named(WRONG, "乙镇.txt")]
    page = stranger.post(PAGE, {"files": files}).content.decode()
    for anchor in ("r1-finding-1", "r2-finding-1", "r1-place-1", "r2-place-1"):
        assert page.count(f'id="{anchor}"') == 1
        assert f'href="#{anchor}"' in page


def test_nothing_sent_is_said_in_words(stranger: Client) -> None:
    sent = stranger.post(PAGE, {"text": "  "})
    assert sent.status_code == 422
    assert "还没有选文件，也没有粘贴文字" in words(sent.content)


def test_what_stands_in_a_file_never_becomes_markup(stranger: Client) -> None:
    name = "<b>一.txt"
    text = f"<script>alert(1)</script>{WRONG}<img src=x onerror=alert(1)>"
    page = stranger.post(PAGE, {"files": [named(text, name)]}).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>一" not in page


def test_results_carry_no_style_or_script_of_their_own(stranger: Client) -> None:
    page = stranger.post(PAGE, {"text": WRONG})
    assert " style=" not in page.content.decode()
    assert "<style" not in page.content.decode()
    assert "default-src 'self'" in page["Content-Security-Policy"]


# 不留存


@pytest.fixture
def _no_temporary_files(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Whoever asks for a temporary file fails."""
    nowhere = "/nonexistent/here"
    monkeypatch.setattr(tempfile, "tempdir", nowhere)
    settings.FILE_UPLOAD_TEMP_DIR = nowhere


@pytest.mark.usefixtures("_no_temporary_files")
def test_not_even_a_large_file_touches_the_disk(stranger: Client) -> None:
    # From this size on Django itself would write a temporary file.
    filling = f"<!--{'-x' * django_settings.FILE_UPLOAD_MAX_MEMORY_SIZE}-->"
    large = f"<html><body><p>{WRONG}</p>{filling}</body></html>"
    page = words(stranger.post(PAGE, {"files": [named(large, "大.html")]}).content)
    assert "查出1处有出入" in page


def test_nothing_of_a_report_is_logged_or_remembered(
    stranger: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    files = [named(WRONG, "秘密的名字.txt"), named(b"PK\x03\x04broken", "坏的.docx")]
    sent = stranger.post(PAGE, {"files": files})
    assert sent.status_code == 200
    assert "sessionid" not in sent.cookies
    assert sent["Cache-Control"] == "no-store"
    assert all(said not in caplog.text for said in ("155人次", "秘密的名字", "坏的"))


# Bounds


def test_a_request_that_is_too_large_is_refused_before_it_is_read(rf: RequestFactory) -> None:
    class Unread(BytesIO):
        def read(self, *args: int | None) -> bytes:
            raise AssertionError("read")

    sent = rf.post(PAGE)
    sent.META |= {"CONTENT_LENGTH": str(LARGEST_REQUEST + 1), "wsgi.input": Unread()}
    sent.user = AnonymousUser()
    refused = check_page(sent)
    assert refused.status_code == 413
    assert "一次最多传60MB" in words(refused.content)


def test_who_sends_too_often_waits_and_nobody_else_does(stranger: Client) -> None:
    for _ in range(30):
        assert stranger.post(PAGE).status_code == 422
    for page in (PAGE, FILE):
        refused = stranger.post(page, {"text": WRONG})
        assert refused.status_code == 429
        assert "一分钟里传得太多，过一分钟再传。" in words(refused.content)
    assert stranger.get(PAGE).status_code == 200
    other = stranger.post(PAGE, {"text": WRONG}, REMOTE_ADDR="10.0.0.9")
    assert "查出1处有出入" in words(other.content)


def test_more_files_than_one_request_takes_are_named() -> None:
    files = [Brought(f"{n}.txt", RIGHT.encode()) for n in range(MOST_FILES + 1)]
    *done, last = check_all(files)
    assert all(one.review for one in done)
    assert last.trouble == "一次最多核20份，“20.txt”下一次再传。"


def test_a_text_too_long_for_an_open_page_is_sent_to_the_command() -> None:
    book = Brought("书.txt", ("长" * (MOST_CHARACTERS + 1)).encode())
    long, short = check_all([book, Brought("短.txt", RIGHT.encode())])
    assert long.trouble.startswith("“书.txt”有300,001字，网页上一次最多核30万字，")
    assert long.trouble.endswith("在自己的电脑上用 yifa check 核。")
    assert short.review


def test_what_many_files_leave_over_is_named() -> None:
    half = ("长" * (MOST_CHARACTERS // 2 + 1)).encode()
    first, second = check_all([Brought("甲.txt", half), Brought("乙.txt", half)])
    assert first.review
    assert second.trouble.endswith("分次再传。")


def test_no_further_file_is_begun_once_a_request_has_taken_its_time() -> None:
    hours: Iterator[float] = iter(float(n * 3600) for n in range(100))
    (late,) = check_all([Brought("甲.txt", RIGHT.encode())], clock=lambda: next(hours))
    assert late.trouble == "这一次用的时间够长了，“甲.txt”单独再传一次。"


@pytest.mark.parametrize("sent", [{"text": WRONG}, {}])
def test_a_form_of_another_site_is_not_read(sent: dict[str, str]) -> None:
    careful = Client(enforce_csrf_checks=True)
    assert careful.post(PAGE, sent).status_code == 403
    careful.get(PAGE)
    token = careful.cookies["csrftoken"].value
    with_token = careful.post(PAGE, {"text": WRONG, "csrfmiddlewaretoken": token})
    assert "查出1处有出入" in words(with_token.content)


# To take away


def test_the_findings_go_out_as_data_and_as_a_page(stranger: Client) -> None:
    back = hidden(stranger.post(PAGE, {"files": [named(WRONG, "甲镇.txt")]}).content)
    data = stranger.post(FILE, {**back, "as": "json"})
    (finding,) = json.loads(data.content)
    assert (finding["kind"], finding["rule"], finding["quote"]) == ("arithmetic", "sum", "155人次")
    assert "json" in data["Content-Disposition"]
    assert data["Cache-Control"] == "no-store"
    page = stranger.post(FILE, {**back, "as": "html"})
    assert page["Content-Disposition"].startswith("attachment")
    assert "文中为155，差2" in words(page.content)


def test_a_word_document_comes_back_with_comments(stranger: Client) -> None:
    sent = stranger.post(PAGE, {"files": [named(word("柳溪镇报告", WRONG), "甲镇.docx")]})
    assert "带批注的Word" in words(sent.content)
    out = stranger.post(FILE, {**hidden(sent.content), "as": "docx"})
    assert "docx" in out["Content-Disposition"]
    document = Document(BytesIO(out.content))
    assert [WRONG in paragraph.text for paragraph in document.paragraphs] == [False, True]
    assert any("差2" in comment.text for comment in document.comments)


def test_only_a_word_document_is_offered_with_comments(stranger: Client) -> None:
    sent = stranger.post(PAGE, {"files": [named(WRONG, "甲镇.txt")]})
    assert "带批注的Word" not in words(sent.content)
    asked = stranger.post(FILE, {**hidden(sent.content), "as": "docx"})
    assert asked.status_code == 422


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"name": "x", "content": "不是", "as": "json"},
        {"name": "x", "content": "QQ==", "as": "exe"},
        {"name": "x", "content": "", "as": "html"},
        {"name": "x" * 999, "content": "iVBORw0KGgo=", "as": "html"},
    ],
)
def test_a_form_that_was_changed_is_refused_in_words(
    stranger: Client, sent: dict[str, str]
) -> None:
    back = stranger.post(FILE, sent)
    assert back.status_code in (400, 422)
    assert 'role="alert"' in back.content.decode()


def test_nobody_keeps_a_report_without_signing_in(stranger: Client) -> None:
    sent = stranger.post(PAGE, {"text": WRONG})
    assert "收录为往年报告" not in words(sent.content)
    assert stranger.post(FILE, {**hidden(sent.content), "as": "keep"}).status_code == 403


# Examples and rules


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_shows_what_stands_in_it(stranger: Client, example: Example) -> None:
    url = reverse("check-example", args=[example.name])
    page = words(stranger.get(url).content)
    assert "处有出入" in page
    brought = example.brought()
    found = check(read(brought.content, brought.name)).said
    assert any(one.quote in example.wrong or example.wrong in one.quote for one in found)
    assert any(example.proof.rstrip("年") in one.message for one in found)


def test_there_is_no_other_example(stranger: Client) -> None:
    missing = stranger.get(reverse("check-example", args=["sum"]).replace("sum", "none"))
    assert missing.status_code == 404


def test_every_rule_is_listed_with_what_it_proves(stranger: Client) -> None:
    page = words(stranger.get(RULES).content)
    for rule in rules().values():
        assert "".join(f"{rule.title}{rule.proves}{rule.basis}".split()) in page


def test_large_type_is_offered_and_holds(stranger: Client) -> None:
    assert 'class="large"' in stranger.get(f"{PAGE}?dazi=1").content.decode()
    assert 'class="large"' in stranger.get(RULES).content.decode()


def test_the_door_is_on_the_pages_anyone_sees(stranger: Client) -> None:
    assert PAGE in stranger.get(reverse("sign-in")).content.decode()


def test_the_stylesheets_stay_small_and_their_colours_are_tokens() -> None:
    web = Path(__file__).parents[2]
    style = (web / "static/check/check.css").read_text()
    assert "#" not in style
    assert len(style) < 8000
