"""The decision: to punish, not to punish, or on the spot; and what was said of it before."""

from __future__ import annotations

from yifa import law
from yifa.kernel.acts import Act
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Block, Heading, Paper, Paragraph
from yifa.wings.enforcement.penalty_case import terms
from yifa.wings.enforcement.penalty_case.reckoning import range_of

from .case import Case, account, basis, internal, named, official, remedies
from .investigation import benchmark, evidence_lines
from .laid import fined, kinds, numbered, proposal

ON_SPOT = "当场作出的行政处罚决定"


def penalised(act: Act) -> bool:
    """Whether a decision punishes."""
    return act.said("outcome") == terms.Outcome.PENALISE


def spared(act: Act) -> bool:
    """Whether it does not."""
    return not penalised(act)


def decision(case: Case, act: Act) -> list[Paper]:
    """行政处罚决定书, with everything that article 59 asks."""
    blocks: list[Block] = [
        *named(case),
        Heading(1, "违法事实和证据"),
        *words.lines(case.told(act, "facts")),
        *[Paragraph(line) for line in evidence_lines(case, act)],
        *course(case, act),
        Heading(1, "处罚的依据和种类"),
        *words.lines(f"处罚依据：{act.said('basis')}"),
        *weighed(case, act),
        Paragraph("决定给予以下行政处罚："),
        *numbered(list(kinds(act))),
        *words.lines(f"责令改正：{act.said('correction')}" if act.said("correction") else ""),
        Heading(1, "履行方式和期限"),
        *how_to_perform(case, act),
        Heading(1, "救济途径和期限"),
        remedies(case, act.on),
        Paragraph("申请行政复议或者提起行政诉讼的，行政处罚不停止执行，法律另有规定的除外。"),
    ]
    return [official(case, "行政处罚决定书", "决", act, blocks)]


def course(case: Case, act: Act) -> list[Block]:
    """That the party was told, what it answered, and what came of it."""
    said: list[str] = []
    for one in since_reopened(case, act):
        day = words.day(one.on)
        if one.step in ("notify", "notify_hearing_right"):
            said.append(f"{day}，本机关告知当事人拟作出的行政处罚及事实、理由、依据和权利。")
        elif one.step == "waive":
            said.append(f"{day}，当事人放弃陈述、申辩。")
        elif one.step == "waive_hearing":
            said.append(f"{day}，当事人放弃听证。")
        elif one.step == "state":
            said.append(f"{day}，当事人陈述、申辩：{one.said('statement')}")
        elif one.step == "recheck_statement":
            came = "采纳" if one.wrote.get("adopted") else "不予采纳"
            said.append(f"经复核，{came}：{one.said('recheck')}")
        elif one.step == "hear":
            said.append(f"{day}，本机关依当事人的要求举行了听证。{one.said('hearing_opinion')}")
    return [Paragraph(line) for line in said]


def since_reopened(case: Case, act: Act) -> list[Act]:
    """What was done up to an act, but for what lies before the case was taken up anew."""
    upto = case.until(act)
    anew = max((place for place, one in enumerate(upto) if one.step == "reopen"), default=0)
    return upto[anew:]


def weighed(case: Case, act: Act) -> list[Block]:
    """How discretion was used, as far as it is recorded (article 34)."""
    lighter, harm = case.told(act, "lighter"), case.told(act, "harm")
    told = [
        f"危害后果：{harm}。" if harm else "",
        f"从轻、减轻情形：{lighter}（{basis('penalty.mitigate')}）。" if lighter else "",
        f"适用裁量基准：{found}。" if (found := benchmark(case, act)) else "",
        f"{range}。" if act.on and (range := range_of(case.matter, act.on)) else "",
        f"偏离裁量基准的理由：{act.said('beyond_why')}" if act.said("beyond_why") else "",
    ]
    return [Paragraph(line) for line in told if line]


def how_to_perform(case: Case, act: Act) -> list[Block]:
    """How and until when: a fine at the bank, whatever else as the decision says."""
    if not fined(act):
        return [Paragraph("自收到本决定书之日起履行。")]
    limit = case.limit("penalty.pay", act.on)
    late = law.requirement("penalty.surcharge_cap")
    return [
        Paragraph(
            f"自收到本决定书之日起{limit.period}内，到指定的银行或者通过电子支付系统"
            f"缴纳罚款（{limit.basis}）。"
        ),
        account(),
        Paragraph(f"到期不缴纳罚款的，{late.says}（{late.basis}）。"),
    ]


def no_penalty(case: Case, act: Act) -> list[Paper]:
    """不予行政处罚决定书: why not, and how the party was educated instead."""
    education = act.said("education")
    blocks: list[Block] = [
        *named(case),
        Heading(1, "查明的事实和证据"),
        *words.lines(case.told(act, "facts")),
        *[Paragraph(line) for line in evidence_lines(case, act)],
        *course(case, act),
        Heading(1, "不予行政处罚的理由和依据"),
        Paragraph(f"{case.told(act, 'outcome')}（{ground(act)}）。"),
        *words.lines(act.said("basis")),
        Paragraph("决定不予行政处罚。"),
        *to_the_guardian(case, act),
        *words.lines(f"责令改正：{act.said('correction')}" if act.said("correction") else ""),
        *words.lines(f"教育情况：{education}（{basis('penalty.educate')}）" if education else ""),
        Heading(1, "救济途径和期限"),
        remedies(case, act.on),
    ]
    return [official(case, "不予行政处罚决定书", "不罚", act, blocks)]


