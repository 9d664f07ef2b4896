"""Taking a step from a page: the form, the refusal with its articles, the box to confirm."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.web.desk.tests.conftest import DAY, Scene

Sit = Callable[[Post], Client]
SESSION = {"consent": "all", "session_record": "双方到场，各自陈述。", "desk_on": "20260908"}
AGREED = {
    "agreement_form": "written",
    "agreed_terms": "各让一步",
    "signed": "on",
    "effective_on": "20260909",
    "desk_on": "20260909",
}


def page(scene: Scene, step: str) -> str:
    return reverse("step", args=[scene.dispute.pk, step])


def stage_of(matter: Matter) -> str:
    return Matter.objects.get(pk=matter.pk).stage


def confirm(client: Client, url: str, asked: str) -> Any:
    """Press the cinnabar button of the box: what it carries, sent as a browser would."""
    whole = re.search(r'name="desk_whole" value="([^"]*)"', asked)
    assert whole is not None, "the box to confirm carries the form"
    return client.post(url, {"desk_whole": unescape(whole[1]), "desk_confirmed": "1"})


def test_a_step_is_taken_and_told_with_the_way_to_take_it_back(scene: Scene, sit: Sit) -> None:
    client = sit(scene.mediator)
    told = client.post(page(scene, "mediate"), SESSION, follow=True).content.decode()
    assert stage_of(scene.dispute) == "mediating"
    assert f"已开展调解，{scene.dispute.number}" in told
    assert page(scene, "revoke") in told


def test_a_file_chosen_before_a_refusal_need_not_be_chosen_again(scene: Scene, sit: Sit) -> None:
    client = sit(scene.mediator)
    scan = SimpleUploadedFile("调解记录.pdf", b"%PDF-1.7", content_type="application/pdf")
    refused = {**SESSION, "consent": "refused", "desk_files": scan}
    told = client.post(page(scene, "mediate"), refused).content.decode()
    assert "已经带上调解记录.pdf，不用再选" in told
    carried = re.search(r'name="desk_carried" value="([^"]*)"', told)
    assert carried is not None
    client.post(page(scene, "mediate"), {**SESSION, "desk_carried": unescape(carried[1])})
    assert [one.name for one in scene.dispute.evidence.all()] == ["调解记录.pdf"]


def test_a_refusal_names_every_reason_with_its_article_and_keeps_what_was_typed(
    scene: Scene, sit: Sit
) -> None:
    typed = {**SESSION, "consent": "refused", "session_place": "二楼调解室"}
    answer = sit(scene.mediator).post(page(scene, "mediate"), typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "现在还不能开展调解，缺1项" in text
    assert "《人民调解法》" in text
    assert 'value="二楼调解室"' in text and SESSION["session_record"] in text
    assert 'href="#id_consent_0"' in text
    assert stage_of(scene.dispute) == "accepted"


def test_fields_to_mend_stand_in_the_same_list(scene: Scene, sit: Sit) -> None:
    typed = {**SESSION, "consent": "", "desk_on": "2月30日"}
    text = sit(scene.mediator).post(page(scene, "mediate"), typed).content.decode()
    assert "有2处要改" in text
    assert "2月没有30日" in text and "还没有填“当事人是否同意调解”" in text


def test_a_step_with_legal_effect_is_confirmed_first(scene: Scene, sit: Sit) -> None:
    take(scene.dispute, "mediate", by=scene.mediator, on=DAY, consent="all", session_record="谈")
    client = sit(scene.mediator)
    asked = client.post(page(scene, "settle"), AGREED)
    text = asked.content.decode()
    assert asked.status_code == 200 and stage_of(scene.dispute) == "mediating"
    assert "协议形式：书面协议" in text and "不能修改，只能撤销" in text
    assert "各让一步</textarea>" in text
    assert confirm(client, page(scene, "settle"), text).status_code == 302
    assert stage_of(scene.dispute) == "settled"


def test_files_come_along_over_the_box_to_confirm(scene: Scene, sit: Sit) -> None:
    take(scene.dispute, "mediate", by=scene.mediator, on=DAY, consent="all", session_record="谈")
    client = sit(scene.mediator)
    photo = SimpleUploadedFile("协议书.png", b"\x89PNG\r\n\x1a\nfictional")
    asked = client.post(page(scene, "settle"), {**AGREED, "desk_files": photo})
    assert scene.dispute.evidence.count() == 0
    confirm(client, page(scene, "settle"), asked.content.decode())
    assert scene.dispute.evidence.get().name == "协议书.png"


def test_a_step_with_effect_that_is_refused_asks_nothing(scene: Scene, sit: Sit) -> None:
    take(scene.dispute, "mediate", by=scene.mediator, on=DAY, consent="all", session_record="谈")
    typed = {name: value for name, value in AGREED.items() if name != "signed"}
    answer = sit(scene.mediator).post(page(scene, "settle"), typed)
    assert answer.status_code == 422
    assert "书面协议还没有签好" in answer.content.decode()


def test_several_files_are_kept_and_what_is_no_evidence_is_refused(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    good = [SimpleUploadedFile(f"{n}.pdf", b"%PDF-1.4 " + n.encode()) for n in ("甲", "乙")]
    client.post(page(scene, "attach"), {"desk_on": "今天", "desk_files": good})
    assert scene.dispute.evidence.count() == 2
    bad = SimpleUploadedFile("病毒.exe", b"MZ\x90\x00\xff\xfe")
    answer = client.post(page(scene, "attach"), {"desk_on": "今天", "desk_files": bad})
    assert answer.status_code == 422 and "不是可以留存的材料" in answer.content.decode()
    assert scene.dispute.evidence.count() == 2


def test_who_was_overtaken_is_shown_who_did_what(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    seen = scene.dispute.events_taken
    take(scene.dispute, "mediate", by=scene.mediator, on=DAY, consent="all", session_record="谈")
    answer = client.post(
        page(scene, "remark"), {"desk_on": "今天", "desk_note": "已约时间", "desk_seen": seen}
    )
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "刚刚办过这一件" in text and "开展调解" in text and "已约时间</textarea>" in text
    now = re.search(r'name="desk_seen" value="(\d+)"', text)
    assert now is not None
    again = {"desk_on": "今天", "desk_note": "已约时间", "desk_seen": now[1]}
    assert client.post(page(scene, "remark"), again).status_code == 302


def test_a_closed_step_says_why_before_anything_is_typed(scene: Scene, sit: Sit) -> None:
    text = sit(scene.sides["own"]).get(page(scene, "visit")).content.decode()
    assert "要在“调解成功”时办，现在是“已受理”" in text


def test_a_matter_is_sent_to_a_likely_target_or_one_found_by_name(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    likely = client.get(page(scene, "report_up")).content.decode()
    assert house.ABOVE in likely
    typed = {"desk_other": "水利", "reason": "属水利纠纷", "desk_on": "今天"}
    client.post(page(scene, "transfer"), typed)
    assert Matter.objects.get(pk=scene.dispute.pk).holder.name == "青禾县水利局"


def test_a_name_that_fits_several_offers_them(scene: Scene, sit: Sit) -> None:
    typed = {"desk_other": "人民调解委员会", "reason": "属地", "desk_on": "今天"}
    answer = sit(scene.sides["own"]).post(page(scene, "transfer"), typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "在上面选一个或者写全称" in text
    assert f'<label for="id_to_0">{house.BELOW}' in text or house.BELOW in text


def test_sent_matters_are_received_or_sent_back_with_a_reason(scene: Scene, sit: Sit) -> None:
    own, beside = scene.sides["own"], scene.sides["beside"]
    take(scene.dispute, "transfer", by=own, on=DAY, to=house.place(house.BESIDE), reason="属地")
    client = sit(beside)
    assert "接收" in client.get(reverse("matter", args=[scene.dispute.pk])).content.decode()
    client.post(page(scene, "send_back"), {"reason": "不属本镇", "desk_on": "今天"})
    back = Matter.objects.get(pk=scene.dispute.pk)
    assert back.holder == own.organisation and back.returned


def test_a_correction_changes_only_what_was_changed(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    shown = client.get(page(scene, "correct")).content.decode()
    assert 'value="宅基地滴水纠纷"' in shown
    typed = {
        "title": "宅基地滴水纠纷",
        "type": "neighbour",
        "source": "applied",
        "reason": "类型登记错了",
        "desk_on": "今天",
    }
    client.post(page(scene, "correct"), typed)
    event = Event.objects.get(matter=scene.dispute, step="correct")
    assert event.payload.wrote == {"type": "neighbour"}


def test_what_was_never_filled_lies_folded_in_a_correction_and_is_filled_there(
    scene: Scene, sit: Sit
) -> None:
    client = sit(scene.sides["own"])
    shown = client.get(page(scene, "correct")).content.decode()
    before, _, folded = shown.partition("没有填过的（")
    assert 'name="title"' in before and 'name="amount"' in folded
    typed = {"title": "宅基地滴水纠纷", "type": "homestead", "source": "applied", "desk_on": "今天"}
    wrong = client.post(page(scene, "correct"), {**typed, "amount": "一千", "reason": "补填"})
    before, _, _ = wrong.content.decode().partition("没有填过的（")
    assert wrong.status_code == 422 and 'name="amount"' in before
    client.post(page(scene, "correct"), {**typed, "amount": "1000", "reason": "补填"})
    event = Event.objects.get(matter=scene.dispute, step="correct")
    assert event.payload.wrote == {"amount": "1000"}


def test_a_step_is_revoked_by_who_took_it_with_a_reason(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    assert "受理" in client.get(page(scene, "revoke")).content.decode()
    client.post(page(scene, "revoke"), {"reason": "点错了", "desk_on": "今天"})
    assert stage_of(scene.dispute) == "waiting"
    told = client.get(reverse("matter", args=[scene.dispute.pk])).content.decode()
    assert 'class="revoked"' in told and "撤销：点错了" in told


@pytest.mark.parametrize("step", ["suspend", "remark", "attach", "invite", "warn_police"])
def test_other_steps_have_forms_too(step: str, scene: Scene, sit: Sit) -> None:
    typed: dict[str, Any] = {
        "suspend": {"reason": "当事人住院"},
        "remark": {"desk_note": "已电话联系"},
        "attach": {"desk_note": "补一份"},
        "invite": {"to": ["339901-04"], "reason": "请到场"},
        "warn_police": {"warned_whom": "柳溪派出所"},
    }
    sent = {**typed[step], "desk_on": "今天"}
    answer = sit(scene.sides["own"]).post(page(scene, step), sent)
    assert answer.status_code == 302
    assert Event.objects.filter(matter=scene.dispute, step=step).exists()


def test_a_day_that_has_not_come_is_refused_in_words(scene: Scene, sit: Sit) -> None:
    tomorrow = dt.date.today() + dt.timedelta(days=1)
    answer = sit(scene.mediator).post(
        page(scene, "mediate"), {**SESSION, "desk_on": tomorrow.isoformat()}
    )
    assert answer.status_code == 422
    assert "还没有到，改成今天或者以前" in answer.content.decode()


def test_a_masked_name_is_shown_in_full_to_who_says_what_for(scene: Scene, sit: Sit) -> None:
    by = house.post("clerk", house.OWN)
    made = house.register_matter("law_literate", by, on=DAY)
    client = sit(by)
    page = client.get(reverse("matter", args=[made.pk])).content.decode()
    assert "田××" in page
    assert "田玉莲" not in page
    corrected = client.get(reverse("step", args=[made.pk, "correct"])).content.decode()
    assert "田玉莲" not in corrected
    assert "当事人" not in corrected.split("<main")[1]
    looked = client.post(
        reverse("step", args=[made.pk, "unmask"]),
        {"desk_on": str(DAY), "reason": "核对名单"},
        follow=True,
    )
    assert "田玉莲" in looked.content.decode()


def test_what_the_house_found_stands_under_the_act_and_limits_are_those_of_the_matter(
    scene: Scene, sit: Sit
) -> None:
    clerk = scene.sides["own"]
    client = sit(clerk)
    document = house.register_matter("normative_document", clerk, on=DAY, issuer="county")
    beside = client.get(reverse("step", args=[document.pk, "open_comment"])).content.decode()
    assert "起算：公众提意见，30日" in beside, "a county's, not what towns are asked"
    take(document, "judge", by=clerk, on=DAY, **{**house.IS_ONE, "is_repeated": "unsure"})
    told = client.get(reverse("matter", args=[document.pk])).content.decode()
    assert "认定结果" in told and "反复适用说不准" in told
