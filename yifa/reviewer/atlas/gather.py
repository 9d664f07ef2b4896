"""Reading a folder of reports: which files, and by which processes on how many machines."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from yifa.reviewer.atlas.catalogue import Catalogue
from yifa.reviewer.atlas.facts import problem_line, read_one
from yifa.reviewer.atlas.spark import spark
from yifa.reviewer.readers.formats import NAMED

#: Files that one process reads before it says so; each such chunk leaves one file of lines.
CHUNK = 32
# Reports are brought in these too; the reader says of each how to bring it instead.
BROUGHT = frozenset((".doc", ".wps", ".rtf", ".mht", ".mhtml", ".jpg", ".jpeg", ".png", ".zip"))
# A saved web page keeps its pictures in a folder beside it.
BESIDE_PAGE = ("_files", ".files")

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Work:
    """What every process must know: where the reports lie, what to look for, where lines go."""

    folder: Path
    catalogue: Catalogue
    scratch: Path

    def read_chunk(self, number: int, names: Sequence[str]) -> int:
        """Read some files and leave their lines in one file of the scratch folder.

        The file appears whole or not at all, so a chunk that is read twice is read once.
        """
        part = self.scratch / f"{number:08d}.jsonl"
        unfinished = part.with_suffix(f".{os.getpid()}")
        with unfinished.open("w", encoding="utf-8", errors="replace") as lines:
            for name in names:
                lines.writelines(
                    f"{line}\n" for line in read_one(self.folder / name, name, self.catalogue)
                )
        unfinished.replace(part)
        return len(names)


def files(folder: Path, without: Path) -> list[str]:
    """List the reports of a folder and all below it, by their paths within it, in their order.

    Hidden files, what a saved page keeps beside it, and the folder `without` are passed over.
    """
    found: list[str] = []
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".")
            and not name.endswith(BESIDE_PAGE)
            and (here / name).resolve() != without.resolve()
        ]
        found += [
            (here / name).relative_to(folder).as_posix()
            for name in names
            if not name.startswith((".", "~$")) and _is_brought(name)
        ]
    return sorted(found)


def _is_brought(name: str) -> bool:
    suffix = Path(name).suffix.lower()
    return suffix in NAMED or suffix in BROUGHT


def locally(work: Work, names: Sequence[str], told: Progress) -> None:
    """Read with as many processes as this one may use cores.

    A file over which a process dies is read again alone; if it kills that one too, it is said.
    """
    left: list[str] = []
    with ProcessPoolExecutor(_cores()) as pool:
        given = {
            pool.submit(work.read_chunk, number, chunk): chunk
            for number, chunk in enumerate(_chunks(names))
        }
        for done in as_completed(given):
            try:
                told(done.result())
            except BrokenProcessPool:
                left += given[done]
    for number, name in enumerate(left, len(given)):
        try:
            with ProcessPoolExecutor(1) as alone:
                told(alone.submit(work.read_chunk, number, [name]).result())
        except BrokenProcessPool:
            part = work.scratch / f"{number:08d}.jsonl"
            part.write_text(f"{problem_line(name)}\n", encoding="utf-8")
            told(1)


def on_spark(work: Work, names: Sequence[str], told: Progress, master: str) -> None:
    """Read with the executors of a Spark cluster, each chunk by the same function.

    Every machine must have yifa installed and see the folders at the same paths.
    """
    chunks = list(enumerate(_chunks(names)))
    with spark(master, "yifa atlas") as session:
        tasks = session.sparkContext.parallelize(chunks, max(len(chunks), 1))
        told(tasks.map(lambda chunk: work.read_chunk(*chunk)).sum())


def _chunks(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[at : at + CHUNK] for at in range(0, len(names), CHUNK)]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
