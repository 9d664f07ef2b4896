"""Whatever is changed behind the application's back is found and named, down to the act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from yifa.kernel.evidence import Upload
from yifa.kernel.matter import Event, Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.verify import check_heads, export_heads, verify

from . import county
from .cases import at, register_dispute

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute() -> Matter:
    """A dispute of the village committee, accepted and mediated, with a file; and a second one."""
    county.set_up()
    here = county.place(county.VILLAGE_COMMITTEE)
    matter = register_dispute(here)
    clerk, mediator = county.post("clerk", here), county.post("mediator", here)
    day = dt.date(2026, 3, 2)
    take(matter, "accept", by=clerk, on=day, at=at(day))
    take(
        matter,
        "mediate",
        by=mediator,
        on=day,
        at=at(day),
        consent="all",
        session_record="各自说了经过",
        files=[Upload("调解记录.txt", "各自说了经过".encode())],
    )
    register_dispute(here)
    return matter


def sentences() -> list[str]:
    return [broken.sentence for broken in verify()]


def sql(statement: str, *values: str | int | dt.date) -> None:
    """Change the database as somebody would who has its password."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS ALL DEFERRED" if is_postgresql() else "PRAGMA defer_foreign_keys=ON"
        )
        cursor.execute(statement, values)
        assert cursor.rowcount > 0, "the tampering must hit something"


def is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def test_what_went_through_the_door_is_whole(dispute: Matter) -> None:
    assert sentences() == []


FIRST = "石坎村人民调解委员会的办理记录第{}条"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("step = 'settle'", "被改动：石调委调〔2026〕1号 达成协议"),
        ("\"on\" = '2026-03-01'", "被改动：石调委调〔2026〕1号 受理"),
        ("at = '2026-03-01 08:00:00'", "被改动：石调委调〔2026〕1号 受理"),
        ("stage_after = 'settled'", "被改动：石调委调〔2026〕1号 受理"),
        ("late = true", "被改动：石调委调〔2026〕1号 受理"),
        (
            "matter_id = (SELECT max(id) FROM kernel_matter), place_in_matter = 9",
            "被改动：石调委调〔2026〕2号 受理",
        ),
        (
            "by_id = (SELECT min(id) FROM kernel_post WHERE id != by_id)",
            "被改动：石调委调〔2026〕1号 受理",
        ),
    ],
)
def test_a_changed_event_is_named(dispute: Matter, change: str, named: str) -> None:
    sql(f"UPDATE kernel_event SET {change} WHERE place = 2")
    assert FIRST.format(2) + named == sentences()[0]


@pytest.mark.parametrize(
    ("change", "values"),
    [
        ("wrote = %s", ['{"committee": null}']),
        ("wrote = %s", ['"text"']),
        ("note = %s", ["后来加的"]),
        ("unmet = %s", ['["mediation.voluntary"]']),
    ],
)
def test_changed_content_of_an_event_is_named(
    dispute: Matter, change: str, values: list[str]
) -> None:
    event = Event.objects.get(matter=dispute, step="accept")
    sql(f"UPDATE kernel_payload SET {change} WHERE event_id = %s", *values, event.pk)
    assert sentences()[0] == FIRST.format(2) + "被改动：石调委调〔2026〕1号 受理"


def test_a_changed_event_with_a_digest_made_to_fit_shows_at_the_next(dispute: Matter) -> None:
    from yifa.kernel.chain import digest_of

    event = Event.objects.get(matter=dispute, step="accept")
    event.on = dt.date(2026, 2, 28)
    sql(
        'UPDATE kernel_event SET "on" = %s, digest = %s WHERE id = %s',
        event.on,
        digest_of(event, event.payload),
        event.pk,
    )
    assert sentences()[0] == (
        FIRST.format(3) + "与前一条接不上，前一条被换过：石调委调〔2026〕1号 开展调解"
    )


def test_a_removed_event_is_missed(dispute: Matter) -> None:
    event = Event.objects.get(matter=dispute, step="accept")
    sql("DELETE FROM kernel_payload WHERE event_id = %s", event.pk)
    assert sentences()[0] == FIRST.format(2) + "缺了内容：石调委调〔2026〕1号 受理"
    sql("DELETE FROM kernel_event WHERE id = %s", event.pk)
    assert sentences()[0] == "石坎村人民调解委员会的办理记录缺第2条：接着的是第3条"
    assert "石调委调〔2026〕1号缺第2条办理记录" in sentences()


