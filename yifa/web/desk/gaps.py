"""What the file of a matter lacks, as its page lists it: what, at which step, by which law."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from yifa.kernel.gaps import gaps_of
from yifa.kernel.kernel_steps import ATTACH
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.records import Gap
from yifa.kernel.rights import barred
from yifa.web.theme.gate import Gate, GateState
from yifa.web.theme.link import Link
from yifa.web.theme.wording import day_in_text


def gaps_in(matter: Matter) -> list[Gate]:
    """Each gap as a line; nothing where the kind says of no step what it must leave."""
    return [line(gap) for gap in gaps_of(matter)]


def line(gap: Gap) -> Gate:
    """One gap; what rests on an article that was not read only reminds."""
    since = f"，{day_in_text(gap.since)}起" if gap.since else ""
    state = GateState.MISSING if gap.verified else GateState.UNVERIFIED
    return Gate(state, gap.what, f"{gap.basis}：{gap.says}", who=f"{gap.step}{since}")


def counted(gaps: Sequence[Gate]) -> Link | None:
    """How many there are, beside the evidence."""
    return Link(f"案卷还缺{len(gaps)}项", "#gaps") if gaps else None


def way_to_fill(matter: Matter, post: Post) -> Link | None:
    """Where the missing files are added, for who may add them."""
    if barred(post, matter, ATTACH) is not None:
        return None
    return Link(ATTACH.label, reverse("step", args=[matter.pk, ATTACH.name]))
