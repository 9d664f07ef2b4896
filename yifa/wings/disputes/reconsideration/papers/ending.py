"""The papers that end a case, and what follows them."""

from __future__ import annotations

from collections.abc import Iterator

from yifa.kernel.acts import Act
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Block, Heading, Paper, Paragraph
from yifa.wings.disputes.reconsideration.terms import Outcome

from .case import ROOM, Case, basis, everyone, official

#: The article by which each kind of decision is made.
ARTICLES = {
    Outcome.CHANGE: "第六十三条",
    Outcome.REVOKE: "第六十四条",
    Outcome.REVOKE_PARTLY: "第六十四条",
    Outcome.UNLAWFUL: "第六十五条",
    Outcome.PERFORM: "第六十六条",
    Outcome.VOID: "第六十七条",
    Outcome.MAINTAIN: "第六十八条",
    Outcome.REJECTED_REQUEST: "第六十九条",
    Outcome.AGREEMENT: "第七十一条",
}


def by_article(outcome: str, fault: str, law: str) -> str:
    """Law and article of a decision; one for want of evidence names that article too."""
    told = [ARTICLES.get(Outcome(outcome), "")] if outcome else []
    told += ["第七十条"] if fault == "no_reply" else []
    return f"{law}{'、'.join(filter(None, told))}"


def decision(case: Case, act: Act, title: str) -> Paper:
    """行政复议决定书."""
    blocks = [*everyone(case), *found(case, act), *ruled(case, act)]
    return official(case, title, "", act, blocks, to="")


def found(case: Case, act: Act) -> Iterator[Block]:
    """What was asked, answered and found out."""
    yield Paragraph(f"申请人{case.contested}，申请行政复议，本机关依法已予受理，现已审理终结。")
    yield Heading(1, "申请人的请求和理由")
    yield from words.lines(case.told(act, "request") or ROOM)
    yield from words.lines(case.told(act, "reasons"))
    yield Heading(1, "被申请人的答复")
    answered = case.last("reply")
    late = "被申请人没有在法定期限内提出书面答复、提交证据和依据。"
    yield from words.lines(answered.said("reply_gist") if answered else late)
    if case.told(act, "opinions"):
        yield Heading(1, "听取的意见")
        yield from words.lines(case.told(act, "opinions"))
    yield Heading(1, "经审理查明")
    yield from words.lines(case.told(act, "facts") or ROOM)


def ruled(case: Case, act: Act) -> Iterator[Block]:
    """What the authority holds and decides, and to whom one may turn."""
    fault, outcome = act.said("fault"), act.said("outcome")
    yield Heading(1, "本机关认为")
    yield from words.lines(case.told(act, "proposal") or ROOM)
    if note := case.told(act, "document_note"):
        yield Paragraph(f"关于申请附带审查的规范性文件：{note}")
    short = "《行政复议法》" if outcome else ""
    yield Paragraph(
        f"综上，对行政行为的认定为：{case.told(act, 'fault')}。"
        f"依据{by_article(outcome, fault, short)}，决定{case.told(act, 'outcome')}："
    )
    yield from words.lines(act.said("ruling"))
    if act.said("compensation"):
        amount = case.told(act, "compensation_amount")
        yield Paragraph(f"行政赔偿：{case.told(act, 'compensation')}{amount and '，' + amount}。")
    if case.told(act, "act_within"):
        yield Paragraph(f"履行期限至{case.told(act, 'act_within')}。")
    yield remedies(case, act)


def remedies(case: Case, act: Act) -> Paragraph:
    """Fifteen days to go to court."""
    suit = case.limit("reconsideration.sue", act.on)
    return Paragraph(
        f"如不服本决定，可以自收到本决定书之日起{suit.period}内向{ROOM}人民法院提起行政诉讼"
        f"（{suit.basis}）。本决定书一经送达，即发生法律效力。"
    )


