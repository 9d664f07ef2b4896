"""What the sample's bureau of justice reconsiders: applications from receipt to obedience."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from yifa import law
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, Role
from yifa.law import calendar
from yifa.wings.disputes.reconsideration.models import Reconsideration
from yifa.wings.disputes.reconsideration.terms import CORRECTING

from .act import Act
from .bureau import ONE_DAY, Begun, Desk
from .chance import Chance, told
from .county import County

OFFICE = "司法局"
FIT: Mapping[str, Any] = {
    "respondent_is": "made",
    "interest": True,
    "in_scope": True,
    "competent": True,
    "elsewhere": "none",
}


def reconsiderations(seed: int, county: County, *, years: list[int]) -> Iterator[Begun]:
    """Each application on the day on which it came in."""
    for place, row in enumerate(told("reconsidering")["case"]):
        year = years[row["begins"][0]]
        day = dt.date(year, *row["begins"][1:])
        desk = Desk(county, county.department(OFFICE), Chance(seed, "review", place), day)
        desk.wait(0, 0)
        yield desk.day, Review(desk, row).life()


class Review:
    """A case on its way."""

    def __init__(self, desk: Desk, row: Mapping[str, Any]) -> None:
        self.desk = desk
        self.row = row
        self.matter = Reconsideration()
        self.track = row.get("track", "ordinary")
        self.accepted_on = desk.day

    def act(self, step: str, role: Role = CLERK, **writes: Any) -> Act:
        """An act of the bureau."""
        return self.desk.act(self.matter, step, role, **writes)

    def life(self) -> Iterator[Act]:
        """Applied for, accepted or not, heard, ended."""
        yield self.applied()
        if items := self.row.get("correction"):
            yield from self.corrected(items)
            if self.row.get("end") == "abandoned":
                return
        if self.row.get("end") == "not_accepted":
            yield from self.refused()
            return
        yield from self.accepted()
        ends = {
            "mediated": self.mediated,
            "withdrawn": self.withdrawn,
            "died": self.died,
        }
        yield from ends.get(self.row.get("end", ""), self.decided)()

    def applied(self) -> Act:
        """The application as it came."""
        row, day = self.row, self.desk.day
        done = day - row.get("after", 20) * ONE_DAY
        return self.act(
            "register",
            parties=[{"name": row["who"], "side": "a"}],
            channel=row.get("channel", "in_person"),
            oral_recorded=row.get("channel") == "oral",
            applicant_kind=row.get("kind", "citizen"),
            applicants=1,
            respondent=f"青禾县{row['respondent']}",
            respondent_kind=row.get("respondent_kind", "department"),
            act_kind=row["act_kind"],
            area=row["area"],
            act_number=row.get("number", "").format(year=day.year),
            act_on=done - 3 * ONE_DAY,
            known_on=done,
            request=row["request"],
            reasons=row["reasons"],
            asks_document="document" in row,
            document=row.get("document", ""),
            first_step=row.get("first", False),
        )

    def corrected(self, items: str) -> Iterator[Act]:
        """What is missing is asked for once, and mostly comes."""
        self.desk.wait(1, 2)
        yield self.act("ask_correction", correction_items=items)
        self.desk.wait(1, 3)
        yield self.act("correction_received")
        if self.row.get("end") == "abandoned":
            self.desk.wait(24, 28)
            yield self.act("abandon")
            return
        self.desk.wait(2, 6)
        yield self.act("supply")

    def refused(self) -> Iterator[Act]:
        """Not accepted, with reasons, and served."""
        self.desk.wait(2, 4)
        names = ("refusal_ground", "refusal_why", "competent_organ")
        yield self.act("not_accept", LEADER, **{n: self.row[n] for n in names if n in self.row})
        self.desk.wait(1, 3)
        yield self.act("serve_refusal", refusal_served_on=self.desk.day)

    def accepted(self) -> Iterator[Act]:
        """Accepted, given to two reviewers, sent to the respondent and answered."""
        row, desk = self.row, self.desk
        simple: dict[str, Any] = {"simple_ground": row.get("ground", "small"), "plain": True}
        more = simple if self.track == "simple" else {}
        if row.get("silent"):
            limit = law.limit("reconsideration.accept", on=desk.day)
            desk.wait_until(calendar.end(limit, start=desk.day).day)
            yield self.act("deem_accepted")
        else:
            desk.wait(1, 3)
            yield self.act("accept", track=self.track, **FIT, **more)
        self.accepted_on = desk.day
        posts = [desk.county.post(desk.at, role, on=desk.day) for role in (CLERK, LEGAL_REVIEWER)]
        major = row.get("major", False)
        yield self.act("appoint", LEADER, reviewer=posts[0], second_reviewer=posts[1], major=major)
        desk.wait(1, 2)
        yield self.act("send_copy")
        desk.wait(0, 1)
        yield self.act("copy_received")
        late = row.get("late", False)
        desk.wait(*((17, 19) if late else (3, 5)))
        gist = row.get("reply", "认定事实清楚，程序合法，请求维持。")
        if late:
            yield self.act("reply_late", reply_gist=gist)
        else:
            yield self.act("reply", reply_gist=gist, basis_filed=True)

    def mediated(self) -> Iterator[Act]:
        """Both sides agree before the bureau, and pay or mend."""
        self.desk.wait(3, 6)
        yield self.act(
            "mediate", mediation_agreed=True, mediation_record="双方表明立场，约定再谈。"
        )
        self.desk.wait(4, 8)
        yield self.act("mediate", mediation_agreed=True, mediation_record="就内容达成一致。")
        self.desk.wait(1, 3)
        yield self.act("conclude_mediation", agreement=self.row["terms"], signed=True)
        self.desk.wait(8, 20)
        yield self.act("perform", performed_how="已按调解书履行。")
        yield from self.closed()

    def withdrawn(self) -> Iterator[Act]:
        """Settled between the two, then withdrawn and terminated."""
        self.desk.wait(5, 12)
        yield self.act("settle", settlement=self.row["terms"], settlement_lawful=True)
        yield self.act("ask_withdraw", withdraw_why="已经和解")
        self.desk.wait(1, 3)
        yield self.act("terminate", LEADER, terminate_ground="withdrawn")
        yield self.act("archive")

    def died(self) -> Iterator[Act]:
        """The applicant dies and nobody goes on for sixty days."""
        self.desk.wait(4, 9)
        yield self.act("stay_for_applicant", LEADER, applicant_gone="death", stay_told=True)
        self.desk.wait(66, 70)
        yield self.act("terminate", LEADER, terminate_ground="stayed")
        yield self.act("archive")

    def decided(self) -> Iterator[Act]:
        """Heard, proposed, decided, served, obeyed."""
        row, desk = self.row, self.desk
        yield from self.heard()
        if "document" in row:
            yield from self.document_reviewed()
        desk.wait(3, 8)
        proposal = {"facts": row["facts"], "proposal": row["holds"], "fault": row["fault"]}
        yield self.act("propose", LEGAL_REVIEWER, **proposal)
        if row.get("extended"):
            yield from self.extended()
        desk.wait(2, 5)
        redo = row.get("redo", False)
        due = desk.day + 30 * ONE_DAY if row["outcome"] == "perform" else None
        yield self.act(
            "decide",
            LEADER,
            fault=row["fault"],
            outcome=row["outcome"],
            ruling=row["ruling"],
            approval="collective" if row.get("major") else "head",
            redo=redo,
            act_within=due,
            sealed=True,
        )
        desk.wait(1, 3)
        yield self.act("serve", service="in_person", served_on=desk.day)
        if opinion := row.get("opinion"):
            yield from self.opinion(opinion)
        yield from self.obeyed(redo=redo)
        yield from self.closed()

    def heard(self) -> Iterator[Act]:
        """By telephone or in person; major cases in a hearing and by the committee."""
        desk = self.desk
        if self.track == "simple":
            return
        desk.wait(2, 5)
        way = desk.chance.choice(("in_person", "telephone", "telephone", "online"))
        yield self.act("hear_opinions", opinions_way=way, opinions=self.row["opinions"])
        if not self.row.get("major"):
            return
        desk.wait(1, 2)
        hearing = desk.day + 14 * ONE_DAY
        where = {"hearing_place": "县司法局二楼会议室", "hearing_about": self.row["opinions"]}
        yield self.act("call_hearing", hearing_on=hearing, **where)
        desk.wait_until(hearing)
        presider = desk.county.post(desk.at, LEGAL_REVIEWER, on=desk.day)
        yield self.act(
            "hold_hearing",
            presider=presider,
            members=2,
            head_attended=self.row.get("head", "head"),
            hearing_record="双方举证、质证，就争议焦点发表意见。",
        )
        desk.wait(1, 3)
        yield self.act("ask_committee", committee_asked=self.row["opinions"])
        desk.wait(4, 8)
        yield self.act("committee_opinion", committee_said=self.row["holds"])

    def document_reviewed(self) -> Iterator[Act]:
        """The case stands still while the document is looked at."""
        self.desk.wait(1, 2)
        document = {"document": self.row["document"], "stay_told": True}
        yield self.act("review_document", LEADER, **document)
        self.desk.wait(1, 2)
        yield self.act("ask_maker")
        self.desk.wait(5, 9)
        yield self.act("maker_replied")
        self.desk.wait(2, 4)
        found = {"document_outcome": "stopped", "document_note": self.row["document_note"]}
        yield self.act("handle_document", LEADER, **found)
        yield self.act("go_on", LEADER, stay_over="规范性文件已经处理", stay_told=True)

    def extended(self) -> Iterator[Act]:
        """By the head of the office, told to the parties."""
        self.desk.wait(1, 2)
        limit = law.limit("reconsideration.decide", on=self.accepted_on)
        due = calendar.end(limit, start=self.accepted_on).day
        until = due + self.row["extended"] * ONE_DAY
        reason = "案情复杂，需要补充调查"
        yield self.act("extend", LEADER, clock="decide_within", until=until, reason=reason)
        yield self.act("tell_extension")
        self.desk.wait(20, 30)

    def opinion(self, said: str) -> Iterator[Act]:
        """A letter to the respondent, answered within its sixty days."""
        to = f"青禾县{self.row['respondent']}"
        yield self.act("issue_opinion", LEADER, opinion_to=to, opinion=said)
        self.desk.wait(1, 2)
        yield self.act("opinion_served")
        self.desk.wait(20, 35)
        yield self.act("opinion_answered", opinion_answer="已对照自查并整改。")

    def obeyed(self, *, redo: bool) -> Iterator[Act]:
        """What the respondent owed."""
        if self.row["outcome"] not in CORRECTING:
            return
        self.desk.wait(10, 25)
        if redo:
            yield self.act("redone", performed_how="查清事实后重新作出行政行为。")
        yield self.act("perform", performed_how="已按复议决定履行。")

    def closed(self) -> Iterator[Act]:
        """Copied above, made public, closed and filed."""
        self.desk.wait(1, 4)
        if self.row.get("respondent_kind", "department") == "department":
            yield self.act("copy_to_superior", copied_to=f"市{self.row['respondent']}")
        if public := self.row.get("public"):
            yield self.act("publish", masked=True, public_text=public)
        self.desk.wait(8, 18)
        yield self.act("close")
        self.desk.wait(1, 6)
        yield self.act("archive")
