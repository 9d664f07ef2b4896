"""How a quarrel of the sample is mediated: sessions, and what comes between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from yifa import law
from yifa.kernel.organisation import Level
from yifa.kernel.roles import CLERK, LEADER, MEDIATOR
from yifa.law import calendar

from .act import Act
from .case import Case
from .season import ONE_DAY

PLACES = ("{at}调解室", "{at}调解室", "{at}调解室", "纠纷现场", "{a}家中")


def session(case: Case, said: str) -> Iterator[Act]:
    """One sitting, after a wrong entry now and then."""
    case.sessions += 1
    case.slots["at"] = case.holder.name.removesuffix("人民调解委员会")
    place = case.say(case.chance.choice(PLACES))
    wrote: dict[str, Any] = {
        "consent": "all",
        "told_rights": True,
        "session_place": place,
        "session_record": said,
    }
    if case.chance.happens(2):
        yield case.act("mediate", MEDIATOR, **wrote | {"session_record": "另一件纠纷的调解记录。"})
        case.same_day()
        yield case.act("revoke", MEDIATOR, reason="记录贴错了，重新登记")
    yield case.act("mediate", MEDIATOR, **wrote)


def sittings(case: Case) -> Iterator[Act]:
    """The first sitting, what it sets off, and as many more as it takes."""
    talks = [case.say(text) for text in case.words["talks"]]
    case.pass_days(0, 4)
    yield from session(case, talks[0])
    yield from set_off(case)
    more = case.chance.one({0: 30, 1: 52, 2: 18}) if len(talks) > 1 else 0
    for number in range(more):
        case.pass_days(2, 9)
        said = talks[min(number + 1, len(talks) - 1)]
        yield from session(case, said if number + 1 < len(talks) else case.say(STILL_TALKING))
    case.pass_days(0, 5)


STILL_TALKING = "对照前两次的记录逐条再谈，{a}与{b}的差距缩小，约定考虑后再来。"


def set_off(case: Case) -> Iterator[Act]:
    """What a first sitting may lead to beside another sitting."""
    chance = case.chance
    if chance.happens(3):
        case.same_day()
        yield case.act("correct", people=case.people + 1, reason="漏登一人，按调解记录更正")
    if case.words.get("departments") and case.holder.level != Level.VILLAGE:
        yield from departments_called(case)
    if chance.happens(2.5):
        yield from pause(case)
    if chance.happens(3):
        case.pass_days(0, 1)
        yield case.act("remark", MEDIATOR, note="电话联系双方，约定下次调解时间。")
    if chance.happens(5):
        case.same_day()
        text = case.say("{a}、{b}陈述笔录\n\n") + case.one_of("facts")
        yield case.act("attach", MEDIATOR, note="补充询问笔录", file=("询问笔录.txt", text))
    if chance.happens(1.2) and case.has_leader():
        yield from put_off(case)


def departments_called(case: Case) -> Iterator[Act]:
    """中心吹哨、部门报到: the departments answer in their own name."""
    called = [case.county.department(name) for name in case.words["departments"]]
    case.pass_days(0, 1)
    yield case.act("invite", to=called, reason=case.say("请到场查看，就职责范围内的问题答复"))
    for department in called:
        case.pass_days(1, 3)
        by = case.county.clerk(department, on=case.day)
        said = case.say(
            case.words.get("answer", "已到现场查看，按职责提出处理意见，愿意配合调解。")
        )
        yield case.act("answer", by, reason=said)


ANSWERED = "已到现场查看，按职责提出处理意见，愿意配合调解。"


def pause(case: Case) -> Iterator[Act]:
    """A party is away, or an expert is asked: the clocks stand still."""
    case.pass_days(0, 2)
    reason = case.chance.choice(("一方外出务工，约定回来后再调", "等待鉴定意见", "一方住院"))
    yield case.act("suspend", reason=reason)
    case.pass_days(12, 35)
    yield case.act("resume", reason="中止的原因已经消除")


def put_off(case: Case) -> Iterator[Act]:
    """The leader gives it more time; the old rule of one month only reminds."""
    case.pass_days(6, 12)
    reason = "案情复杂，双方同意继续调解"
    until = past_due(case.day)
    yield case.act("extend", LEADER, clock="finish_within", until=until, reason=reason)


def past_due(day: dt.date) -> dt.date:
    """A day past the one on which a mediation is due that was taken up on `day` or before.

    A holiday moves a due day by a week and more, so a month from now may not be late enough.
    """
    return calendar.end(law.limit("mediation.finish", on=day), start=day).day + ONE_DAY


def goes_up(case: Case) -> Iterator[Act]:
    """What the village can't settle goes to the town, and some of it on to the county."""
    if case.holder == case.village.committee:
        yield from reported(case, to_town=True)
    elif case.holder == case.county.committee:
        return
    if case.chance.happens(35):
        yield from reported(case, to_town=False)


def reported(case: Case, *, to_town: bool) -> Iterator[Act]:
    """Reported up; now and then it comes back for want of papers and goes up again."""
    to = case.town.committee if to_town else case.county.committee
    below = case.holder
    case.pass_days(1, 4)
    yield case.sent("report_up", to, "本级调解不下，涉及面较广，请上级调委会调解")
    if case.chance.happens(25):
        case.pass_days(1, 2)
        yield case.act("send_back", reason="调解记录不全，补齐后再报")
        case.holder = below
        case.pass_days(1, 3)
        yield case.sent("report_up", to, "材料已经补齐，请上级调委会调解")
    case.pass_days(0, 2)
    yield case.act("receive")
    case.pass_days(1, 5)
    yield from session(case, case.say(case.words["talks"][-1]))
    case.pass_days(0, 3)


def warned(case: Case) -> Iterator[Act]:
    """What might turn worse is reported to the police, whatever becomes of it."""
    case.same_day()
    role = MEDIATOR if case.chance.happens(60) else CLERK
    yield case.act("warn_police", role, warned_whom=case.town.police.name)
