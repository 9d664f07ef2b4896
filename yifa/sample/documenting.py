"""The sample's normative documents: those there before, those made in two years, what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, Role
from yifa.wings.rules.draft_comment.models import DraftComment
from yifa.wings.rules.normative_document.models import NormativeDocument

from .act import Act
from .bureau import ONE_DAY, Begun, Desk
from .chance import Chance, told
from .county import County
from .names import person_name
from .yearly import working_day

WHERE = "县政府门户网站、政府公报"
#: How long the public is asked: where the law names thirty days, and elsewhere.
LONG, SHORT = 31, 12
#: The round of clean-up in the first autumn, and when what follows from it is done.
CLEANED, FOLLOWS = (9, 15), (11, 10)
MEETINGS = {"county": "executive", "department": "department", "town": "town"}
IS_ONE = {
    "is_maker": "yes",
    "is_other_form": "no",
    "is_internal": "no",
    "touches_rights": "yes",
    "is_general": "yes",
    "is_repeated": "yes",
}
WAYS = {"page": 62, "letter": 12, "telephone": 8, "meeting": 12, "organ": 6}


def documents(seed: int, county: County, *, years: list[int], small: bool) -> Iterator[Begun]:
    """Every document of the county, with the comments on its draft; in a small sample few."""
    rows = told("documents")["document"]
    known: dict[str, NormativeDocument] = {}
    for number, row in enumerate(rows[4:6] if small else rows):
        made = Document(seed, county, years, row, number, known)
        yield made.begins, made.life()


@dataclass
class Document:
    """One document as its row tells it."""

    seed: int
    county: County
    years: list[int]
    row: Mapping[str, Any]
    number: int
    #: Every document by its name, since some change others.
    known: dict[str, NormativeDocument]
    matter: NormativeDocument = field(default_factory=NormativeDocument)

    def __post_init__(self) -> None:
        self.known[self.row["name"]] = self.matter
        self.chance = Chance(self.seed, "document", self.row["name"])
        self.desk = Desk(self.county, self.at, self.chance, self.begins)
        self.desk.wait(0, 0)

    @property
    def at(self) -> Organisation:
        """Who drafts and holds it."""
        name = self.row["at"]
        towns = {town.government.name[: len(name)]: town.government for town in self.county.towns}
        return towns[name] if name in towns else self.county.department(name)

    @property
    def begins(self) -> dt.date:
        """When it is begun; what was there before is entered on the first working days."""
        if "was" in self.row:
            return working_day(dt.date(self.years[0], 1, 6) + ONE_DAY * self.number)
        place, month, day = self.row["begins"]
        return working_day(dt.date(self.years[place], month, day))

    def act(self, step: str, role: Role, **writes: Any) -> Act:
        """An act on the document."""
        return self.desk.act(self.matter, step, role, **writes)

    def life(self) -> Iterator[Act]:
        """From its draft, or from the old book, to what became of it."""
        if "was" in self.row:
            yield from self.entered()
        else:
            yield from self.drafted()
            if "not_one" in self.row:
                return
            yield from self.asked_about()
            yield from self.reviewed()
            yield from self.published()
        yield from self.cleaned()

    def named(self) -> dict[str, Any]:
        """What registering writes."""
        names = ("name", "issuer", "market", "deed", "drafted_by")
        told_here = {name: self.row[name] for name in names if name in self.row}
        if "changes" in self.row:
            told_here["changes"] = self.known[self.row["changes"]]
        return {"deed": "new", **told_here}

    def entered(self) -> Iterator[Act]:
        """A document of the old book, each act with its own day."""
        was, entered = dt.date(*self.row["was"]), self.desk.day
        by = self.county.post(self.at, CLERK, on=entered)
        days = (was - ONE_DAY * 40, was - ONE_DAY * 6, was - ONE_DAY * 3, was)
        until = dt.date(*self.row["until"])
        writes: tuple[tuple[str, dict[str, Any]], ...] = (
            ("register", self.named()),
            ("decide", {"meeting": MEETINGS[self.row["issuer"]]}),
            ("number_it", {"document_number": self.row["number"]}),
            (
                "publish",
                {
                    "published_where": WHERE,
                    "in_force_from": was + ONE_DAY * 31,
                    "in_force_until": until,
                    "text": self.row["text"],
                },
            ),
        )
        for place, ((step, told_here), day) in enumerate(zip(writes, days, strict=True)):
            lag, minute = (entered - day).days, self.desk.minute + 6 * place
            yield Act(self.matter, step, by, day, minute, told_here, lag=lag)

    def drafted(self) -> Iterator[Act]:
        """Registered, judged by the test, assessed."""
        draft = {"text": self.row.get("text", ""), "explanation": "实际工作需要，上位法有授权。"}
        yield self.act("register", CLERK, **self.named(), **draft)
        if "not_one" in self.row:
            yield self.act("judge", CLERK, **{**IS_ONE, "is_internal": "yes"})
            yield self.act("set_apart", LEGAL_REVIEWER, set_apart_why=self.row["not_one"])
            return
        yield self.act("judge", CLERK, **IS_ONE)
        self.desk.wait(1, 4)
        yield self.act(
            "assess",
            CLERK,
            necessity="近两年反映集中，现有规定不够用。",
            authority="《地方组织法》和有关法律、法规。",
            measures="明确标准和办理程序，方便群众和企业。",
        )

    @property
    def is_asked_long(self) -> bool:
        """Whether the law names thirty days."""
        return bool(self.row["issuer"] == "county" or self.row["market"] == "close")

    def asked_about(self) -> Iterator[Act]:
        """The public is asked; what people say comes in, gets its result and is made known."""
        self.desk.wait(1, 3)
        opened = self.desk.day
        until = opened + ONE_DAY * (LONG if self.is_asked_long else SHORT)
        yield self.act(
            "open_comment",
            CLERK,
            text=self.row["text"],
            explanation="实际工作需要，上位法有授权。",
            comment_until=until,
            comment_where=WHERE,
        )
        comments = [comment for comment, _ in self.comments()]
        yield from self.taken_in(comments, until)
        self.desk.wait_until(until + ONE_DAY)
        yield self.act("close_comment", CLERK)
        self.desk.wait(1, 3)
        for comment, (matter, row) in zip(comments, self.comments(comments), strict=True):
            assert comment is matter, "each gets its own result"
            result = {name: row[name] for name in ("result", "reply") if name in row}
            yield self.desk.act(matter, "conclude", CLERK, **result)
        self.desk.wait(0, 2)
        words = "合理的意见已经采纳，写进了草案；没有采纳的逐条说明了理由。"
        yield self.act("tell_feedback", CLERK, feedback=words)

    def comments(
        self, made: list[DraftComment] | None = None
    ) -> Iterator[tuple[DraftComment, Mapping[str, Any]]]:
        """Each comment with the row it is told from."""
        rows, first = told("documents")["comment"], self.number
        for place in range(self.row["comments"]):
            matter = made[place] if made is not None else DraftComment()
            yield matter, rows[(first + place) % len(rows)]

    def taken_in(self, comments: list[DraftComment], until: dt.date) -> Iterator[Act]:
        """The comments, spread over the days on which one may comment."""
        rows = told("documents")["comment"]
        left = (until - self.desk.day).days
        days = sorted(self.chance.randint(0, left) for _ in comments)
        opened = self.desk.day
        for place, (comment, later) in enumerate(zip(comments, days, strict=True)):
            self.desk.wait_until(min(opened + ONE_DAY * later, until))
            row = rows[(self.number + place) % len(rows)]
            people = (
                [{"name": person_name(self.chance)}]
                if row["whose"] == "person" and self.chance.happens(70)
                else []
            )
            yield self.desk.act(
                comment,
                "register",
                CLERK,
                draft=self.matter,
                way=self.chance.one(WAYS),
                whose=row["whose"],
                clause=self.chance.choice(["", "第一条", "第二条"]),
                says=row["says"],
                parties=people,
            )

    def reviewed(self) -> Iterator[Act]:
        """Fair competition where it counts, then legality; what was found is changed and reviewed
        again."""
        if self.row["market"] != "none":
            joint = self.row["issuer"] == "county"
            yield self.act(
                "fair_review",
                CLERK,
                market=self.row["market"],
                fair_result="passed",
                fair_heard="县个体私营企业协会和五家企业",
                fair_by=f"青禾县市场监督管理局会同{self.at.name}" if joint else self.at.name,
            )
        if "rework" in self.row:
            yield from self.submitted()
            yield self.act(
                "review",
                LEGAL_REVIEWER,
                review_result="after_changes",
                review_opinion=self.row["rework"],
                burdens=True,
            )
            self.desk.wait(1, 3)
            yield self.act("rework", CLERK, rework_why=self.row["rework"], text=self.final)
        yield from self.submitted()
        opinion = "主体、权限、程序和内容合法，没有违法设定处罚、许可、强制。"
        yield self.act("review", LEGAL_REVIEWER, review_result="lawful", review_opinion=opinion)

    def submitted(self) -> Iterator[Act]:
        """Sent to be reviewed, and some working days gone by."""
        yield self.act("submit", CLERK, review_asked_of="合法性审核机构")
        self.desk.wait(9, 13)

    @property
    def final(self) -> str:
        """The text that is published."""
        return str(self.row.get("published", self.row["text"]))

    def published(self) -> Iterator[Act]:
        """Decided in a meeting, numbered, published, filed."""
        self.desk.wait(3, 8)
        meeting = {"meeting": MEETINGS[self.row["issuer"]], "meeting_named": "本年第12次会议"}
        yield self.act("decide", LEADER, **meeting)
        self.desk.wait(1, 3)
        number = self.row["number"].format(year=self.desk.day.year)
        yield self.act("number_it", CLERK, document_number=number)
        self.desk.wait(0, 2)
        since = self.desk.day + ONE_DAY * 35
        days: dict[str, Any] = {"in_force_from": since}
        if "years" in self.row:
            last = since.replace(year=since.year + self.row["years"]) - ONE_DAY
            days |= {"in_force_until": last, "on_trial": self.row.get("trial", False)}
        if self.row["market"] == "close":
            days["adaptation"] = "过渡期六个月，期间以指导为主"
        yield self.act("publish", CLERK, published_where=WHERE, text=self.final, **days)
        self.desk.wait(5, 9)
        filed = "县政府" if self.row["issuer"] != "county" else "市政府、县人大常委会"
        yield self.act("file_up", CLERK, filed_with=filed)
        self.desk.wait(12, 25)
        yield self.act("filing_answered", CLERK, filing_result="registered")
        self.desk.wait(3, 20)
        yield self.act("interpret", CLERK, interpretation="答记者问和图解，随文公布。")

    def cleaned(self) -> Iterator[Act]:
        """The clean-up of the first autumn, and what follows from its result."""
        year = self.years[0]
        if self.desk.day > dt.date(year, *CLEANED):
            return
        self.desk.wait_until(dt.date(year, *CLEANED))
        yield self.act(
            "clean_up",
            LEGAL_REVIEWER,
            cleanup_round=f"{year}年全面清理",
            cleanup_result=self.row.get("cleaned", "keep"),
            cleanup_why=self.row.get("why", "刚刚施行，继续有效"),
        )
        yield from self.ended(year)

    def ended(self, year: int) -> Iterator[Act]:
        """Lapsed, repealed, or amended by a document of its own."""
        ends = self.row.get("ends", "")
        if ends == "lapse":
            over = dt.date(*self.row["until"]) + ONE_DAY
            self.desk.wait_until(over)
            yield self.act("lapse", CLERK, ended_from=over)
        elif ends == "repeal":
            self.desk.wait_until(dt.date(year, *FOLLOWS))
            words = f"{year}年全面清理"
            told_here = {"changed_why": words, "published_where": WHERE}
            yield self.act("repeal", LEADER, ended_from=self.desk.day, **told_here)
        elif ends == "amend":
            yield from self.amended(year + 1)

    def amended(self, year: int) -> Iterator[Act]:
        """By the decision that was published over the winter, then prolonged."""
        rows = told("documents")["document"]
        name = next(row["name"] for row in rows if row.get("changes") == self.row["name"])
        self.desk.wait_until(dt.date(year, 2, 24))
        yield self.act(
            "amend",
            LEADER,
            changed_by=self.known[name],
            changed_why="修改决定已经公布",
            changed_from=dt.date(year, 3, 10),
            published_where=WHERE,
            text=self.row["changed"],
        )
        self.desk.wait_until(dt.date(year, 4, 14))
        yield self.act(
            "evaluate",
            CLERK,
            evaluation="修改以后各村执行情况良好，需要继续施行。",
            evaluation_result="keep",
        )
        self.desk.wait(3, 8)
        yield self.act(
            "prolong",
            LEADER,
            in_force_until=dt.date(year + 4, 6, 30),
            changed_why="经评估继续施行",
            published_where=WHERE,
        )
