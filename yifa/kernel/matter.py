"""What every matter shares: the record that lists read, and the events that made it what it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from .organisation import Organisation
from .person import Post
from .privacy import EncryptedField
from .procedure import Procedure, Stage

if TYPE_CHECKING:
    from .evidence import Upload

#: Steps that leave a matter as it is. They are events, but nothing stands on them: an act may be
#: dated before one, and revoking goes past it to the last act.
LOOKS = frozenset({"unmask", "recompute", "give_code"})


class Origin(models.TextChoices):
    """How a matter came in."""

    ENTERED = "entered", "录入"
    SPREADSHEET = "spreadsheet", "表格导入"
    API = "api", "接口"
    PUBLIC = "public", "网上提交"


@dataclass(frozen=True)
class Taken:
    """A step that stands: taken and not revoked.

    `holder` had the matter just before it and `holder_after` just after it, as keys; who only asks
    which steps were taken leaves them out.
    """

    step: str
    on: dt.date
    stage: str
    place: int
    stage_before: str = ""
    holder: int = 0
    holder_after: int = 0

    @classmethod
    def by(cls, event: Event) -> Taken:
        """The act that an event tells of."""
        return cls(
            event.step,
            event.on,
            event.stage_after,
            event.place_in_matter,
            event.stage_before,
            event.holder_id,
            event.holder_after_id,
        )


class Matter(models.Model):
    """One record of one register (glossary: matter 事项).

    Lists and *my work* read only these columns; what a kind records lies in its child table.
    Nothing but `take` writes here.
    """

    kind = models.CharField("台账", max_length=32, db_index=True)
    number = models.CharField("编号", max_length=64, unique=True)
    year = models.PositiveSmallIntegerField("年度")
    serial = models.PositiveIntegerField("顺序号")
    title = models.CharField("事由", max_length=120)
    #: The title with the parties' names masked, as lists and headings show it.
    shown_title = models.CharField("事由（隐名）", max_length=120, blank=True, editable=False)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name="登记单位",
        on_delete=models.PROTECT,
        related_name="registered",
    )
    holder = models.ForeignKey(
        Organisation, verbose_name="承办单位", on_delete=models.PROTECT, related_name="held"
    )
    holder_path = models.CharField("承办单位路径", max_length=240)
    handler = models.ForeignKey(
        Post,
        verbose_name="经办人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="handles",
    )
    procedure_name = models.CharField("程序", max_length=40)
    stage = models.CharField("阶段", max_length=24)
    registered_on = models.DateField("登记日期")
    due = models.DateField("到期日", null=True, blank=True)
    due_clock = models.CharField("时限", max_length=40, blank=True)
    due_provisional = models.BooleanField("到期日待定", default=False)
    #: The roles whose act it waits for, where that is not whoever handles it; see `awaits`.
    awaits = models.CharField("等待", max_length=40, blank=True)
    #: The first day on which it waits for them, where a party has time until then.
    awaits_from = models.DateField("从哪天起等待", null=True, blank=True)
    suspended_on = models.DateField("中止日期", null=True, blank=True)
    sent_by = models.ForeignKey(
        Organisation,
        verbose_name="送来单位",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sent",
    )
    returned = models.BooleanField("退回", default=False)
    pauses: models.JSONField[list[list[str]], list[list[str]]] = models.JSONField(
        "中止期间", default=list
    )
    calls: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        "协同单位", default=dict
    )
    extensions: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        "延期", default=dict
    )
    origin = models.CharField("录入方式", max_length=12, choices=Origin.choices, default="entered")
    grams = models.TextField("检索", blank=True, editable=False)
    events_taken = models.PositiveIntegerField("办理记录数", default=0)
    changed_at = models.DateTimeField("最近办理", db_index=True)

    #: Who is about to act, and on which day, while gates are asked; never stored.
    acting: Post | None = None
    acting_on: dt.date | None = None
    #: The files that come with the act, while gates are asked; None where that is not known yet.
    bringing: Sequence[Upload] | None = None
    #: Whether it is only tried in memory, with days and sums like a stored one.
    rehearsed = False

    class Meta:
        verbose_name = "事项"
        verbose_name_plural = "事项"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "organisation", "year", "serial"], name="one_number_once"
            )
        ]
        indexes = [
            models.Index(fields=["kind", "holder_path", "stage"], name="by_holder_and_stage"),
            models.Index(fields=["kind", "due", "id"], name="by_kind_and_due"),
            models.Index(fields=["holder", "due"], name="by_holder_and_due"),
            models.Index(fields=["kind", "registered_on", "id"], name="by_kind_and_day"),
            models.Index(fields=["handler", "due"], name="by_handler_and_due"),
            models.Index(fields=["awaits", "holder"], name="by_awaits_and_holder"),
            models.Index(
                fields=["due_clock", "due", "id"],
                name="by_clock_and_due",
                condition=models.Q(due__isnull=False),
            ),
            # What came back, was sent or came in is little, and asked for with each 我的工作
            models.Index(
                fields=["holder"], name="by_holder_returned", condition=models.Q(returned=True)
            ),
            models.Index(
                fields=["holder"], name="by_holder_sent", condition=models.Q(sent_by__isnull=False)
            ),
            models.Index(
                fields=["holder"],
                name="by_holder_arrived",
                condition=models.Q(origin="public", events_taken=1),
            ),
            models.Index(fields=["organisation", "kind"], name="by_organisation_and_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.shown_title}".strip()

    @property
    def procedure(self) -> type[Procedure]:
        """The procedure the matter began under, which it keeps."""
        return Procedure.all[self.procedure_name]

    @property
    def stage_now(self) -> Stage:
        """The stage where it stands."""
        return self.procedure.stages[self.stage]

    @property
    def sector(self) -> str:
        """The line of enforcement, or the track, whose own rules narrow limits; "" if none."""
        return ""

    @property
    def place_code(self) -> str:
        """The code of who holds it, by which a place's own limits are found."""
        return self.holder_path.rstrip("/").rpartition("/")[2]

    @property
    def awaits_receipt(self) -> bool:
        """Whether it was sent here and nobody has received it yet."""
        return self.sent_by_id is not None

    @cached_property
    def history(self) -> list[Taken]:
        """The steps that stand, oldest first; the walk and gates read only this of the past."""
        if self.pk is None:
            return []
        return histories_of([self.pk]).get(self.pk, [])

    def forget_history(self) -> None:
        """Read the past again when it is next asked for."""
        self.__dict__.pop("history", None)

    def took(self, step: str, *, after: str = "") -> bool:
        """Whether a step was taken and stands; with `after`, later than the last of that step.

        A name that is no step of the procedure raises KeyError, so that a typo dies in the
        first test.
        """
        self.procedure.step(step)
        last = self.last(step)
        if last is None or not after:
            return last is not None
        self.procedure.step(after)
        earlier = self.last(after)
        return earlier is None or last.place > earlier.place

    def last(self, step: str) -> Taken | None:
        """The latest standing act of that step."""
        return next((act for act in reversed(self.history) if act.step == step), None)

    def day_of(self, step: str) -> dt.date | None:
        """The day of the latest standing act of that step.

        ValueError for a matter that is not stored: the walk knows no days.
        """
        self.must_be_stored()
        last = self.last(self.procedure.step(step).name)
        return last.on if last else None

    def must_be_stored(self) -> None:
        """Raise ValueError for a matter that is not stored, which has neither days nor rows.

        One that is rehearsed has both: what was done to it is kept in memory.
        """
        if self._state.adding and not self.rehearsed:
            raise ValueError("a matter that is not stored has neither days nor rows")

    @classmethod
    def kind_name(cls) -> str:
        """The name of the kind: its folder, which is its app."""
        return cls._meta.app_label

    def of_kind(self) -> Matter:
        """The same matter as its own kind, with the fields of its child table."""
        models_of_kind = apps.get_app_config(self.kind).get_models()
        model = next(one for one in models_of_kind if issubclass(one, Matter))
        return model._default_manager.get(pk=self.pk)


