"""How a register is shown: views as tabs, one line of filters, the count, the table, the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count as CountOf
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Register
from yifa.kernel.rights import MANY, Sight, see, sees_widely
from yifa.kernel.roles import ADMINISTRATORS
from yifa.kernel.search import matching
from yifa.web.filters import MatterFilters, filterset_for, view_condition
from yifa.web.models import SavedView
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.table import CountLine, Pager
from yifa.web.theme.wording import thousands

from . import filter_line, menu, paging, table
from .access import register_or_404
from .filter_line import without
from .matter_page import crumbs
from .registration import may_register
from .request import DeskRequest, desk, today

#: What only turns pages or shows more; it is no filter.
PAGING = ("after", "before", "at")
#: The columns shown in the beginning, at most.
COLUMNS = 10


@desk
@require_safe
def choose(request: DeskRequest) -> HttpResponse:
    """台账: every register, for phones, where the menu is not in sight."""
    links = []
    if request.post.role not in ADMINISTRATORS:
        counted = menu.counts(request.post)
        links = [
            Link(one.title, reverse("register", args=[one.kind()]), note=f"{counted[one.kind()]}件")
            for one in menu.registers(request.post)
        ]
    context = {"heading": "台账", "links": links, "empty_title": "您的岗位不看台账"}
    return render(request, "desk/links.html", context)


@desk
@require_safe
def register(request: DeskRequest, kind: str) -> HttpResponse:
    """台账 of one kind."""
    page = RegisterPage(request, register_or_404(kind))
    if "chosen" in request.GET:
        page.keep_columns()
        return redirect(page.url(without(request.GET, "chosen", "choose", "col")))
    return render(request, "desk/register.html", page.context())


class RegisterPage:
    """A register as one post sees it, narrowed as the address says."""

    def __init__(self, request: DeskRequest, register: type[Register]) -> None:
        self.request, self.register = request, register
        self.query: QueryDict = request.GET
        asked = self.query.get("sort", "due")
        self.order = paging.ORDERS[asked if asked in paging.ORDERS else "due"]

    def url(self, query: QueryDict) -> str:
        """This register with other conditions."""
        here = reverse("register", args=[self.register.kind()])
        return f"{here}?{query.urlencode()}" if query else here

    @cached_property
    def filters(self) -> MatterFilters:
        """The filters of the address."""
        return self.filters_for(self.query)

    def filters_for(self, query: QueryDict) -> MatterFilters:
        """The filters of any address."""
        return filterset_for(self.register)(query, queryset=self.viewed(), post=self.request.post)

    def viewed(self) -> QuerySet[Matter]:
        """The register, or the part of it that the chosen view shows."""
        matters: QuerySet[Matter] = self.register.model._default_manager.all()
        condition = view_condition(self.register, self.query.get("view", ""))
        if condition is None:
            return matters
        return see(matters.filter(condition), self.request.post, sight=Sight.CONTENT)

    @cached_property
    def names(self) -> list[str]:
        """The columns shown: as the person chose, else as the register declares."""
        known = [name for name, _ in table.choosable(self.register)]
        kept = self.request.session.get("columns", {}).get(self.register.kind(), [])
        chosen = [name for name in known if name in kept]
        return chosen or list(self.register.columns)[:COLUMNS]

    def keep_columns(self) -> None:
        """Remember the columns that were chosen; number and title always stay."""
        chosen = ["number", "title", *self.query.getlist("col")]
        kept = self.request.session.get("columns", {})
        self.request.session["columns"] = {**kept, self.register.kind(): chosen}

    def context(self) -> dict[str, Any]:
        """Everything on the page."""
        found = self.filters.qs
        page = self.page_of(found)
        line = self.count_line()
        columns = table.columns_of(
            self.register, self.names, sorted_by=self.order.name, url=self.sort_urls()
        )
        return {
            "heading": f"{self.register.title}台账",
            "crumbs": crumbs(self.register)[:-1],
            "acts": self.acts(line),
            "views": self.views(),
            "save": self.save_link(),
            "filters": filter_line.filters_of(self.filters, self.names, self.query),
            "faults": self.filters.faults(),
            "more": filter_line.more_form(self.filters, self.query)
            if "more" in self.query
            else None,
            "choose": self.column_choices() if "choose" in self.query else None,
            "kept": filter_line.kept(self.query, drop=(*PAGING, "choose", "col")),
            "line": line,
            "table": table.table_of(self.register, columns, self.names, page.rows, today()),
            "pager": self.pager(page, line),
            "revoked_note": self.revoked_note(),
            **self.nothing(),
        }

    def page_of(self, found: QuerySet[Matter]) -> paging.Page:
        """The rows of this page."""
        return paging.page_of(
            found,
            self.order,
            lambda rows: table.with_rows(rows, self.register, self.names, self.request.post),
            today=today(),
            after=self.query.get("after", ""),
            before=self.query.get("before", ""),
            kind=self.register.kind() if self.goes_through else "",
        )

    @cached_property
    def goes_through(self) -> bool:
        """Whether rows are found by going through the register in its order.

        So finds who sees much; but where words are looked for and stand in few matters, those few
        are found first by anybody.
        """
        words = self.query.get("q", "")
        if not words or not sees_widely(self.request.post):
            return sees_widely(self.request.post)
        return matching(Matter.objects.order_by(), words)[:MANY].count() == MANY

    @cached_property
    def by_stage(self) -> Mapping[str, int]:
        """How many stand in each stage, of what all other filters leave; counted up to a limit."""
        others = self.filters
        if self.query.get("stage"):
            others = self.filters_for(without(self.query, "stage", *PAGING))
        rows = self.in_its_order(others.qs, when=self.goes_through).values_list("stage", flat=True)
        return Counter(rows[: menu.MOST + 1])

    def in_its_order(self, matters: QuerySet[Matter], *, when: bool) -> QuerySet[Matter]:
        """For counting: a register that is gone through is found by its own index."""
        if when:
            matters = matters.filter(kind=self.register.kind())
        return matters.order_by()

    def count_line(self) -> CountLine:
        """共222件＝184＋16＋…: each part is a filter, and the parts add up."""
        total = sum(self.by_stage.values())
        if total > menu.MOST:
            return CountLine(menu.MOST, "件", prefix="超过")
        chosen = self.query.get("stage", "")
        parts = [
            Link(
                self.register.stages()[name].label,
                self.url(self.with_stage("" if chosen == name else name)),
                count=self.by_stage[name],
                current=chosen == name,
            )
            for name in self.stage_order()
            if self.by_stage.get(name)
        ]
        return CountLine(total, "件", parts if len(self.register.stages()) > 2 else ())

    def how_many(self) -> str:
        """How many matters there are, as words: counts stop at a cap."""
        line = self.count_line()
        return f"{line.total}件" if line.prefix == "共" else f"{line.total}件以上"

    def stage_order(self) -> list[str]:
        """Results first, then what is under way, the latest stage first."""
        stages = self.register.stages()
        ended = [name for name, stage in stages.items() if stage.ends]
        return ended + [name for name in reversed(stages) if name not in ended]

    def with_stage(self, name: str) -> QueryDict:
        """The same conditions with another stage."""
        query = without(self.query, "stage", *PAGING)
        if name:
            query["stage"] = name
        return query

    def sort_urls(self) -> dict[str, str]:
        """Where each order is."""
        urls = {}
        for name in paging.ORDERS:
            query = without(self.query, "sort", *PAGING)
            query["sort"] = name
            urls[name] = self.url(query)
        return urls

    def pager(self, page: paging.Page, line: CountLine) -> Pager | None:
        """The pages beside this one; the place of its first row goes along in the address."""
        if not page.rows:
            return None
        stage = self.query.get("stage", "")
        total = self.by_stage.get(stage, 0) if stage in self.by_stage else line.total
        at = self.query.get("at", "")
        first = int(at) if at.isdecimal() and len(at) < 8 and (page.earlier or page.later) else 1
        first = max(first, 1) if page.earlier else 1
        last = first + len(page.rows) - 1
        shown = thousands(total) + ("以上" if line.prefix != "共" else "")
        return Pager(
            first,
            last,
            shown,
            earlier_url=self.turn("before", page.earlier, max(first - paging.SIZE, 1)),
            later_url=self.turn("after", page.later, last + 1),
        )

    def turn(self, way: str, key: str, at: int) -> str:
        """The address of a page beside this one."""
        if not key:
            return ""
        query = without(self.query, *PAGING)
        query[way], query["at"] = key, str(at)
        return self.url(query)

    def views(self) -> list[Link]:
        """全部, the register's own views, the post's own matters, the person's saved views."""
        everything = QueryDict(mutable=True)
        chosen = self.query.get("view", "")
        mine = QueryDict("mine=1")
        plain = not chosen and not self.filters.set_names()
        links = [Link("全部", self.url(everything), current=plain)]
        counted = self.view_counts()
        for place, view in enumerate(self.register.views, start=1):
            query = QueryDict(f"view={place}")
            current = chosen == str(place)
            links.append(
                Link(view.label, self.url(query), count=counted[place - 1], current=current)
            )
        own = self.query.get("mine") == "1"
        links.append(Link("我经办的", self.url(mine), current=own and not chosen))
        return links + self.saved_views()

    def view_counts(self) -> Sequence[int | None]:
        """How many matters each of the register's views holds, in one query.

        Who sees much would wait for it: a view may hold the few of very many. From the same number
        on at which a register is no longer counted to its end, they are not counted at all.
        """
        if not self.register.views:
            return []
        base = self.register.model._default_manager.exclude(stage=Procedure.void.name)
        is_wide = sees_widely(self.request.post)
        whole = self.in_its_order(base, when=is_wide)
        seen = see(whole, self.request.post, sight=Sight.CONTENT)
        if is_wide:
            seen = seen[: menu.MOST + 1]
        places = {f"view_{n}": view.where for n, view in enumerate(self.register.views)}
        numbers = {name: CountOf("pk", filter=where) for name, where in places.items()}
        found = seen.aggregate(whole=CountOf("pk"), **numbers)
        if is_wide and found["whole"] > menu.MOST:
            return [None for _ in places]
        return [min(found[name], menu.MOST) for name in places]

    def saved_views(self) -> list[Link]:
        """The person's own views of this register."""
        here = without(self.query, *PAGING).urlencode()
        mine = SavedView.objects.filter(person=self.request.user, kind=self.register.kind())
        return [
            Link(one.name, self.url(QueryDict(one.query)), current=one.query == here)
            for one in mine
        ]

    def save_link(self) -> Link:
        """To saving the present filters under a name, and taking saved ones out."""
        query = QueryDict(mutable=True)
        query["query"] = without(self.query, *PAGING, "more", "choose").urlencode()
        url = reverse("save-view", args=[self.register.kind()])
        return Link("存为视图", f"{url}?{query.urlencode()}")

    def column_choices(self) -> list[tuple[str, str, bool]]:
        """Each column that may be shown: name, label, whether it is."""
        return [(name, label, name in self.names) for name, label in table.choosable(self.register)]

    def acts(self, line: CountLine) -> list[Act]:
        """导入, 导出, the sheets of the register; 登记一件 for who may register."""
        kind, query = self.register.kind(), without(self.query, *PAGING).urlencode()
        found: list[Act] = []
        for name, label, icon in (
            ("register-import", "导入表格", "upload"),
            ("register-export", f"导出这{self.how_many()}", "download"),
        ):
            if icon == "download" and not line.total:
                continue
            tail = f"?{query}" if query and icon == "download" else ""
            url = reverse(name, args=[kind]) + tail
            found.append(Act(label, url, icon=icon, desk_only=True))
        for name, sheet in self.register.sheets.items():
            url = reverse("register-sheet", args=[kind, name])
            found.append(Act(sheet.label, url, desk_only=True))
        for step in self.register.alike if line.total else ():
            if self.request.post.role in step.by:
                url = reverse("alike", args=[kind, step.name]) + (f"?{query}" if query else "")
                found.append(Act(f"一并{step.label}", url, desk_only=True))
        if may_register(self.register, self.request.post):
            url = reverse("new-matter", args=[kind])
            found.append(Act("登记一件", url, weight=Weight.INK))
        return found

    def revoked_note(self) -> Link | None:
        """To the registrations that were revoked, which keep their number and stand in no count."""
        if self.query.get("stage") == Procedure.void.name:
            return None
        return Link("看已撤销的登记", self.url(self.with_stage(Procedure.void.name)))

    def nothing(self) -> dict[str, Any]:
        """What stands where there is no row: what is so, and ways on."""
        names = self.filters.set_names()
        noun = self.register.title
        if not names and not self.query.get("view"):
            return {
                "empty_title": f"还没有{noun}",
                "empty_why": "登记以后就在这里。",
                "ways": self.ways([]),
            }
        many = f"同时符合这{len(names)}个条件的" if len(names) > 1 else "符合条件的"
        return {"empty_title": f"没有{many}{noun}", "empty_why": "", "ways": self.ways(names)}

    def ways(self, names: Sequence[str]) -> list[Link]:
        """Each filter taken off, if there is something then, and all of them."""
        if not names:
            return [Link("看全部", self.url(QueryDict()))] if self.query else []
        off = (self.way(name) for name in names[:3])
        return [*(way for way in off if way), Link("看全部", self.url(QueryDict()))]

    def way(self, name: str) -> Link | None:
        """One filter taken off: 去掉“关键词”，有23件; None if there is nothing then either."""
        query = without(self.query, name, *PAGING)
        left = self.filters_for(query).qs.order_by()[: menu.MOST].count()
        many = "以上" if left == menu.MOST else ""
        label = f"去掉“{self.filters.filters[name].label}”，有{left}件{many}"
        return Link(label, self.url(query)) if left else None
