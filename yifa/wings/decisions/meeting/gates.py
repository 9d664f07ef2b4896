"""What must hold before a step of a meeting.

Of an item that is a major decision the State Council's regulation says how it is discussed; of any
other only each place's rules of procedure do, and those gates remind. How many must come is the
meeting's own rule where it is written down, and only reminded of where it is not.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.acts import acts_of
from yifa.kernel.gates import HouseRule, gate
from yifa.kernel.organisation import Form, Level
from yifa.kernel.resolutions import Stance, may_be_discussed
from yifa.kernel.state import standing

from . import speaking
from .agenda import is_on_agenda, items

if TYPE_CHECKING:
    from .models import MeetingRecord

#: The kind of what is a major decision: kinds do not know one another.
MAJOR = "major_decision"
#: Meetings of a government as such, which only counties and above have.
OF_GOVERNMENT = ("standing", "plenary")
#: What weighs in who speaks on an item and in which order.
SAID = ("members", "absent", "chair", "head", "recused", "opinions", "outcome")
#: What weighs in who spoke last; whether all who are there spoke is asked beside it.
LAST = ("opinions", "members", "chair", "head")


def is_major(meeting: MeetingRecord) -> bool:
    """Whether the item is a major decision. ValueError for a meeting that is not stored."""
    meeting.must_be_stored()
    return meeting.item is not None and meeting.item.kind == MAJOR


@gate(
    "decision.legality_review",
    missing="这项重大行政决策还没有通过合法性审查、提交集体讨论，不能上会",
    weighs=("item",),
)
def decision_was_reviewed(meeting: MeetingRecord, on: dt.date) -> bool:
    """What its own register lets come before a meeting passed the review."""
    return not is_major(meeting) or (meeting.item is not None and may_be_discussed(meeting.item))


@gate(
    HouseRule("事项办到提请讨论的阶段才上会", field="item"),
    missing="这一事项还没有办到提请讨论的阶段",
    weighs=("item",),
)
def item_is_ready(meeting: MeetingRecord, on: dt.date) -> bool:
    """Any kind may say where its matters stand when they are discussed."""
    return is_major(meeting) or meeting.item is None or may_be_discussed(meeting.item)


@gate(
    HouseRule("发出通知时，议程里至少有一个议题", of_record=False),
    missing="议程里还没有议题",
    weighs=("agenda",),
)
def agenda_is_set(meeting: MeetingRecord, on: dt.date) -> bool:
    """Members are told beforehand what is discussed."""
    meeting.must_be_stored()
    return bool(meeting.agenda)


@gate(
    "meeting.level",
    missing="本单位没有政府常务会议、全体会议，改成党政联席会议、党委会或者办公会",
    unlawful_without="县级以下政府和部门没有这种会议，以它的名义作出的决定没有依据",
    weighs=("meeting_kind",),
)
def kind_fits_level(meeting: MeetingRecord, on: dt.date) -> bool:
    """A town or a department meets under another name."""
    meeting.must_be_stored()
    here = meeting.holder
    has_them = here.form == Form.GOVERNMENT and here.level not in (Level.TOWN, Level.VILLAGE)
    return has_them or meeting.meeting_kind not in OF_GOVERNMENT


@gate(
    HouseRule("主要负责人、主持人和缺席的人都在组成人员里"),
    missing="主要负责人、主持人或者缺席的人不在组成人员名单里",
    weighs=("members", "absent", "chair", "head"),
)
def names_are_on_the_list(meeting: MeetingRecord, on: dt.date) -> bool | str:
    """Else nobody could tell how many came; who presides is there."""
    meeting.must_be_stored()
    members = {*speaking.names(speaking.named(meeting.members))}
    away = {*speaking.names(speaking.named(meeting.absent))}
    strange = ({meeting.head, meeting.chair} | away) - members - {""}
    if strange:
        return f"{'、'.join(sorted(strange))}不在组成人员名单里，核对姓名"
    return meeting.chair not in away or "主持人写在了缺席人员里"


@gate(
    HouseRule("到会人数达到本机关议事规则要求的人数", basis="会议登记的议事规则"),
    missing="到会人数不够议事规则要求的人数，不能开会",
    weighs=("members", "absent", "quorum"),
)
def own_quorum_is_met(meeting: MeetingRecord, on: dt.date) -> bool | str:
    """The number that the organ's own rule asks for, where it was written down."""
    meeting.must_be_stored()
    came, wanted = len(speaking.present(meeting)), meeting.quorum
    if wanted is None or came >= wanted:
        return True
    rule = meeting.rule or "议事规则"
    return f"到会{came}人，{rule}要求至少{wanted}人到会"


