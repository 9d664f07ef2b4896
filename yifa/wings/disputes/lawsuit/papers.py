"""Which papers of a lawsuit can be printed, each from what is recorded.

Whatever is signed, sealed or dated by hand stays blank, and a value that is not recorded is an
empty space, never a word. Names stand in clear: the papers go to the court; printing is recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from yifa.kernel.acts import acts_of
from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.kernel.state import standing
from yifa.report.papers import docx
from yifa.report.papers.casefile import story, words
from yifa.report.papers.paper import Block, Heading, Note, Paper, Paragraph, Table

from .models import Lawsuit

Story = story.Story[Lawsuit]


def told(matter: Matter) -> Story:
    """The story of a matter, which is a lawsuit."""
    case = cast("Lawsuit", matter)
    return Story(case, list(case.parties.order_by("place")), acts_of(standing(case)))


def heading(case: Story) -> list[Block]:
    """Who stands against whom, before which court, over what."""
    suit = case.matter
    rows = [
        words.pair("本机关", str(suit.holder), "诉讼地位", suit.get_standing_display()),
        words.wide("对方当事人", case.names()),
        words.wide("其他当事人", suit.other_defendants),
        words.pair("受理法院", suit.court, "案号", suit.court_number),
        words.wide("案由", suit.title),
        words.wide("被诉行政行为", f"{suit.get_act_kind_display()}　{suit.act}".strip()),
    ]
    return [words.form(rows)]


def defence(case: Story) -> Paper:
    """行政答辩状: the frame, with what was written as the answer, of late to an appeal."""
    suit = case.matter
    of_appeal = suit.took("other_appeals")
    return Paper(
        title="行政答辩状（二审）" if of_appeal else "行政答辩状",
        blocks=(
            *heading(case),
            Heading(1, "上诉请求" if of_appeal else "原告的诉讼请求"),
            *words.lines("　" if of_appeal else suit.claims or "　"),
            Heading(1, "答辩意见"),
            *words.lines(suit.answer_text or "　\n　\n　"),
            Paragraph("综上，请求人民法院依法裁判。"),
            Paragraph("此致"),
            Paragraph(suit.court),
            words.to_sign("法定代表人（签名）", seal=f"{suit.holder}（印章）"),
            Note("附：答辩状副本，证据清单及证据，所依据的规范性文件。"),
        ),
    )


def evidence(case: Story) -> Paper:
    """证据清单: a line of what was recorded is a line of the list; pages are written by hand."""
    suit = case.matter
    lines = [line for line in suit.evidence_list.splitlines() if line.strip()]
    items = lines if len(lines) > 1 else [one for one in lines[0].split("；") if one]
    rows = tuple((str(place), item, "", "", "") for place, item in enumerate(items, start=1))
    return Paper(
        title="证据清单",
        blocks=(
            *heading(case),
            Heading(1, "证据"),
            Table(("序号", "证据名称", "来源", "证明事项", "页码"), rows, widths=(1, 4, 2, 4, 1)),
            Heading(1, "所依据的规范性文件"),
            *words.lines(suit.legal_basis),
            Paragraph(f"证据的取得：{suit.get_gathered_display()}。"),
            words.to_sign("提交人（签名）", "接收人（签名）", seal=f"{suit.holder}（印章）"),
        ),
    )


def mandate(case: Story) -> Paper:
    """授权委托书: for one or two agents; what they may do is ticked by hand."""
    suit = case.matter
    agents = [one for one in (suit.agent_one, suit.agent_two) if one]
    named = [words.wide(f"受托人{place}", one) for place, one in enumerate(agents, start=1)]
    return Paper(
        title="授权委托书",
        blocks=(
            *heading(case),
            words.form([words.wide("委托人", str(suit.holder)), *named]),
            Paragraph("委托上列受托人在本案中作为本机关的诉讼代理人。"),
            Paragraph("代理权限：□一般代理　□特别代理（写明具体事项）："),
            Paragraph("　"),
            words.to_sign("法定代表人（签名）", "受托人（签名）", seal=f"{suit.holder}（印章）"),
        ),
    )


def identity(case: Story) -> Paper:
    """行政机关负责人身份证明: name and position, sealed (article 6)."""
    suit = case.matter
    rows = [
        words.pair("姓名", suit.head_name, "职务", suit.head_position),
        words.wide("负责人类别", suit.get_head_rank_display()),
    ]
    return Paper(
        title="行政机关负责人身份证明",
        blocks=(
            *heading(case),
            words.form(rows),
            Paragraph("上列人员系本机关负责人，依法出庭应诉。特此证明。"),
            words.to_sign(seal=f"{suit.holder}（印章）"),
        ),
    )


def absence(case: Story) -> Paper:
    """负责人不能出庭情况说明: the ground, the head's own words, who comes instead (article 9)."""
    suit = case.matter
    rows = [
        words.pair("开庭日期", words.day(suit.hearing_on), "派谁出庭", suit.get_sends_display()),
        words.wide("不能出庭的事由", suit.get_absence_ground_display()),
    ]
    return Paper(
        title="负责人不能出庭情况说明",
        blocks=(
            *heading(case),
            words.form(rows),
            Heading(1, "情况说明"),
            *words.lines(suit.absence_note or "　\n　"),
            words.to_sign("主要负责人（签名）", seal=f"{suit.holder}（印章）"),
            Note("附证明材料，加盖本机关印章或者由主要负责人签字认可。"),
        ),
    )


