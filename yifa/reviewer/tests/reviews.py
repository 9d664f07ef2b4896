"""Reviews put together by hand, so that the faces are tested whatever the rules can find today."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from yifa.reviewer import Finding, Reading, Review, Severity, Source, Span, Term, outline, typed

TEXT = """柳溪镇2025年度法治政府建设情况报告
一、主要举措
（六）化解矛盾纠纷
全年开展法治宣传12场，覆盖群众3200人次，反响良好，群众学法用法的自觉性明显提高，办事依法、遇事找法、解决问题用法的氛围日益浓厚，\
镇村两级公共法律服务站点运转正常，值班律师按时到岗，服务台账齐全。镇矛调中心全年接待来访群众89批155人次，涉及城乡建设类38批70人次，\
涉及劳动与社会保障类26批44人次，涉及农业农村类10批22人次，其他类别15批17人次，均已按照“三到位一处理”要求及时处置。
坚持把矛盾化解在基层，全年受理矛盾纠纷198件，调解成功171件，成功率97%，未发生“民转刑”案件。
二、存在的不足
普法形式 <b>较为单一</b> & 针对性不强，全年法治宣传只有10场。
"""


def span(text: str, words: str, after: str = "") -> Span:
    """Where some words stand, the first time after some others."""
    start = text.index(words, text.index(after) + len(after))
    return Span(start, start + len(words))


def term(label: str, written: str, value: int, after: str = "", text: str = TEXT) -> Term:
    """One line of a working."""
    return Term(label, written, Decimal(value), span(text, written, after))


def liuxi(source: Source | None = None) -> Review:
    """A report with a wrong sum, a wrong rate and a conflict that is only likely."""
    return reviewed(source or typed(TEXT, "liuxi.txt"), found(source.text if source else TEXT))


def reviewed(source: Source, findings: Iterable[Finding]) -> Review:
    """A review of a source with these findings."""
    return Review(Reading(outline(source)), (), tuple(findings))


def found(text: str) -> list[Finding]:
    """What is wrong in `TEXT`, wherever it stands in a text that has its sentences."""
    parts = (
        term("城乡建设", "70人次", 70, "38批", text),
        term("劳动与社会保障", "44人次", 44, "26批", text),
        term("农业农村", "22人次", 22, "10批", text),
        term("其他", "17人次", 17, "15批", text),
    )
    rate = (term("调解成功", "171件", 171, "", text), term("受理", "198件", 198, "", text))
    said = "70＋44＋22＋17＝153，文中写155，差2。"
    return [
        _finding("sum", text, "155人次", said, 155, 153, parts),
        _finding("ratio", text, "97%", "171÷198＝86.4%，文中写97%。", 97, Decimal("86.4"), rate),
        _finding(
            "conflict",
            text,
            "10场",
            "前文写法治宣传12场，这里写10场。",
            10,
            12,
            (term("前文写", "12场", 12, "", text),),
            Severity.WARNING,
        ),
    ]


def _finding(
    rule: str,
    text: str,
    quote: str,
    message: str,
    stated: int,
    computed: int | Decimal,
    terms: tuple[Term, ...],
    severity: Severity = Severity.ERROR,
) -> Finding:
    start, end = span(text, quote)
    return Finding(
        rule,
        severity,
        start,
        end,
        quote,
        message,
        Decimal(stated),
        Decimal(computed),
        "分项相加应当等于合计",
        terms,
    )
