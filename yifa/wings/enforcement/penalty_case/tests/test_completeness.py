"""What a file lacks: a record for each step that must leave one, since when, and by which law."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from yifa.kernel.evidence import Upload
from yifa.kernel.gaps import gaps_of
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Step
from yifa.kernel.records import TEXT, Gap, Record
from yifa.kernel.register import slips_in_records
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.enforcement.enforcement_officer.procedure import Qualification
from yifa.wings.enforcement.penalty_case.procedure import Penalty
from yifa.wings.enforcement.penalty_case.register import PenaltyCases

from .played import CITIZEN, FILM, PHOTO, SCAN, act, line_of, played

pytestmark = pytest.mark.django_db

SIGNED = "没有签名的现场检查（勘验）笔录"
SEEN = "没有现场检查（勘验）的照片或者录像"


@pytest.fixture(autouse=True)
def bureau() -> Post:
    county.set_up()
    return county.post("officer", county.HOUSING)


def missing(case: Matter, step: str = "") -> list[str]:
    return [gap.what for gap in gaps_of(case) if not step or gap.step == step]


def looked_at(*files: Upload, **more: Any) -> Matter:
    """A case whose officers looked at the place and left these files."""
    case = played("ordinary_paid", before="investigate")
    act(case, "investigate", line_of("ordinary_paid", "investigate"), files=files, **more)
    return case


def add(case: Matter, by: Post, *files: Upload, day: dt.date = dt.date(2026, 3, 9)) -> None:
    at = dt.datetime.combine(day, dt.time(9), dt.UTC)
    take(case, "attach", by=by, on=day, at=at, files=files)


def test_looking_at_a_place_leaves_a_signed_record_and_what_a_camera_saw() -> None:
    assert missing(looked_at(), "调查取证") == [SEEN, SIGNED]


@pytest.mark.parametrize(
    ("files", "lacks"),
    [
        ([SCAN], [SEEN]),
        ([FILM], [SIGNED]),
        ([PHOTO], [SIGNED]),
        ([FILM, SCAN], []),
        ([PHOTO, SCAN], []),
        ([FILM, PHOTO], []),
    ],
    ids=["record", "film", "photo", "record and film", "record and photo", "film and a scan"],
)
def test_each_file_is_a_record_of_its_kind_and_counts_once(
    files: list[Upload], lacks: list[str]
) -> None:
    assert missing(looked_at(*files), "调查取证") == lacks


def test_questioning_asks_for_its_record_and_for_no_picture() -> None:
    case = looked_at(evidence_kind="party")
    assert missing(case, "调查取证") == ["没有签名的询问笔录"]
    assert missing(looked_at(evidence_kind="documentary"), "调查取证") == []


def test_a_gap_tells_step_day_and_law() -> None:
    gaps = {gap.what: gap for gap in gaps_of(looked_at())}
    assert gaps[SIGNED] == Gap(
        "调查取证",
        SIGNED,
        dt.date(2026, 3, 5),
        "询问或者检查应当制作笔录",
        "《行政处罚法》第五十五条",
    )


def test_what_rests_on_an_article_that_nobody_read_says_so() -> None:
    gap = next(one for one in gaps_of(looked_at()) if one.what == SEEN)
    assert not gap.verified and gap.basis.endswith("（未核实）")


def test_a_file_added_later_fills_the_earliest_gap_it_can(bureau: Post) -> None:
    case = played("ordinary_paid", before="conclude")
    assert missing(case, "调查取证") == [SEEN, SIGNED, "没有签名的询问笔录"]
    add(case, bureau, FILM)
    assert missing(case, "调查取证") == [SIGNED, "没有签名的询问笔录"]
    add(case, bureau, SCAN)
    assert "没有批准的立案审批表" not in missing(case), "the filing comes first"
    assert missing(case, "调查取证") == [SIGNED, "没有签名的询问笔录"]


def test_what_was_added_before_a_step_is_no_record_of_it(bureau: Post) -> None:
    case = played("ordinary_paid", before="investigate")
    add(case, bureau, SCAN, SCAN, FILM, day=dt.date(2026, 3, 4))
    act(case, "investigate", line_of("ordinary_paid", "investigate"))
    assert missing(case, "调查取证") == [SEEN, SIGNED]


def test_a_step_that_was_revoked_leaves_no_gap(bureau: Post) -> None:
    case = looked_at()
    day = dt.date(2026, 3, 6)
    at = dt.datetime.combine(day, dt.time(9), dt.UTC)
    leader = county.post("leader", county.HOUSING)
    take(case, "revoke", by=leader, on=day, at=at, reason="登记错了")
    assert missing(case, "调查取证") == []


def test_a_paper_that_was_left_asks_for_a_picture_one_that_was_handed_over_does_not() -> None:
    left = played("left_before_witnesses")
    seen = next(gap for gap in gaps_of(left) if gap.what == "没有留置送达的照片或者录像")
    assert not seen.verified, "with witnesses article 89 asks for no picture"
    assert missing(played("served_by_post"), "送达") == ["没有送达回证"]


def test_seizing_a_hearing_and_an_announcement_ask_for_film_or_pictures() -> None:
    assert missing(played("seizure"), "查封、扣押")[0] == "没有查封、扣押全程的录像或者照片"
    heard = played("market_leaves_out_appraisal")
    assert missing(heard, "举行听证") == ["没有听证的录音或者录像", "没有核对签名的听证笔录"]
    assert missing(played("announced"), "公告送达") == ["没有公告张贴、刊登的照片或者版面"]


def test_what_the_law_asks_and_nobody_recorded_is_told() -> None:
    case = played("ordinary_paid", parties=[{"side": "a", "name": "周明远"}])
    told = missing(case)
    assert "没有当事人的地址，决定书上是空白" in told
    assert "没有当事人的年龄，看不出是否应当不予、从轻处罚" in told
    assert "没有一件证据材料" in told


def test_what_is_recorded_of_a_party_is_not_missing() -> None:
    known = missing(played("ordinary_paid", parties=CITIZEN))
    assert not [one for one in known if "地址" in one or "年龄" in one]


def test_what_was_kept_or_seized_and_not_settled_is_told(bureau: Post) -> None:
    assert "查封、扣押的财物还没有处理决定" in missing(played("seizure", before="release"))
    assert "查封、扣押的财物还没有处理决定" not in missing(played("seizure"))
    assert "登记保存的物品还没有处理决定" in missing(played("preservation", before="settle_kept"))


def test_a_measure_that_was_extended_and_nobody_told_or_settled_is_told() -> None:
    case = played("seized_in_emergency", before="release")
    assert "紧急查封、扣押的财物还没有处理决定" in missing(case)
    assert "延长查封、扣押、冻结的期限还没有书面告知当事人" not in missing(case)
    assert "紧急查封、扣押的财物还没有处理决定" not in missing(played("seized_in_emergency"))
    case = played("frozen_extended_unfrozen", before="deliver_freeze")
    assert "冻结决定书还没有交付当事人" in missing(case)


def test_a_clue_that_nobody_took_up_yet_lacks_nothing() -> None:
    assert missing(played("ordinary_paid", before="file")) == []


def test_a_kind_that_asks_for_no_records_has_no_gaps() -> None:
    played("ordinary_paid")
    certificate = Matter.objects.filter(kind="enforcement_officer").first()
    assert certificate is not None and gaps_of(certificate.of_kind()) == []


@pytest.mark.parametrize(
    ("step", "record", "slip"),
    [
        (Qualification.register, Record("笔录", TEXT, "penalty.notice"), "which is no step"),
        (Penalty.hear, Record("笔录", TEXT, "penalty.nothing"), "which the law does not have"),
        (
            Penalty.hear,
            Record("笔录", TEXT, "penalty.notice", {"service": ("left",)}),
            "which it does not write",
        ),
    ],
    ids=["another kind's step", "no such law", "a field of another step"],
)
def test_a_slip_in_the_declaration_is_told(
    step: Step, record: Record, slip: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PenaltyCases, "records", {step: [record]})
    assert slip in "".join(slips_in_records(PenaltyCases))
