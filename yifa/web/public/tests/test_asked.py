"""What people hand in: it is never lost, comes in once, is answered or says why not, and is theirs.

Told of requests for government information, as somebody with a telephone sends them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # the library ships no types
import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel import handed_in
from yifa.kernel.evidence import Evidence, Upload
from yifa.kernel.gates import Refused
from yifa.kernel.handed_in import HandedIn
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import do, register_dispute
from yifa.kernel.verify import verify
from yifa.web.models import Pace

pytestmark = pytest.mark.django_db

KIND = "information_request"
NOW = dt.datetime(2026, 11, 19, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}")
ANSWERS: Mapping[str, Any] = {
    "applicant": "person",
    "content": "青禾县2025年老旧小区改造项目清单",
    "wanted_form": "electronic",
    "wanted_delivery": "portal",
    "party-name": "周明远",
    "party-identity_number": "330199198001010014",
    "party-telephone": "13800002046",
}
#: What the form calls what is no column of the matter.
CALLED = {
    "token": "ask-token",
    "website": "ask-website",
    "carried": "ask-carried",
    "files": "ask-files",
    "party_name": "party-name",
    "party_address": "party-address",
}


def as_sent(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a browser sends for what somebody filled in."""
    return {"ask-website": "", **{CALLED.get(name, name): value for name, value in told.items()}}


@dataclass
class Somebody:
    """Somebody outside, with a browser and no account, cookie or script."""

    clock: time_machine.Traveller
    browser: Client = field(default_factory=Client)
    organisation: str = county.HOUSING

    def open(self) -> str:
        """The form's page."""
        return self.browser.get(self.url).content.decode()

    @property
    def url(self) -> str:
        """Where the form is."""
        code = house.place(self.organisation).code
        return reverse("public-ask-form", args=[KIND, code])

    def token(self, page: str = "") -> str:
        """What the form is told by; by the time it is filled in, a minute has gone by."""
        found = re.search(r'name="ask-token" value="([^"]+)"', page or self.open())
        assert found, "the form has no token"
        self.clock.shift(60)
        return found[1]

    def send(self, token: str = "", **changed: Any) -> Any:
        """Send the form, with some of it changed."""
        return self.browser.post(
            self.url, as_sent({**ANSWERS, "token": token or self.token(), **changed})
        )

    def handed_in(self, **changed: Any) -> str:
        """Hand it in, and keep the code."""
        answer = self.send(**changed)
        assert answer.status_code == 200, answer.content.decode()
        found = CODE.search(answer.content.decode())
        assert found, "the receipt shows no code"
        return found[0]

    def look_up(self, code: str) -> Any:
        """What the code opens."""
        return self.browser.post(reverse("public-track"), {"code": code})

    def add(self, step: str, code: str, **told: Any) -> Any:
        """Add something later."""
        url = reverse("public-track-add", args=[step])
        return self.browser.post(url, as_sent({"code": code, **told}))


@pytest.fixture
def clerk(db: None) -> Post:
    cache.clear()
    house.set_up()
    house.post("leader", county.HOUSING)
    return house.post("clerk", county.HOUSING)


@pytest.fixture
def somebody(clerk: Post) -> Iterator[Somebody]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield Somebody(clock)


def matters() -> list[Matter]:
    """Every request there is."""
    return list(Register.all[KIND].model._default_manager.order_by("pk"))


