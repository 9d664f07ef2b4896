"""How a meeting goes: planned, told, held item by item, its minutes signed and kept."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER

from . import gates


class Conferring(Procedure):
    """会议（逐项讨论、逐人记录、末位表态）"""

    law = "local_organisation"

    # Where a meeting stands
    planned = Stage("筹备")
    noticed = Stage("已通知")
    in_session = Stage("会议中")
    over = Stage("已散会")
    drawn_up = Stage("纪要待签发")
    signed = Stage("纪要已签发")
    archived = Stage("已归档", ends=True)
    cancelled = Stage("已取消", ends=True, counts=False)

    # What moves it on
    register = Step("登记会议", begins(planned), by=CLERK)
    add_item = Step("列入议题", stays(planned, noticed), by=CLERK)
    drop_item = Step("撤下议题", stays(planned, noticed), by=CLERK)
    notify = Step("发出通知和材料", planned >> noticed, by=CLERK)
    put_off = Step("改期", stays(noticed), by=CLERK)
    open_meeting = Step("开会", noticed >> in_session, by=CLERK, article=78)
    consider = Step("审议议题", stays(in_session), by=CLERK, article=78, effect=True)
    close_meeting = Step("散会", in_session >> over, by=CLERK)
    draw_minutes = Step("整理纪要", over >> drawn_up, by=CLERK)
    sign_minutes = Step("签发纪要", drawn_up >> signed, by=LEADER, effect=True)
    archive = Step("归档", signed >> archived, by=CLERK)
    cancel = Step("取消会议", (planned | noticed) >> cancelled, by=(CLERK, LEADER))

    # What must hold first
    requires = {
        add_item: [gates.decision_was_reviewed, gates.item_is_ready],
        notify: [gates.agenda_is_set, gates.kind_fits_level],
        open_meeting: [
            gates.names_are_on_the_list,
            gates.own_quorum_is_met,
            gates.half_came,
            gates.head_presides,
        ],
        consider: [
            gates.decision_was_reviewed,
            gates.item_is_ready,
            gates.item_is_on_the_agenda,
            gates.names_are_on_the_list,
            gates.opinions_can_be_read,
            gates.who_stepped_aside_is_silent,
            gates.everyone_spoke_once,
            gates.head_was_last_on_a_decision,
            gates.head_was_last,
            gates.head_gave_reasons,
            gates.few_for_it_are_told_why,
            gates.dissent_is_told,
        ],
        close_meeting: [gates.agenda_is_done],
    }

    # What each step writes down
    writes = {
        register: [
            "title",
            "meeting_kind",
            "session",
            "planned_on",
            "place",
            "head",
            "members",
            "rule",
            "quorum",
        ],
        add_item: ["item", "item_title", "presenter", "item_papers"],
        drop_item: ["item_title", "dropped_why"],
        notify: ["sent_to", "planned_on", "place"],
        put_off: ["planned_on", "place", "sent_to"],
        open_meeting: ["chair", "absent", "observers"],
        consider: [
            "item_title",
            "item",
            "absent",
            "recused",
            "opinions",
            "outcome",
            "resolved",
            "head_why",
        ],
        draw_minutes: ["recorder", "minutes_note"],
        sign_minutes: ["minutes_number"],
        archive: ["archive_number"],
        cancel: ["cancelled_why"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "meeting_kind", "planned_on", "head", "members"],
        drop_item: ["item_title", "dropped_why"],
        put_off: ["planned_on"],
        open_meeting: ["chair"],
        consider: ["item_title", "opinions", "outcome"],
        cancel: ["cancelled_why"],
    }

    # What is said of each item anew
    clears = {
        add_item: ["item", "presenter", "item_papers"],
        consider: ["item", "recused", "resolved", "head_why"],
    }
