"""What a broken thing is called, and whom events name: what verifying reads once and keeps."""

from __future__ import annotations

from dataclasses import dataclass

from .matter import Event
from .organisation import Organisation
from .person import Post
from .procedure import Procedure
from .register import Register


@dataclass(frozen=True)
class Broken:
    """Something that is no longer as the application left it.

    `what` is a word for programs (changed, missing, inserted, …), `where` a chain and place or a
    number, `sentence` one Chinese sentence.
    """

    what: str
    where: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class Known:
    """Every organisation and post by key, so that no event is joined to them."""

    organisations: dict[int, Organisation]
    posts: dict[int, Post]
    marks: dict[int, str]

    @classmethod
    def read(cls) -> Known:
        """Read them all: as many as there are people, not as there are matters."""
        posts = Post.objects.select_related("organisation", "person").in_bulk()
        marks = {key: post.mark for key, post in posts.items()}
        return cls(Organisation.objects.in_bulk(), posts, marks)

    def organisation(self, key: int) -> Organisation:
        """An organisation by key, and a word for one that is gone."""
        gone = Organisation(code=f"#{key}", name=f"不见了的单位（{key}）")
        return self.organisations.get(key, gone)

    def has_actors(self, event: Event) -> bool:
        """Whether everyone the event names is there."""
        return event.by_id in self.posts and {event.holder_id, event.holder_after_id} <= (
            self.organisations.keys()
        )

    def with_actors(self, event: Event) -> Event:
        """The event with whom it names, without asking the database."""
        event.holder = self.organisations[event.holder_id]
        event.holder_after = self.organisations[event.holder_after_id]
        event.by = self.posts[event.by_id]
        return event


def act_label(kind: str, step: str) -> str:
    """What a step is called; its bare name where the kind's folder is gone."""
    steps = dict(Procedure.kernel_steps)
    if kind in Register.all:
        for procedure in Register.all[kind].procedures:
            steps |= procedure.steps
    return steps[step].label if step in steps else step
