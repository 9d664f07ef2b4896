"""Who may see and do what: one rule for lists, counts, search, figures, exports, API and files.

Three grades of sight: nothing, progress (kind, number, stage, dates, holder), content.
The safe side is the default: what no line below allows is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from yifa import law

from .gates import Reason
from .handover import CalledIn
from .kernel_steps import ANSWER, RECOMPUTE, REVOKE
from .matter import Event, Matter
from .organisation import Organisation, OrganisationQuerySet
from .past_work import may_record
from .person import Post
from .procedure import Step
from .register import Register
from .roles import ADMINISTRATORS, HANDLERS, LEADER, MEDIATOR, OFFICER, SUPERVISOR, Actor, Role

M = TypeVar("M", bound=Matter)


class Sight(IntEnum):
    """How much of a matter a post sees."""

    NOTHING = 0
    PROGRESS = 1
    CONTENT = 2


#: Posts that only see the content of what their own organisation holds, not what is below it.
AT_THE_DESK = frozenset({OFFICER, MEDIATOR})

#: Who sees so many matters finds the next ones soonest by going through a register in its order.
MANY = 10_000


def content(post: Post) -> Q:
    """The matters whose content a post sees, as a condition on Matter or on a kind.

    Its own organisation's; those of organisations below it by place, or led by it, for posts
    that answer for them; those it handles; those its organisation was called in on.
    """
    if post.role in ADMINISTRATORS:
        return Q(pk__in=[])
    here = post.organisation
    called = CalledIn.objects.filter(organisation=here)
    allowed = Q(holder=here) | Q(handler=post) | Q(pk__in=called.values("matter"))
    if post.role not in AT_THE_DESK:
        allowed |= below(here)
    return allowed & open_to(post)


def open_to(post: Post) -> Q:
    """The matters of registers that are not closed to the post's role, nor themselves kept from it.

    Every door asks it, also those that show less than the progress.
    """
    closed = [kind for kind, one in Register.all.items() if post.role in one.closed_to]
    allowed = ~Q(kind__in=closed) if closed else Q()
    for register in Register.all.values():
        for naming in ways_to_name(post, register):
            kept = register.model._default_manager.filter(naming).order_by()
            allowed &= ~Q(pk__in=kept.values("pk"))
    return allowed


def ways_to_name(post: Post, register: type[Register]) -> Iterator[Q]:
    """The matters of a register that are kept from a post, since they name whom they accuse.

    That is its person, its organisation, or one above it; but who registered a matter that names
    one above still has to send it on. Each way is asked alone, so that an index answers it.
    """
    here = post.organisation
    for name, of_posts in names_whom(register):
        if of_posts:
            yield Q(**{f"{name}__person": post.person_id})
        else:
            above = Organisation.objects.filter(code__in=codes_above(here)).order_by()
            yield Q(**{name: here})
            yield Q(**{f"{name}__in": above.values("pk")}) & ~Q(organisation=here)


def codes_above(here: Organisation) -> set[str]:
    """The organisations it stands under, by place and by line of business; itself left out."""
    return {*here.path.strip("/").split("/"), *here.line.strip("/").split("/")} - {here.code}


def names_whom(register: type[Register]) -> Iterator[tuple[str, bool]]:
    """Each field that names from whom its matters are kept, and whether it names posts."""
    for name in register.hidden.fields if register.hidden else ():
        yield name, register.model._meta.get_field(name).related_model is Post


def told_to_the_named(matter: Matter) -> list[Reason]:
    """Why a matter may not stand as it does: it would be in the hands of whom it is kept from.

    Asked of the matter as a step would leave it, also of a step that sends it or calls others in.
    """
    hidden = Register.of(matter).hidden
    if hidden is None:
        return []
    hands = [matter.holder, *Organisation.objects.filter(code__in=list(matter.calls))]
    told = [str(one) for one in hands if is_kept_from(matter, one)]
    if matter.handler is not None and names_person(matter, matter.handler):
        told.append(str(matter.handler))
    if not told:
        return []
    rule = law.requirement(hidden.requirement)
    missing = f"{'、'.join(told)}正是被反映的一方，或者是它的下属，不能经手"
    return [Reason(missing, rule.says, rule.basis, rule.id)]


def whom_it_names(matter: Matter) -> Iterator[Organisation | Post]:
    """The organisations and posts named in a matter that is kept from them."""
    register = Register.of(matter)
    if register.hidden is None:
        return
    case = matter if isinstance(matter, register.model) else matter.of_kind()
    for name in register.hidden.fields:
        if (named := getattr(case, name)) is not None:
            yield named


def is_kept_from(matter: Matter, here: Organisation) -> bool:
    """Whether a matter names an organisation, or one above it that did not itself register it."""
    named = [one for one in whom_it_names(matter) if isinstance(one, Organisation)]
    above = codes_above(here) if named and matter.organisation != here else set()
    return any(one == here or one.code in above for one in named)


def names_person(matter: Matter, post: Post) -> bool:
    """Whether a matter names the person who holds a post."""
    named = (one for one in whom_it_names(matter) if isinstance(one, Post))
    return any(one.person_id == post.person_id for one in named)


def below(here: Organisation) -> Q:
    """The matters of an organisation and of those under it, by place or line of business.

    Under the organisation at the head of a house all are, and nobody needs to be looked for.
    """
    if here.stands_at_the_head:
        return ~Q(pk__in=[])
    under = Organisation.objects.under(here) | Organisation.objects.led_by_any_under(here)
    return Q(holder__in=under.order_by().values("pk"))


def progress(post: Post) -> Q:
    """The matters of which a post sees at least the progress: also those it once had in hand."""
    if post.role in ADMINISTRATORS:
        return Q(pk__in=[])
    here = post.organisation
    once_here = Q(organisation=here) | once_in_hand(post)
    return content(post) | (once_here & open_to(post))


def once_in_hand(post: Post) -> Q:
    """The matters that the post's organisation once had in hand, by its acts.

    Of many matters each is looked up when it comes: the acts of a busy organisation are millions.
    """
    acts = Event.objects.filter(holder=post.organisation)
    if sees_widely(post):
        return Q(Exists(acts.filter(matter=OuterRef("pk"))))
    return Q(pk__in=acts.values("matter"))


def see(
    queryset: models.QuerySet[M], post: Post, *, sight: Sight = Sight.PROGRESS
) -> models.QuerySet[M]:
    """The part of a queryset that the post sees at least to that grade."""
    allowed = content(post) if sight is Sight.CONTENT else progress(post)
    if sees_widely(post):
        return queryset.filter(allowed)
    return queryset.filter(pk__in=Matter.objects.filter(allowed).values("pk"))


def sees_widely(post: Post) -> bool:
    """Whether a post sees so much that going through a register is the shortest way to it.

    Of the others' matters the database first finds the few, by the indexes of `Matter`, and then
    what a kind records of them. It is a matter of speed alone: both ways find the same, so it is
    asked once of a post that was read.
    """
    if "sees_widely" not in vars(post):
        here = post.organisation
        theirs = Q(holder=here)
        if post.role not in AT_THE_DESK:
            theirs = Q(holder__path__below=here.path) | Q(holder__line__below=here.line)
        first = Matter.objects.filter(theirs).order_by().values("pk")[:MANY]
        vars(post)["sees_widely"] = first.count() == MANY
    return bool(vars(post)["sees_widely"])


def sight_of(post: Post, matter: Matter) -> Sight:
    """How much of one matter a post sees."""
    here = Matter.objects.filter(pk=matter.pk)
    if here.filter(content(post)).exists():
        return Sight.CONTENT
    if here.filter(progress(post)).exists():
        return Sight.PROGRESS
    return Sight.NOTHING


def may_read_figures(post: Post, organisation: Organisation) -> bool:
    """Whether a post is entitled to an organisation's sums: its own and those under it."""
    if post.role in ADMINISTRATORS:
        return False
    here = post.organisation
    return organisation.is_under(here) or organisation.is_led_by(here)