def rejection(case: Case, act: Act, title: str) -> Paper:
    """驳回行政复议申请决定书: accepted, and found not to meet the conditions."""
    blocks = [
        *everyone(case),
        Paragraph(f"申请人{case.contested}，申请行政复议，本机关已予受理。"),
        Paragraph(f"受理后发现，{case.told(act, 'refusal_ground')}。"),
        *words.lines(act.said("refusal_why")),
        Paragraph("依据《行政复议法》第三十三条，决定驳回行政复议申请。"),
        remedies(case, act),
    ]
    return official(case, title, "驳", act, blocks, to="")


def mediation(case: Case, act: Act, title: str) -> Paper:
    """行政复议调解书: to be signed by all, then sealed."""
    blocks = [
        *everyone(case),
        Heading(1, "申请人的请求和理由"),
        *words.lines(case.told(act, "request") or ROOM),
        Heading(1, "调解结果"),
        Paragraph("本案在审理过程中，经本机关主持调解，当事人自愿达成如下协议："),
        *words.lines(act.said("agreement")),
        Paragraph(
            "本调解书经各方当事人签字或者签章，并加盖行政复议机关印章，即具有法律效力"
            f"（{basis('reconsideration.mediation_seal')}）。"
        ),
        words.to_sign(
            *[f"申请人（{one.name}）" for one in case.principals("a")],
            f"被申请人（{case.matter.respondent}）",
            *[f"第三人（{one.name}）" for one in case.principals("b")],
        ),
    ]
    return official(case, title, "调", act, blocks, to="")


def termination(case: Case, act: Act, title: str) -> Paper:
    """行政复议终止决定书."""
    blocks = [
        Paragraph(f"{case.names('a')}{case.contested}一案，"),
        Paragraph(f"有终止的情形：{case.told(act, 'terminate_ground')}。"),
        Paragraph(f"依据{basis('reconsideration.termination')}，决定终止行政复议。"),
    ]
    return official(case, title, "终", act, blocks)


def opinion(case: Case, act: Act, title: str) -> Paper:
    """行政复议意见书: to be answered within sixty days."""
    limit = case.limit("reconsideration.opinion_report", act.on)
    blocks = [
        Paragraph(f"本机关在办理{case.matter.number}行政复议案件过程中发现："),
        *words.lines(act.said("opinion")),
        Paragraph(f"请自收到本意见书之日起{limit.period}内将纠正情况报送本机关（{limit.basis}）。"),
    ]
    return official(case, title, "意", act, blocks, to=act.said("opinion_to"))


def advice(case: Case, act: Act, title: str) -> Paper:
    """行政复议建议书: on what is wrong in general."""
    blocks = [
        Paragraph(f"在办理{case.matter.number}行政复议案件过程中发现的带有普遍性的问题和建议："),
        *words.lines(act.said("opinion")),
    ]
    return official(case, title, "建", act, blocks, to=act.said("opinion_to"))


def performance(case: Case, act: Act, title: str) -> Paper:
    """责令履行通知书: the respondent is ordered to obey within a period."""
    blocks = [
        Paragraph(
            f"{case.matter.number}行政复议决定书（调解书、意见书）已经生效，你单位"
            "没有履行或者无正当理由拖延履行："
        ),
        *words.lines(act.said("urged_why")),
        Paragraph(
            f"依据{basis('reconsideration.performance')}，责令你单位在"
            f"{case.told(act, 'urged_until')}以前履行，并将履行情况报送本机关。"
        ),
    ]
    return official(case, title, "履", act, blocks, to=case.matter.respondent)


def copy(case: Case, act: Act, title: str) -> Paper:
    """行政复议决定书抄告函: to the department above the respondent."""
    decided = f"决定{case.told(act, 'outcome')}，行政复议决定书" if case.matter.outcome else ""
    blocks = [
        Paragraph(
            f"本机关办理的{case.names('a')}{case.contested}一案（{case.matter.number}），"
            f"{decided or '行政复议调解书'}已经发生法律效力。"
        ),
        Paragraph(f"依据{basis('reconsideration.copy_superior')}，现将副本抄告你单位。"),
    ]
    return official(case, title, "抄", act, blocks, to=act.said("copied_to"))
