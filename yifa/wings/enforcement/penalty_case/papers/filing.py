"""How a case is taken up or not: one form for approval, either way."""

from __future__ import annotations

from yifa.kernel.acts import Act
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Paper

from .case import ROOM, Case, basis, by_officers, internal, official, subjects


def filing(case: Case, act: Act) -> list[Paper]:
    """立案（不予立案）审批表; the opinions are written by hand."""
    refused = act.step == "decline"
    rows = [
        words.pair("案件来源", case.told(act, "source"), "执法领域", case.told(act, "sector")),
        words.wide("案由", case.told(act, "cause")),
        *subjects(case, identity=True),
        words.pair(
            "发生日期",
            case.told(act, "violated_on"),
            "发现日期",
            case.told(act, "found_on"),
        ),
        words.wide("违法地点", case.told(act, "place")),
        words.wide("线索内容", case.told(act, "clue"), lines=5),
        words.wide("管辖依据", case.told(act, "jurisdiction")),
    ]
    if refused:
        rows.append(words.wide("不予立案理由", act.said("not_filed_why"), lines=3))
    else:
        rows.append(by_officers(case, act))
    rows += [
        words.wide("承办意见", lines=3),
        words.wide("审批意见", lines=3),
        words.wide(f"{'不予立案' if refused else '立案'}日期", words.day(act.on)),
        words.wide("法律依据", basis("penalty.case_filed")),
    ]
    title = "不予立案审批表" if refused else "立案审批表"
    number = case.number("不立" if refused else "立", act)
    signers = ("承办人（签名）", "负责人（签名）")
    return [internal(case, title, rows, *signers, number=number)]


def referral(case: Case, act: Act) -> list[Paper]:
    """案件移送函: to the organ that has jurisdiction, or to the police with the suspected crime."""
    crime = act.step == "hand_to_police"
    to = f"{ROOM}公安局" if crime else act.said("referred_to")
    facts = case.told(act, "facts") or case.told(act, "clue")
    why = "涉嫌犯罪" if crime else "不属本机关管辖"
    law = basis("penalty.transfer_crime" if crime else "penalty.jurisdiction")
    blocks = [
        *words.lines(f"{case.names()}{case.told(act, 'cause')}一案（{case.matter.number}）。"),
        *words.lines(facts),
        *words.lines(f"经审查，该案{why}。依据{law}，现移送你单位处理，请将处理结果函告本机关。"),
        *words.lines(f"附：案卷材料{ROOM}份，清单一份。"),
    ]
    signers = ("接收人（签名）", "接收日期")
    return [official(case, "案件移送函", "移", act, blocks, to=to, signers=signers)]
