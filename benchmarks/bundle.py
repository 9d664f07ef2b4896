"""How long the whole file of a penalty case takes to bind: sixty documents, as many files.

Makes the case in a folder of its own; prints a table in Markdown.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from yifa.wings.enforcement.penalty_case.models import PenaltyCase

#: No file of so many documents takes longer (seconds).
LIMIT = 5.0
TIMES = 5


@click.command()
@click.option("--documents", default=60, help="How many documents the file has.")
def main(documents: int) -> None:
    """Make the case, bind its file, and print how long that took."""
    os.environ["YIFA_HOME"] = tempfile.mkdtemp(prefix="yifa-bundle-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "yifa.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    case = made(documents)
    click.echo("| what | measured | against |\n|---|---|---|")
    report(case)


def made(documents: int) -> PenaltyCase:
    """A case with so many documents, nearly all of them records of questioning with a scan each."""
    from yifa.kernel.evidence import Upload
    from yifa.kernel.tests import county
    from yifa.wings.enforcement.penalty_case.tests.played import act, line_of, played

    county.set_up()
    case = played("ordinary_paid", before="conclude")
    later = replace(line_of("ordinary_paid", "investigate"), on=case.history[-1].on)
    for number in range(documents - documents_of(case)):
        scan = Upload(f"询问笔录{number}.pdf", b"%PDF-1.7" + bytes(200_000) + str(number).encode())
        act(case, "investigate", later, evidence_kind="party", files=[scan])
    return case


def documents_of(case: PenaltyCase) -> int:
    """How many documents its file has, cover and contents aside."""
    from yifa.wings.enforcement.penalty_case.papers.bundle import whole_file
    from yifa.wings.enforcement.penalty_case.papers.case import told

    return sum(not paper.is_front for paper in whole_file(told(case)))


def report(case: PenaltyCase) -> None:
    """Bind it some times; the slowest counts."""
    from yifa.wings.enforcement.penalty_case.papers import PAPERS

    papers, files = documents_of(case), case.evidence.count()
    seconds, size = [], 0
    for _ in range(TIMES):
        begun = time.perf_counter()
        size = len(PAPERS["file"].make(case))
        seconds.append(time.perf_counter() - begun)
    over = " **over**" if max(seconds) > LIMIT else ""
    click.echo(
        f"| whole file of {papers} documents, {files} files, {size / 1e6:.1f} MB "
        f"| {max(seconds):.2f} s, the slowest of {TIMES} | limit {LIMIT:.0f} s{over} |"
    )


if __name__ == "__main__":
    sys.exit(main())