def test_a_cut_tail_is_missed_as_long_as_the_head_is_there(dispute: Matter) -> None:
    last = Event.objects.order_by("place").last()
    assert last is not None
    sql("DELETE FROM kernel_payload WHERE event_id = %s", last.pk)
    sql("DELETE FROM kernel_event WHERE id = %s", last.pk)
    assert sentences()[:1] == ["石坎村人民调解委员会的办理记录缺第4条：链头记着4条"]
    assert "石调委调〔2026〕2号没有办理记录，不是经登记环节进来的" in sentences()


def test_an_event_put_in_at_the_end_is_one_too_many(dispute: Matter) -> None:
    columns = [field.column for field in Event._meta.concrete_fields if not field.primary_key]
    given = ", ".join(f'"{name}"' for name in columns)
    kept = (
        given.replace('"place_in_matter"', "9")
        .replace('"place"', "5")
        .replace('"previous"', "digest")
    )
    sql(f"INSERT INTO kernel_event ({given}) SELECT {kept} FROM kernel_event WHERE place = 4")
    assert sentences()[0].startswith(FIRST.format(5))


def test_two_events_that_changed_places_are_named(dispute: Matter) -> None:
    for place, other in ((2, 99), (3, 2), (99, 3)):
        sql("UPDATE kernel_event SET place = %s WHERE place = %s", other, place)
    assert sentences()[0].startswith(FIRST.format(2) + "与前一条接不上")


def test_a_lost_head_and_a_changed_head_are_named(dispute: Matter) -> None:
    sql("UPDATE kernel_chainhead SET digest = %s WHERE count > 0", "f" * 64)
    assert sentences() == ["石坎村人民调解委员会的链头与最后一条办理记录（第4条）不符"]
    sql("DELETE FROM kernel_chainhead")
    assert sentences() == ["石坎村人民调解委员会的链头不见了，链上有4条"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("kernel_matter SET stage = 'settled'", "的阶段与办理记录不符：最后是“开展调解”"),
        ("kernel_matter SET title = '换了事由'", "的“事由”与办理记录不符"),
        ("kernel_matter SET registered_on = '2026-01-01'", "的“登记日期”与办理记录不符"),
        ("kernel_matter SET holder_id = organisation_id + 1", "的承办单位路径与承办单位不符"),
        ("kernel_matter SET handler_id = NULL", "的“经办人”与办理记录不符"),
        ("kernel_matter SET sent_by_id = holder_id", "的“送来单位”与办理记录不符"),
        ("kernel_matter SET returned = true", "的“退回”与办理记录不符"),
        ("kernel_matter SET suspended_on = '2026-03-03'", "的“中止日期”与办理记录不符"),
        (
            'kernel_matter SET pauses = \'[["2026-03-03", "2026-03-05"]]\'',
            "的“中止期间”与办理记录不符",
        ),
        (
            'kernel_matter SET extensions = \'{"finish_within": "2027-01-01"}\'',
            "的“延期”与办理记录不符",
        ),
        ('kernel_matter SET calls = \'{"339901-04": ""}\'', "的“协同单位”与办理记录不符"),
        ("kernel_matter SET procedure_name = 'ScreeningLedger'", "的“程序”与办理记录不符"),
        ("kernel_matter SET origin = 'api'", "的“录入方式”与办理记录不符"),
        ("kernel_matter SET year = 2025", "的年度、顺序号与编号不符"),
        ("kernel_matter SET events_taken = 9", "的办理记录数是9，实有3条"),
        (
            "kernel_matter SET changed_at = '2026-03-01 08:00:00+00'",
            "的“最近办理”与最后一条办理记录不符",
        ),
        ("kernel_matter SET due = '2027-01-01'", "的“到期日”与按办理记录得出的不符"),
        ("kernel_matter SET due = NULL", "的“到期日”与按办理记录得出的不符"),
        ("kernel_matter SET due_clock = 'confirm_by'", "的“时限”与按办理记录得出的不符"),
        (
            "kernel_matter SET due_provisional = true",
            "的到期日还是暂定的，放假安排已经公布：运行 yifa workdays apply 重算",
        ),
        ("kernel_matter SET awaits = 'leader'", "的“等待”与按办理记录得出的不符"),
        ("kernel_matter SET grams = ''", "的“检索”与按办理记录得出的不符"),
        ("kernel_matter SET shown_title = title || '。'", "的“事由（隐名）”与按办理记录得出的不符"),
        ("kernel_matter SET holder_path = '/'", "的承办单位路径与承办单位不符"),
        ("dispute_dispute SET type = 'homestead'", "的“类型”与办理记录不符"),
        ("dispute_dispute SET amount = 1", "的“涉及金额（元）”与办理记录不符"),
        ("dispute_dispute SET visit_result = 'performed'", "的“回访结果”与办理记录不符"),
        ("dispute_dispute SET merged_into_id = matter_ptr_id", "的“并入”与办理记录不符"),
    ],
)
def test_a_column_changed_by_sql_is_named(dispute: Matter, change: str, named: str) -> None:
    key = "matter_ptr_id" if change.startswith("dispute") else "id"
    sql(f"UPDATE {change} WHERE {key} = %s", dispute.pk)
    assert "石调委调〔2026〕1号" + named in sentences()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("SET name = '别人'", "的第1位当事人的“姓名或者名称”与办理记录不符"),
        ("SET age = 99", "的第1位当事人的“年龄”与办理记录不符"),
        ("SET telephone = ''", "的第1位当事人的“联系电话”与办理记录不符"),
        ("SET telephone = '1:AAAA'", "的第1位当事人的“联系电话”与办理记录不符"),
        ("SET telephone = address", "的第1位当事人的“联系电话”与办理记录不符"),
        ("SET identity_hash = ''", "的第1位当事人的“身份证号或者信用代码”与办理记录不符"),
    ],
)
def test_a_party_changed_by_sql_is_named(dispute: Matter, change: str, named: str) -> None:
    sql(f"UPDATE kernel_party {change} WHERE matter_id = %s AND place = 1", dispute.pk)
    assert sentences() == ["石调委调〔2026〕1号" + named]


