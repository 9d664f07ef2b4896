"""Whom a name in a table means: a post of the organisation, by the person's name."""

from __future__ import annotations

import re
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.roles import HANDLERS, MEDIATOR

from .values import BadCell


class PostNames:
    """Finds posts of one organisation by the names of those who held them, read once."""

    def __init__(self, home: Organisation) -> None:
        self.home = home
        self.by_name: dict[str, list[Post]] | None = None

    def named(self, words: str, *, limit: Any = None) -> Post:
        """The post of the person of that name, a mediator's before others. Raises BadCell."""
        name = re.sub(r"\s", "", words)
        found = self.posts().get(name, [])
        if not found:
            raise BadCell(f"{self.home}没有这个人，写本单位人员的姓名，或者先空着")
        people = {post.person_id for post in found}
        if len(people) > 1:
            raise BadCell(f"{self.home}有{len(people)}个同名的人，先空着，导入后再指定")
        return min(found, key=lambda post: (post.role != MEDIATOR, -post.pk))

    def posts(self) -> dict[str, list[Post]]:
        """Everyone who handles matters here or did, by name."""
        if self.by_name is None:
            self.by_name = {}
            held = Post.objects.filter(organisation=self.home, role__in=HANDLERS)
            for post in held.select_related("person", "organisation"):
                self.by_name.setdefault(post.person.name, []).append(post)
        return self.by_name