@gate("meeting.quorum", missing="到会人数不到半数", weighs=("members", "absent", "quorum"))
def half_came(meeting: MeetingRecord, on: dt.date) -> bool | str:
    """Where the organ's own number is not known."""
    meeting.must_be_stored()
    members, came = len(speaking.named(meeting.members)), len(speaking.present(meeting))
    if meeting.quorum is not None or came * 2 >= members:
        return True
    return f"应到{members}人，到会{came}人，不到半数"


@gate("meeting.head_presides", missing="不是由行政首长主持", weighs=("chair", "head"))
def head_presides(meeting: MeetingRecord, on: dt.date) -> bool:
    """A deputy may preside on the head's behalf: it reminds."""
    meeting.must_be_stored()
    return meeting.meeting_kind not in OF_GOVERNMENT or meeting.chair == meeting.head


@gate("meeting.no_sudden_item", missing="议程里没有这个议题", weighs=("item_title", "agenda"))
def item_is_on_the_agenda(meeting: MeetingRecord, on: dt.date) -> bool:
    """What was not sent round beforehand."""
    meeting.must_be_stored()
    return is_on_agenda(meeting.agenda, meeting.item_title)


@gate(
    HouseRule("每人一行写明姓名和意见", field="opinions"),
    missing="有的行没有写明同意、修改后同意、不同意或者保留意见",
    weighs=("opinions",),
)
def opinions_can_be_read(meeting: MeetingRecord, on: dt.date) -> bool | str:
    """Nothing is guessed of what somebody wanted."""
    meeting.must_be_stored()
    strange = speaking.unreadable(meeting.opinions)
    return not strange or f"{'、'.join(strange)}没有写明同意、修改后同意、不同意或者保留意见"


@gate(
    HouseRule("回避的人不参加讨论和表决", field="opinions"),
    missing="回避的人写进了发表意见的人里",
    weighs=SAID,
)
def who_stepped_aside_is_silent(meeting: MeetingRecord, on: dt.date) -> bool | str:
    """Who has an interest in the item leaves while it is discussed."""
    meeting.must_be_stored()
    aside = {*speaking.names(speaking.named(meeting.recused))}
    spoke = [one.name for one in speaking.opinions(meeting.opinions) if one.name in aside]
    return not spoke or f"{'、'.join(spoke)}已经回避，不发表意见"


@gate(
    HouseRule("到会的组成人员逐人记录意见，一人一次", field="opinions"),
    missing="到会的组成人员没有逐人记录意见",
    weighs=SAID,
)
def everyone_spoke_once(meeting: MeetingRecord, on: dt.date) -> bool | str:
    """Each member who is there and did not step aside, and nobody else."""
    meeting.must_be_stored()
    spoke = [one.name for one in speaking.opinions(meeting.opinions)]
    wanted = speaking.to_speak(meeting)
    aside = {*speaking.names(speaking.named(meeting.recused))}
    silent = [name for name in wanted if name not in spoke]
    others = [name for name in spoke if name not in {*wanted} | aside]
    if silent:
        return f"还没有记录{'、'.join(silent)}的意见"
    if others:
        return f"{'、'.join(others)}不是到会的组成人员，列席人员的话写进决定内容"
    return len({*spoke}) == len(spoke) or "有人记录了两次意见"


def head_not_last(meeting: MeetingRecord) -> str:
    """Who should have spoken last, and who did, in a clause."""
    said = speaking.opinions(meeting.opinions)
    last = f"，最后一行写的是{said[-1].name}" if said else ""
    return f"{speaking.who_concludes(meeting)}没有最后发表意见{last}"