def test_a_party_removed_or_put_in_is_counted(dispute: Matter) -> None:
    sql("DELETE FROM kernel_party WHERE matter_id = %s AND place = 2", dispute.pk)
    assert sentences() == ["石调委调〔2026〕1号的当事人有1位，办理记录写的是2位"]


ACCEPTED = Register.all["dispute"].figures["accepted"].made_of()[0].mark


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE kernel_tally SET number = 2",
        "UPDATE kernel_tally SET \"on\" = '2026-02-28'",
        "UPDATE kernel_tally SET organisation_id = organisation_id - 1",
        "UPDATE kernel_tally SET figure = 1",
        "DELETE FROM kernel_tally",
        'INSERT INTO kernel_tally (matter_id, figure, organisation_id, "on", number) '
        'SELECT matter_id, figure, organisation_id, "on", number FROM kernel_tally',
    ],
)
def test_what_a_figure_counts_of_a_matter_changed_by_sql_is_named(
    dispute: Matter, change: str
) -> None:
    sql(f"{change} WHERE figure = %s AND matter_id = %s", ACCEPTED, dispute.pk)
    told = "石调委调〔2026〕1号在指标“受理矛盾纠纷”里的计数与按办理记录得出的不符"
    assert sentences() == [told]


def test_a_count_of_a_matter_that_is_not_there_is_named(dispute: Matter) -> None:
    sql("UPDATE kernel_tally SET matter_id = 9999 WHERE figure = %s", ACCEPTED)
    found = sentences()
    sql("UPDATE kernel_tally SET matter_id = %s WHERE matter_id = 9999", dispute.pk)
    assert "有1行“指标计数”不属于任何“事项”" in found
    assert sentences() == []


def test_private_values_beside_an_event_can_not_be_swapped(dispute: Matter) -> None:
    sql("UPDATE kernel_payload SET private = '1:AAAA' WHERE private != ''")
    assert "石调委调〔2026〕1号的办理内容打不开，被改动" in sentences()


def test_a_department_let_in_by_sql_is_named(dispute: Matter) -> None:
    water = county.place(county.WATER)
    sql(
        "INSERT INTO kernel_calledin (matter_id, organisation_id, answered) VALUES (%s, %s, false)",
        dispute.pk,
        water.pk,
    )
    assert sentences() == ["石调委调〔2026〕1号的协同单位与办理记录不符"]