def request(case: Story, title: str, asks: str, why: str, *attached: str) -> Paper:
    """What the organ asks of the court: what, and why."""
    suit = case.matter
    return Paper(
        title=title,
        blocks=(
            *heading(case),
            Heading(1, "请求事项"),
            Paragraph(asks),
            Heading(1, "事实和理由"),
            *words.lines(why),
            Paragraph("此致"),
            Paragraph(suit.court),
            words.to_sign("法定代表人（签名）", seal=f"{suit.holder}（印章）"),
            *map(Note, attached),
        ),
    )


def more_time(case: Story) -> Paper:
    """延期提供证据申请书 (article 36)."""
    asks = "申请延期提供作出被诉行政行为的证据。"
    return request(case, "延期提供证据申请书", asks, case.matter.delay_ground)


def another_day(case: Story) -> Paper:
    """延期开庭申请书: a head who can't come for good cause (article 9 of the rules)."""
    asks = f"本案定于{words.day(case.matter.hearing_on) or '　　年　　月　　日'}开庭，申请延期。"
    proof = "附证明材料，加盖本机关印章或者由主要负责人签字认可。"
    return request(case, "延期开庭申请书", asks, case.matter.postponed_why, proof)


def appealed(case: Story) -> Paper:
    """行政上诉状: what was decided and why it is fought; the requests are written by hand."""
    suit = case.matter
    decided = f"上诉人不服{suit.court}{suit.document_number}裁判，提出上诉，请求："
    copies = "附上诉状副本，按对方当事人人数提交。"
    return request(case, "行政上诉状", decided, suit.appeal_why, copies)


def loss(case: Story) -> Paper:
    """败诉案件分析报告: cause, analysis, what is done about it."""
    suit = case.matter
    rows = [
        words.pair("裁判结果", suit.get_result_display(), "裁判文书号", suit.document_number),
        words.pair(
            "败诉原因", suit.get_loss_cause_display(), "需要履行", "是" if suit.duty else "否"
        ),
    ]
    return Paper(
        title="败诉案件分析报告",
        document_number=suit.number,
        blocks=(
            *heading(case),
            words.form(rows),
            Heading(1, "原因分析"),
            *words.lines(suit.loss_analysis),
            Heading(1, "整改措施"),
            *words.lines(suit.loss_measures),
            words.to_sign("承办人（签名）", "负责人（签名）"),
        ),
    )


def printed(label: str, make: Callable[[Story], Paper], *, needs: str = "") -> Printout:
    """One paper; `needs` is the step without which there is nothing to print."""

    def lacks(matter: Matter) -> str:
        if needs and not matter.took(needs):
            return f"还没有{matter.procedure.step(needs).label}"
        return ""

    return Printout(label, lambda matter: docx.write_bundle([make(told(matter))]), lacks)


def lacks_absence(matter: Matter) -> str:
    """Only where it was decided that somebody else goes."""
    return "" if matter.took("send_staff", after="send_head") else "没有决定由工作人员出庭"


PAPERS = {
    "defence": printed("行政答辩状", defence),
    "evidence": printed("证据清单", evidence, needs="submit_evidence"),
    "more_time": printed("延期提供证据申请书", more_time, needs="ask_delay"),
    "another_day": printed("延期开庭申请书", another_day, needs="postpone"),
    "appeal": printed("行政上诉状", appealed, needs="appeal"),
    "mandate": printed("授权委托书", mandate, needs="appoint"),
    "identity": printed("负责人身份证明", identity, needs="send_head"),
    "absence": Printout(
        "负责人不能出庭情况说明",
        lambda matter: docx.write_bundle([absence(told(matter))]),
        lacks_absence,
    ),
    "loss": printed("败诉案件分析报告", loss, needs="analyse"),
}