def words(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def test_what_is_handed_in_becomes_a_matter_of_whoever_receives_it(
    somebody: Somebody, clerk: Post
) -> None:
    somebody.handed_in()
    [matter] = matters()
    assert (matter.holder, matter.handler, matter.stage) == (clerk.organisation, clerk, "handed_in")
    assert (matter.origin, vars(matter)["channel"]) == ("public", "internet")
    assert [party.name for party in matter.parties.all()] == ["周明远"]
    event = Event.objects.get(matter=matter)
    assert (event.by, event.payload.note) == (clerk, handed_in.BY_THEMSELVES)


def test_a_mistake_keeps_all_that_was_written_and_the_files(somebody: Somebody) -> None:
    file = SimpleUploadedFile("身份证明.txt", "身份证明".encode())
    answer = somebody.send(party_name="", files=file)
    page = words(answer)
    assert answer.status_code == 422 and matters() == []
    for value in (ANSWERS["content"], "13800002046", "330199198001010014", "已经带上身份证明.txt"):
        assert value in page
    carried = re.search(r'name="ask-carried" value="([^"]*)"', page)
    assert carried and "还没有填“您的姓名，单位写名称”" in page
    kept = carried[1].replace("&quot;", '"')
    assert somebody.send(somebody.token(page), carried=kept).status_code == 200
    assert [one.name for one in Evidence.objects.all()] == ["身份证明.txt"]


def test_what_is_sent_twice_comes_in_once_and_gives_the_same_receipt(somebody: Somebody) -> None:
    token = somebody.token()
    first, second = somebody.send(token), somebody.send(token)
    assert CODE.findall(words(first)) == CODE.findall(words(second))
    assert len(matters()) == 1


def test_what_was_changed_after_it_was_sent_is_neither_lost_nor_taken_for_the_first(
    somebody: Somebody,
) -> None:
    token = somebody.token()
    somebody.send(token)
    answer = somebody.send(token, content="另一份文件")
    assert answer.status_code == 409 and len(matters()) == 1
    assert "另一份文件" in words(answer) and matters()[0].number in words(answer)
    assert somebody.send(somebody.token(words(answer)), content="另一份文件").status_code == 200
    assert [one.title for one in matters()] == [ANSWERS["content"], "另一份文件"]


@pytest.mark.parametrize(
    "told",
    [
        {"token": "made-up"},
        {"website": "https://example.org"},
    ],
    ids=["no token of ours", "the hidden field filled in"],
)
def test_what_looks_like_a_program_loses_nothing_and_goes_in_when_sent_again(
    somebody: Somebody, told: Mapping[str, str]
) -> None:
    answer = (
        somebody.send(somebody.token(), **told) if "token" not in told else somebody.send(**told)
    )
    assert answer.status_code == 422 and matters() == []
    assert ANSWERS["content"] in words(answer)
    assert somebody.send(somebody.token(words(answer))).status_code == 200


def test_a_page_that_was_open_for_two_days_loses_nothing(somebody: Somebody) -> None:
    token = somebody.token()
    somebody.clock.shift(dt.timedelta(days=2))
    answer = somebody.send(token)
    assert ANSWERS["content"] in words(answer) and matters() == []
    assert somebody.send(somebody.token(words(answer))).status_code == 200


def test_a_flood_from_one_address_is_told_to_wait_a_minute_and_keeps_nobody_out_for_longer(
    somebody: Somebody,
) -> None:
    token = somebody.token()
    answers = [somebody.send(token, content=f"第{n}份") for n in range(40)]
    assert answers[-1].status_code == 429
    assert "第39份" in words(answers[-1]) and "过一分钟再按一次" in words(answers[-1])
    assert somebody.send().status_code == 200, "a minute later somebody honest gets through"


def test_a_flood_is_counted_for_all_processes_of_the_server_together(somebody: Somebody) -> None:
    token = somebody.token()
    for n in range(12):
        cache.clear()  # what one process keeps for itself, the next does not know
        assert somebody.send(token, content=f"第{n}份").status_code in (200, 409)
    cache.clear()
    assert somebody.send(token, content="第12份").status_code == 429
    somebody.clock.shift(dt.timedelta(hours=1))
    somebody.handed_in()
    assert Pace.objects.count() == 1, "who sent something is forgotten soon after"


def test_too_many_files_and_too_large_ones_are_refused_in_words(somebody: Somebody) -> None:
    many = [SimpleUploadedFile(f"{n}.txt", f"第{n}份".encode()) for n in range(6)]
    assert "最多5份，选了6份" in words(somebody.send(files=many))
    large = SimpleUploadedFile("大.txt", b"a" * (11 * 1024 * 1024))
    assert "材料合起来超过10兆" in words(somebody.send(files=[large]))
    program = SimpleUploadedFile("x.exe", b"MZ\x90\x00\x03\x00\xff\xfe")
    assert "不是可以留存的材料" in words(somebody.send(files=[program]))
    assert matters() == []


def test_where_nobody_receives_one_is_told_whom_to_turn_to_and_nothing_is_stored(
    somebody: Somebody, clerk: Post
) -> None:
    token = somebody.token()
    organisation = clerk.organisation
    organisation.telephone = "0571-00000000"
    organisation.save()
    Post.objects.filter(organisation=organisation).update(until=dt.date(2026, 11, 18))
    answer = somebody.send(token)
    page = words(answer)
    assert answer.status_code == 409 and matters() == [] and not HandedIn.objects.exists()
    assert "0571-00000000" in page and "当面或者邮寄" in page and ANSWERS["content"] in page
    chosen = somebody.browser.get(reverse("public-ask-where", args=[KIND]))
    assert "还没有在网上接收" in words(chosen) and "0571-00000000" in words(chosen)


def test_the_code_is_long_tells_nothing_and_is_kept_only_as_a_keyed_hash(
    somebody: Somebody,
) -> None:
    codes = {somebody.handed_in(content=f"第{n}份文件") for n in range(5)}
    assert len(codes) == 5
    read = {handed_in.read_code(code) for code in codes}
    assert {len(code) for code in read} == {20}
    assert len(handed_in.LETTERS) ** handed_in.LENGTH >= 2**80
    kept = {row.code for row in HandedIn.objects.all()}
    assert not kept & read and {len(one) for one in kept} == {64}


def test_the_code_opens_its_own_matter_and_no_other(somebody: Somebody) -> None:
    mine, theirs = (
        somebody.handed_in(),
        somebody.handed_in(content="别人要的东西", party_name="李大山"),
    )
    assert ANSWERS["content"] in words(somebody.look_up(mine.lower().replace("-", " ")))
    assert "别人要的东西" not in words(somebody.look_up(mine))
    assert ANSWERS["content"] not in words(somebody.look_up(theirs))
    for wrong in ("", "0" * 20, mine[:-1], mine + "0", "7QK2-M9XD-A4TN-0BCE-5RHW"):
        answer = somebody.look_up(wrong)
        assert answer.status_code == 404 and "没有查到" in words(answer)


def test_no_page_outside_shows_a_name_a_number_or_an_address(somebody: Somebody) -> None:
    code = somebody.handed_in(party_address="青禾县柳溪镇石坎村3组12号")
    pages = [words(somebody.look_up(code)), words(somebody.send())]
    for page in pages:
        for private in ("周明远", "330199198001010014", "13800002046", "石坎村3组12号"):
            assert private not in page


def test_what_was_revoked_says_so_and_nothing_else(somebody: Somebody, clerk: Post) -> None:
    code = somebody.handed_in()
    [matter] = matters()
    take(matter, "revoke", by=clerk, on=NOW.date(), reason="登记错了")
    answer = somebody.look_up(code)
    assert answer.status_code == 410 and "已经撤销" in words(answer)
    assert ANSWERS["content"] not in words(answer)
    assert somebody.add("take_back", code).status_code == 410
    receipt = somebody.browser.post(reverse("public-receipt"), {"code": code})
    assert receipt.status_code == 404


def test_the_receipt_is_a_pdf_that_tells_number_code_and_what_comes_next(
    somebody: Somebody,
) -> None:
    code = somebody.handed_in()
    answer = somebody.browser.post(reverse("public-receipt"), {"code": code})
    assert answer["Content-Type"] == "application/pdf" and "no-store" in answer["Cache-Control"]
    page = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_bounded()
    for told in (matters()[0].number, code, "青禾县住房和城乡建设局", "第三十一条"):
        assert told in re.sub(r"\s", "", page).replace("-", "-"), page
    again = somebody.browser.post(reverse("public-receipt"), {"code": code})
    assert again.content == answer.content


def test_the_receipt_brings_its_characters_along(somebody: Somebody) -> None:
    code = somebody.handed_in(content="柳溪镇垟头村的规划图")
    printed = somebody.browser.post(reverse("public-receipt"), {"code": code}).content
    assert b"/FontFile2" in printed and b"STSong" not in printed
    page = pypdfium2.PdfDocument(printed)[0].get_textpage().get_text_bounded()
    assert "柳溪镇垟头村的规划图" in page
    rare = somebody.handed_in(content="𠮷家村的规划图")
    printed = somebody.browser.post(reverse("public-receipt"), {"code": rare}).content
    assert b"STSong" in printed, "what our font lacks is left to the reader's own"


def by_letter(clerk: Post) -> Matter:
    """A request that came on paper, entered by the clerk with a scan."""
    matter = Register.all[KIND].model()
    told = {name: value for name, value in ANSWERS.items() if "-" not in name}
    told |= {"channel": "plain_mail", "parties": [{"name": "周明远"}]}
    scan = [Upload("来信和批示.txt", "内部".encode())]
    take(matter, "register", by=clerk, on=NOW.date(), files=scan, **told)
    return matter


def give_code(clerk: Post, matter: Matter, reason: str = "当面，看了身份证") -> Any:
    """The clerk gives a code at the desk."""
    seen = type(matter)._default_manager.get(pk=matter.pk).events_taken
    url = reverse("step", args=[matter.pk, "give_code"])
    sent = {"desk_on": "今天", "desk_seen": seen, "reason": reason}
    return house.let_in(Client(), clerk).post(url, sent)


def test_whoever_wrote_or_came_is_given_a_code_once_and_follows_like_anybody(
    somebody: Somebody, clerk: Post
) -> None:
    matter = by_letter(clerk)
    answer = give_code(clerk, matter)
    code = CODE.search(words(answer))
    assert code and "no-store" in answer["Cache-Control"]
    assert ANSWERS["content"] in words(somebody.look_up(code[0]))
    assert "收到了：撤回申请" in words(somebody.add("take_back", code[0]))
    printed = somebody.browser.post(reverse("public-receipt"), {"code": code[0]}).content
    page = pypdfium2.PdfDocument(printed)[0].get_textpage().get_text_bounded()
    assert code[0] in page and "登记日期" in page and "来信和批示" not in page
    inside = words(house.let_in(Client(), clerk).get(reverse("matter", args=[matter.pk])))
    assert "发跟踪码" in inside and "当面，看了身份证" in inside and code[0] not in inside


def test_a_new_code_voids_the_one_before_and_is_an_act_on_record(
    somebody: Somebody, clerk: Post
) -> None:
    lost = somebody.handed_in()
    [matter] = matters()
    assert give_code(clerk, matter, reason="").status_code == 422, "to whom has to be said"
    assert somebody.look_up(lost).status_code == 200
    found = CODE.search(words(give_code(clerk, matter)))
    assert found and found[0] != lost
    assert somebody.look_up(lost).status_code == 404
    assert somebody.look_up(found[0]).status_code == 200
    assert HandedIn.objects.count() == 1
    assert Event.objects.filter(matter=matter, step="give_code", by=clerk).count() == 1
    take(matters()[0], "confirm", by=clerk, on=NOW.date(), receipt_confirmed=True)
    assert list(verify()) == []


def test_no_code_is_given_of_what_nobody_outside_may_follow(clerk: Post) -> None:
    matter = register_dispute(house.place(county.TOWN_COMMITTEE))
    with pytest.raises(Refused, match="没有跟踪码"):
        do(matter, "give_code", "mediator", reason="当面")
    assert not HandedIn.objects.exists()


def test_every_question_bears_its_number_also_one_to_tick(somebody: Somebody) -> None:
    numbers = re.findall(r'<span class="question">(\d+)</span>', somebody.open())
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)] and len(numbers) >= 9