def test_a_matter_put_in_by_sql_is_named(dispute: Matter) -> None:
    columns = [field.column for field in Matter._meta.concrete_fields if not field.primary_key]
    given = ", ".join(f'"{name}"' for name in columns)
    kept = given.replace('"number"', "'石调委调〔2026〕3号'").replace('"serial"', "3")
    sql(f"INSERT INTO kernel_matter ({given}) SELECT {kept} FROM kernel_matter WHERE serial = 1")
    assert sentences() == [
        "石调委调〔2026〕3号的登记内容不见了",
        "石调委调〔2026〕3号不是编号簿发出的",
    ]


def test_a_matter_removed_by_sql_leaves_a_gap_in_chain_and_numbers(dispute: Matter) -> None:
    second = Matter.objects.get(serial=2)
    for table, key in (
        ("kernel_payload", "event_id IN (SELECT id FROM kernel_event WHERE matter_id = %s)"),
        ("kernel_event", "matter_id = %s"),
        ("kernel_party", "matter_id = %s"),
        ("kernel_tally", "matter_id = %s"),
        ("dispute_dispute", "matter_ptr_id = %s"),
        ("kernel_matter", "id = %s"),
    ):
        sql(f"DELETE FROM {table} WHERE {key}", second.pk)
    assert sentences() == [
        "石坎村人民调解委员会的办理记录缺第4条：链头记着4条",
        "缺石调委调〔2026〕2号，编号簿已经发到2号",
    ]


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE kernel_evidence SET name = '别的.txt'", "的材料“调解记录.txt”不见了"),
        ("UPDATE kernel_evidence SET digest = 'abc'", "的材料“调解记录.txt”不见了"),
        ("DELETE FROM kernel_evidence", "的材料“调解记录.txt”不见了"),
    ],
)
def test_a_row_of_evidence_changed_by_sql_is_named(
    dispute: Matter, statement: str, named: str
) -> None:
    sql(statement)
    assert sentences() == ["石调委调〔2026〕1号" + named]


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"other")])
def test_a_file_lost_or_changed_on_disk_is_named(
    dispute: Matter, change: Callable[[Path], object]
) -> None:
    kept = dispute.evidence.get()
    path = Path(kept.file.path)
    before = path.read_bytes()
    change(path)
    try:
        assert sentences() == ["石调委调〔2026〕1号的材料“调解记录.txt”的文件丢失或者被改动"]
    finally:
        path.write_bytes(before)


def test_a_kind_whose_folder_is_gone_is_still_verified(
    dispute: Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(Register.all, "dispute")
    monkeypatch.delitem(Procedure.all, dispute.procedure_name)
    assert sentences() == []
    sql("UPDATE kernel_event SET late = true WHERE place = 2")
    assert sentences() == [FIRST.format(2) + "被改动：石调委调〔2026〕1号 accept"]


def test_an_exported_head_shows_what_was_cut_with_its_head(dispute: Matter) -> None:
    saved = export_heads()
    assert list(check_heads(saved)) == []
    chain = list(Event.objects.order_by("place"))
    for event in chain[3:]:
        sql("DELETE FROM kernel_payload WHERE event_id = %s", event.pk)
        sql("DELETE FROM kernel_event WHERE id = %s", event.pk)
    sql("UPDATE kernel_chainhead SET count = 3, digest = %s", chain[2].digest)
    assert [broken.sentence for broken in check_heads(saved)] == [
        "石坎村人民调解委员会的办理记录少了：导出链头时有4条，现在没有第4条"
    ]


def test_an_exported_head_shows_a_chain_written_anew(dispute: Matter) -> None:
    saved = export_heads()
    here = Organisation.objects.get(name=county.VILLAGE_COMMITTEE)
    saved[here.code][1] = "0" * 64
    assert [broken.what for broken in check_heads(saved)] == ["rewritten"]


def test_what_was_revoked_leaves_records_that_are_whole(dispute: Matter) -> None:
    here = county.place(county.VILLAGE_COMMITTEE)
    day = dt.date(2026, 3, 3)
    mediator, leader = county.post("mediator", here), county.post("leader", here)
    take(dispute, "revoke", by=mediator, on=day, at=at(day), reason="记错了件")
    take(dispute, "revoke", by=leader, on=day, at=at(day), reason="不该受理")
    take(dispute, "revoke", by=leader, on=day, at=at(day), reason="重复登记")
    assert dispute.stage == Procedure.void.name
    assert sentences() == []
    take(dispute, "remark", by=leader, on=day, at=at(day), note="与另一件是同一件事")
    assert sentences() == []