def head_spoke_last(meeting: MeetingRecord) -> bool:
    """Whether whoever concludes gave the last opinion."""
    said = speaking.opinions(meeting.opinions)
    return bool(said) and said[-1].name == speaking.who_concludes(meeting)


@gate(
    "decision.head_last",
    missing="行政首长没有最后发表意见",
    unlawful_without="首长先表态，其他人的意见就不是充分发表的，不是在集体讨论的基础上作出决定",
    weighs=LAST,
)
def head_was_last_on_a_decision(meeting: MeetingRecord, on: dt.date) -> bool | str:
    """Only of a major decision does a statute say so."""
    return not is_major(meeting) or head_spoke_last(meeting) or head_not_last(meeting)


@gate("meeting.head_last", missing="主要负责人没有末位表态", weighs=LAST)
def head_was_last(meeting: MeetingRecord, on: dt.date) -> bool | str:
    """Of other items it is each place's rule."""
    return is_major(meeting) or head_spoke_last(meeting) or head_not_last(meeting)


def is_against_most(meeting: MeetingRecord) -> bool:
    """Whether most of those who spoke before the last want something else than the outcome."""
    return speaking.is_against_most(speaking.opinions(meeting.opinions), meeting.outcome)


def has_few_for_it(meeting: MeetingRecord) -> bool:
    """Whether fewer than half of those who took a side want the outcome."""
    return speaking.has_few_for_it(speaking.opinions(meeting.opinions), meeting.outcome)


@gate(
    "decision.head_reason",
    missing="决定与多数人的意见不一致，没有写明理由",
    unlawful_without="行政首长在会上没有说明理由的，不能作出与多数人意见不一致的决定",
    weighs=("opinions", "outcome", "head_why"),
)
def head_gave_reasons(meeting: MeetingRecord, on: dt.date) -> bool:
    """The head may decide otherwise than most want, and says why."""
    return not is_major(meeting) or not is_against_most(meeting) or bool(meeting.head_why)


@gate(
    "decision.head_reason",
    missing="表了态的人里，赞成这个结果的不到一半；会上说明了理由的，写上",
    weighs=("opinions", "outcome", "head_why"),
)
def few_for_it_are_told_why(meeting: MeetingRecord, on: dt.date) -> bool:
    """Where most neither want it nor something else, the article does not say: it reminds."""
    few = is_major(meeting) and has_few_for_it(meeting) and not is_against_most(meeting)
    return not few or bool(meeting.head_why)


@gate(
    HouseRule("议程上的议题都有了讨论结果才散会", of_record=False),
    missing="议程上还有议题没有审议",
    weighs=("agenda",),
)
def agenda_is_done(meeting: MeetingRecord, on: dt.date) -> bool | str:
    """What is put off is discussed again: that is a result too."""
    meeting.must_be_stored()
    acts = acts_of(standing(meeting)) if meeting.pk else ()  # one that is rehearsed has no rows
    done = {act.said("item_title") for act in acts if act.step == "consider"}
    left = [one.title for one in items(meeting.agenda) if one.title not in done]
    return not left or f"还没有审议：{'；'.join(left)}；改天再议的，讨论结果选“再次讨论”"


#: The stances that differ from an outcome; what is discussed again leaves all of it open.
DIFFERS = {
    "passed": (Stance.AGAINST, Stance.RESERVED, Stance.CHANGED),
    "changed": (Stance.AGAINST, Stance.RESERVED),
    "rejected": (Stance.FOR, Stance.RESERVED, Stance.CHANGED),
}


@gate("decision.dissent", missing="不同意见没有写明内容", weighs=("item", "opinions", "outcome"))
def dissent_is_told(meeting: MeetingRecord, on: dt.date) -> bool | str:
    """What was said against it, in words: it lightens or lifts whoever said so (article 38)."""
    if not is_major(meeting):
        return True
    differing = DIFFERS.get(meeting.outcome, ())
    said = speaking.opinions(meeting.opinions)
    bare = [one.name for one in said if one.stance in differing and not one.words]
    return not bare or f"{'、'.join(bare)}意见不同或者保留意见，没有写明内容"
