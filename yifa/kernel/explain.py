"""What a kind of matter is, told from its declaration: the page in docs/matters and its drawing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from yifa import law

from . import clock_tables
from .categories import category_label, choices_of
from .clock_tables import clock_rows
from .figures import UNFILLED, Count, Counted, Figure, Ratio, Stock
from .gates import Gate, HouseRule
from .procedure import Procedure, Step
from .records import cited
from .register import Register
from .rolls import Roll
from .writing import label_of

GENERATED = "<!-- Made from the declaration by `make docs`; change that, not this page. -->"


def mermaid(procedure: type[Procedure]) -> str:
    """The procedure as a Mermaid state diagram; side steps stand as notes."""
    lines = ["stateDiagram-v2"]
    stages = [stage for stage in procedure.stages.values() if stage is not Procedure.void]
    lines += [f"    {stage.name}: {stage.label}" for stage in stages]
    for step in procedure.steps.values():
        lines += [f"    {line}" for line in arrows(step)]
    lines += [f"    {stage.name} --> [*]" for stage in stages if stage.ends]
    return "\n".join(lines)


def arrows(step: Step) -> Iterator[str]:
    """A step as arrows of the drawing."""
    if step.move.begins:
        yield f"[*] --> {step.leads_to('')}: {step.label}"
    for source in step.move.sources:
        if step.move.target is not None:
            yield f"{source.name} --> {step.move.target.name}: {step.label}"


def page(register: type[Register]) -> str:
    """The whole page of a register, in Markdown."""
    parts = [GENERATED, f"# {register.title}", f"`{register.kind()}`"]
    for procedure in register.procedures:
        parts += procedure_parts(register, procedure)
    if records := list(record_rows(register)):
        parts += ["## 全过程记录", table(["环节", "应当留下", "何时", "形式", "依据"], records)]
    if register.papers:
        parts += ["## 文书", "、".join(one.label for one in register.papers.values())]
    parts += ["## 指标", table(["指标", "单位", "怎么算", "可按什么分"], figure_rows(register))]
    return "\n\n".join(parts) + "\n"


def procedure_parts(register: type[Register], procedure: type[Procedure]) -> list[str]:
    """A procedure: drawing, steps, what must hold, clocks."""
    parts = [
        f"## {procedure.label()}",
        f"```mermaid\n{mermaid(procedure)}\n```",
        table(["环节", "谁办", "从哪里到哪里", "依据", "填写"], step_rows(register, procedure)),
    ]
    if gates := list(gate_rows(procedure)):
        parts += ["### 前置条件", table(["环节", "条件", "依据", "不满足时"], gates)]
    if clocks := list(clock_rows(register, procedure)):
        parts += ["### 时限", table(clock_tables.HEAD, clocks), clock_tables.read_on()]
    return parts


def record_rows(register: type[Register]) -> Iterator[list[str]]:
    """What each step must leave on record, a row each."""
    for step, records in register.records.items():
        for record in records:
            forms = "、".join(medium.label for medium in record.media)
            asked = "；".join(
                said_of(register, name, values) for name, values in record.where.items()
            )
            yield [step.label, record.what, asked, forms, cited(record.basis)]


def said_of(register: type[Register], name: str, values: Collection[str]) -> str:
    """Some values of a field in words: 送达方式为留置送达."""
    field = register.field(name)
    labels = [str(label) for code, label in field.flatchoices if code in values]
    return f"{field.verbose_name}为{'、'.join(labels)}"


def step_rows(register: type[Register], procedure: type[Procedure]) -> Iterator[list[str]]:
    """A row a step."""
    for step in procedure.steps.values():
        needs = procedure.needed_by(step)
        fields = [
            f"**{label_of(register.model(), name)}**"
            if name in needs
            else label_of(register.model(), name)
            for name in procedure.fields_of(step)
        ]
        yield [
            step.label,
            "、".join(str(role.label) for role in step.by),
            way_of(step),
            procedure.basis_of(step),
            "、".join(fields),
        ]


def way_of(step: Step) -> str:
    """From where to where, in words."""
    sources = "、".join(stage.label for stage in step.move.sources) or "（无）"
    if step.move.target is None:
        return f"{sources}，不变"
    return f"{sources} → {step.move.target.label}"


def gate_rows(procedure: type[Procedure]) -> Iterator[list[str]]:
    """A row a gate of a step."""
    for step in procedure.steps.values():
        for gate in procedure.gates_of(step):
            yield [step.label, gate.reason().says, basis_of(gate), effect_of(gate)]


def basis_of(gate: Gate) -> str:
    """Law and article, or that it is a rule of the house."""
    rule = gate.requirement
    return rule.basis if isinstance(rule, HouseRule) else law.requirement(rule).basis


def effect_of(gate: Gate) -> str:
    """Whether it refuses, and why, or only reminds."""
    if not gate.blocks:
        return "提醒"
    return f"不能办：{gate.unlawful_without}" if gate.unlawful_without else "不能办"


def figure_rows(register: type[Register]) -> Iterator[list[str]]:
    """A row a figure."""
    for figure in register.figures.values():
        by = "、".join(category_label(figure, name) for name in figure.by)
        yield [figure.label, figure.unit, how(figure, register), by]


def how(figure: Figure, register: type[Register]) -> str:
    """How a figure counts, in words."""
    if isinstance(figure, Ratio):
        return f"{figure.numerator.label} ÷ {figure.denominator.label}"
    if isinstance(figure, Stock):
        return "期末处于" + "、".join(stage.label for stage in figure.stages) + narrowed(figure)
    if isinstance(figure, Roll):
        return f"期末有{figure.role.label}在任的，每个只算一次" + in_form(figure)
    assert isinstance(figure, Count)
    steps = "、".join(step.label for step in figure.steps)
    what = f"{steps}的{'次数' if figure.each else '件数'}"
    if figure.adds:
        what = f"{steps}的事项的{register.field(figure.adds).verbose_name}之和"
    last = "，有几次结果的以最后一次为准" if figure.overtaken_by else ""
    if figure.anew_at:
        last += f"，{'、'.join(step.label for step in figure.anew_at)}以后另算"
    return what + narrowed(figure) + last


def in_form(figure: Roll) -> str:
    """In which organisations, where not in all."""
    return f"（{figure.form.label}）" if figure.form is not None else ""


def narrowed(figure: Counted) -> str:
    """What the figure is narrowed by, in words."""
    told = []
    for name, value in figure.where.items():
        label, choices = category_label(figure, name), choices_of(figure, name)
        known = {"": UNFILLED, True: "是"} | choices
        wanted = value if isinstance(value, list | tuple) else [value]
        told.append(f"{label}为{'或者'.join(known.get(one, str(one)) for one in wanted)}")
    return f"（{'，'.join(told)}）" if told else ""


def table(head: list[str], rows: Iterator[list[str]] | list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )


def law_page() -> str:
    """Every limit and requirement that has Chinese words, by law."""
    parts = [GENERATED, "# 法律数据：时限和前置条件"]
    for one in law.every_law():
        limits = [
            [limit.id, limit.what, limit.period, limit.article, mark(limit.is_verified)]
            for limit in law.every_limit()
            if limit.law is one and limit.what
        ]
        rules = [
            [rule.id, rule.says, "", rule.article, mark(rule.is_verified)]
            for rule in law.every_requirement()
            if rule.law is one and rule.says
        ]
        if limits or rules:
            head = ["编号", "内容", "期限", "条文", "核实"]
            parts += [f"## {one.title}", table(head, limits + rules)]
    return "\n\n".join(parts) + "\n"


def mark(is_verified: bool) -> str:
    """Whether it was read in the statute's text."""
    return "已核对原文" if is_verified else "未核实，只提醒"


def pages() -> dict[str, str]:
    """Every generated page by its path under docs/."""
    found = {f"matters/{kind}.md": page(register) for kind, register in Register.all.items()}
    return {**found, "matters/index.md": index(), "law/index.md": law_page()}


def index() -> str:
    """What registers there are, those of one wing together."""
    wings: dict[str, list[str]] = {}
    # In the order of their names: what was declared first depends on who imported whom.
    for kind, register in sorted(Register.all.items()):
        wings.setdefault(register.wing() or "report", []).append(f"[{register.title}]({kind}.md)")
    rows = [[f"`{wing}`", " · ".join(links)] for wing, links in sorted(wings.items())]
    return "\n\n".join([GENERATED, "# 各本台账", table(["章", "台账"], rows)]) + "\n"


def write(docs: Path) -> list[Path]:
    """Write every generated page that is not current; returns those written."""
    written = []
    for name, text in pages().items():
        path = docs / name
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            written.append(path)
    return written
