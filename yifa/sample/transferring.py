"""What the sample's bureau takes for a crime: sent to the police, who file it or do not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from yifa.kernel.roles import CLERK, LEADER, OFFICER, Role
from yifa.wings.enforcement.criminal_transfer.models import CriminalTransfer

from .act import Act
from .bureau import Begun, Bureau
from .chance import told
from .prosecution import Prosecution

POLICE = "青禾县公安局"


def transfers(bureau: Bureau) -> Iterator[Begun]:
    """One in each year: the first is filed, the second declined and punished after all."""
    if bureau.small:
        return
    for year, row in zip(bureau.years, told("enforcing")["crime"], strict=False):
        day = dt.date(year, *row["begins"])
        yield day, Transfer(bureau, row, day).life()


class Transfer:
    """A case in which a crime is suspected, with its transfer."""

    def __init__(self, bureau: Bureau, row: Mapping[str, Any], day: dt.date) -> None:
        self.row = row
        self.desk = bureau.desk(day, "crime", row["cause"])
        self.case = Prosecution(bureau, self.desk, row, whom=None)
        self.case.source = "complaint"
        self.matter = CriminalTransfer()

    def act(self, step: str, role: Role, **writes: Any) -> Act:
        """An act on the transfer; of the officers by the one who handles the case."""
        by = self.case.officers["officer"] if role is OFFICER else role
        return self.desk.act(self.matter, step, by, **writes)

    def life(self) -> Iterator[Act]:
        """Investigated, sent to the police, and what they decided."""
        yield self.case.registered()
        yield from self.case.investigated()
        self.desk.wait(2, 4)
        concluded = {"facts": self.case.facts, "evidence_checked": True, "harm": "serious"}
        yield self.case.act("conclude", OFFICER, **concluded, crime_suspected=True)
        yield from self.sent()
        self.desk.wait(2, 3)
        if "filing_number" in self.row:
            yield from self.filed()
        else:
            yield from self.declined()

    def sent(self) -> Iterator[Act]:
        """Verified by two officers, approved by the chief, sent and receipted within days."""
        row, desk = self.row, self.desk
        told_of = {"suspected_crime": row["suspected"], "facts": self.case.facts}
        yield self.act(
            "register",
            OFFICER,
            title=f"{self.case.party['name']}涉嫌{row['suspected'].removesuffix('罪')}",
            parties=[self.case.party],
            case=self.case.case,
            sector=row["sector"],
            **told_of,
        )
        yield self.act("appoint", LEADER, **self.case.officers)
        desk.wait(1, 2)
        yield self.act("report", OFFICER, **told_of, report_text=row["report"])
        desk.wait(0, 1)
        yield self.act("approve", LEADER, by_chief=True)
        bundle = {"letter": True, "report_attached": True, "goods": row["goods"]}
        yield self.act("send", OFFICER, police=POLICE, **bundle, tests=row["tests"])
        yield self.case.act("hand_to_police", LEADER, crime_transfer=self.matter)
        yield self.act("receipt", OFFICER, receipt_signed=True)

    def filed(self) -> Iterator[Act]:
        """The police take it; what was gathered goes to them."""
        number = self.row["filing_number"].format(year=self.desk.day.year)
        yield self.act("police_file", OFFICER, filing_number=number)
        yield self.case.act("police_file", OFFICER, police_told=f"已立案侦查（{number}）")
        self.desk.wait(1, 2)
        handed = {"handed": "现场照片、丈量记录、鉴定意见、车辆行驶记录", "seized_goods": "none"}
        yield self.act("hand_goods", OFFICER, **handed)
        yield self.act("close", LEADER)
        self.desk.wait(2, 6)
        yield self.case.act("archive", CLERK)

    def declined(self) -> Iterator[Act]:
        """The police decline, asked again they uphold it; then it is punished here."""
        row, desk = self.row, self.desk
        yield self.act("police_decline", OFFICER, not_filed_why=row["not_filed_why"])
        desk.wait(1, 2)
        yield self.act("ask_reconsider", LEADER)
        desk.wait(2, 3)
        yield self.act("police_uphold", OFFICER, decided_again=row["upheld"])
        desk.wait(1, 2)
        yield self.act("take_back", LEADER, handling=row["handling"])
        yield self.act("close", LEADER)
        yield self.case.act("police_decline", OFFICER, police_told=row["upheld"])
        yield from self.case.judged("penalised")