def answered(matter: Matter, clerk: Post, *files: Upload) -> None:
    """Take a request to its answer."""
    leader, on = house.post("leader", county.HOUSING), NOW.date()
    take(matter, "confirm", by=clerk, on=on, receipt_confirmed=True, identity_shown=True)
    take(matter, "begin", by=clerk, on=on)
    take(matter, "review", by=leader, on=on, review_opinion="可以公开")
    told: dict[str, Any] = {"reply_kind": "granted", "reply": "清单见附件，联系人周明远"}
    take(matter, "reply_to", by=leader, on=on, files=files, **told)
    take(matter, "deliver", by=clerk, on=on, delivery="portal")


def test_progress_says_the_stage_by_when_and_by_which_article_and_then_the_answer(
    somebody: Somebody, clerk: Post
) -> None:
    code = somebody.handed_in()
    assert "第三十一条" in words(somebody.look_up(code))
    [matter] = matters()
    take(matter, "confirm", by=clerk, on=NOW.date(), receipt_confirmed=True)
    page = words(somebody.look_up(code))
    assert "答复申请人" in page and "第三十三条" in page and "12月17日" in page
    take(matter, "revoke", by=clerk, on=NOW.date(), reason="改一下")
    answered(matter, clerk, Upload("清单.txt", "第一项".encode()))
    page = words(somebody.look_up(code))
    assert "清单见附件，联系人周××" in page and "行政复议" in page
    assert "清单.txt" in page