#: What the guardian is ordered instead, by why nobody is punished (articles 30, 31).
GUARDIAN = {
    terms.Exempt.UNDER_14: ("责令监护人加以管教", "penalty.under14"),
    terms.Exempt.INCAPABLE: ("责令监护人严加看管和治疗", "penalty.incapable"),
}


def to_the_guardian(case: Case, act: Act) -> list[Block]:
    """The order to the guardian of who is too young or can't tell what he does."""
    if act.said("outcome") != terms.Outcome.INCAPABLE:
        return []
    ordered = GUARDIAN.get(case.value(act, "exempt"))
    return [Paragraph(f"{ordered[0]}（{basis(ordered[1])}）。")] if ordered else []


#: On which requirement of the law a decision not to punish rests.
GROUNDS = {
    terms.Outcome.MINOR: "penalty.minor_exempt",
    terms.Outcome.NO_FAULT: "penalty.no_fault",
    terms.Outcome.FIRST: "penalty.minor_exempt",
    terms.Outcome.UNPROVED: "penalty.facts_proved",
}


def ground(act: Act) -> str:
    """Law and article of the reason; of the young and the incapable both, as they share a term."""
    outcome = terms.Outcome(act.said("outcome"))
    if outcome == terms.Outcome.INCAPABLE:
        return f"{basis('penalty.under14')}、{basis('penalty.incapable')}"
    return basis(GROUNDS[outcome])


def on_spot(case: Case, act: Act) -> list[Paper]:
    """当场行政处罚决定书: against it reconsideration comes first (行政复议法 article 23)."""
    review = case.limit("reconsideration.apply", act.on)
    first = basis("reconsideration.first_step_told")
    suit = case.limit("reconsideration.sue", act.on)
    place = case.told(act, "place")
    blocks: list[Block] = [
        *named(case),
        Paragraph(f"时间：{words.day(act.on)}　地点：{place}"),
        Paragraph(f"违法行为：{act.said('facts')}"),
        Paragraph(f"处罚依据：{act.said('basis')}"),
        Paragraph("当场作出以下行政处罚："),
        *numbered(list(kinds(act))),
        *words.lines(f"责令改正：{act.said('correction')}" if act.said("correction") else ""),
        *how_to_perform(case, act),
        Paragraph(
            f"如不服本决定，应当先自收到本决定书之日起{review.period}内"
            f"向{case.reconsideration_organ}申请行政复议（{review.basis}、{first}）；"
            f"对复议决定不服的，可以自收到复议决定书之日起{suit.period}内"
            f"向{case.court}提起行政诉讼（{suit.basis}）。"
        ),
    ]
    if act.wrote.get("stated_on_spot"):
        blocks.append(Paragraph("已当场告知当事人违法事实、处罚理由和依据，并听取了陈述、申辩。"))
    certificates = "；".join(f"{name}（执法证号：{number}）" for name, number in case.officers(act))
    blocks.append(Paragraph(f"执法人员：{certificates}"))
    if act.said("unsigned"):
        noted = f"注明：当事人{case.told(act, 'unsigned')}，{act.said('unsigned_why')}。"
        blocks.append(Paragraph(noted))
    signers = ("当事人（签收，拒绝签收的注明）", "执法人员（签名或者盖章）")
    return [official(case, "当场行政处罚决定书", "当", act, blocks, signers=signers)]


def review(case: Case, act: Act) -> list[Paper]:
    """法制审核意见书: people stand in it by name alone."""
    rows = [
        words.wide("案由", case.told(act, "cause")),
        words.wide("当事人", case.names()),
        words.wide("承办人员", "、".join(name for name, _ in case.officers(act))),
        words.wide("应当审核的情形", case.told(act, "review_why")),
        words.wide("拟作出的处罚", "；".join(kinds(proposal(case, act))), lines=2),
        words.wide("审核意见", act.said("review_opinion"), lines=8),
        words.wide("审核结果", case.told(act, "review_result")),
        words.wide("审核日期", words.day(act.on)),
        words.wide("法律依据", basis("penalty.legal_review")),
    ]
    number = case.number("审", act)
    return [internal(case, "法制审核意见书", rows, "审核人员（签名）", number=number)]


def discussion(case: Case, act: Act) -> list[Paper]:
    """集体讨论笔录: who said what, as it is recorded; signed by each who took part."""
    rows = [
        words.wide("案由", case.told(act, "cause")),
        words.wide("当事人", case.names()),
        words.pair("讨论日期", words.day(act.on), "地点", ""),
        words.pair("主持人", "", "记录人", ""),
        words.wide("参加人员", act.said("discussed_by"), lines=2),
        words.wide("违法事实", case.told(act, "facts"), lines=4),
        words.wide("讨论意见", act.said("discussion"), lines=8),
        words.wide("结论", lines=3),
        words.wide("法律依据", basis("penalty.collective")),
    ]
    return [internal(case, "集体讨论笔录", rows, "参加人员（签名）", "记录人（签名）")]
