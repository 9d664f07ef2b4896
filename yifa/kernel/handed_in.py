"""How what the public hands in becomes a matter, once, and is found again by whoever has its code.

The code is all that somebody outside needs and all that he has: it is made where the form is, and
of it only a keyed hash is kept. What is sent again under the same code makes no second matter.
Whoever came to a window, wrote or telephoned is given one by who handles the matter, and so is
whoever lost theirs: the one before opens nothing from then on.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from .asking import Adds, Asked
from .evidence import Evidence, Upload
from .gates import Reason, Refused
from .kernel_steps import ANY_HANDLER, Act, KernelStep
from .kernel_steps import Asked as Answer
from .keys import provider
from .matter import Event, Matter, Origin
from .organisation import Organisation
from .person import Post
from .procedure import Procedure
from .register import Register
from .roles import Role
from .take import take
from .writing import PARTIES

#: The letters of a code: those that are mistaken for one another are not among them.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISTAKEN = str.maketrans("OIL", "011")
#: 20 letters of 32: a hundred bits.
LENGTH, GROUP = 20, 4
BYTES = 13
#: What an act bears that somebody outside did by himself.
BY_THEMSELVES = "本人在网上提交"


class NobodyReceives(Exception):
    """No post of the organisation can record it today; nothing was stored."""


class HandedBefore(Exception):
    """Something else was handed in under the same code before; nothing was stored."""

    def __init__(self, handed: HandedIn) -> None:
        super().__init__(f"这张表已经提交过，编号{handed.matter.number}")
        self.handed = handed


class HandedIn(models.Model):
    """That a matter was handed in by the public, and the keyed hash of the code that opens it."""

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="handed_in")
    code = models.CharField(max_length=64, unique=True)
    #: A keyed hash of all that was sent: what comes again is told from what was changed.
    said = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "网上提交"
        verbose_name_plural = "网上提交"

    def __str__(self) -> str:
        return self.code[:8]

    @property
    def came_by_itself(self) -> bool:
        """Whether it was sent through the public's form, not entered by a clerk."""
        return self.matter.origin == Origin.PUBLIC

    @property
    def asked(self) -> Asked:
        """What its register says of it."""
        asked = Register.of(self.matter).asked
        assert asked is not None, "only such matters are handed in"
        return asked

    @property
    def was_revoked(self) -> bool:
        """Whether its registration was taken back: nothing of it is told any more but that."""
        return self.matter.stage == Procedure.void.name


def readable(code: str) -> str:
    """A code as it is shown: four letters at a time.

    >>> readable("7QK2M9XDA4TN0BCE5RHW")
    '7QK2-M9XD-A4TN-0BCE-5RHW'
    """
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def read_code(typed: str) -> str:
    """A code as it was typed, in whatever case and with whatever between; "" if it can be none."""
    code = re.sub(r"[\s\-—－.]", "", typed).upper().translate(MISTAKEN)
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""


def code_from(secret: bytes) -> str:
    """The code that a secret gives: the same always the same; 13 bytes or more are needed."""
    number = int.from_bytes(secret, "big")
    return "".join(LETTERS[number >> (5 * place) & 31] for place in range(LENGTH))


def give(act: Act) -> dict[str, Any]:
    """发跟踪码: a new code for whoever asked, in the place of any before; shown once."""
    matter = act.matter
    if Register.of(matter).asked is None:
        raise Refused("发跟踪码", [Reason("这一类事项不在网上查办理情况，没有跟踪码")])
    if matter.stage == Procedure.void.name:
        raise Refused("发跟踪码", [Reason("登记已经撤销，不再办理")])
    code = code_from(secrets.token_bytes(BYTES))
    HandedIn.objects.update_or_create(
        matter_id=matter.pk,
        defaults={"code": hashes(code)[-1]},
        create_defaults={"code": hashes(code)[-1], "said": "", "at": timezone.now()},
    )
    vars(matter)["code_given"] = code
    return {}


#: An act that leaves the matter as it is (`LOOKS`), with how it was made sure to whom it is given.
GIVE_CODE = KernelStep(
    "give_code",
    "发跟踪码",
    give,
    by=ANY_HANDLER,
    asks={"reason": Answer("发给谁，怎样核对的身份", str)},
    anytime=True,
)


def find(typed: str) -> HandedIn | None:
    """What a code opens; None for one that opens nothing."""
    code = read_code(typed)
    if not code:
        return None
    held = HandedIn.objects.select_related("matter__holder", "matter__organisation")
    found = held.filter(code__in=hashes(code)).first()
    if found is None or found.matter.kind not in Register.all or not found_asked(found):
        return None
    found.matter = found.matter.of_kind()
    return found


def found_asked(found: HandedIn) -> bool:
    """Whether the register still opens to the public."""
    return Register.of(found.matter).asked is not None


def hashes(said: str) -> list[str]:
    """Every hash that it may be kept under, the newest last: keys change, and none is removed."""
    keys = provider()
    return [keys.mac(version, "tracking", said.encode()) for version in keys.versions()]


def receivers(register: type[Register], on: dt.date) -> Iterator[tuple[Organisation, Post | None]]:
    """Every organisation to which it may be handed in, with who would record it there."""
    asked = register.asked
    assert asked is not None, "only such registers receive"
    held = Post.objects.held_on(on).filter(role__in=asked.by, person__is_active=True)
    posts: dict[int, Post] = {}
    for post in held.select_related("person", "organisation").order_by("-pk"):
        best = posts.get(post.organisation_id)
        if best is None or asked.by.index(Role(post.role)) <= asked.by.index(Role(best.role)):
            posts[post.organisation_id] = post
    for organisation in asked.to():
        yield organisation, posts.get(organisation.pk)


