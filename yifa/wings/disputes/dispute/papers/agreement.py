"""What the parties agree: in writing, by word of mouth, and the application to the court."""

from __future__ import annotations

from yifa.kernel.clocks import state_of
from yifa.kernel.party import Capacity, Side
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Heading, Note, Paper, Paragraph
from yifa.wings.disputes.dispute.models import AgreementForm

from .beginning import facts
from .story import Story

FAMILY = "family"
HONEST = (
    "申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；"
    "如果因为该协议内容而给国家、集体或者他人造成损害的，愿意承担相应的民事责任和其他法律责任。"
)


def everyone(story: Story) -> list[words.Row]:
    """A block for each party on both sides."""
    return [
        *words.people(story.side(Side.A), "甲方", agents="甲方代理人"),
        *words.people(story.side(Side.B), "乙方", agents="乙方代理人"),
    ]


def terms(story: Story) -> str:
    """What was agreed; blank lines as long as nothing is recorded."""
    return story.dispute.agreed_terms or "\n" * 5


def in_writing(story: Story) -> Paper:
    """人民调解协议书. The day it takes effect is that of the last signature: written by hand."""
    dispute = story.dispute
    copies = sum(one.capacity == Capacity.PARTY for one in story.parties) + 1
    signers = [f"{one.name}{words.SIGN}" for one in story.parties]
    return Paper(
        title="人民调解协议书",
        document_number=dispute.number,
        blocks=(
            words.form(everyone(story)),
            Heading(1, "纠纷主要事实、争议事项"),
            *words.lines(facts(story)),
            *words.lines(amount(story)),
            Heading(1, "经调解，自愿达成如下协议"),
            *words.lines(terms(story)),
            Heading(1, "履行方式、时限"),
            Paragraph(words.day(dispute.perform_by)),
            Paragraph(f"本协议一式{copies}份，当事人、人民调解委员会各持一份。"),
            words.to_sign(
                *signers, "人民调解员（签名）", "记录人（签名）", seal=f"{story.committee}（印章）"
            ),
        ),
    )


def amount(story: Story) -> str:
    """The sum at issue, in figures and capitals, where there is one."""
    told = words.money(story.dispute.amount)
    return f"涉及金额：{told}" if told else ""


def by_word(story: Story) -> Paper:
    """人民调解口头协议登记表: the mediator records it, the parties need not sign."""
    settled = story.last("settle", "amend")
    rows = [
        *everyone(story),
        words.wide("纠纷主要事实、争议事项", facts(story), lines=6),
        words.wide("经调解，自愿达成如下协议", terms(story), lines=6),
        words.wide("履行方式、时限", words.day(story.dispute.perform_by), lines=2),
        words.wide("达成协议日期", words.day(settled.on if settled else None)),
    ]
    return Paper(
        title="人民调解口头协议登记表",
        document_number=story.dispute.number,
        blocks=(
            words.form(rows),
            words.to_sign(
                "人民调解员（签名）", "记录人（签名）", seal=f"{story.committee}（印章）"
            ),
        ),
    )


def of_its_form(story: Story) -> list[Paper]:
    """The paper of the agreement that was made; none if there is none."""
    if story.last("settle") is None:
        return []
    by_mouth = story.dispute.agreement_form == AgreementForm.ORAL
    return [by_word(story) if by_mouth else in_writing(story)]


def to_court(story: Story) -> Paper:
    """司法确认申请书: the parties' own paper to the court, offered to them as a help."""
    dispute = story.dispute
    request = (
        f"请求确认申请人于{words.day(dispute.effective_on)}经{story.committee}主持达成的"
        f"（{dispute.number}）调解协议有效。"
    )
    return Paper(
        title="司法确认申请书",
        addressee="",
        blocks=(
            words.form([*everyone(story), *identities(story)]),
            Heading(1, "请求事项"),
            Paragraph(request),
            Heading(1, "事实和理由"),
            *words.lines(facts(story)),
            *words.lines(terms(story)),
            Paragraph(HONEST),
            Paragraph(f"此致　{dispute.court or '　　　　　　　　人民法院'}"),
            words.to_sign(*[f"申请人（{one.name}）" for one in story.parties]),
            Note("附：调解协议书、身份证明、送达地址确认书。"),
            *[Note(one) for one in reminders(story)],
        ),
    )


def identities(story: Story) -> list[words.Row]:
    """The identity numbers and the addresses for service that the court asks for."""
    return [words.wide(f"{one.name}身份证号", one.identity_number) for one in story.parties]


def reminders(story: Story) -> list[str]:
    """The last day to apply and how it was counted; what courts don't confirm."""
    dispute = story.dispute
    state = state_of(dispute, dispute.procedure.clocks["confirm_by"])
    told = []
    if state.day is not None:
        counted = f"自协议生效之日（{words.day(state.start)}）起{state.limit.period}"
        told.append(f"最迟{words.day(state.day)}共同申请，{counted}（{state.limit.basis}）。")
    if dispute.type == FAMILY:
        told.append("请求确认身份关系、收养关系、婚姻关系的，人民法院不予受理。")
    return told
