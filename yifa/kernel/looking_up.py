"""What the gates of a whole page ask of other matters, looked up once.

    with looked_up_once():
        looked_up(resolved, meeting, decision)    # each gate asks, the first looks up

What is asked is hashable; a matter or a post is known by its key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Found = TypeVar("Found")

#: What was found so far, by who looks it up and what was asked; None where nothing is kept.
_known: ContextVar[dict[Hashable, Any] | None] = ContextVar("looked up", default=None)


@contextmanager
def looked_up_once() -> Iterator[None]:
    """Within it the same is looked up once: nothing may be written meanwhile."""
    before = _known.set({})
    try:
        yield
    finally:
        _known.reset(before)


def looked_up(find: Callable[Asked, Found], /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
    """What `find` finds of what is asked, each of it hashable; kept where all is looked up once."""
    known = _known.get()
    if known is None:
        return find(*asked, **named)
    key = (find, *asked, *named.items())
    if key not in known:
        known[key] = find(*asked, **named)
    found: Found = known[key]
    return found