def receiver(register: type[Register], organisation: Organisation, on: dt.date) -> Post | None:
    """Who records what is handed in there: whoever handled the last one, else the first in line."""
    asked = register.asked
    assert asked is not None, "only such registers receive"
    held = Post.objects.held_on(on).filter(
        organisation=organisation, role__in=asked.by, person__is_active=True
    )
    last = held.filter(handles__kind=register.kind(), handles__holder=organisation)
    latest = last.order_by("-handles__pk").select_related("person", "organisation").first()
    if latest is not None:
        return latest
    in_line = sorted(
        held.select_related("person", "organisation"),
        key=lambda post: (asked.by.index(Role(post.role)), post.pk),
    )
    return in_line[0] if in_line else None


def hand_in(
    register: type[Register],
    organisation: Organisation,
    *,
    code: str,
    writes: Mapping[str, Any],
    party: Mapping[str, Any],
    files: Sequence[Upload] = (),
    about: Matter | None = None,
    at: dt.datetime | None = None,
) -> HandedIn:
    """Register what somebody hands in, as the party's own act, under a code.

    Raises Refused, NobodyReceives or HandedBefore, and then nothing is stored. The same sent again
    under the same code is answered with what was stored before.
    """
    asked = register.asked
    assert asked is not None, "only such registers receive"
    now = at or timezone.now()
    told = {**writes, **({asked.about: about} if about is not None else {}), **asked.sets}
    if asked.party and any((*party.values(), asked.party.get("name"))):
        told[PARTIES] = [dict(party)]  # of whoever may stay nameless and does, nobody is recorded
    said = all_said(told, files)
    if (before := find(code)) is not None:
        return same_or_raise(before, said)
    post = receiver(register, organisation, timezone.localdate(now))
    if post is None:
        raise NobodyReceives(str(organisation))
    try:
        with transaction.atomic():
            matter = register.model(origin=Origin.PUBLIC)
            first = register.procedures[-1].first()
            take(
                matter,
                first.name,
                by=post,
                on=timezone.localdate(now),
                at=now,
                note=BY_THEMSELVES,
                files=files,
                **told,
            )
            return HandedIn.objects.create(
                matter_id=matter.pk, code=hashes(read_code(code))[-1], said=hashes(said)[-1], at=now
            )
    except IntegrityError:
        # The other one of two at the same moment: it finds the code taken.
        if (before := find(code)) is None:
            raise
        return same_or_raise(before, said)


def same_or_raise(before: HandedIn, said: str) -> HandedIn:
    """What was handed in before, if it is what is sent now."""
    if before.said not in hashes(said):
        raise HandedBefore(before)
    return before


def all_said(told: Mapping[str, Any], files: Sequence[Upload]) -> str:
    """Everything that was sent, in one line."""
    words = {name: str(value) for name, value in told.items() if value not in (None, "")}
    return json.dumps([words, [(one.name, one.digest) for one in files]], sort_keys=True)


def may_add(handed: HandedIn) -> list[Adds]:
    """What whoever handed it in may do about it now."""
    matter = handed.matter
    if matter.awaits_receipt or matter.suspended_on is not None:
        return []
    open_now = [one for one in handed.asked.adds if one.step.starts_from(matter.stage)]
    return [one for one in open_now if not barred_already(matter, one)]


def barred_already(matter: Matter, adds: Adds) -> bool:
    """Whether a gate that hangs on nothing the step writes refuses it as things stand."""
    procedure = matter.procedure
    writes = {*procedure.fields_of(adds.step)}
    gates = [one for one in procedure.gates_of(adds.step) if one.blocks and not one.fields & writes]
    return any(one.unmet(matter, timezone.localdate()) for one in gates)


def add(
    handed: HandedIn,
    adds: Adds,
    *,
    writes: Mapping[str, Any],
    files: Sequence[Upload] = (),
    at: dt.datetime | None = None,
) -> Event:
    """Take a step of the party later on; raises Refused or NobodyReceives, and nothing is stored.

    Whoever handles the matter records it, or who receives where it is now.
    """
    now = at or timezone.now()
    on = timezone.localdate(now)
    matter, handler = handed.matter, handed.matter.handler
    if handler is None or not handler.is_held_on(on) or handler.organisation != matter.holder:
        handler = receiver(Register.of(matter), matter.holder, on)
    if handler is None:
        raise NobodyReceives(str(matter.holder))
    return take(
        matter,
        adds.step.name,
        by=handler,
        on=on,
        at=now,
        note=BY_THEMSELVES,
        files=files,
        **writes,
    )


def was_added(
    handed: HandedIn, adds: Adds, *, writes: Mapping[str, Any], files: Sequence[Upload] = ()
) -> bool:
    """Whether the very same was added just before: pressed twice, or the answer was lost."""
    matter = handed.matter
    if not matter.history or matter.history[-1].step != adds.step.name:
        return False
    if any(str(getattr(matter, name) or "") != str(value or "") for name, value in writes.items()):
        return False
    came = matter.evidence.filter(event__place_in_matter=matter.history[-1].place)
    return {one.digest for one in files} == set(came.values_list("digest", flat=True))


def files_of(handed: HandedIn) -> models.QuerySet[Evidence]:
    """The files that came with the answer: of steps that stand, none that anybody else brought."""
    steps = [step.name for step in handed.asked.answers]
    came = handed.matter.evidence.filter(event__step__in=steps, event__revocation=None)
    return came.order_by("pk")
