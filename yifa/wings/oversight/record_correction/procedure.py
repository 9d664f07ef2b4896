"""How a record about somebody is corrected: asked with evidence, checked, corrected or sent on."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins
from yifa.kernel.roles import CLERK, LEADER, PARTY

from . import gates


class Correcting(Procedure):
    """更正政府信息记录（政府信息公开条例第四十一条）"""

    law = "disclosure"

    # Where a request stands
    asked = Stage("待审核")
    checked = Stage("已审核")
    corrected = Stage("已更正", ends=True)
    declined = Stage("不予更正", ends=True)
    elsewhere = Stage("由有权机关更正", ends=True)
    withdrawn = Stage("已撤回", ends=True, counts=False)

    # What moves it on
    register = Step("登记更正申请", begins(asked), by=(CLERK, PARTY), article=41)
    check = Step("审核", asked >> checked, by=CLERK, article=41)
    supply = Step("补充证据", (asked | checked) >> asked, by=PARTY, article=41)
    put_right = Step("予以更正", checked >> corrected, by=LEADER, article=41, effect=True)
    decline = Step("不予更正", checked >> declined, by=LEADER, article=41, effect=True)
    send_on = Step("转送有权机关", checked >> elsewhere, by=CLERK, article=41)
    tell_elsewhere = Step("告知向有权机关提出", checked >> elsewhere, by=CLERK, article=41)
    withdraw = Step("撤回申请", (asked | checked) >> withdrawn, by=PARTY)

    # What must hold first
    requires = {
        register: [gates.there_is_evidence],
        put_right: [gates.found_wrong, gates.told_of_it],
        decline: [gates.found_right_or_not_proved],
        send_on: [gates.not_ours, gates.told_of_it],
        tell_elsewhere: [gates.not_ours],
    }

    # What each step writes down
    writes = {
        register: ["parties", "record", "wrong", "right", "proof"],
        check: ["finding", "check_opinion"],
        supply: ["proof"],
        put_right: ["corrected_text", "told"],
        decline: ["declined_why"],
        send_on: ["competent", "told"],
        tell_elsewhere: ["competent"],
    }

    # What each step can't do without
    needs = {
        register: ["parties", "record", "wrong"],
        check: ["finding"],
        supply: ["proof"],
        put_right: ["corrected_text"],
        decline: ["declined_why"],
        send_on: ["competent"],
        tell_elsewhere: ["competent"],
    }

    # What a step blanks
    clears = {supply: ["finding", "check_opinion"]}
