"""What a step writes: cleaned on the way in, and put into words that an event can keep for good.

An event names organisations by code, posts by their mark and matters by number, so that what it
says means the same in another database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from .matter import Matter
from .organisation import Organisation
from .party import PARTY_FIELDS, PRIVATE_PARTY_FIELDS, Party
from .person import Post
from .plain_text import as_seen, refuse_unprintable
from .privacy import commit
from .register import Register
from .rights import open_to, see
from .roles import HANDLERS, Role

#: The one name that writes rows beside the matter instead of a column.
PARTIES = "parties"

#: What an event calls the evidence that came with it.
FILES = "files"

Entry = dict[str, Any]

#: A day outside of these is a slip: no office here is older, and no date so far ahead can be kept.
EARLIEST = dt.date(1949, 10, 1)
LATEST = dt.date(2100, 1, 1)

#: So much of what was written is repeated where nothing is found by it.
LONGEST_TOLD = 60


def clean(
    matter: Matter,
    names: Sequence[str],
    needs: frozenset[str],
    given: Mapping[str, Any],
    *,
    by: Post,
) -> tuple[dict[str, Any], dict[str, str]]:
    """Clean what was given for the fields a step writes.

    Returns the clean values and, for each field that can't be taken, one sentence. A field that
    was not given and is not needed is left as it was; but a yes is said anew each time, so that a
    yes left by an earlier step is no answer.
    """
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for name in names:
        if name not in given and name not in needs:
            if is_yes_or_no(matter, name):
                values[name] = False
            continue
        try:
            value = given.get(name)
            values[name] = clean_one(matter, name, value, needed=name in needs, by=by)
        except ValidationError as fault:
            faults[name] = "；".join(fault.messages)
    for name in given.keys() - set(names):
        faults[name] = f"这一环节不填“{label_of(matter, name)}”，去掉后再办"
    return values, faults


def is_yes_or_no(matter: Matter, name: str) -> bool:
    """Whether a field is a statement that a step makes or does not make."""
    return name != PARTIES and isinstance(matter._meta.get_field(name), models.BooleanField)


def blank_of(matter: Matter, name: str) -> Any:
    """What a column holds before anything is written there."""
    field = cast("models.Field[Any, Any]", matter._meta.get_field(name))
    return None if field.null else field.get_default()


def label_of(matter: Matter, name: str) -> str:
    """What a field is called on pages."""
    if name == PARTIES:
        return "当事人"
    try:
        return str(cast("models.Field[Any, Any]", matter._meta.get_field(name)).verbose_name)
    except FieldDoesNotExist:
        return name


def clean_one(matter: Matter, name: str, value: Any, *, needed: bool, by: Post) -> Any:
    """One clean value; raises ValidationError with one Chinese sentence."""
    if name == PARTIES:
        like = Register.all[matter.kind_name()].sides
        return clean_parties(value or [], needed=needed, like=like)
    field = cast("models.Field[Any, Any]", matter._meta.get_field(name))
    value = tidied(value)
    if value in (None, ""):
        if needed:
            raise ValidationError(f"还没有填“{field.verbose_name}”")
        return blank_of(matter, name)
    return clean_column(matter, field, value, by=by)


def clean_column(matter: Matter, field: models.Field[Any, Any], value: Any, *, by: Post) -> Any:
    """A value for a column, checked by the column's own rules."""
    if isinstance(field, models.ForeignKey):
        found = find_related(field, value, by=by)
        if isinstance(found, Matter) and found.pk == matter.pk:
            raise ValidationError(f"“{field.verbose_name}”不能是这一件自己，重新选择")
        if isinstance(found, Post) and found.role not in HANDLERS:
            role = Role(found.role).label
            raise ValidationError(f"“{field.verbose_name}”不能是{role}，选办理事项的岗位")
        return found
    cleaned = clean_value(field, value, matter)
    if isinstance(cleaned, int | Decimal) and not isinstance(cleaned, bool) and cleaned < 0:
        raise ValidationError(f"“{field.verbose_name}”不能小于0")
    return cleaned


