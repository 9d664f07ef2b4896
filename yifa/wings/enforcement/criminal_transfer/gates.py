"""What must hold before a step of a transfer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel import clocks
from yifa.kernel.certificates import certified
from yifa.kernel.gates import HouseRule, gate

if TYPE_CHECKING:
    from .models import CriminalTransfer


@gate(
    "transfer.team",
    missing="专案组不足两名执法人员",
    unlawful_without="第五条：报告由专案组提出，没有专案组就没有可以审批的报告",
    weighs=("officer", "second_officer"),
)
def team_of_two(transfer: CriminalTransfer, on: dt.date) -> bool | str:
    """Two people who are officers: each with a certificate that held on the day."""
    team = (transfer.officer, transfer.second_officer)
    posts = [post for post in team if post is not None]
    if len(posts) < len(team):
        return False
    if without := [str(post) for post in posts if not certified(post, "enforcement", on)]:
        return f"{'、'.join(without)}当天没有有效的执法证件"
    return posts[0].person_id != posts[1].person_id or "专案组的两名成员是同一个人"


@gate(
    "transfer.chief_approval",
    missing="不是由正职负责人或者主持工作的负责人审批",
    unlawful_without="第五条：审批权只属于正职负责人或者主持工作的负责人",
)
def approved_by_the_chief(transfer: CriminalTransfer, on: dt.date) -> bool:
    """Nobody else may approve, nor refuse."""
    return transfer.by_chief


@gate(
    "transfer.chief_approval",
    missing="没有把不批准的理由记录在案",
    unlawful_without="第五条：不批准的，理由要记录在案",
)
def refusal_has_reasons(transfer: CriminalTransfer, on: dt.date) -> bool:
    """In words of its own."""
    return bool(transfer.refused_why)


@gate("transfer.no_substitution", missing="行政处罚不能代替移送")
def not_punished_instead(transfer: CriminalTransfer, on: dt.date) -> bool:
    """Article 11: a penalty is no ground to keep the case."""
    return transfer.refused_ground != "punished"


@gate(
    "transfer.bundle",
    missing="移送材料不全",
    unlawful_without="第六条：移送要附移送书、调查报告、物品清单、检验报告或者鉴定结论",
)
def bundle_is_whole(transfer: CriminalTransfer, on: dt.date) -> bool | str:
    """Every paper that there is; of goods and tests, that there are none."""
    papers = {
        "案件移送书": transfer.letter,
        "调查报告": transfer.report_attached,
        "涉案物品清单": transfer.goods,
        "检验报告或者鉴定结论": transfer.tests,
    }
    lacking = [name for name, there in papers.items() if not there]
    return not lacking or f"移送材料不全，缺{'、'.join(lacking)}"


@gate("transfer.receipt", missing="公安机关没有在移送书的回执上签字")
def receipt_is_signed(transfer: CriminalTransfer, on: dt.date) -> bool:
    """The police's own duty."""
    return transfer.receipt_signed


@gate(HouseRule("公安机关通知补正以后，才有补正"), missing="公安机关没有通知补正，或者已经补正过")
def more_was_asked(transfer: CriminalTransfer, on: dt.date) -> bool:
    """Each notice is answered once."""
    return transfer.took("ask_more", after="supply")


@gate(
    HouseRule(
        "公安机关不接受移送，或者逾期没有决定，才建议监督",
        basis="《行政执法机关移送涉嫌犯罪案件的规定》第十七条",
    ),
    missing="公安机关已经接受，决定的期限还没有满",
)
def police_are_late(transfer: CriminalTransfer, on: dt.date) -> bool:
    """Before the receipt they have not taken the case; after it they have some days."""
    transfer.must_be_stored()
    last = clocks.state_of(transfer, transfer.procedure.clocks["police_within"]).day
    return last is None or on > last


@gate("transfer.reconsider_in_time", missing="提请复议的三日期限已经过了")
def asked_in_time(transfer: CriminalTransfer, on: dt.date) -> bool:
    """The police may still take what comes late; the procuratorate is open all the same."""
    transfer.must_be_stored()
    last = clocks.state_of(transfer, transfer.procedure.clocks["may_reconsider"]).day
    return last is None or on <= last


@gate(
    "coercion.goods_go_along",
    missing="没有写明查封、扣押、冻结的财物是否一并移送、书面告知当事人",
)
def goods_went_along(transfer: CriminalTransfer, on: dt.date) -> bool:
    """That there were none is said too."""
    return bool(transfer.seized_goods)


@gate("transfer.official_crime", missing="职务犯罪线索还没有移送监察机关或者人民检察院")
def clue_was_sent(transfer: CriminalTransfer, on: dt.date) -> bool:
    """Only where one was found."""
    return not transfer.official_crime or transfer.took("send_clue")
