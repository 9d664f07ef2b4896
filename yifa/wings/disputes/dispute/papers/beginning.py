"""The papers with which a case begins: application, acceptance, what the parties are told."""

from __future__ import annotations

from yifa.kernel.party import Side
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Heading, Note, Paper, Paragraph
from yifa.wings.disputes.dispute.models import Source

from .story import Story

#: What the parties are told, in the words of the Mediation Law (articles 3, 4, 23, 24, 31, 33).
NATURE = "人民调解委员会是依法设立的调解民间纠纷的群众性组织。"
PRINCIPLES = (
    "（一）在当事人自愿、平等的基础上进行调解；",
    "（二）不违背法律、法规和国家政策；",
    "（三）尊重当事人的权利，不得因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。",
)
FREE = "人民调解委员会调解民间纠纷，不收取任何费用。"
RIGHTS = (
    "（一）选择或者接受人民调解员；",
    "（二）接受调解、拒绝调解或者要求终止调解；",
    "（三）要求调解公开进行或者不公开进行；",
    "（四）自主表达意愿、自愿达成调解协议。",
)
DUTIES = (
    "（一）如实陈述纠纷事实；",
    "（二）遵守调解现场秩序，尊重人民调解员；",
    "（三）尊重对方当事人行使权利。",
)
EFFECT = (
    "经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行。",
    "经人民调解委员会调解达成调解协议后，双方当事人认为有必要的，可以自调解协议生效之日起"
    "三十日内共同向人民法院申请司法确认，人民法院应当及时对调解协议进行审查，"
    "依法确认调解协议的效力。",
)

REFERRED = frozenset(Source.values) - {Source.APPLIED, Source.SCREENED}


def facts(story: Story) -> str:
    """What happened, when and where, as far as it is recorded."""
    dispute = story.dispute
    where = "　".join(filter(None, [words.day(dispute.happened_on), dispute.place]))
    return "\n".join(filter(None, [where, dispute.facts]))


def application(story: Story) -> Paper:
    """人民调解申请书: what is asked for is written by the applicant."""
    rows = [
        *words.people(story.side(Side.A), "申请人"),
        *words.people(story.side(Side.B), "被申请人"),
        words.wide("纠纷简要情况", facts(story), lines=8),
        words.wide("当事人申请事项", "1.\n2.\n3.", lines=4),
    ]
    return Paper(
        title="人民调解申请书",
        blocks=(
            words.form(rows),
            Paragraph(
                "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。"
            ),
            words.to_sign(f"申请人{words.SIGN}"),
        ),
    )


def acceptance(story: Story) -> Paper:
    """人民调解受理登记表."""
    dispute, accepted = story.dispute, story.last("accept")
    by_whom = "人民调解委员会主动调解" if dispute.own_initiative else "人民调解委员会依当事人申请"
    on = words.day(accepted.on if accepted else None)
    sentence = f"{on}，{by_whom}，经当事人同意，调解{story.names()}之间的纠纷。"
    way = "②人民调解委员会主动调解" if dispute.own_initiative else "①当事人申请"
    rows = [
        words.wide("受理", sentence, lines=2),
        words.pair("纠纷类型", dispute.get_type_display(), "案件来源", way),
        words.wide("纠纷简要情况", facts(story), lines=8),
        words.wide("备注", referred(story)),
    ]
    return Paper(
        title="人民调解受理登记表",
        document_number=dispute.number,
        blocks=(
            words.form(rows),
            words.to_sign("当事人（签名）", "登记人（签名）", seal=f"{story.committee}（印章）"),
            Note("此表由人民调解委员会填写。"),
        ),
    )


def referred(story: Story) -> str:
    """Who sent the case, with the number of the letter; the form itself has no box for it."""
    dispute = story.dispute
    if dispute.source not in REFERRED:
        return ""
    return f"{dispute.get_source_display()}　{dispute.referral_number}".strip()


def rights_and_duties(story: Story) -> Paper:
    """权利义务告知书, in the words of the statute."""
    return Paper(
        title="人民调解权利义务告知书",
        document_number=story.dispute.number,
        blocks=(
            Heading(1, "人民调解委员会的性质和调解原则"),
            Paragraph(NATURE),
            *(Paragraph(one) for one in PRINCIPLES),
            Paragraph(FREE),
            Heading(1, "当事人的权利"),
            *(Paragraph(one) for one in RIGHTS),
            Heading(1, "当事人的义务"),
            *(Paragraph(one) for one in DUTIES),
            Heading(1, "调解协议的效力"),
            *(Paragraph(one) for one in EFFECT),
            words.to_sign("当事人（签收）", "当事人（签收）"),
        ),
    )
