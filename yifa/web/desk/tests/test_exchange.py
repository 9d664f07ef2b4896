"""What a clerk does with tables on the desk: bring in, look, accept, take back, take out."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests import house
from yifa.kernel.exchange import Export, Import
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.spreadsheet.tests.tables import HEADS, ROW, lines_of, workbook
from yifa.kernel.take import take
from yifa.web.api.models import ApiToken

pytestmark = pytest.mark.django_db

IMPORT = "/desk/registers/dispute/import/"
EXPORT = "/desk/registers/dispute/export/"


@pytest.fixture
def clerk() -> Post:
    house.set_up()
    return house.post("clerk", house.OWN)


@pytest.fixture
def desk(client: Client, clerk: Post) -> Client:
    signed_in: Client = house.let_in(client, clerk)
    return signed_in


def today() -> dt.date:
    return timezone.localdate()


def row(**changed: Any) -> list[Any]:
    plain = dict(zip(HEADS, [today(), *ROW[1:]], strict=True))
    return list((plain | changed).values())


def drop(desk: Client, *rows: list[Any], heads: list[str] = HEADS) -> Any:
    file = SimpleUploadedFile("台账.xlsx", workbook([heads, *rows]))
    return desk.post(IMPORT, {"file": file}, follow=True)


def text(answer: Any) -> str:
    words: str = answer.content.decode()
    return words


def file_of(answer: Any) -> list[list[Any]]:
    return lines_of(io.BytesIO(b"".join(answer.streaming_content)))


def test_a_table_is_dropped_looked_at_and_accepted(desk: Client) -> None:
    seen = drop(desk, row(), row(事由="采光纠纷", 类型="邻居"))
    page = text(seen)
    assert "共2行：1行可以导入，1行有要改的地方" in page
    assert "F3" in page and "没有这一类，可填" in page and "导入这1件" in page
    assert not Matter.objects.exists()
    accepted = desk.post(seen.request["PATH_INFO"], follow=True)
    assert "已导入1件" in text(accepted) and Matter.objects.get().title == "宅基地滴水纠纷"


def test_the_same_fault_in_many_rows_is_told_once(desk: Client) -> None:
    page = text(drop(desk, *(row(事由=f"采光纠纷{n}", 类型="邻居") for n in range(5))))
    assert page.count("没有这一类，可填") == 1
    assert "F2、F3、F4等5处" in page


def test_the_same_table_again_says_that_it_came_in_before(desk: Client) -> None:
    content = workbook([HEADS, row()])
    for _ in range(2):
        sent = desk.post(IMPORT, {"file": SimpleUploadedFile("台账.xlsx", content)}, follow=True)
        if "导入这1件" in text(sent):
            desk.post(sent.request["PATH_INFO"])
    page = text(sent)
    assert "当时新增1件" in page and "1行已经在台账里，不再导入" in page and "导入这" not in page
    assert Matter.objects.count() == 1


def test_an_import_is_taken_back_from_its_page(desk: Client) -> None:
    desk.post(drop(desk, row()).request["PATH_INFO"])
    kept = Import.objects.get()
    assert f"/desk/imports/{kept.pk}/undo/" in text(desk.get(IMPORT))
    assert "还没有填撤销理由" in text(desk.post(f"/desk/imports/{kept.pk}/undo/"))
    desk.post(f"/desk/imports/{kept.pk}/undo/", {"reason": "导错了"})
    assert Matter.objects.get().stage == "void"
    assert "已撤销" in text(desk.get(IMPORT))


def test_what_has_moved_on_is_not_taken_back_and_it_is_said_why(desk: Client, clerk: Post) -> None:
    desk.post(drop(desk, row()).request["PATH_INFO"])
    take(Matter.objects.get().of_kind(), "accept", by=clerk, on=today())
    kept = Import.objects.get()
    refused = desk.post(f"/desk/imports/{kept.pk}/undo/", {"reason": "导错了"})
    assert refused.status_code == 422 and "导入后又办过" in text(refused)
    assert Matter.objects.get().stage == "accepted"


def test_last_years_table_says_which_steps_it_brings_and_goes_on_the_next_time(
    desk: Client,
) -> None:
    long_ago = today() - dt.timedelta(days=60)
    heads = [*HEADS, "调解结果", "协议日期", "调解员"]
    first = drop(desk, [*row(登记日期=long_ago), "调解中", "", "王五"], heads=heads)
    assert "没有这个人，写本单位人员的姓名" in text(first)
    first = drop(desk, [*row(登记日期=long_ago), "调解中", "", ""], heads=heads)
    page = text(first)
    assert "登记以后的环节也一起办：受理1次、开展调解1次" in page
    assert "按它前面写了日期的环节算：受理1次、开展调解1次" in page
    desk.post(first.request["PATH_INFO"])
    settled = long_ago + dt.timedelta(days=5)
    again = drop(desk, [*row(登记日期=long_ago), "调解成功", settled, ""], heads=heads)
    assert "1行已经在台账里，补办后面的环节" in text(again) and "补办这1件" in text(again)
    done = desk.post(again.request["PATH_INFO"], follow=True)
    assert "已导入0件，补办1件" in text(done) and Matter.objects.get().stage == "settled"
    older, newer = Import.objects.order_by("pk")
    refused = desk.post(f"/desk/imports/{older.pk}/undo/", {"reason": "导错了"})
    assert refused.status_code == 422 and "导入后又办过" in text(refused)
    undo = f"/desk/imports/{newer.pk}/undo/"
    assert "补办的1件回到导入以前的样子" in text(desk.get(undo))
    desk.post(undo, {"reason": "导错了"})
    assert Matter.objects.get().stage == "mediating"


def test_columns_are_told_by_hand_and_what_is_missing_answered_once(desk: Client) -> None:
    seen = drop(desk, row()[:6], heads=[*HEADS[:5], "属于哪种"])
    assert "“类型”、“来源”这2列" in text(seen) and "没有导入的列：属于哪种" in text(seen)
    pk = Import.objects.get().pk
    page = text(desk.get(f"/desk/imports/{pk}/columns/"))
    assert "表里没有“来源”，每一行都填" in page
    told = {"head_5": "type", "all_source": "当事人申请"}
    guessed = {f"head_{place}": key for place, key in enumerate(KEYS)}
    again = desk.post(f"/desk/imports/{pk}/columns/", guessed | told, follow=True)
    assert "1行可以导入" in text(again)
    twice = desk.post(f"/desk/imports/{pk}/columns/", guessed | {"head_1": "registered_on"})
    assert twice.status_code == 422 and "有两列都选成了“登记日期”" in text(twice)


KEYS = ["registered_on", "title", "parties.a.1.name", "parties.a.1.telephone", "parties.b.1.name"]


def test_what_is_no_table_is_refused_in_its_place(desk: Client) -> None:
    refused = desk.post(IMPORT, {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")})
    assert refused.status_code == 422 and "“a.pdf”不是表格" in text(refused)
    assert "还没有选文件" in text(desk.post(IMPORT))


def test_a_table_of_another_post_is_not_there(desk: Client) -> None:
    drop(desk, row())
    pk = Import.objects.get().pk
    other = house.let_in(Client(), house.post("clerk", house.BESIDE))
    for address in (f"/desk/imports/{pk}/", f"/desk/imports/{pk}/columns/"):
        assert other.get(address).status_code == 404
    desk.post(f"/desk/imports/{pk}/")
    assert other.post(f"/desk/imports/{pk}/undo/", {"reason": "x"}).status_code == 404
    assert Matter.objects.get().stage != "void"


def test_what_is_shown_goes_out_masked_with_the_filters_of_the_page(
    desk: Client, clerk: Post
) -> None:
    house.register_dispute(clerk, on=today())
    house.register_dispute(clerk, on=today(), title="家庭纠纷", type="family")
    page = text(desk.get(f"{EXPORT}?type=family"))
    assert "导出这1件" in page and "完整导出1件" in page
    heads, one = file_of(desk.get(f"{EXPORT}?type=family&file=1"))
    assert one[heads.index("事由")] == "家庭纠纷" and "周××" in str(one)
    assert not any(secret in str(one) for secret in house.PRIVATE.values())
    assert Export.objects.get().filters == {"type": ["family"]}


def test_a_full_export_asks_for_its_purpose(desk: Client, clerk: Post) -> None:
    house.register_dispute(clerk, on=today())
    refused = desk.post(EXPORT, {"purpose": " "})
    assert refused.status_code == 422 and not Export.objects.exists()
    mark, heads, one = file_of(desk.post(EXPORT, {"purpose": "报县司法局核对"}))
    assert "用途：报县司法局核对" in mark[0]
    assert one[heads.index("甲方身份证号")] == house.PRIVATE["identity_number"]
    assert Export.objects.get().full and "报县司法局核对" in text(desk.get(EXPORT))


def test_who_sees_nothing_takes_nothing_out(desk: Client, clerk: Post) -> None:
    house.register_dispute(clerk, on=today())
    for role, place in (("auditor", house.OWN), ("clerk", house.STRANGER)):
        other = house.let_in(Client(), house.post(role, place))
        assert len(file_of(other.get(f"{EXPORT}?file=1"))) == 1
        assert "您只能看进度" in text(other.get(EXPORT))


def test_the_template_is_handed_out(desk: Client) -> None:
    heads = file_of(desk.get("/desk/registers/dispute/template/"))[1]
    assert heads[:3] == ["登记日期", "事由 *", "甲方姓名 *"]


def test_a_token_is_shown_once_and_ended_by_its_post(desk: Client) -> None:
    made = desk.post(
        "/desk/tokens/", {"name": "上报程序", "scopes": ["read", "calendar"], "lasts": "30"}
    )
    secret = text(made).partition("<p><code>yifa_")[2].partition("<")[0]
    assert len(secret) > 40 and f"/api/calendar/yifa_{secret}.ics" in text(made)
    assert made["Cache-Control"] == "no-store" and secret not in text(desk.get("/desk/tokens/"))
    program = Client(headers={"Authorization": f"Bearer yifa_{secret}"})
    assert program.get("/api/dispute").status_code == 200
    token = ApiToken.objects.get()
    other = house.let_in(Client(), house.post("clerk", house.BESIDE))
    assert other.post(f"/desk/tokens/{token.pk}/end/").status_code == 404
    desk.post(f"/desk/tokens/{token.pk}/end/")
    assert program.get("/api/dispute").status_code == 401
    assert "已注销" in text(desk.get("/desk/tokens/"))
    assert "至少选一项" in text(desk.post("/desk/tokens/", {"name": "x", "lasts": "30"}))


def test_the_way_to_a_telephones_calendar_is_filled_in(desk: Client) -> None:
    asked = desk.get("/desk/tokens/?calendar").content.decode()
    assert "添加订阅日历" in asked and 'value="手机日历"' in asked
    chosen = re.findall(r'name="scopes" value="(\w+)"[^>]*checked', asked)
    assert chosen == ["calendar"]


def test_a_paper_is_printed_by_a_button_and_recorded(desk: Client, clerk: Post) -> None:
    matter = house.register_dispute(clerk, on=today())
    take(matter, "accept", by=clerk, on=today())
    page = text(desk.get(f"/desk/matters/{matter.pk}/"))
    head, folded = page.split("单份文书（4）")
    assert "打印调解卷宗" in head and "人民调解受理登记表" in folded
    assert "人民调解回访记录" not in page
    printed: Any = desk.post(f"/desk/matters/{matter.pk}/papers/file/")
    assert b"".join(printed.streaming_content).startswith(b"PK")
    assert Export.objects.get().what == "调解卷宗"
    early = desk.post(f"/desk/matters/{matter.pk}/papers/visits/")
    assert early.status_code == 422 and "还没有回访" in text(early)
    assert desk.post(f"/desk/matters/{matter.pk}/papers/nothing/").status_code == 404
    assert desk.get(f"/desk/matters/{matter.pk}/papers/file/").status_code == 405
    other = house.let_in(Client(), house.post("clerk", house.BESIDE))
    assert other.post(f"/desk/matters/{matter.pk}/papers/file/").status_code == 404
    assert Export.objects.count() == 1


def test_the_claim_sheet_of_a_period_is_shown_and_taken_out(desk: Client) -> None:
    sheet = "/desk/registers/dispute/sheets/subsidy/"
    assert "以案定补申领表" in text(desk.get(f"{sheet}?from=2026-01-01&to=2026-12-31"))
    assert "换一下再看" in text(desk.get(f"{sheet}?from=2026-12-31&to=2026-01-01"))
    assert "看不懂日期" in text(desk.get(f"{sheet}?from=someday"))
    assert file_of(desk.get(f"{sheet}?file=1"))[1][0] == "编号"
    assert desk.get("/desk/registers/dispute/sheets/nothing/").status_code == 404