def tidied(value: Any) -> Any:
    """Text without what nobody sees at its ends or in it; anything else as it is."""
    return as_seen(value).strip() if isinstance(value, str) else value


def clean_value(field: models.Field[Any, Any], value: Any, row: models.Model) -> Any:
    """A value by its column's rules; what is of the wrong kind altogether is refused in words."""
    label = str(field.verbose_name)
    cleaned = clean_by_column(field, value, row)
    if isinstance(cleaned, dt.date) and is_far_off(cleaned):
        raise ValidationError(f"“{label}”写的是{cleaned.year}年，离得太远，核对年份")
    return cleaned


def is_far_off(day: dt.date) -> bool:
    """Whether no matter can have that day."""
    return not EARLIEST <= day <= LATEST


def clean_by_column(field: models.Field[Any, Any], value: Any, row: models.Model) -> Any:
    """A value as its column takes it."""
    label = str(field.verbose_name)
    if isinstance(value, str):
        refuse_unprintable(label, value)
    elif isinstance(value, list | tuple | Mapping) and not isinstance(field, models.JSONField):
        raise ValidationError(f"“{label}”只填一项，重新填写")
    try:
        return field.clean(value, row)
    except (TypeError, ValueError, OverflowError) as fault:
        raise ValidationError(f"“{label}”填得不对，重新填写") from fault


def find_related(field: models.ForeignKey[Any, Any], value: Any, *, by: Post) -> Any:
    """The row a foreign key names: itself, its key, or the words an event knows it by.

    A matter is found by its number, which stands on papers and says nothing of it; by its key only
    by those who see it, since keys can be tried one after the other.
    """
    model = field.related_model
    words = str(value)
    refuse_unprintable(str(field.verbose_name), words)
    found = value if isinstance(value, model) else by_words(model, words)
    if isinstance(found, Matter) and not may_name(by, found, by_key=words.isdecimal()):
        found = None
    if found is None:
        by_number = "，写事项的编号" if issubclass(model, Matter) else ""
        told = words if len(words) <= LONGEST_TOLD else f"{words[:LONGEST_TOLD]}…"
        raise ValidationError(f"找不到“{field.verbose_name}”：{told}{by_number}")
    limits = dict(cast("Any", field.get_limit_choices_to()))  # plain values of plain columns
    if any(getattr(found, name) != value for name, value in limits.items()):
        named = found.number if isinstance(found, Matter) else found  # a title is not for everybody
        raise ValidationError(f"“{field.verbose_name}”不能是{named}，重新选择")
    return found


def may_name(by: Post, matter: Matter, *, by_key: bool) -> bool:
    """Whether a post may name a matter: by its key if it sees it, by its number if it is open."""
    here = Matter.objects.filter(pk=matter.pk)
    return see(here, by).exists() if by_key else here.filter(open_to(by)).exists()


def by_words(model: type[models.Model], words: str) -> models.Model | None:
    """An organisation by code or name, a post by mark, a matter by number; else by key."""
    found: models.Model | None = None
    if issubclass(model, Organisation):
        found = Organisation.objects.filter(models.Q(code=words) | models.Q(name=words)).first()
    elif issubclass(model, Post):
        found = post_by_mark(words)
    elif issubclass(model, Matter):
        found = model._default_manager.filter(number=words).first()
    if found is None and words.isdecimal() and len(words) < 19:
        found = model._default_manager.filter(pk=int(words)).first()
    return found


def post_by_mark(mark: str) -> Post | None:
    """The post an event names: organisation, role and sign-in name."""
    code, _, rest = mark.partition("/")
    role, _, username = rest.partition("/")
    posts = Post.objects.filter(organisation__code=code, role=role, person__username=username)
    return posts.order_by("-since").first()