def test_the_files_of_the_answer_go_to_whoever_has_the_code_and_to_nobody_else(
    somebody: Somebody, clerk: Post
) -> None:
    mine = somebody.handed_in()
    theirs = somebody.handed_in(content="别人要的东西")
    matter = matters()[0]
    take(matter, "attach", by=clerk, on=NOW.date(), files=[Upload("内部意见.txt", "内部".encode())])
    answered(matter, clerk, Upload("清单.txt", "第一项".encode()))
    answer, inner = Evidence.objects.get(name="清单.txt"), Evidence.objects.get(name="内部意见.txt")

    def fetched(code: str, evidence: Evidence) -> int:
        url = reverse("public-track-file", args=[evidence.pk])
        return int(somebody.browser.post(url, {"code": code}).status_code)

    assert fetched(mine, answer) == 200
    assert {fetched(theirs, answer), fetched("", answer), fetched(mine, inner)} == {404}
    assert somebody.browser.get(reverse("public-track-file", args=[answer.pk])).status_code == 405


def test_what_was_asked_for_is_added_by_the_code_once(somebody: Somebody, clerk: Post) -> None:
    code = somebody.handed_in()
    [matter] = matters()
    on = NOW.date()
    take(matter, "confirm", by=clerk, on=on, receipt_confirmed=True, identity_shown=True)
    asks: dict[str, Any] = {"clarify_what": "写明哪个小区", "clarify_until": dt.date(2026, 12, 1)}
    take(matter, "ask_clarify", by=clerk, on=on, **asks)
    page = words(somebody.look_up(code))
    assert "写明哪个小区" in page and "补正申请" in page
    empty = somebody.add("supply", code, content="")
    assert empty.status_code == 422 and matters()[0].stage == "clarifying"
    assert "收到了：补正申请" in words(somebody.add("supply", code, content="柳溪小区改造清单"))
    [matter] = matters()
    assert (matter.stage, matter.title) == ("received", "柳溪小区改造清单")
    twice = somebody.add("supply", code, content="柳溪小区改造清单")
    assert twice.status_code == 200 and "收到了：补正申请" in words(twice), "pressed twice"
    assert Event.objects.filter(step="supply").count() == 1
    late = somebody.add("supply", code, content="还想补一句")
    assert late.status_code == 409 and "还想补一句" in words(late)
    assert matters()[0].title == "柳溪小区改造清单"


