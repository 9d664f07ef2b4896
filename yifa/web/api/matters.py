"""A register as a resource: its list, one record, and its first step as the way to add one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, QuerySet
from django.utils import timezone
from rest_framework import status
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response

from yifa.kernel.evidence import Upload
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, content, sight_of
from yifa.kernel.take import take
from yifa.web.filters import filterset_for
from yifa.web.once import once

from . import acts
from .door import ONCE, Door, etag, matter_or_404
from .models import Scope
from .parts import PartsParser
from .problem import FieldsWrong, refusal_told
from .records import has_parties, record, records

#: Rows of a page, and the most one may ask for.
SIZE = 50
MOST = 500
#: Rows that one bulk request may add.
MOST_AT_ONCE = 1000


class RegisterDoor(Door):
    """A view of one register."""

    register: ClassVar[type[Register]]

    def procedure(self, matter: Matter | None = None) -> Any:
        """The procedure of a matter, or the one a new matter begins under."""
        return matter.procedure if matter else self.register.procedures[-1]

    def first_step(self) -> Any:
        """The step that registers."""
        return self.procedure().first()


class MatterList(RegisterDoor):
    """列出、登记"""

    parser_classes = (JSONParser, PartsParser)

    def get(self, request: Request) -> Response:
        """Matters that the post sees, newest first, narrowed by the register's filters."""
        size = number_asked(request, "size", default=SIZE, most=MOST)
        before = number_asked(request, "before", default=0, most=2**62)
        found = self.filtered(request)
        if before:
            found = found.filter(id__lt=before)
        rows = list(found.order_by("-id")[: size + 1])
        more = len(rows) > size
        rows = rows[:size]
        return Response(
            {
                "results": records([(row, sight_told(row)) for row in rows]),
                "next": rows[-1].pk if more else None,
            }
        )

    def filtered(self, request: Request) -> QuerySet[Matter]:
        """What the filters leave; a filter that can't be read is refused, not passed over."""
        everything = rows_of(self.register, self.post_held)
        filters = filterset_for(self.register)(
            request.query_params, queryset=everything, post=self.post_held
        )
        if not filters.form.is_valid():
            faults = {name: "；".join(map(str, said)) for name, said in filters.form.errors.items()}
            raise FieldsWrong(faults)
        found: QuerySet[Matter] = filters.qs
        return found

    def post(self, request: Request) -> Response:
        """Register a matter: the first step of its procedure."""
        step = self.first_step()
        sent = acts.read(request.data, self.register, step, self.procedure())

        def register() -> Matter:
            fresh = acts.fresh(self.register)
            acts.take_one(acts.asked_of(sent, fresh, step, by=self.post_held, seen=None))
            return fresh

        made_or_there = once(self.post_held, self.sent_as(request), register)
        matter = self.register.model._default_manager.get(pk=made_or_there.pk)
        sight = sight_of(self.post_held, matter)
        made = Response(record(matter, sight), status=status.HTTP_201_CREATED)
        made["ETag"] = etag(matter)
        made["Location"] = f"/api/{self.register.kind()}/{matter.pk}"
        return made

    def sent_as(self, request: Request) -> str:
        """The key a program gave, with what it sent under it; "" where it gave none."""
        key = request.headers.get(ONCE, "")
        told = [key, self.register.kind(), request.data]
        return json.dumps(told, sort_keys=True, default=as_sent) if key else ""


def as_sent(value: Any) -> str:
    """What JSON does not know, by what tells it from another: a file by its name and digest."""
    return json.dumps(value.told()) if isinstance(value, Upload) else str(value)


