"""Which numbered lines and which running points of a report make one list."""

from __future__ import annotations

from collections.abc import Iterator

from yifa.reviewer.document import Block, Document, Enumerator, Kind, Span
from yifa.reviewer.numbering import LEVELS
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.ordinals import LOOK_AHEAD, Numbering, Point

#: So many lists stand open inside one another at most.
DEEPEST = 3
REFERS = ("项", "款", "目", "条", "级", "等奖", "类产", "次产")


def of_lines(document: Document) -> Iterator[tuple[str, list[Numbering]]]:
    """Yield for each style the lists that headings and items make, in reading order.

    Points of one style that stand under the same higher point are one list; it begins again with
    one. A list may also go on over chapters: then its first ordinal follows the last of the style.
    """
    lists: dict[str, list[Numbering]] = {}
    under: dict[tuple[str, int], list[Numbering]] = {}
    over: list[tuple[int, int]] = []
    followed = -1
    for number, block in enumerate(document.blocks):
        if block.kind not in (Kind.HEADING, Kind.ITEM) or (block.number and not _counts(block)):
            continue
        level = LEVELS[block.style] if block.number else block.level
        while over and over[-1][0] >= level:
            over.pop()
        parent = over[-1][1] if over else -1
        over.append((level, number))
        if not block.number:
            continue
        point = _of_line(block, number)
        of_style = lists.setdefault(block.style, [])
        open_lists = under.setdefault((block.style, parent), [])
        _resume_line(document, open_lists, point)
        if not open_lists or _begins_again(document, open_lists[-1], point, followed):
            begins = of_style[-1].last.ordinal + 1 if of_style else 1
            open_lists.append(Numbering([], begins))
            of_style.append(open_lists[-1])
            del open_lists[:-DEEPEST]
        open_lists[-1].points.append(point)
        followed = number
    yield from lists.items()


def _resume_line(document: Document, open_lists: list[Numbering], point: Point) -> None:
    """Go back to the list one of whose points holds the inner one: 四、 (一、二、), then 五、."""
    if not open_lists or point.ordinal == open_lists[-1].last.ordinal + 1:
        return
    kind = document.blocks[point.block].kind
    for depth in range(len(open_lists) - 2, -1, -1):
        last = open_lists[depth].last
        is_same = kind is Kind.HEADING or document.blocks[last.block].kind is kind
        if point.ordinal == last.ordinal + 1 and is_same and point.ordinal > 2:
            del open_lists[depth + 1 :]
            return


def _counts(block: Block) -> bool:
    """Tell whether a line's number is one, and not the rest of a broken line: （二）项规定。"""
    return block.ordinal > 0 and not block.words.startswith(REFERS)


def _of_line(block: Block, number: int) -> Point:
    written = block.number.rstrip()
    return Point(block.ordinal, written, block.span(0, len(written)), number, leads=True)


def _begins_again(document: Document, of: Numbering, point: Point, followed: int) -> bool:
    if point.ordinal != 1:
        return False
    last = of.last
    if all(it.ordinal != 1 for it in of.points):
        # 二、 before 一、 changed places with it; 四、 holds a list of its own.
        return len(of.points) > 1 or last.ordinal != 2
    # 一、 directly after 一、 is a slip, unless the same line was only printed twice.
    is_next = last.ordinal == 1 and last.block == followed
    return not is_next or document.source.kind == "md"


def of_words(reading: Reading) -> Iterator[tuple[str, list[Numbering]]]:
    """Yield for each style the lists that 一是, 第二 and （3） make inside paragraphs."""
    document = reading.document
    by_style: dict[str, list[Enumerator]] = {}
    for enumerator in document.enumerators:
        by_style.setdefault(enumerator.style, []).append(enumerator)
    for style, enumerators in by_style.items():
        gathering = _Gathering(document)
        for enumerator in enumerators:
            gathering.take(_of_word(document, enumerator))
        yield style, list(_joined(gathering.lists))


def _of_word(document: Document, it: Enumerator) -> Point:
    block = document.blocks[it.block]
    leads = it.start == block.at(block.words_start)
    return Point(it.ordinal, it.text, Span(it.start, it.end), it.block, leads)


class _Gathering:
    """The lists of one style so far, and those that stand open, the innermost last."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._open: list[Numbering] = []
        self.lists: list[Numbering] = []

    def take(self, point: Point) -> None:
        """Put the next point into the list it belongs to."""
        if not self._open:
            self._begin(point)
        elif point.ordinal == 1:
            self._take_one(point)
        elif point.ordinal == self._open[-1].last.ordinal + 1:
            self._open[-1].points.append(point)
        elif not self._resume(point):
            self._take_misfit(point)

    def _begin(self, point: Point) -> None:
        begins = self.lists[-1].last.ordinal + 1 if self.lists else 1
        begun = Numbering([point], begins)
        self.lists.append(begun)
        self._open.append(begun)

    def _take_one(self, point: Point) -> None:
        innermost = self._open[-1]
        is_next = innermost.last.block == point.block and len(innermost.points) == 1
        if is_next and innermost.last.ordinal != 1:
            innermost.points.append(point)
            return
        self._open = [it for it in self._open if self._may_enclose(it, point)]
        del self._open[1 : len(self._open) - DEEPEST]
        self._begin(point)

    def _may_enclose(self, outer: Numbering, point: Point) -> bool:
        """Tell whether a list that begins here may be inside a point of another one."""
        last = outer.last
        is_under = last.leads and not point.leads and self._same_section(last, point)
        return last.block == point.block or is_under

    def _resume(self, point: Point) -> bool:
        """Go back to the list whose point holds the inner one: 一是…（一是…二是…）, then 二是."""
        for depth in range(len(self._open) - 2, -1, -1):
            outer, inner = self._open[depth], self._open[depth + 1]
            is_around = point.leads and not any(it.leads for it in inner.points[:LOOK_AHEAD])
            # A lone 第一 in the same paragraph is one point of something that goes on.
            is_lone = len(outer.points) == 1 and outer.last.block == point.block
            if not is_around and not is_lone:
                return False
            if point.ordinal == outer.last.ordinal + 1:
                del self._open[depth + 1 :]
                outer.resumed = True
                outer.points.append(point)
                return True
        return False

    def _same_section(self, first: Point, second: Point) -> bool:
        paths = self._document.paths
        return paths[first.block] == paths[second.block]

    def _take_misfit(self, point: Point) -> None:
        last = self._open[-1].last
        same_section = self._same_section(last, point)
        goes_on = point.leads or point.ordinal > last.ordinal
        if last.block == point.block or (same_section and goes_on):
            self._open[-1].points.append(point)
        else:
            del self._open[:]
            self._begin(point)


def _joined(lists: list[Numbering]) -> Iterator[Numbering]:
    """Take a lone 一是 and the list that begins with 一是 right after it for one: one repeats."""
    waiting: Numbering | None = None
    for numbering in lists:
        if waiting is not None:
            is_lone = len(waiting.points) == 1 and not waiting.resumed
            if is_lone and waiting.last.block == numbering.points[0].block:
                waiting.points += numbering.points
                continue
            yield waiting
        waiting = numbering
    if waiting is not None:
        yield waiting
