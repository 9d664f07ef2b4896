"""What the sample's bureau is sued for, and the letters that court and procuratorate send it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, Role
from yifa.wings.disputes.lawsuit.models import Lawsuit
from yifa.wings.disputes.suggestion.models import Suggestion

from .act import Act
from .bureau import ONE_DAY, Begun, Bureau
from .chance import told

COURT = "青禾县人民法院"
COURT_ABOVE = "青禾市中级人民法院"
#: Longer than the days to appeal, rest days at their end included.
UNTIL_IN_FORCE = (25, 30)
LOST = {"revoke", "unlawful", "perform"}
HEADS = {"chief": ("贺知远", "局长"), "deputy": ("郑启明", "副局长")}


def sued(bureau: Bureau) -> Iterator[Begun]:
    """Each suit on the day of its service, each letter on the day it was received."""
    if bureau.small:
        return
    for place, row in enumerate(told("suing")["suit"], start=1):
        if day := day_of(bureau, row):
            yield day, Suit(bureau, row, place, day).life()
    for row in told("suing")["letter"]:
        if day := day_of(bureau, row):
            yield day, letter(bureau, row, day)


def day_of(bureau: Bureau, row: Mapping[str, Any]) -> dt.date | None:
    """The day on which it begins, if the sample comes so far."""
    year, month, day = row["begins"]
    begins = dt.date(bureau.years[year], month, day) if year < len(bureau.years) else None
    return begins if begins is not None and begins in bureau.days else None


class Suit:
    """A suit from service to its end."""

    def __init__(self, bureau: Bureau, row: Mapping[str, Any], place: int, day: dt.date) -> None:
        self.row = row
        self.place = place
        self.desk = bureau.desk(day, "suit", row["title"])
        self.matter = Lawsuit()
        self.year = day.year
        self.result = row.get("result", "")

    def act(self, step: str, role: Role = CLERK, **writes: Any) -> Act:
        """An act on the suit."""
        return self.desk.act(self.matter, step, role, **writes)

    def life(self) -> Iterator[Act]:
        """Answered, heard, decided, performed."""
        yield from self.answered()
        if settled := self.row.get("settled"):
            yield from self.withdrawn(settled)
            return
        yield from self.heard()
        self.desk.wait(18, 35)
        if terms := self.row.get("mediated"):
            yield from self.mediated(terms)
            return
        yield from self.decided()
        yield from self.after()

    def answered(self) -> Iterator[Act]:
        """Served, an agent named, answer and evidence brought."""
        row, desk = self.row, self.desk
        yield self.act(
            "register",
            title=row["title"],
            parties=[{"name": row["who"]}],
            case_kind=row.get("case_kind", "administrative"),
            standing="sole",
            act_kind=row["act_kind"],
            act=row["act"].format(year=self.year),
            claims=row["claims"],
            court=COURT,
            court_number=f"（{self.year}）浙9901行初{10 + self.place}号",
            filed_on=desk.day - 4 * ONE_DAY,
            served_on=desk.day,
        )
        desk.wait(1, 3)
        yield self.act("appoint", LEADER, agent_one="法规科 林若溪", agent_two="青禾清源律师事务所")
        late = row.get("late_evidence", False)
        desk.wait(20, 22) if late else desk.wait(4, 7)
        why = {"answer_late_why": "应诉材料在内部流转六天"} if late else {}
        answer = "被诉行为事实清楚，适用法律正确，程序合法。"
        yield self.act("defend", LEGAL_REVIEWER, answer_text=answer, **why)
        yield self.act(
            "submit_evidence",
            LEGAL_REVIEWER,
            evidence_list="现场笔录\n询问笔录\n现场照片\n送达回证",
            legal_basis="《青禾县城市管理办法》",
            gathered="before",
            brought="late" if late else "in_time",
        )

    def heard(self) -> Iterator[Act]:
        """Called, the head or staff named, and the session."""
        row, desk = self.row, self.desk
        desk.wait(12, 20)
        hearing = desk.day + 16 * ONE_DAY
        yield self.act("call_hearing", hearing_on=hearing, head_called=True)
        desk.wait(1, 3)
        if row["head"] == "staff":
            reason = {"absence_ground": row["absence"], "absence_note": row["note"]}
            yield self.act("send_staff", LEADER, sends="staff", **reason)
            yield self.act("explain_absence", **reason, absence_proof=True)
            desk.wait_until(hearing)
            yield self.act(
                "hear_without_head",
                who_came="staff",
                absence_ground=row["absence"],
                attendees="法规科 林若溪",
            )
            return
        name, position = HEADS[row["head"]]
        yield self.act(
            "send_head", LEADER, head_name=name, head_rank=row["head"], head_position=position
        )
        desk.wait_until(hearing)
        yield self.act(
            "hear",
            head_name=name,
            head_rank=row["head"],
            head_position=position,
            head_identity=True,
            head_spoke=True,
            attendees=f"{name} {position}；林若溪 法规科",
        )

    def withdrawn(self, settled: str) -> Iterator[Act]:
        """The act is changed, and the plaintiff lets go."""
        desk = self.desk
        desk.wait(8, 14)
        yield self.act("conciliate", LEADER, conciliation="与原告面谈两次，核对裁量情节。")
        yield self.act("change_act", LEADER, new_act=settled)
        desk.wait(6, 12)
        yield self.act("end_by_ruling", ending="withdrawn", document_on=desk.day)
        yield self.act("close", LEADER)

    def mediated(self, terms: str) -> Iterator[Act]:
        """Settled before the court, and paid."""
        day = self.desk.day
        yield self.act(
            "mediated",
            mediation_ground="compensation",
            mediated_terms=terms,
            document_on=day,
            duty=True,
            perform_by=day + 30 * ONE_DAY,
        )
        self.desk.wait(8, 16)
        yield self.act("perform", performed_how="款项已经支付，原告出具收据。")
        yield self.act("close", LEADER)

    def decided(self) -> Iterator[Act]:
        """In first instance, and in second where somebody appealed."""
        row, desk = self.row, self.desk
        number = f"（{self.year}）浙9901行初{10 + self.place}号"
        due: dict[str, Any] = {}
        if "redo" in row:
            by = desk.day + 75 * ONE_DAY
            due = {"duty": True, "redo_ordered": True, "perform_by": by}
        yield self.act(
            "judge", first_result=self.result, document_number=number, document_on=desk.day, **due
        )
        if "appealed" not in row:
            desk.wait(*UNTIL_IN_FORCE)
            yield self.act("take_effect", effective_on=desk.day)
            return
        desk.wait(8, 11)
        above = f"（{self.year}）浙99行终{20 + self.place}号"
        yield self.act("other_appeals", court_number=above)
        desk.wait(4, 7)
        yield self.act("defend_appeal", LEGAL_REVIEWER, answer_text="一审判决认定事实清楚。")
        desk.wait(40, 55)
        said: dict[str, Any] = {"second_result": row["appealed"], "document_number": above}
        if disposal := row.get("disposal"):
            self.result = disposal
            said |= {"second_disposal": disposal, "duty": True}
            said["perform_by"] = desk.day + 30 * ONE_DAY
        yield self.act("judge_second", **said, document_on=desk.day)

    def after(self) -> Iterator[Act]:
        """Reported, analysed where it was lost, performed, closed."""
        row, desk = self.row, self.desk
        desk.wait(1, 3)
        yield self.act("report_judgment", reported_to="青禾县司法局")
        if self.result in LOST:
            desk.wait(3, 6)
            yield self.act(
                "analyse",
                LEGAL_REVIEWER,
                loss_cause=row["cause"],
                loss_analysis=row["analysis"],
                loss_measures=row["measures"],
            )
        if redo := row.get("redo"):
            desk.wait(5, 10)
            yield self.act("redo", LEADER, redone=redo, redo_compare="outcome")
            yield self.act("perform", performed_how=redo)
        if late := row.get("late_performance"):
            desk.wait(32, 38)
            yield self.act("perform", performed_how="立案查处并书面答复。", perform_late_why=late)
        desk.wait(1, 4)
        yield self.act("close", LEADER)


def letter(bureau: Bureau, row: Mapping[str, Any], day: dt.date) -> Iterator[Act]:
    """A letter received, put right, answered in time."""
    desk, matter = bureau.desk(day, "letter", row["title"]), Suggestion()
    told_of = {name: row[name] for name in ("title", "source", "about", "sender", "content")}
    if days := row.get("days"):
        told_of["reply_by"] = desk.day + days * ONE_DAY
    number = row["number"].format(year=day.year)
    yield desk.act(matter, "register", CLERK, **told_of, letter_number=number, received_on=desk.day)
    desk.wait(1, 3)
    yield desk.act(matter, "charge", LEADER, responsible="法规科", plan="半个月内整改到位")
    desk.wait(8, 14)
    yield desk.act(matter, "rectify", CLERK, done=row["done"])
    desk.wait(2, 5)
    replied = {"reply_number": f"青执函〔{day.year}〕{day.month}号", "reply_text": row["reply"]}
    yield desk.act(matter, "reply", LEADER, adopted="whole", **replied)
    desk.wait(10, 20)
    yield desk.act(matter, "hear_back", CLERK, verdict="发出机关对整改情况予以认可。")
    yield desk.act(matter, "close", LEADER)
