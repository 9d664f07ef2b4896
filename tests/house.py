"""The county in which the whole house is tested: posts on every side of a matter, and matters.

What is registered at 石坎村人民调解委员会 (`OWN`) is seen by five posts, one on each side:

    house.set_up()
    sides = house.sides()      # own, below, beside, above, stranger: posts by name
    matter = house.register_dispute(sides["own"], title="宅基地滴水纠纷")

Other sides may be had with `house.post(role, organisation)`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.roles import Role
from yifa.kernel.stories import names_a_post
from yifa.kernel.take import Request, take, take_many
from yifa.kernel.tests import county
from yifa.kernel.tests.county import place, post, set_up

__all__ = [
    "ABOVE",
    "BELOW",
    "BESIDE",
    "OWN",
    "PASSWORD",
    "PRIVATE",
    "STRANGER",
    "entry_of",
    "let_in",
    "place",
    "post",
    "register_dispute",
    "register_disputes",
    "register_matter",
    "set_up",
    "sides",
]

OWN = county.TOWN
BELOW = county.VILLAGE_COMMITTEE
BESIDE = county.OTHER_TOWN
ABOVE = county.COUNTY
STRANGER = county.STRANGER

PASSWORD = "qinghe-2026-test"
#: What no page, list, index or event may show.
PRIVATE = {
    "identity_number": "330199198001010014",
    "telephone": "13800002046",
    "address": "青禾县柳溪镇石坎村3组12号",
}


def in_town(kind: str) -> Callable[[], str]:
    """The number of a matter of that kind, registered by the town for the entry of another."""
    return lambda: register_matter(kind, post("clerk", OWN), on=dt.date(2026, 3, 2)).number


def closed_case() -> str:
    """The number of a case of the town that came to its end."""
    day = dt.date(2026, 3, 2)
    case = register_matter("penalty_case", post("clerk", OWN), on=day)
    take(case, "decline", by=post("leader", OWN), on=day, not_filed_why="违法事实不成立")
    return case.number


def open_draft() -> str:
    """The number of a document of the town on whose draft one may comment."""
    day, clerk = dt.date(2026, 3, 2), post("clerk", OWN)
    draft = register_matter("normative_document", clerk, on=day)
    take(draft, "judge", by=clerk, on=day, **IS_ONE)
    take(draft, "open_comment", by=clerk, on=day, text="草案", comment_until=dt.date(2026, 4, 2))
    return draft.number


#: The answers by which a paper is a normative document.
IS_ONE: Mapping[str, Any] = {
    "is_maker": "yes",
    "is_other_form": "no",
    "is_internal": "no",
    "touches_rights": "yes",
    "is_general": "yes",
    "is_repeated": "yes",
    "market": "none",
}

#: Short entries of each register, enough for its first step; what is called is made first.
ENTRIES: Mapping[str, Mapping[str, Any]] = {
    "dispute": {
        "title": "宅基地滴水纠纷",
        "parties": [{"name": "周明远", **PRIVATE}, {"name": "吴桂兰"}],
        "type": "homestead",
        "source": "applied",
    },
    "petition": {
        "title": "村道排水沟被堵",
        "parties": [{"name": "周明远", **PRIVATE}],
        "channel": "letter",
    },
    "reception_day": {
        "receives_on": dt.date(2026, 12, 15),
        "leader": "林远山",
        "place": "县人民来访接待中心",
    },
    "screening": {"title": "石坎村日常排查", "round": "daily", "found": 2, "resolved": 1},
    "publicity": {"title": "民法典进村"},
    "publicity_duty": {"title": "民法典宣传", "list": "duty", "list_year": 2026},
    "law_literate": {"village": county.VILLAGE, "person": "田玉莲"},
    "discretion_benchmark": {
        "violation": "未取得施工许可证擅自施工",
        "light_amount": 300000,
        "light_least": 1000,
        "light_most": 5000,
        "usual_amount": 1000000,
        "usual_least": 5000,
        "usual_most": 10000,
        "heavy_amount": 5000000,
        "heavy_least": 10000,
        "heavy_most": 20000,
        "grave_least": 20000,
        "grave_most": 30000,
    },
    "regulated_party": {"name": "尤小满", "party_type": "person"},
    "inspection_item": {"item": "建筑施工现场安全生产检查"},
    "inspection_plan": {"plan_year": 2026},
    "inspection": {
        "item": in_town("inspection_item"),
        "party": in_town("regulated_party"),
        "way": "special",
    },
    "criminal_transfer": {
        "title": "强令违章冒险作业案",
        "parties": [{"name": "周明远", **PRIVATE}],
        "suspected_crime": "强令违章冒险作业",
    },
    "lawsuit": {
        "title": "撤销处罚决定案",
        "parties": [{"name": "周明远", **PRIVATE}],
        "case_kind": "administrative",
        "standing": "sole",
        "act_kind": "penalty",
        "court": "青禾县人民法院",
        "court_number": "（2026）浙9901行初8号",
        "served_on": dt.date(2026, 3, 2),
    },
    "suggestion": {
        "title": "关于规范处罚送达的司法建议",
        "source": "judicial",
        "sender": "青禾县人民法院",
        "content": "规范处罚决定的送达",
        "received_on": dt.date(2026, 3, 2),
    },
    "file_review": {"case": closed_case, "batch": "2026年第一次"},
    "mediator_training": {"title": "2026年第一期调解员培训班"},
    "exam_question": {
        "question_type": "judge",
        "part": "common",
        "stem": "执法人员当场收缴罚款，不必出具票据。",
        "answer": "错",
    },
    "exam_sitting": {
        "title": "2026年执法资格考试",
        "held_on": dt.date(2026, 12, 18),
        "judge_common": 10,
        "judge_points": 10,
        "pass_mark": 60,
    },
    "enforcement_officer": {"officer": "officer", "sector": "urban"},
    "penalty_case": {
        "title": "占道经营案",
        "parties": [{"name": "周明远", **PRIVATE}],
        "party_kind": "citizen",
        "cause": "占用城市道路经营",
        "source": "inspection",
    },
    "record_correction": {
        "parties": [{"name": "周明远", **PRIVATE}],
        "record": "2019年宅基地使用权登记卡",
        "wrong": "面积写成一百平方米",
        "proof": "审批表复印件",
    },
    "reconsideration": {
        "parties": [{"name": "周明远", **PRIVATE}],
        "channel": "in_person",
        "respondent": "青禾县住房和城乡建设局",
        "act_kind": "penalty",
    },
    "information_request": {
        "parties": [{"name": "周明远", **PRIVATE}],
        "applicant": "person",
        "channel": "in_person",
        "content": "柳溪镇2025年村级公路养护经费安排",
    },
    "legal_opinion": {
        "title": "农田灌溉工程施工合同",
        "paper_type": "contract",
        "sender": "农业服务中心",
        "drafted_by": "邓一禾",
        "parties": [{"name": "周明远", **PRIVATE}],
    },
    "legal_adviser": {"adviser_kind": "government", "served": county.TOWN},
    "random_draw": {"title": "2026年第三季度双随机抽查", "wanted": 3},
    "meeting": {
        "title": "柳溪镇党政联席会议",
        "meeting_kind": "joint",
        "planned_on": "2026-07-10",
        "head": "程望",
        "members": "程望 镇长\n何书 副镇长",
    },
    "major_decision": {"title": "集镇停车规划", "proposed_by": "department"},
    "normative_document": {"name": "柳溪镇烟花爆竹禁放规定", "issuer": "town"},
    "draft_comment": {"draft": open_draft, "says": "建议春节期间准许燃放"},
}


def sides(role: str = "clerk") -> dict[str, Post]:
    """A post of that role on each side of what the town holds."""
    places = {"own": OWN, "below": BELOW, "beside": BESIDE, "above": ABOVE, "stranger": STRANGER}
    return {side: post(role, organisation) for side, organisation in places.items()}


def let_in(client: Any, at: Post, *, password: str = "") -> Any:
    """Sign a test client in, working in that post."""
    client.force_login(at.person)
    session = client.session
    session["post"] = at.pk
    session.save()
    return client


def entry_of(kind: str, **changed: Any) -> dict[str, Any]:
    """What the first step of a register writes, with some of it changed; a role is its post."""
    told = {**ENTRIES[kind], **changed}
    return {name: named(Register.all[kind], name, value) for name, value in told.items()}


def named(register: type[Register], name: str, value: Any) -> Any:
    """A role in a field of somebody's post as the mark of the town's post; else the value.

    What is called is made now.
    """
    if callable(value):
        return value()
    if value in Role.values and names_a_post(register, name):
        return post(value, OWN).mark
    return value


def register_matter(kind: str, by: Post, *, on: dt.date, **changed: Any) -> Matter:
    """A matter of any register, through the one door."""
    register = Register.all[kind]
    first = register.procedures[-1].first()
    matter = register.model()
    take(matter, first.name, by=by, on=on, **entry_of(kind, **changed))
    return matter


def register_dispute(by: Post, *, on: dt.date | None = None, **changed: Any) -> Matter:
    """A dispute registered by a post, on a working day unless another is given."""
    return register_matter("dispute", by, on=on or dt.date(2026, 9, 7), **changed)


def register_disputes(by: Post, number: int, *, on: dt.date) -> list[Matter]:
    """Many disputes at once, each with its own parties, accepted every second one."""
    model = Register.all["dispute"].model
    matters = [model() for _ in range(number)]
    take_many(
        Request(matter, "register", by, on, entry_of("dispute", title=f"纠纷{place}"))
        for place, matter in enumerate(matters)
    )
    take_many(Request(matter, "accept", by, on) for matter in every_second(matters))
    return matters


def every_second(matters: Iterable[Matter]) -> Iterable[Matter]:
    """Every second of them."""
    return list(matters)[::2]
