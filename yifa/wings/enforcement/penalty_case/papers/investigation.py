"""The papers of the investigation: records, the list of evidence, the report that ends it."""

from __future__ import annotations

from yifa.kernel.acts import Act
from yifa.report.papers.casefile import evidence, words
from yifa.report.papers.paper import Block, Note, Paper, Paragraph, Table
from yifa.wings.enforcement.penalty_case import terms

from .case import Case, basis, by_officers, internal, subjects
from .laid import kinds, proposal

LINES = 14
SHOWN = "执法人员已经出示执法证件，告知当事人（被询问人）依法享有的权利和应当履行的义务。"
READ = "以上笔录我已看过（已向我宣读），与我说的一致。"
RECORDED = (terms.EvidenceKind.RECORD,)
ASKED = (terms.EvidenceKind.PARTY, terms.EvidenceKind.WITNESS)


def looked(act: Act) -> bool:
    """Whether an act of investigation was a look at the place."""
    return act.said("evidence_kind") in RECORDED


def questioned(act: Act) -> bool:
    """Whether it was a questioning."""
    return act.said("evidence_kind") in ASKED


def shown(act: Act) -> list[Block]:
    """That certificates were shown and rights told stands there only if it was recorded."""
    return [Paragraph(SHOWN)] if act.wrote.get("id_shown") else []


def on_site(case: Case, act: Act) -> list[Paper]:
    """现场检查（勘验）笔录: what was seen is written by hand on the spot."""
    rows = [
        words.pair("案由", case.told(act, "cause"), "检查日期", words.day(act.on)),
        words.pair("起止时间", "", "天气情况", ""),
        words.wide("检查地点", case.told(act, "place")),
        *subjects(case),
        by_officers(case, act),
        words.pair("记录人", "", "见证人", ""),
        words.wide("现场情况", act.said("evidence_proves"), lines=LINES),
    ]
    signers = ("当事人（签名或者盖章）", "见证人（签名）", "执法人员（签名）", "记录人（签名）")
    return [internal(case, "现场检查（勘验）笔录", rows, *signers, after=shown(act))]


def questioning(case: Case, act: Act) -> list[Paper]:
    """询问笔录: questions and answers are written by hand while they are asked."""
    rows = [
        words.pair("案由", case.told(act, "cause"), "询问日期", words.day(act.on)),
        words.pair("起止时间", "", "询问地点", ""),
        words.pair("被询问人", "", "性别年龄", ""),
        words.pair("证件号码", "", "联系电话", ""),
        words.pair("单位职务", "", "与案件的关系", ""),
        words.wide("住址"),
        by_officers(case, act),
        words.wide("问答记录", act.said("evidence_proves"), lines=LINES),
    ]
    after = [*shown(act), Paragraph(READ)]
    signers = ("被询问人（逐页签名）", "执法人员（签名）", "记录人（签名）")
    return [internal(case, "询问笔录", rows, *signers, after=after)]


def evidence_list(case: Case, act: Act) -> list[Paper]:
    """证据清单: each act of investigation with what it proves, then the files on record."""
    acts = case.all_of("investigate", "appraised")
    told = tuple(
        (str(place), kind_of(case, one), proves(one), words.day(one.on), "", "")
        for place, one in enumerate(acts, 1)
    )
    head = ("序号", "证据种类", "证明内容", "取得日期", "原件或者复制件", "份数、页数")
    blocks: list[Block] = [Table(head, told, widths=(0.6, 1.6, 3.4, 1.9, 1.3, 1.1))]
    return [
        Paper(
            title="证据清单",
            document_number=case.matter.number,
            blocks=(
                *blocks,
                Note(f"法律依据：{basis('penalty.evidence_legal')}。"),
                words.to_sign("提供人（签名）", "执法人员（签名）"),
            ),
        )
    ]


def kind_of(case: Case, act: Act) -> str:
    """Which of the eight kinds an act brought."""
    if act.step == "appraised":
        return str(terms.EvidenceKind.EXPERT.label)
    return case.told(act, "evidence_kind")


def proves(act: Act) -> str:
    """What it proves."""
    return act.said("appraisal" if act.step == "appraised" else "evidence_proves")


def files_list(case: Case) -> list[Paper]:
    """电子材料目录: every file on record with its digest; none where there is none."""
    files = list(case.matter.evidence.select_related("event").order_by("pk"))
    if not files:
        return []
    step = case.matter.procedure.step
    rows = tuple(
        (str(place), one.name, step(one.event.step).label, evidence.received(one), str(one.size))
        for place, one in enumerate(files, 1)
    )
    head = ("序号", "材料名称", "环节", "收到日期", "字节数")
    return [
        Paper(
            title="电子材料目录",
            document_number=case.matter.number,
            blocks=(
                Table(head, rows, widths=(0.6, 3.4, 2.2, 2.0, 1.2)),
                Note(f"电子件校验码（SHA-256前32位）：{evidence.digests(files)}"),
            ),
        )
    ]


def report(case: Case, act: Act) -> list[Paper]:
    """调查终结报告: what the investigation came to, and what it proposes."""
    again = case.value(act, "offences")
    rows = [
        words.wide("案由", case.told(act, "cause")),
        *subjects(case),
        by_officers(case, act),
        words.wide("立案日期", words.day(filed.on) if (filed := case.last("file")) else ""),
        words.wide("违法事实", case.told(act, "facts"), lines=6),
        words.wide("证据", "\n".join(evidence_lines(case, act)), lines=4),
        words.pair(
            "危害后果", case.told(act, "harm"), "两年内同类违法", f"第{again}次" if again else ""
        ),
        words.wide("涉案金额", case.told(act, "amount")),
        words.pair(
            "不予处罚情形", case.told(act, "exempt"), "从轻、减轻情形", case.told(act, "lighter")
        ),
        words.wide("适用的裁量基准", benchmark(case, act)),
        words.wide("应当法制审核的情形", case.told(act, "review_why")),
        words.wide("处理建议", "；".join(kinds(proposal(case, act))), lines=4),
        words.wide("审查意见", lines=3),
    ]
    return [internal(case, "调查终结报告", rows, "执法人员（签名）", "负责人（签名）")]


def evidence_lines(case: Case, act: Act) -> list[str]:
    """The evidence gathered by then, one line each."""
    gathered = [one for one in case.until(act) if one.step in ("investigate", "appraised")]
    return [
        f"{place}. {kind_of(case, one)}，证明{proves(one)}；"
        for place, one in enumerate(gathered, 1)
    ]


def benchmark(case: Case, act: Act) -> str:
    """The discretion benchmark that was applied."""
    found = case.value(act, "benchmark")
    return f"{found.title}（{found.number}）" if found else ""