def test_what_was_given_may_be_suggested_for_everybody_once_and_the_answer_is_read(
    somebody: Somebody, clerk: Post
) -> None:
    code = somebody.handed_in()
    assert "建议向社会公开" not in words(somebody.look_up(code))
    [matter] = matters()
    answered(matter, clerk)
    assert "建议向社会公开" in words(somebody.look_up(code))
    assert "收到了" in words(somebody.add("suggest", code, suggest_why="涉及全小区的人"))
    assert "第四十四条" not in words(somebody.look_up(code)), "it is offered once"
    leader = house.post("leader", county.HOUSING)
    [matter] = matters()
    take(matter, "not_publish", by=leader, on=NOW.date(), not_published_why="清单还要核对")
    assert "清单还要核对" in words(somebody.look_up(code))


def test_files_are_not_smuggled_in_where_none_are_asked_for(somebody: Somebody) -> None:
    code = somebody.handed_in()
    [packed] = re.findall(
        r'name="ask-carried" value="([^"]*)"',
        words(somebody.send(party_name="", files=SimpleUploadedFile("夹带.txt", "夹带".encode()))),
    )
    answer = somebody.add("take_back", code, carried=packed.replace("&quot;", '"'))
    assert answer.status_code == 200 and not Evidence.objects.exists()


def test_whoever_changes_their_mind_takes_it_back(somebody: Somebody) -> None:
    code = somebody.handed_in()
    assert somebody.add("take_back", "0" * 20).status_code == 404
    assert matters()[0].stage == "handed_in"
    somebody.add("take_back", code)
    assert matters()[0].stage == "taken_back"


def test_inside_only_those_see_it_who_may(somebody: Somebody, clerk: Post) -> None:
    somebody.handed_in()
    [matter] = matters()
    inside = house.let_in(Client(), clerk).get(reverse("matter", args=[matter.pk]))
    assert "老旧小区" in words(inside)
    stranger = house.let_in(Client(), house.post("clerk", house.STRANGER))
    assert stranger.get(reverse("matter", args=[matter.pk])).status_code == 404


def test_who_receives_it_is_told_until_somebody_looked_at_it(
    somebody: Somebody, clerk: Post
) -> None:
    somebody.handed_in()
    inside = house.let_in(Client(), clerk)
    assert "网上新提交1件" in words(inside.get(reverse("work")))
    take(matters()[0], "confirm", by=clerk, on=NOW.date(), receipt_confirmed=True)
    assert "网上新提交" not in words(inside.get(reverse("work")))


def test_the_next_one_goes_to_whoever_handles_them_by_now(somebody: Somebody, clerk: Post) -> None:
    somebody.handed_in()
    other = house.post("clerk", county.HOUSING, who="2")
    Matter.objects.filter(pk=matters()[0].pk).update(handler=other)
    somebody.handed_in(content="第二份")
    assert matters()[-1].handler == other


def test_pages_need_no_script_and_hold_no_code_in_an_address(somebody: Somebody) -> None:
    code = somebody.handed_in()
    for page in (somebody.open(), words(somebody.look_up(code))):
        assert "<script" not in page and f"?{code}" not in page and "code=" not in page
    assert somebody.browser.get(reverse("public-ask")).status_code == 200