class Event(models.Model):
    """A step taken: who did what, when, to which matter. Append-only and chained.

    It stands on the chain of the organisation that held the matter just before the step.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="events")
    place_in_matter = models.PositiveIntegerField()
    kind = models.CharField(max_length=32)
    step = models.CharField("环节", max_length=40)
    stage_before = models.CharField(max_length=24, blank=True)
    stage_after = models.CharField(max_length=24)
    on = models.DateField("办理日期")
    at = models.DateTimeField("记录时间")
    by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="chain", db_index=False
    )
    holder_after = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    revokes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="revocation"
    )
    late = models.BooleanField("补录", default=False)

    class Meta:
        verbose_name = "办理记录"
        verbose_name_plural = "办理记录"
        constraints = [
            models.UniqueConstraint(fields=["holder", "place"], name="one_place_in_chain"),
            models.UniqueConstraint(
                fields=["matter", "place_in_matter"], name="one_place_in_matter"
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "matter"], name="by_holder_and_matter"),
            models.Index(fields=["kind", "step", "on"], name="by_step_and_day"),
            models.Index(fields=["holder", "kind", "step", "on"], name="by_holder_step_and_day"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.on}"


def revokes_nothing() -> Exact:
    """The condition that an act revokes none, told of events.

    It is asked through Coalesce: nearly all do, and SQLite would else walk the whole index of
    `revokes`, once for each matter.
    """
    return Exact(Coalesce(F("revokes_id"), 0), 0)


def histories_of(keys: Iterable[int]) -> dict[int, list[Taken]]:
    """The steps that stand of several matters, oldest first, in one query."""
    rows = Event.objects.filter(matter_id__in=keys).order_by("matter_id", "place_in_matter")
    events = list(
        rows.values_list(
            "matter_id",
            "pk",
            "revokes_id",
            "step",
            "on",
            "stage_after",
            "place_in_matter",
            "stage_before",
            "holder_id",
            "holder_after_id",
        )
    )
    revoked = {revokes for _, _, revokes, *_ in events if revokes}
    found: dict[int, list[Taken]] = {}
    for matter, pk, revokes, step, on, stage, place, before, holder, after in events:
        if not revokes and pk not in revoked and step not in LOOKS:
            act = Taken(step, on, stage, place, before, holder, after)
            found.setdefault(matter, []).append(act)
    return found


def read_histories(matters: Sequence[Matter]) -> None:
    """Read what was done to several matters at once, so that none asks for itself."""
    found = histories_of([matter.pk for matter in matters])
    for matter in matters:
        matter.history = found.get(matter.pk, [])


class Payload(models.Model):
    """What an event wrote down, apart from the narrow row that figures read."""

    event = models.OneToOneField(
        Event, primary_key=True, on_delete=models.PROTECT, related_name="payload"
    )
    wrote: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    note = models.TextField("说明", blank=True)
    #: Gates and clocks that did not hold and did not block: reminders, or unproved in late entry.
    unmet: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    #: The encrypted values that `wrote` only commits to; not digested, so they can be erased.
    private = EncryptedField(blank=True)

    sealed_to = ("event_id",)

    class Meta:
        verbose_name = "办理内容"
        verbose_name_plural = "办理内容"

    def __str__(self) -> str:
        return f"{self.event_id}"


class Counter(models.Model):
    """The last number issued by an organisation for a kind in a year."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "year"], name="one_counter_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}〔{self.year}〕{self.last}"


class ChainHead(models.Model):
    """How far an organisation's chain has come: its last place and digest."""

    organisation = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.PROTECT, related_name="head"
    )
    count = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.organisation_id}:{self.count}"
