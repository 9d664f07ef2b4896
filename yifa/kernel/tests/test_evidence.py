"""Which files are kept, and that they are kept as they came."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.conf import settings

from yifa.kernel import evidence
from yifa.kernel.evidence import Upload
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter

from .cases import do

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00"


def attach(matter: Matter, *files: Upload) -> Matter:
    do(matter, "attach", "clerk", files=list(files))
    return matter


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("协议.pdf", PDF, "application/pdf"),
        ("现场.png", PNG, "image/png"),
        ("记录.txt", "谈了一次".encode(), "text/plain"),
        ("装成程序.exe", PDF, "application/pdf"),
        ("现场.webp", b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
        ("调解录音.wav", b"RIFF\x0a\x08\x00\x00WAVEfmt ", "audio/wav"),
        ("调解录音.m4a", b"\x00\x00\x00\x1cftypM4A \x00\x00", "audio/mp4"),
        ("执法录像.mp4", b"\x00\x00\x00\x14ftypisom\x00\x00", "video/mp4"),
        ("执法录像.webm", b"\x1a\x45\xdf\xa3\x01\x00", "video/webm"),
        ("手机照片.heic", b"\x00\x00\x00\x18ftypheic\x00\x00", "image/heic"),
        ("手机录音.amr", b"#!AMR\n\x3c\x91", "audio/amr"),
        ("手机录音.aac", b"\xff\xf1\x50\x80\x00\x1f", "audio/aac"),
        ("手机录音.ogg", b"OggS\x00\x02\x00\x00", "audio/ogg"),
    ],
)
def test_a_file_is_known_by_its_content_and_kept_with_its_digest(
    registered: Matter, name: str, content: bytes, media_type: str
) -> None:
    kept = attach(registered, Upload(name, content)).evidence.get()
    assert (kept.name, kept.media_type, kept.size) == (name, media_type, len(content))
    assert kept.digest == hashlib.sha256(content).hexdigest()
    assert kept.event.payload.wrote["files"] == [{"name": name, "digest": kept.digest}]
    assert kept.is_intact()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("现场.jpg", b"MZ\x90\x00\xff\xfe\x00", "不是可以留存的材料"),
        ("空.txt", b"", "是空文件"),
        ("名\x00字.txt", b"x", "看不见的控制字符"),
    ],
)
def test_a_file_that_is_nothing_we_keep_is_refused_with_its_name(
    registered: Matter, name: str, content: bytes, told: str
) -> None:
    with pytest.raises(Refused, match=told) as refused:
        attach(registered, Upload("好的.txt", b"good"), Upload(name, content))
    assert set(refused.value.fields) == {"files"}
    assert registered.evidence.count() == 0
    assert registered.events.count() == 1


def test_a_file_too_large_is_refused(registered: Matter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "MOST_BYTES", 8)
    with pytest.raises(Refused, match="超过50兆，压缩或者分成几份再传"):
        attach(registered, Upload("大.txt", b"123456789"))


def test_a_name_from_outside_never_becomes_a_path(registered: Matter) -> None:
    kept = attach(registered, Upload("../../../etc/passwd", b"root")).evidence.get()
    stored = Path(kept.file.path)
    assert stored.is_relative_to(settings.MEDIA_ROOT)
    assert stored.name == kept.digest


def test_the_same_content_is_stored_once(registered: Matter) -> None:
    attach(registered, Upload("一.txt", b"same words"), Upload("二.txt", b"same words"))
    assert len({one.file.name for one in registered.evidence.all()}) == 1
    assert all(one.is_intact() for one in registered.evidence.all())
