"""What a step sets off, said beside its form: the stage after, clocks, what stays recorded."""

from __future__ import annotations

from collections.abc import Iterator

from yifa.kernel.handed_in import GIVE_CODE
from yifa.kernel.kernel_steps import KernelStep
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register
from yifa.web.theme.link import Link

from .pill import limit_of
from .request import today


def effects_of(procedure: type[Procedure], step: Step, matter: Matter | None) -> list[Link]:
    """Stage after, clocks started and stopped, and that a step can only be revoked."""
    started = clocks_started(procedure, step, matter)
    said = [*stage_after(step), *started, *clocks_stopped(procedure, step)]
    if isinstance(step, KernelStep) and step.name == "unmask":
        return [Link("谁、什么时候、为什么查看，都记入办理记录")]
    if step is GIVE_CODE and matter is not None:
        return list(what_a_code_opens(matter))
    return [*said, Link("记入办理记录，不能删改，只能撤销并说明理由")]


def what_a_code_opens(matter: Matter) -> Iterator[Link]:
    """What whoever is given a code sees of the matter, so that nothing is told unawares."""
    asked = Register.of(matter).asked
    yield Link("显示一个跟踪码，只这一次；以前发过的作废")
    yield Link("有跟踪码的人看得到办到哪一步、期限和答复的内容")
    if asked is not None and asked.answers:
        labels = "”“".join(dict.fromkeys(step.label for step in asked.answers))
        yield Link(f"“{labels}”附的文件也看得到；别的材料看不到")
    yield Link("发给谁、怎样核对的，记入办理记录")


def stage_after(step: Step) -> list[Link]:
    """Where the matter then stands."""
    target = step.move.target
    return [Link(f"阶段变为“{target.label}”")] if target else []


def clocks_started(procedure: type[Procedure], step: Step, matter: Matter | None) -> list[Link]:
    """The limits that begin to run, with their length and article, as the matter narrows them.

    One that hangs on a day which nobody types runs only of some matters, and is not promised.
    """
    typed = {name for step in procedure.steps.values() for name in procedure.fields_of(step)}
    found = []
    for clock in procedure.clocks.values():
        hangs_on = clock.since if isinstance(clock.since, str) else ""
        if step in clock.after and (not hangs_on or hangs_on in typed):
            limit = limit_of(clock, today(), matter)
            until = "到填写的那天" if clock.until else limit.period
            found.append(Link(f"起算：{clock.says}，{until}", note=limit.basis))
    return found


def clocks_stopped(procedure: type[Procedure], step: Step) -> list[Link]:
    """The limits that are met."""
    stopped = [clock for clock in procedure.clocks.values() if step in clock.before]
    return [Link(f"停表：{clock.says}") for clock in stopped if not clock.waits]
