"""What changed since last time: the feed of events, and the evidence they brought."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q
from django.http import FileResponse, Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from yifa.kernel.evidence import Evidence
from yifa.kernel.matter import LOOKS, Event, Matter
from yifa.kernel.party import Party, Says, masking
from yifa.kernel.procedure import Procedure
from yifa.kernel.rights import content, progress
from yifa.web.desk.evidence import handed_out

from .door import Door
from .matters import number_asked

SIZE = 200
MOST = 1000


class EventSerializer(serializers.Serializer[Any]):
    """An event: who did what is in the register; here stands that something was done, and when."""

    id = serializers.IntegerField()
    matter = serializers.IntegerField()
    number = serializers.CharField()
    kind = serializers.CharField()
    step = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the word that people know it by
    on = serializers.DateField()
    at = serializers.DateTimeField()
    stage = serializers.CharField()
    holder = serializers.CharField()
    late = serializers.BooleanField()
    revokes = serializers.IntegerField(allow_null=True)


class EventPage(serializers.Serializer[Any]):
    """Some events and the number to ask after next time."""

    results = EventSerializer(many=True)
    next = serializers.IntegerField()
    more = serializers.BooleanField()


class Events(Door):
    """办理记录"""

    def get(self, request: Request) -> Response:
        """Events after a number, oldest first, of matters whose progress the post sees."""
        after = number_asked(request, "after", default=0, most=2**62, least=0)
        size = number_asked(request, "size", default=SIZE, most=MOST)
        seen = Matter.objects.filter(progress(self.post_held)).order_by().values("pk")
        found = Event.objects.filter(pk__gt=after, matter__in=seen)
        rows = (
            found.exclude(step__in=LOOKS)
            .order_by("pk")
            .annotate(
                number=F("matter__number"),
                procedure=F("matter__procedure_name"),
                code=F("holder_after__code"),
            )[: size + 1]
        )
        events = [told(event) for event in rows]
        more, events = len(events) > size, events[:size]
        last = events[-1]["id"] if events else after
        return Response({"results": events, "next": last, "more": more})


def told(event: Any) -> dict[str, Any]:
    """One event."""
    return {
        "id": event.pk,
        "matter": event.matter_id,
        "number": event.number,
        "kind": event.kind,
        "step": event.step,
        "label": label_of(event.procedure, event.step),
        "on": event.on.isoformat(),
        "at": event.at.isoformat(),
        "stage": event.stage_after,
        "holder": event.code,
        "late": event.late,
        "revokes": event.revokes_id,
    }


def label_of(procedure: str, step: str) -> str:
    """What a step is called; its bare name where the kind's folder is gone."""
    return Procedure.all[procedure].step(step).label if procedure in Procedure.all else step


class EvidenceSerializer(serializers.Serializer[Any]):
    """A file of a matter."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    media_type = serializers.CharField()
    size = serializers.IntegerField()
    digest = serializers.CharField()
    step = serializers.CharField()
    on = serializers.DateField()
    captured_at = serializers.DateTimeField(allow_null=True, label="手机拍录的时间")
    captured_place = serializers.CharField(allow_blank=True, label="手机拍录的地点")
    clock_off = serializers.IntegerField(allow_null=True, label="手机时钟快的秒数")
    signs = serializers.CharField(allow_blank=True, label="谁的签名")


class EvidenceList(Door):
    """证据材料"""

    def get(self, request: Request, matter: int) -> Response:
        """The files of a matter whose content the post sees."""
        readable_or_404(Q(pk=matter), self)
        files = Evidence.objects.filter(matter=matter).select_related("event").order_by("pk")
        says = masking(Party.objects.filter(matter=matter))
        return Response([file_told(one, says) for one in files])


class EvidenceFile(Door):
    """下载证据材料"""

    def get(self, request: Request, evidence: int) -> FileResponse:
        """A file, as it came in; never opened in a page."""
        readable_or_404(Q(evidence=evidence), self)
        one = Evidence.objects.get(pk=evidence)
        answer = handed_out(one)
        answer["Digest"] = f"sha-256={one.digest}"
        return answer


def readable_or_404(which: Q, door: Door) -> None:
    """To who may not read the content it is as if nothing were there."""
    if not Matter.objects.filter(which).filter(content(door.post_held)).exists():
        raise Http404


def file_told(one: Evidence, says: Says) -> dict[str, Any]:
    """One file; a name in the name of the file is masked."""
    return {
        "id": one.pk,
        "name": says(one.name),
        "media_type": one.media_type,
        "size": one.size,
        "digest": one.digest,
        "step": one.event.step,
        "on": one.event.on.isoformat(),
        "captured_at": one.captured_at and one.captured_at.isoformat(),
        "captured_place": one.captured_place,
        "clock_off": one.clock_off,
        "signs": one.signs,
    }
