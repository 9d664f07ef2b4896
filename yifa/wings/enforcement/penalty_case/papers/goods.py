"""What is done with things: kept as evidence, sealed or seized, and what became of them."""

from __future__ import annotations

from yifa.kernel.acts import Act
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Paper, Paragraph, Table

from .case import Case, basis, named, official, remedies

#: Lines of a list that stay for what is written by hand.
ROWS = 8
#: The word in the number of a decision to seize, by its step.
WORDS = {"seize": "封", "seize_urgently": "急封"}


def preserved(case: Case, act: Act) -> list[Paper]:
    """先行登记保存证据通知书 and its list."""
    limit = case.limit("penalty.evidence_registration", act.on)
    blocks = [
        Paragraph(f"因你（单位）涉嫌{case.told(act, 'cause')}，证据可能灭失或者以后难以取得。"),
        Paragraph(
            f"依据{basis('penalty.preservation_approval')}，经本机关负责人批准，"
            "对清单所列物品先行登记保存。"
        ),
        Paragraph(
            f"本机关自{words.day(act.on)}起{limit.period}内作出处理决定（{limit.basis}）。"
            "在此期间，当事人或者有关人员不得销毁或者转移证据。"
        ),
        *kept_where(),
    ]
    title = "先行登记保存证据通知书"
    notice = official(
        case, title, "保", act, blocks, signers=("当事人（签收）", "执法人员（签名）")
    )
    return [notice, listing(case, act, "先行登记保存证据清单", "保")]


def kept_where() -> list[Paragraph]:
    """Where things are kept is written by hand."""
    return [Paragraph("保存地点：" + "\u3000" * 12), Paragraph("保存方式：" + "\u3000" * 12)]


def listing(case: Case, act: Act, title: str, word: str) -> Paper:
    """A list in duplicate: what is recorded, and lines to write the rest on."""
    things = [line for line in act.said("listed").splitlines() if line.strip()]
    blank = max(0, ROWS - len(things))
    rows = tuple(
        (str(place) if thing else "", thing, "", "", "", "")
        for place, thing in enumerate([*things, *[""] * blank], 1)
    )
    head = ("序号", "名称", "规格、型号", "数量", "单位", "备注")
    roles = ("当事人（签名或者盖章）", "见证人（签名）", "执法人员（签名）")
    return Paper(
        title=title,
        document_number=case.number(word, act),
        blocks=(
            Table(head, rows, widths=(0.7, 3.2, 1.6, 1, 0.9, 1.6), numeric=frozenset()),
            Paragraph("本清单一式二份，由当事人和行政机关分别保存。"),
            words.to_sign(*roles, seal=f"{case.organ}（印章）"),
        ),
    )


def settled(case: Case, act: Act) -> list[Paper]:
    """物品处理决定书: what becomes of the things kept."""
    kept = before(case, act, "preserve")
    blocks = [
        *named(case),
        Paragraph(
            f"本机关于{words.day(kept.on if kept else None)}对你（单位）的物品先行登记保存"
            f"（{case.number('保', kept)}）。"
        ),
        Paragraph(
            f"依据{case.limit('penalty.evidence_registration', act.on).basis}，"
            f"现对清单所列物品作如下处理：{case.told(act, 'kept_how')}。"
        ),
        *words.lines(kept.said("listed") if kept else ""),
    ]
    signers = ("当事人（签收）", "执法人员（签名）")
    return [
        official(case, "先行登记保存物品处理决定书", "物", act, blocks, signers=signers),
    ]


def seized(case: Case, act: Act) -> list[Paper]:
    """查封（扣押）决定书 and its list, with what article 24 of 行政强制法 asks."""
    urgent = act.step == "seize_urgently"
    word = WORDS[act.step]
    approved = "因情况紧急，当场决定" if urgent else "经本机关负责人批准，决定"
    limit = case.limit("coercion.seizure", act.on)
    until = f"{limit.period}（{limit.basis}）；检测、检验、检疫或者技术鉴定的期间不计算在内"
    blocks = [
        *named(case),
        Paragraph(f"你（单位）涉嫌{case.told(act, 'cause')}。"),
        Paragraph("查封（扣押）的依据：" + "\u3000" * 12),
        Paragraph(f"{approved}对清单所列场所、设施或者财物予以查封（扣押）。"),
        Paragraph(f"期限自{words.day(act.on)}起不超过{until}。"),
        *kept_where(),
        Paragraph("在此期间，任何人不得使用、销毁或者转移。"),
        Paragraph("你（单位）可以陈述和申辩。"),
        remedies(case, act.on),
    ]
    signers = ("当事人（签收）", "执法人员（签名）")
    notice = official(case, "查封（扣押）决定书", word, act, blocks, signers=signers)
    return [notice, listing(case, act, "查封（扣押）清单", word)]


def released(case: Case, act: Act) -> list[Paper]:
    """解除查封（扣押）决定书, or what else was decided of the things."""
    taken = before(case, act, *WORDS)
    lifted = act.step == "lift_seizure"
    back = lifted or act.said("kept_how") in ("returned", "recorded")
    title = "解除查封（扣押）决定书" if back else "查封（扣押）财物处理决定书"
    number = case.number(WORDS[taken.step], taken) if taken else ""
    then = "现决定解除查封（扣押），财物退还你（单位）" if back else "现对该财物作如下处理"
    how = act.said("not_approved_why") if lifted else case.told(act, "kept_how")
    blocks = [
        *named(case),
        Paragraph(
            f"本机关于{words.day(taken.on if taken else None)}作出查封（扣押）决定（{number}）。"
        ),
        Paragraph(f"{then}：{how}。"),
        *words.lines(taken.said("listed") if taken else ""),
        remedies(case, act.on),
    ]
    signers = ("当事人（签收）", "执法人员（签名）")
    return [official(case, title, "解", act, blocks, signers=signers)]


def before(case: Case, act: Act, *steps: str) -> Act | None:
    """The latest act of any of the steps before this one."""
    earlier = case.acts[: case.acts.index(act)]
    return next((one for one in reversed(earlier) if one.step in steps), None)
