"""What the papers tell of a penalty case, and what stands on several of them in the same words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from yifa import law
from yifa.kernel.acts import Act, acts_of
from yifa.kernel.certificates import held_by
from yifa.kernel.firm import is_firm
from yifa.kernel.matter import Matter
from yifa.kernel.party import Capacity, Party
from yifa.kernel.person import Post
from yifa.kernel.state import standing
from yifa.law.provisions import Limit
from yifa.report.papers.casefile import redress, words
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Block, Note, Paper, Paragraph
from yifa.wings.enforcement.penalty_case.models import PenaltyCase

#: Room for a name that is written by hand.
ROOM = "\u3000" * 8
DRAFT = "草稿，未编号，未生效：供审批、核对和用印前查看，办理以后打印正式文书。"
OFFICERS = ("officer", "second_officer")


class Case(Story[PenaltyCase]):
    """A penalty case and everything that stands of what was done in it."""

    @property
    def organ(self) -> str:
        """The organ that has the case in hand."""
        return str(self.matter.holder)

    @property
    def principals(self) -> list[Party]:
        """The parties themselves, without agents."""
        return [one for one in self.parties if one.capacity == Capacity.PARTY]

    def number(self, word: str, act: Act | None = None) -> str:
        """A paper's own number: the case's with the paper's word, and a place from the second on.

        青建罚〔2026〕1号 gives 青建罚告〔2026〕1号, then 青建罚告〔2026〕1-2号.
        """
        told = self.matter.number.replace("〔", f"{word}〔", 1)
        place = self.all_of(act.step).index(act) + 1 if act in self.acts else 1
        return told if place == 1 else f"{told.removesuffix('号')}-{place}号"

    def officers(self, act: Act | None) -> list[tuple[str, str]]:
        """The officers named when the act was done, each with the number of the certificate."""
        posts = [self.value(act, name) for name in OFFICERS]
        return [(str(post), self.certificate(post, act)) for post in posts if post]

    def certificate(self, post: Post, act: Act | None) -> str:
        """The number of the certificate that an officer held on the day; "" where none is."""
        on = act.on if act and act.on else self.acts[-1].on
        assert on is not None, "what was done was done on a day"
        held = next(iter(held_by(post, "enforcement", on)), None)
        return held.number if held else ""

    def limit(self, name: str, on: dt.date | None) -> Limit:
        """A limit of the law as the place and the sector narrow it, on a day."""
        case = self.matter
        day = on or case.registered_on
        return law.limit(name, on=day, place=case.place_code, sector=case.sector)

    @property
    def reconsideration_organ(self) -> str:
        """The government to which reconsideration is applied for; blank where it isn't certain.

        An organ that is led by its line may answer to the organ above it (行政复议法 article 27).
        """
        return redress.reconsideration_organ(self.matter.holder)

    @property
    def court(self) -> str:
        """The court, as far as it is recorded."""
        return self.matter.court or f"{ROOM}人民法院"


def told(matter: Matter) -> Case:
    """The story of a matter, which is a penalty case."""
    case = cast("PenaltyCase", matter)
    return Case(case, list(case.parties.order_by("place")), acts_of(standing(case)))


def basis(gate: str) -> str:
    """Law and article of a requirement."""
    return law.requirement(gate).basis


def subject(party: Party, *, identity: bool = False) -> Iterator[words.Row]:
    """Who is to be punished; the identity number only where the paper has to have it."""
    number = party.identity_number
    if is_firm(party.name, number):
        yield words.wide("当事人", party.name)
        yield words.pair("信用代码", number, "法定代表人", "")
    else:
        gender = party.get_gender_display()
        age = f"{party.age}岁" if party.age is not None else ""
        about = "，".join(filter(None, [gender, age]))
        yield words.pair("当事人", party.name, "性别年龄", about)
        if identity:
            yield words.pair("证件号码", number, "单位职务", party.occupation)
    yield words.pair("地址", party.address, "联系电话", party.telephone)


def subjects(case: Case, *, identity: bool = False) -> list[words.Row]:
    """The same for each party."""
    return [row for one in case.principals for row in subject(one, identity=identity)]


def named(case: Case) -> list[Block]:
    """Who is meant, as article 59 asks: name and address, and of a firm its public number."""
    return [Paragraph(line) for one in case.principals for line in named_one(one)]


def named_one(party: Party) -> Iterator[str]:
    """One party, a line for each of its particulars."""
    yield f"当事人：{party.name}"
    if is_firm(party.name, party.identity_number):
        yield f"统一社会信用代码：{party.identity_number}"
    yield f"地址：{party.address}"


def account() -> Paragraph:
    """Where a fine is paid in: no house records it, so it is written by hand."""
    return Paragraph(f"收款银行：{ROOM}　账号：{ROOM}")


def by_officers(case: Case, act: Act | None) -> words.Row:
    """Who investigated, with the numbers of their certificates."""
    both = "；".join(f"{name}（执法证号：{number}）" for name, number in case.officers(act))
    return words.wide("执法人员", both)


def official(
    case: Case,
    title: str,
    word: str,
    act: Act | None,
    blocks: Sequence[Block],
    *,
    to: str | None = None,
    signers: Sequence[str] = (),
) -> Paper:
    """A paper that goes out under the organ's seal, with the day on which it was decided."""
    return Paper(
        title=title,
        document_number=case.number(word, act),
        addressee=case.names() if to is None else to,
        blocks=(
            *blocks,
            words.to_sign(*signers, seal=f"{case.organ}（印章）", on=act.on if act else None),
        ),
    )


def as_draft(paper: Paper) -> Paper:
    """A paper that is not in force yet: without a number, and marked as what it is."""
    return replace(paper, document_number="", draft=True, blocks=(Note(DRAFT), *paper.blocks))


def internal(
    case: Case,
    title: str,
    rows: Sequence[words.Row],
    *signers: str,
    number: str = "",
    after: Sequence[Block] = (),
) -> Paper:
    """A form that stays in the file: signed and dated by hand."""
    return Paper(
        title=title,
        document_number=number or case.matter.number,
        blocks=(words.form(rows), *after, words.to_sign(*signers)),
    )


def remedies(case: Case, on: dt.date | None, *, of: str = "本决定") -> Paragraph:
    """To whom one may turn and until when, each period with its law."""
    review = case.limit("reconsideration.apply", on)
    suit = case.limit("litigation.sue_direct", on)
    return Paragraph(
        f"如不服{of}，可以自收到{of}书之日起{review.period}内向{case.reconsideration_organ}"
        f"申请行政复议（{review.basis}），也可以自收到{of}书之日起{suit.period}内"
        f"向{case.court}提起行政诉讼（{suit.basis}）。"
    )