def clean_parties(
    entries: Sequence[Mapping[str, Any]], *, needed: bool, like: Mapping[str, str] | None = None
) -> list[Entry]:
    """The parties as rows; names are needed, everything else may stay blank.

    Who has no side stands against the first, unless the kind has other names for them (`like`).
    """
    if not isinstance(entries, list | tuple) or not all(isinstance(e, Mapping) for e in entries):
        raise ValidationError("当事人要一位一位地写，每一位写明姓名等各栏")
    rows: list[Entry] = []
    for place, entry in enumerate(entries, start=1):
        told = {name: tidied(entry.get(name)) for name in PARTY_FIELDS}
        row = {name: value for name, value in told.items() if value not in (None, "")}
        if not row.keys() - {"side", "capacity"}:
            continue
        row.setdefault("side", next(iter(like)) if like else "a" if place == 1 else "b")
        row.setdefault("capacity", "party")
        rows.append(clean_party(row, place=place))
    if needed and not rows:
        raise ValidationError("还没有填当事人：至少填一方的姓名或者名称")
    return rows


def clean_party(row: Entry, *, place: int) -> Entry:
    """One party, each value checked by its own column."""
    if not str(row.get("name", "")).strip():
        raise ValidationError(f"第{place}位当事人没有填姓名或者名称")
    party = Party()
    cleaned: Entry = {}
    for name, value in row.items():
        field = cast("models.Field[Any, Any]", Party._meta.get_field(name))
        try:
            cleaned[name] = clean_value(field, value, party)
        except ValidationError as fault:
            told = "；".join(fault.messages)
            raise ValidationError(f"第{place}位当事人的“{field.verbose_name}”：{told}") from fault
    return cleaned


def encode(value: Any) -> Any:
    """A value in words that JSON and another database understand."""
    if isinstance(value, Organisation):
        return value.code
    if isinstance(value, Post):
        return value.mark
    if isinstance(value, Matter):
        return value.number
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value


def decode(model: type[Matter], name: str, value: Any) -> Any:
    """Back from an event's words to a value of the column."""
    field = cast("models.Field[Any, Any]", model._meta.get_field(name))
    if value is None:
        return None
    if isinstance(field, models.ForeignKey):
        return by_words(field.related_model, str(value))
    return field.to_python(value)


def written(values: Mapping[str, Any]) -> tuple[Entry, dict[str, str]]:
    """What an event keeps of clean values, and beside it the private ones it only commits to."""
    wrote: Entry = {}
    private: dict[str, str] = {}
    for name, value in values.items():
        if name == PARTIES:
            wrote[name] = [written_party(row, place, private) for place, row in enumerate(value)]
        else:
            wrote[name] = encode(value)
    return wrote, private


def written_party(row: Entry, place: int, private: dict[str, str]) -> Entry:
    """A party as an event keeps it: private values as commitments."""
    kept: Entry = {}
    for name, value in row.items():
        if name in PRIVATE_PARTY_FIELDS:
            private[f"{place}.{name}"] = value
            kept[name] = commit(value)
        else:
            kept[name] = encode(value)
    return kept


def read_parties(wrote: Sequence[Entry], private: Mapping[str, str]) -> list[Entry]:
    """Parties as an event wrote them, private values put back from beside it."""
    return [
        {
            name: private.get(f"{place}.{name}", "") if name in PRIVATE_PARTY_FIELDS else value
            for name, value in row.items()
        }
        for place, row in enumerate(wrote)
    ]


def put_parties(matter: Matter, rows: Sequence[Entry], *, instead: bool) -> None:
    """Make the parties of a matter these, in this order; `instead` of those it has."""
    if instead:
        matter.parties.all().delete()
    Party.objects.bulk_create(
        Party(matter_id=matter.pk, place=place, **row) for place, row in enumerate(rows, start=1)
    )
