"""What must hold before a step of a transfer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.certificates import certified
from yifa.kernel.gates import gate

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


@gate("transfer.official_crime", missing="职务犯罪线索还没有移送监察机关或者人民检察院")
def clue_was_sent(transfer: CriminalTransfer, on: dt.date) -> bool:
    """Only where one was found."""
    return not transfer.official_crime or transfer.took("send_clue")
