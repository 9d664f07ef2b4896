"""Which matter a page shows, and how much of it: every page about one matter begins here."""

from __future__ import annotations

from django.db.models import BooleanField, ExpressionWrapper
from django.http import Http404

from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, content, see

#: What pages say of a matter beside its own columns.
RELATED = ("holder__parent", "organisation", "sent_by", "handler__person")


def register_or_404(kind: str) -> type[Register]:
    """The register of that kind."""
    if kind not in Register.all:
        raise Http404("没有这个台账")
    return Register.all[kind]


def seen_matter(post: Post, pk: int) -> tuple[Matter, Sight]:
    """A matter that the post sees at least the progress of, and to which grade."""
    opened = ExpressionWrapper(content(post), output_field=BooleanField())
    rows = see(Matter.objects.filter(pk=pk), post).annotate(opened=opened)
    row = rows.values_list("kind", "opened").first()
    if row is None or row[0] not in Register.all:
        raise Http404("没有这一件")
    model = Register.all[row[0]].model
    found = model._default_manager.select_related(*RELATED).get(pk=pk)
    return found, Sight.CONTENT if row[1] else Sight.PROGRESS


def readable_matter(post: Post, pk: int) -> Matter:
    """A matter whose content the post sees; to others it is as if it were not there."""
    found, sight = seen_matter(post, pk)
    if sight is not Sight.CONTENT:
        raise Http404("没有这一件")
    return found
