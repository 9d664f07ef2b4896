"""Three reports of places that do not exist, each with something in it that can be proved wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yifa.web.check.work import Brought


@dataclass(frozen=True)
class Example:
    """A report to try, and the defect it is shown with: the wrong words, and the working.

    `proof` is what the working comes to, between `working` and `rest`.
    """

    name: str
    title: str
    before: str
    wrong: str
    after: str
    working: str
    proof: str
    rest: str = ""

    def brought(self) -> Brought:
        """The report itself, as if it had been sent."""
        file = Path(__file__).with_name(f"{self.name}.txt")
        content = file.read_bytes()
        return Brought(f"{content.decode().splitlines()[0]}.txt", content)


EXAMPLES = {
    one.name: one
    for one in (
        Example(
            "sum",
            "合计",
            "89批",
            "155人次",
            "，其中70、44、22、17",
            "70＋44＋22＋17＝",
            "153",
        ),
        Example("rate", "比率", "受理198件，成功171件，成功率", "97%", "", "171÷198＝", "86%"),
        Example(
            "policy",
            "时效",
            "2023年，贯彻",
            "“七五”普法规划",
            "",
            "该规划",
            "2020年",
            "已届满",
        ),
    )
}