def administered(post: Post) -> OrganisationQuerySet:
    """The organisations that an administrator's post answers for: its own and those under it."""
    if post.role not in ADMINISTRATORS:
        return Organisation.objects.none()
    return Organisation.objects.under(post.organisation)


def administers(post: Post, organisation: Organisation) -> bool:
    """Whether an administrator's post answers for that organisation."""
    return post.role in ADMINISTRATORS and organisation.is_under(post.organisation)


def acts_for(post: Post, matter: Matter) -> bool:
    """Whether the post acts on this matter: it stands where it is held, or handles it."""
    return post.organisation_id == matter.holder_id or matter.handler_id == post.pk


def stands_above(post: Post, matter: Matter) -> bool:
    """Whether the post supervises or leads above the holder, by place or line of business."""
    above = post.role in (SUPERVISOR, LEADER)
    holder, here = matter.holder, post.organisation
    return above and holder != here and (holder.is_under(here) or holder.is_led_by(here))


def barred(post: Post, matter: Matter, step: Step, *, late: bool = False) -> Reason | None:
    """Why the post may not take this step, or None if it may.

    PARTY is nobody's role: what a party does is recorded by whoever handles the matter. So is
    what was done long ago (`late`), whoever did it.
    """
    roles: set[Role | Actor] = set(step.by)
    allowed = post.role in roles or (Actor.PARTY in roles and post.role in HANDLERS)
    allowed = allowed or (late and may_record(post, matter, step))
    if not allowed:
        who = "、".join(str(role.label) for role in step.by)
        return Reason(missing=f"“{step.label}”由{who}办，您的岗位是{Role(post.role).label}")
    if step is RECOMPUTE:
        return None
    if matter.stage and (is_kept_from(matter, post.organisation) or names_person(matter, post)):
        return Reason(missing="这一件不对您的岗位开放")
    if post.role in Register.of(matter).closed_to:
        return Reason(missing=f"{Register.of(matter).title}不对{Role(post.role).label}开放")
    if step is REVOKE and post.organisation_id == matter.sent_by_id:
        return None
    if step is ANSWER and post.organisation.code in matter.calls:
        return None
    if acts_for(post, matter) or (SUPERVISOR in roles and stands_above(post, matter)):
        return None
    return Reason(missing=f"这一件由{matter.holder}承办，{post.organisation}不能办")
