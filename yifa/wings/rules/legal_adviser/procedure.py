"""How a legal adviser's seat is filled: appointed for a term, evaluated, renewed or ended."""

from yifa.kernel.procedure import Deadline, Lapse, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER

from . import gates

PERSON = ["adviser", "firm", "licence", "fields", "clients"]
TERM = ["contract_number", "term_from", "term_until", "fee"]
EVALUATED = ["evaluated_year", "evaluated_years"]
SERVICE = ["service", "service_told", "hours", "people_served"]


class Advising(Procedure):
    """法律顾问聘任和履职"""

    # Where a seat stands
    vacant = Stage("待聘任")
    in_service = Stage("在聘")
    closed = Stage("席位已撤销", ends=True)

    # What moves it on
    register = Step("登记席位", begins(vacant), by=CLERK)
    appoint = Step("聘任", vacant >> in_service, by=(CLERK, LEADER), effect=True)
    appoint_to_village = Step(
        "聘任为村（社区）法律顾问", vacant >> in_service, by=(CLERK, LEADER), effect=True
    )
    declare = Step("更新领域和其他委托人", stays(in_service), by=CLERK)
    visit = Step("登记到场服务", stays(in_service), by=CLERK)
    serve = Step("登记其他服务", stays(in_service), by=CLERK)
    evaluate = Step("年度评价", stays(in_service), by=(CLERK, LEADER))
    renew = Step("续聘", stays(in_service), by=(CLERK, LEADER), effect=True)
    expire = Step("聘期届满离任", in_service >> vacant, by=(CLERK, LEADER))
    dismiss = Step("解聘", in_service >> vacant, by=LEADER, effect=True)
    close = Step("撤销席位", vacant >> closed, by=(CLERK, LEADER))

    # What must hold first
    requires = {
        register: [gates.village_has_one_seat],
        appoint: [
            gates.serves_no_village,
            gates.post_is_the_adviser_s,
            gates.term_runs_forward,
        ],
        appoint_to_village: [gates.serves_a_village, gates.term_runs_forward],
        visit: [gates.within_the_term],
        serve: [gates.within_the_term],
        evaluate: [gates.year_was_served, gates.year_is_evaluated_once],
        renew: [gates.evaluated_lately, gates.term_goes_on, gates.renewed_in_time],
        expire: [gates.term_is_over],
    }

    # What each step writes down
    writes = {
        register: ["adviser_kind", "served"],
        appoint: ["post", *PERSON, *TERM],
        appoint_to_village: [*PERSON, *TERM],
        declare: ["fields", "clients"],
        visit: SERVICE,
        serve: SERVICE,
        evaluate: ["evaluated_year", "evaluated_by", "evaluation"],
        renew: ["contract_number", "term_until", "fee"],
        dismiss: ["dismissed_why", "dismissal_told"],
        close: ["closed_why"],
    }

    # What each step can't do without
    needs = {
        register: ["adviser_kind", "served"],
        appoint: ["adviser", "term_from", "term_until"],
        appoint_to_village: ["adviser", "term_from", "term_until"],
        visit: ["service", "service_told", "hours"],
        serve: ["service", "service_told", "hours"],
        evaluate: ["evaluated_year", "evaluated_by", "evaluation"],
        renew: ["term_until"],
        dismiss: ["dismissed_why"],
        close: ["closed_why"],
    }

    # What each step blanks; whose post it was is still asked of the days before
    clears = {
        expire: [*PERSON, *TERM, *EVALUATED],
        dismiss: [*PERSON, *TERM, *EVALUATED],
    }

    # What the law times
    renew_within = Deadline(
        "adviser.renew",
        after=(appoint, appoint_to_village, renew),
        before=(renew, expire, dismiss),
        since="term_until",
        says="聘期届满前续聘或者另聘",
    )
    visit_within = Lapse(
        "adviser.village_visit",
        after=(appoint_to_village, visit),
        before=(visit, expire, dismiss),
        given=appoint_to_village,
        says="法律顾问每月到村（社区）服务",
    )