class MatterDetail(RegisterDoor):
    """查看一件"""

    def get(self, request: Request, key: str) -> Response:
        """One matter by id or number; in clear if the token may and a purpose is stated."""
        matter = matter_or_404(self.register, key, self.post_held, least=Sight.PROGRESS)
        purpose = self.purpose()
        if purpose:
            self.record_look(matter, purpose)
        elif request.headers.get("If-None-Match") == etag(matter):
            return Response(status=status.HTTP_304_NOT_MODIFIED)
        sight = sight_of(self.post_held, matter)
        clear = bool(purpose) and sight is Sight.CONTENT
        shown = Response(record(matter, sight, clear=clear))
        shown["ETag"] = etag(matter)
        shown["Cache-Control"] = "private, no-store" if clear else "private, no-cache"
        return shown

    def record_look(self, matter: Matter, purpose: str) -> None:
        """A look at the full data is an event; it needs the scope for it and sight of content."""
        if not self.token.allows(Scope.PRIVATE):
            raise PermissionDenied(f"令牌没有“{Scope.PRIVATE.label}”的权限")
        if sight_of(self.post_held, matter) is Sight.CONTENT:
            take(
                matter,
                "unmask",
                by=self.post_held,
                on=timezone.localdate(),
                reason=purpose,
            )


class MatterBulk(RegisterDoor):
    """批量登记"""

    def post(self, request: Request) -> Response:
        """Register several: all or none, or with `only_good` those that can be; a report a row."""
        rows, only_good = self.rows_sent(request.data)
        with transaction.atomic():
            outcomes = [self.try_one(row) for row in rows]
            refused = [one for one in outcomes if "refused" in one]
            if refused and not only_good:
                transaction.set_rollback(True)
                outcomes = [one if "refused" in one else {"row": one["row"]} for one in outcomes]
        added = len(outcomes) - len(refused) if only_good or not refused else 0
        code = status.HTTP_201_CREATED if added else status.HTTP_422_UNPROCESSABLE_ENTITY
        return Response({"added": added, "rows": outcomes}, status=code)

    def rows_sent(self, body: Any) -> tuple[Sequence[tuple[int, Any]], bool]:
        """The rows with their places from 1."""
        rows = body.get("rows") if isinstance(body, dict) else None
        if not isinstance(rows, list) or not rows:
            raise ValidationError("没有要登记的行：rows写成一个列表")
        if len(rows) > MOST_AT_ONCE:
            raise ValidationError(f"一次最多登记{MOST_AT_ONCE}行，分几次发送")
        only_good = body.get("only_good", False)
        if strange := sorted(body.keys() - {"rows", "only_good"}):
            raise ValidationError(f"没有“{acts.sendable(strange[0])}”这一项，去掉后再试")
        if not isinstance(only_good, bool):
            raise ValidationError("only_good写成true或者false")
        return list(enumerate(rows, start=1)), only_good

    def try_one(self, numbered: tuple[int, Any]) -> dict[str, Any]:
        """One row: the number it got, or why it was refused."""
        place, row = numbered
        step, matter = self.first_step(), acts.fresh(self.register)
        try:
            sent = acts.read(row, self.register, step, self.procedure())
            with transaction.atomic():
                acts.take_one(acts.asked_of(sent, matter, step, by=self.post_held, seen=None))
        except (FieldsWrong, Refused) as refused:
            return {"row": place, "refused": refusal_told(refused)}
        return {"row": place, "id": matter.pk, "number": matter.number}


def rows_of(register: type[Register], post: Any) -> QuerySet[Matter]:
    """Every matter with what a record shows of it, and whether the post sees its content."""
    opened = ExpressionWrapper(content(post), output_field=BooleanField())
    rows = register.model._default_manager.annotate(opened=opened)
    return rows.prefetch_related("parties") if has_parties(register.kind()) else rows


def sight_told(matter: Matter) -> Sight:
    """How much of a row the post sees, as the query told."""
    return Sight.CONTENT if getattr(matter, "opened", False) else Sight.PROGRESS


def number_asked(request: Request, name: str, *, default: int, most: int, least: int = 1) -> int:
    """A number in the query; Python itself reads no number of thousands of digits."""
    said = request.query_params.get(name)
    if said is None:
        return default
    readable = said.isascii() and said.isdecimal() and len(said) <= len(str(most))
    if not readable or not least <= int(said) <= most:
        raise ValidationError(f"{name}要写成{least}到{most}的整数")
    return int(said)
