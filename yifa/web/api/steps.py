"""The steps of a matter as a resource: which may be taken, why not the others, and taking one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from rest_framework import serializers, status
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response

from yifa.kernel.gates import Refused
from yifa.kernel.handed_in import GIVE_CODE
from yifa.kernel.kernel_steps import KernelStep
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.rights import Sight, sight_of
from yifa.web.desk.past_work import could_be_taken
from yifa.web.desk.possible import Chance, Prospect

from . import acts
from .door import etag, matter_or_404, seen_state
from .matters import RegisterDoor
from .parts import PartsParser
from .problem import ReasonSerializer, reason, refusal
from .records import record
from .schema import StepSchema


class ChanceSerializer(serializers.Serializer[Any]):
    """A step as the matter stands now."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the word that people know it by
    open = serializers.BooleanField()
    basis = serializers.CharField(allow_blank=True)
    by = serializers.ListField(child=serializers.CharField())
    writes = serializers.ListField(child=serializers.CharField())
    needs = serializers.ListField(child=serializers.CharField())
    reasons = ReasonSerializer(many=True)
    asks = ReasonSerializer(many=True)
    reminders = ReasonSerializer(many=True)
    past_work = serializers.BooleanField(label="7天以前办的可以补录（late）")


#: What is told once, to be handed over there and then; a program would only void the one before.
ON_A_PAGE_ALONE = (GIVE_CODE,)


class StepList(RegisterDoor):
    """可以办哪些环节"""

    def get(self, request: Request, key: str) -> Response:
        """Every step from here on: open, or closed with what is missing and by which article."""
        matter = matter_or_404(self.register, key, self.post_held, least=Sight.CONTENT)
        prospect = Prospect(matter, self.post_held, timezone.localdate())
        of_every_kind = (one for one in prospect.kernel_steps() if one not in ON_A_PAGE_ALONE)
        chances = [*prospect.chances, *map(prospect.chance, of_every_kind)]
        answer = Response([told(matter, chance, self.post_held) for chance in chances])
        answer["ETag"] = etag(matter)
        return answer


class StepTaking(RegisterDoor):
    """办一个环节"""

    schema = StepSchema()
    parser_classes = (JSONParser, PartsParser)
    #: The newest procedure that has the step: by it the step is described.
    newest: ClassVar[type[Procedure]]
    step: ClassVar[str]

    def post(self, request: Request, key: str) -> Response:
        """Take the step. With If-Match it is refused (412) if the matter has moved on since."""
        matter = matter_or_404(self.register, key, self.post_held, least=Sight.PROGRESS)
        step = step_of(matter, self.step)
        sent = acts.read(request.data, self.register, step, matter.procedure)
        seen = seen_state(request, matter)
        try:
            acts.take_one(acts.asked_of(sent, matter, step, by=self.post_held, seen=seen))
        except Refused as refused:
            if moved_on(matter, seen):
                return refusal(refused, code=status.HTTP_412_PRECONDITION_FAILED)
            raise
        return self.shown(self.register.model._default_manager.get(pk=matter.pk))

    def shown(self, matter: Matter) -> Response:
        """The matter as the step left it, as far as the post still sees it."""
        answer = Response(record(matter, sight_of(self.post_held, matter)))
        answer["ETag"] = etag(matter)
        return answer


def step_of(matter: Matter, name: str) -> Step:
    """The step of that name in the matter's own procedure; refused where a later law has none."""
    try:
        return matter.procedure.step(name)
    except KeyError as unknown:
        raise Refused(name, fields={"step": "这一件适用的程序没有这个环节"}) from unknown


def moved_on(matter: Matter, seen: int | None) -> bool:
    """Whether somebody took a step since the caller looked."""
    now = type(matter)._default_manager.values_list("events_taken", flat=True).get(pk=matter.pk)
    return seen is not None and seen != now


def told(matter: Matter, chance: Chance, post: Post) -> dict[str, Any]:
    """A step with everything that bars it."""
    step, procedure = chance.step, matter.procedure
    if isinstance(step, KernelStep):
        writes = list(step.asks)
        needs = [name for name, asked in step.asks.items() if asked.needed]
    else:
        writes, needs = procedure.fields_of(step), sorted(procedure.needed_by(step))
    return {
        "name": step.name,
        "label": step.label,
        "open": chance.is_open,
        "basis": procedure.basis_of(step),
        "by": [str(role) for role in step.by],
        "writes": writes,
        "needs": needs,
        "reasons": [reason(one) for one in chance.reasons],
        "asks": [reason(one) for one in chance.asks],
        "reminders": [reason(one) for one in chance.reminders],
        "past_work": could_be_taken(matter, step, post),
    }
