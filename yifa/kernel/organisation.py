"""Where an organisation stands in the tree, and who leads it in its line of business."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db import models
from django.db.models.lookups import StartsWith


class Level(models.TextChoices):
    """Levels of the tree, highest first (glossary: level 层级)."""

    PROVINCE = "province", "省"
    CITY = "city", "市"
    COUNTY = "county", "县（区）"
    TOWN = "town", "乡镇（街道）"
    VILLAGE = "village", "村（社区）"


class Form(models.TextChoices):
    """What an organisation is, whatever its level."""

    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "department", "部门"
    OFFICE = "office", "司法所、派出所等派出机构"
    COMMITTEE = "committee", "人民调解委员会"
    STUDIO = "studio", "调解工作室"
    CENTRE = "centre", "矛盾纠纷调处化解中心"
    VILLAGE = "village", "村（居）民委员会"


class Below(StartsWith):
    """`path__below="/a/b/"`: a path that begins so.

    SQLite finds no LIKE by an index, but a range.
    """

    lookup_name = "below"

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """To other databases it is what `startswith` is."""
        told: str = connection.operators["startswith"] % rhs
        return told

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """From the path itself to where the next one could begin, in the order of their bytes."""
        column, values = self.process_lhs(compiler, connection)
        following = self.rhs[:-1] + chr(ord(self.rhs[-1]) + 1)
        return f"({column} >= %s AND {column} < %s)", [*values, self.rhs, *values, following]


models.CharField.register_lookup(Below)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Questions asked of the tree."""

    def under(self, organisation: Organisation) -> OrganisationQuerySet:
        """The organisation and everything below it by place (属地)."""
        return self.filter(path__below=organisation.path)

    def coded(self, code: str) -> Organisation | None:
        """The organisation of a code typed by somebody; what can't be printed is no code."""
        return self.filter(code=code).first() if code.isprintable() else None

    def standing(self) -> OrganisationQuerySet:
        """Those that have not ended."""
        return self.filter(closed_on__isnull=True)

    def led_by_any_under(self, organisation: Organisation) -> OrganisationQuerySet:
        """Organisations whose line of business (业务主管) leads to this one, and what is below."""
        return self.filter(line__below=organisation.line)


class Organisation(models.Model):
    """One node of the tree: a government, department, committee, centre or village.

    `parent` is the tree by place (属地); `led_by` the line of business (业务主管), which for most
    is the same: a judicial office stands in a town and is led by the county's judicial bureau.
    """

    code = models.CharField("单位代码", max_length=32, unique=True)
    name = models.CharField("名称", max_length=100)
    short = models.CharField("文号简称", max_length=12, unique=True)
    level = models.CharField("层级", max_length=12, choices=Level.choices)
    form = models.CharField("类别", max_length=12, choices=Form.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name="属地上级",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    led_by = models.ForeignKey(
        "self",
        verbose_name="业务主管单位",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="leads",
    )
    path = models.CharField("属地路径", max_length=240, db_index=True)
    line = models.CharField("业务路径", max_length=240, db_index=True)
    address = models.CharField("地址", max_length=120, blank=True)
    telephone = models.CharField("电话", max_length=30, blank=True)
    #: The last day of an organisation that ended; its records stay.
    closed_on = models.DateField("撤并日期", null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "单位"
        verbose_name_plural = "单位"
        ordering = ["path"]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def stands_at_the_head(self) -> bool:
        """Whether every organisation is under this one; asked once of one that was read."""
        others = Organisation.objects.filter(parent=None).exclude(pk=self.pk)
        return self.parent_id is None and not others.exists()

    @property
    def area(self) -> str:
        """The path of the government in whose area it works: a department works in all of it."""
        seat = self.parent
        within = seat is not None and seat.level == self.level
        return seat.path if within and seat else self.path

    def is_under(self, other: Organisation) -> bool:
        """Whether it is that organisation or stands below it by place."""
        return self.path.startswith(other.path)

    def is_led_by(self, other: Organisation) -> bool:
        """Whether it is that organisation or is led by it in its line of business."""
        return self.line.startswith(other.line)


def found(
    code: str,
    name: str,
    *,
    short: str,
    level: Level,
    form: Form,
    parent: Organisation | None = None,
    led_by: Organisation | None = None,
) -> Organisation:
    """Set up an organisation at its place in both trees."""
    leader = led_by or parent
    return Organisation.objects.create(
        code=code,
        name=name,
        short=short,
        level=level,
        form=form,
        parent=parent,
        led_by=led_by,
        path=f"{parent.path if parent else '/'}{code}/",
        line=f"{leader.line if leader else '/'}{code}/",
    )
