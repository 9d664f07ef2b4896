"""What the sample's county decides in two years, and the standing meetings that discuss it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from yifa import law
from yifa.kernel.evidence import Upload
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER
from yifa.wings.decisions.major_decision.models import MajorDecision
from yifa.wings.decisions.meeting import speaking
from yifa.wings.decisions.meeting.models import MeetingRecord

from .act import Act
from .bureau import ONE_DAY, Begun, Desk
from .chance import Chance, told
from .county import County
from .yearly import working_day

#: About when in a month the standing meeting is; so long before it is prepared and told.
DAY_OF_MONTH = 18
PREPARED, TOLD = dt.timedelta(days=8), dt.timedelta(days=3)
#: Of the year's catalogue: proposed, studied, agreed to and published in January.
PROPOSED, LISTED = (1, 8), (1, 22)
WEBSITE = "县政府门户网站"
#: How far a decision comes: what follows the meeting, in order.
AFTERWARDS = ("progress", "carried", "archived", "evaluated")
IN_SMALL = 2


@dataclass
class Session:
    """A standing meeting on its day, with the decisions that wait for it."""

    day: dt.date
    number: int
    matter: MeetingRecord = field(default_factory=MeetingRecord)
    decisions: list[tuple[MajorDecision, dict[str, Any]]] = field(default_factory=list)

    @property
    def prepared(self) -> dt.date:
        """When its agenda is drawn up."""
        return working_day(self.day - PREPARED)


class Deciding:
    """The county's catalogue and its standing meetings; in a small sample, little of them."""

    def __init__(self, seed: int, county: County, *, years: list[int], small: bool) -> None:
        self.seed, self.county, self.years = seed, county, years
        self.words = told("deciding")
        self.rows = self.words["decision"][: IN_SMALL if small else None]
        months = ((year, month) for year in years for month in range(1, 13))
        days = (working_day(dt.date(year, month, DAY_OF_MONTH)) for year, month in months)
        every = [Session(day, number) for number, day in enumerate(days, start=41)]
        self.sessions = every[4 : 4 + IN_SMALL] if small else every

    def begun(self) -> Iterator[Begun]:
        """Every decision and meeting on the day on which it begins."""
        for number, row in enumerate(self.rows):
            year = self.years[min(row["year"], len(self.years) - 1)]
            day = dt.date(year, *(row["begins"] if "added" in row else PROPOSED))
            yield working_day(day), self.decision(row, number, working_day(day))
        for session in self.sessions:
            yield session.prepared, self.meeting(session)

    def desk(self, day: dt.date, *purpose: object) -> Desk:
        """The government's desk."""
        chance = Chance(self.seed, "deciding", *purpose)
        return Desk(self.county, self.county.government, chance, day)

    def next_session(self, after: dt.date) -> Session | None:
        """The first meeting that is prepared after a day."""
        return next((one for one in self.sessions if one.prepared > after), None)

    # A decision

    def decision(self, row: dict[str, Any], number: int, day: dt.date) -> Iterator[Act]:
        """A decision from its proposal on, as far as its row says."""
        desk, matter, ends = self.desk(day, "decision", number), MajorDecision(), row["ends"]
        yield from self.listed(desk, matter, row)
        if ends == "listed":
            return
        desk.wait_until(dt.date(desk.day.year, *row["begins"]))
        if ends == "taken_out":
            said = {"party_consent": consent(desk.day, 31), "catalogue_where": WEBSITE}
            yield desk.act(matter, "take_out", LEADER, adjust_why=row["why"], **said)
            return
        yield from self.drafted(desk, matter, row)
        if ends == "comment":
            return
        yield from self.argued(desk, matter, row)
        yield from self.reviewed(desk, matter, row)
        if ends == "reviewing":
            return
        session = self.next_session(desk.day)
        if session is not None:
            session.decisions.append((matter, row))
            yield from self.decided(desk, matter, row, session)

    def listed(self, desk: Desk, matter: MajorDecision, row: dict[str, Any]) -> Iterator[Act]:
        """Proposed, studied, put into the catalogue; what is added later says why."""
        proposal = {"problem": row["problem"], "grounds": row["grounds"], "first_plan": row["plan"]}
        yield desk.act(
            matter,
            "register",
            CLERK,
            title=row["title"],
            decision_type=row["type"],
            proposed_by=row["by"],
            proposer=row["proposer"],
            **proposal,
        )
        desk.wait(3, 6)
        said = "拟解决的问题突出，方案可行，建议列入目录。"
        yield desk.act(matter, "study", CLERK, studied_by="县政府办公室", study_said=said)
        added = row.get("added", "")
        if not added:
            desk.wait_until(dt.date(desk.day.year, *LISTED))
        yield desk.act(
            matter,
            "enlist",
            LEADER,
            catalogue_year=desk.day.year,
            listed_as="added" if added else "yearly",
            adjust_why=added,
            party_consent=consent(desk.day, 17 if added else 4),
            planned_by=dt.date(desk.day.year, 12, 20),
            catalogue_where=WEBSITE,
        )

    def drafted(self, desk: Desk, matter: MajorDecision, row: dict[str, Any]) -> Iterator[Act]:
        """Started, drafted, published for comment, thirty days or with a reason fewer."""
        organ = self.county.department(row["organ"])
        yield desk.act(matter, "start", LEADER, lead_organ=organ)
        desk.wait(4, 9)
        yield desk.act(
            matter,
            "draft",
            CLERK,
            basis=row["basis"],
            market=row.get("market", False),
            congress=row.get("congress", False),
            special_group=row.get("group", ""),
            hearing_basis=row.get("hearing", ""),
        )
        desk.wait(1, 4)
        notice: dict[str, Any] = {
            "draft_text": row["draft"],
            "draft_says": row["says"],
            "comment_where": "县政府门户网站、政务新媒体、各乡镇公告栏",
            "comment_how": "网上留言、信函、电子邮件",
        }
        if why := row.get("urgent"):
            until = desk.day + 10 * ONE_DAY
            said = {**notice, "comment_until": until, "urgent_why": why}
            yield desk.act(matter, "publish_urgently", LEADER, **said)
            return
        limit = law.limit("decision.public_comment", on=desk.day)
        until = law.calendar.end(limit, start=desk.day).day
        yield desk.act(matter, "publish_draft", CLERK, **notice, comment_until=until)

    def argued(self, desk: Desk, matter: MajorDecision, row: dict[str, Any]) -> Iterator[Act]:
        """While comment is open: the group concerned, experts, risk; then all is summed up."""
        opened, urgent = desk.day, "urgent" in row
        desk.wait(2, 4)
        if group := row.get("group"):
            said = {"group_with": f"{group}代表", "group_views": "提出了具体意见，已列入汇总"}
            yield desk.act(matter, "consult_group", CLERK, **said)
        if "experts" in row:
            yield desk.act(matter, "choose_experts", CLERK, experts="\n".join(row["experts"]))
            desk.wait(1, 2) if urgent else desk.wait(4, 8)
            argued = desk.act(
                matter,
                "argue",
                CLERK,
                argue_way="meeting",
                argument=row["argument"],
                argument_signed=True,
                argument_taken="论证意见全部采纳",
            )
            yield filed(argued, "专家论证意见", row["argument"])
        else:
            yield desk.act(matter, "skip_experts", LEADER, no_experts_why=row["skip"])
        if "risk" in row:
            assessed = desk.act(
                matter,
                "assess",
                CLERK,
                assessed_by="青禾县社会风险评估中心",
                risk_heard="县信访局、县公安局和有关乡镇",
                risk_level=row["risk"],
                risk_points=row["points"],
                risk_measures=row["measures"],
                controllable="yes",
            )
            yield filed(assessed, "风险评估报告", row["points"])
        else:
            yield desk.act(matter, "skip_risk", LEADER, no_risk_why=row["no_risk"])
        if "hearing" in row:
            yield from self.heard(desk, matter, row)
        desk.wait_until(opened + (11 if urgent else 31) * ONE_DAY)
        received, taken = row["comments"]
        yield desk.act(
            matter,
            "sum_up",
            CLERK,
            comments_number=received,
            comments_taken=taken,
            comments_main=row["main"],
            comments_answer=row["answer"],
        )

    def heard(self, desk: Desk, matter: MajorDecision, row: dict[str, Any]) -> Iterator[Act]:
        """A hearing: announced, its participants named, papers sent in time, record signed."""
        on = working_day(desk.day + 14 * ONE_DAY)
        yield desk.act(
            matter,
            "announce_hearing",
            CLERK,
            hearing_on=on,
            hearing_place="县政府二号会议室",
            hearing_pick="自愿报名，随机抽取消费者代表",
            draft_text=row["draft"],
            draft_says=row["says"],
        )
        desk.wait(1, 2)
        came = "\n".join(self.words["hearing"])
        yield desk.act(matter, "publish_participants", CLERK, hearing_list=came)
        yield desk.act(matter, "send_hearing_papers", CLERK)
        desk.wait_until(on)
        said = {
            "hearing_chair": "时予安",
            "hearing_came": came,
            "hearing_intro": row["says"],
            "hearing_views": row["heard"],
        }
        held = desk.act(matter, "hold_hearing", CLERK, **said, hearing_record_signed=True)
        yield filed(held, "听证会记录", said["hearing_views"])

    def reviewed(self, desk: Desk, matter: MajorDecision, row: dict[str, Any]) -> Iterator[Act]:
        """Sent, advised on, reviewed once the seven working days are over, amended, submitted."""
        desk.wait(1, 3)
        fair = "已审查，没有排除、限制竞争的内容" if row.get("market") else ""
        papers = "草案、依据、履行程序的说明"
        yield desk.act(matter, "send_review", CLERK, review_papers=papers, fair_competition=fair)
        if row["ends"] == "reviewing":
            return
        sent, short = desk.day, row.get("review_short", "")
        desk.wait(1, 3)
        said = "程序完备，权限合法，表述上有两处建议。"
        yield desk.act(
            matter, "counsel_says", LEGAL_REVIEWER, counsel="县政府法律顾问", counsel_opinion=said
        )
        if not short:
            limit = law.limit("decision.legality_review", on=sent)
            desk.wait_until(law.calendar.end(limit, start=sent).day)
        result, said = row.get("result", "lawful"), "属于县政府法定权限，履行了法定程序，内容合法。"
        reviewed = desk.act(
            matter,
            "review",
            LEGAL_REVIEWER,
            review_way="written",
            review_result=result,
            review_opinion=said,
            review_number=f"青司审〔{desk.day.year}〕{desk.chance.randint(3, 60)}号",
            review_short_why=short,
        )
        yield filed(reviewed, "合法性审查意见书", said)
        if result == "after_changes":
            desk.wait(1, 2)
            yield desk.act(matter, "amend", CLERK, amended="补充了补偿标准和过渡安排。")
        yield desk.act(matter, "submit", CLERK, fair_competition=fair)

    def decided(
        self, desk: Desk, matter: MajorDecision, row: dict[str, Any], session: Session
    ) -> Iterator[Act]:
        """After its meeting: decided or not; published, carried out, as far as the row says."""
        desk.wait_until(session.day + ONE_DAY)
        year = session.day.year
        if row["ends"] == "rejected":
            yield desk.act(matter, "reject", LEADER, at_meeting=session.matter)
            desk.wait(3, 9)
            yield desk.act(matter, "archive", CLERK, archive_number=archived_as(year, session))
            yield desk.act(matter, "close", CLERK)
            return
        number = row["number"].format(year=year)
        yield desk.act(matter, "decide", LEADER, at_meeting=session.matter, decision_number=number)
        if row.get("congress"):
            yield desk.act(matter, "report_congress", CLERK, congress_report="书面报告县人大常委会")
        said = {"party_report": f"青政请〔{year}〕{session.number}号", "party_reply": "同意"}
        yield desk.act(matter, "report_party", CLERK, **said)
        desk.wait(2, 5)
        published = desk.act(
            matter,
            "publish",
            CLERK,
            decision_text=row["draft"],
            published_where="县政府公报、门户网站、政务新媒体",
            adoption_told=row["answer"],
        )
        yield filed(published, "决策文本", row["draft"])
        desk.wait(2, 6)
        executor = self.county.department(row["organ"])
        yield desk.act(matter, "carry_out", LEADER, executor=executor)
        yield from self.carried(desk, matter, row, session)

    def carried(
        self, desk: Desk, matter: MajorDecision, row: dict[str, Any], session: Session
    ) -> Iterator[Act]:
        """Reported on, filed, evaluated the year after, done with."""
        reach = AFTERWARDS.index(row["ends"])
        desk.wait(60, 100)
        yield desk.act(matter, "report_progress", CLERK, progress="按计划推进，没有出现大的问题。")
        if reach < AFTERWARDS.index("archived"):
            return
        number = archived_as(session.day.year, session)
        yield desk.act(matter, "archive", CLERK, archive_number=number, archived_by="县政府办公室")
        if row["ends"] != "evaluated":
            return
        desk.wait(200, 240)
        whom = {"evaluation_ground": "needed", "evaluator": "青禾县统计学会"}
        yield desk.act(matter, "commission", LEADER, **whom)
        desk.wait(40, 60)
        said = "平均出行时间缩短18分钟，财政补贴在测算范围以内，群众满意。"
        evaluated = desk.act(
            matter,
            "evaluate",
            CLERK,
            evaluation_heard="问卷800份，座谈6次，邀请人大代表、政协委员5名",
            evaluation=said,
            evaluation_result="go_on",
        )
        yield filed(evaluated, "决策后评估报告", said)
        yield desk.act(matter, "archive", CLERK, archive_number=number, archived_by="县政府办公室")

    # A meeting

    def meeting(self, session: Session) -> Iterator[Act]:
        """A standing meeting: prepared, told, held item by item, its minutes signed and kept."""
        desk = self.desk(session.prepared, "meeting", session.number)
        chance, words, matter = desk.chance, self.words, session.matter
        items = chance.sample(words["item"], chance.randint(1, 3))
        yield desk.act(
            matter,
            "register",
            CLERK,
            title=f"青禾县人民政府第{session.number}次常务会议",
            meeting_kind="standing",
            session=f"第{session.number}次",
            planned_on=session.day,
            place="县政府一号会议室",
            head=words["head"],
            members="\n".join(words["members"]),
            rule=words["rule"],
            quorum=words["quorum"],
        )
        for row in items:
            said = {"item_title": row["title"], "presenter": row["presenter"]}
            yield desk.act(matter, "add_item", CLERK, **said, item_papers="汇报材料")
        desk.wait_until(session.day - TOLD)
        for decision, row in session.decisions:
            said = {"item_title": row["title"], "presenter": row["proposer"]}
            papers = "决策草案和第二十九条规定的材料"
            yield desk.act(matter, "add_item", CLERK, item=decision, **said, item_papers=papers)
        yield desk.act(matter, "notify", CLERK, sent_to="各位组成人员、各汇报单位")
        desk.wait_until(session.day)
        yield from self.held(desk, session, items)
        desk.wait(1, 2)
        yield desk.act(matter, "draw_minutes", CLERK, recorder="闻涧初")
        desk.wait(1, 4)
        minutes = f"青政常纪〔{session.day.year}〕{session.number}号"
        yield desk.act(matter, "sign_minutes", LEADER, minutes_number=minutes)
        desk.wait(15, 25)
        archive = f"{session.day.year}-会-{session.number:03d}"
        yield desk.act(matter, "archive", CLERK, archive_number=archive)

    def held(self, desk: Desk, session: Session, items: list[dict[str, Any]]) -> Iterator[Act]:
        """The session itself; sometimes one of the deputies is away."""
        chance, words, matter = desk.chance, self.words, session.matter
        members = speaking.names(speaking.named("\n".join(words["members"])))
        away = chance.choice(members[1:]) if chance.happens(35) else ""
        absent = f"{away} {chance.choice(words['away'])}" if away else ""
        yield desk.act(matter, "open_meeting", CLERK, chair=words["head"], absent=absent)
        speakers = [name for name in members[1:] if name != away] + members[:1]
        for row in items:
            outcome = "changed" if row.get("changed") else "passed"
            said = {"outcome": outcome, "resolved": row["resolved"]}
            opinions = self.opinions(chance, speakers, outcome)
            yield desk.act(
                matter, "consider", CLERK, item_title=row["title"], opinions=opinions, **said
            )
        for _, row in session.decisions:
            outcome = "rejected" if row["ends"] == "rejected" else "passed"
            said = {"outcome": outcome, "resolved": RESOLVED[outcome]}
            opinions = self.opinions(chance, speakers, outcome, dissent=row.get("dissent", False))
            yield desk.act(
                matter, "consider", CLERK, item_title=row["title"], opinions=opinions, **said
            )
        yield desk.act(matter, "close_meeting", CLERK)

    def opinions(
        self, chance: Chance, speakers: list[str], outcome: str, *, dissent: bool = False
    ) -> str:
        """What each says, the head last; one may be against it, and says why."""
        said = [f"{name} {self.opinion(chance, outcome)}" for name in speakers]
        if dissent:
            said[0] = f"{speakers[0]} 不同意 财政压力大，建议分两年实施"
        return "\n".join(said)

    def opinion(self, chance: Chance, outcome: str) -> str:
        """One opinion that fits what is decided."""
        if outcome == "rejected":
            return f"不同意 {chance.choice(('过渡安排不成熟', '群众分歧大，再作工作'))}"
        if outcome == "changed" and chance.happens(50):
            return f"修改后同意 {chance.choice(self.words['changes'])}"
        return f"同意 {chance.choice(self.words['asides'])}" if chance.happens(40) else "同意"


def filed(act: Act, name: str, said: str) -> Act:
    """An act with the paper that it leaves in the file."""
    return replace(act, files=(Upload(f"{name}.txt", f"{name}\n{said}\n".encode()),))


#: What is decided on a decision.
RESOLVED = {"passed": "同意，按程序印发。", "rejected": "不予通过，先做好群众工作。"}


def consent(day: dt.date, number: int) -> str:
    """How the party committee's answer is cited."""
    return f"青委函〔{day.year}〕{number}号"


def archived_as(year: int, session: Session) -> str:
    """The number of a decision's file."""
    return f"{year}-决-{session.number:03d}"
