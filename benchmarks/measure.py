"""How fast the house is: the door, the pages, figures, verifying, and reading a report.

Makes a sample in a folder of its own and measures on it; prints a table in Markdown.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from yifa.kernel.person import Post

#: No page takes longer than this on the sample (milliseconds).
PAGE_LIMIT = 200
TIMES = 5

PAGES = {
    "my work": "/desk/",
    "register of disputes": "/desk/registers/dispute/",
    "the same by number": "/desk/registers/dispute/?order=number",
    "search in it for two characters": "/desk/registers/dispute/?q=工资",
    "register of screening": "/desk/registers/screening/",
    "register of publicity": "/desk/registers/publicity/",
    "search everywhere": "/desk/search/?q=工资",
    "form to register": "/desk/registers/dispute/new/",
    "all figures": "/desk/figures/",
    "success rate": "/desk/figures/dispute/success_rate/",
    "returns": "/desk/returns/",
    "annual reports": "/desk/reports/",
}


@click.command()
@click.option("--matters", default=4500, help="How many matters the sample has.")
@click.option("--home", type=click.Path(path_type=Path), help="A sample that is there already.")
def main(matters: int, home: Path | None) -> None:
    """Measure everything and print it."""
    os.environ["YIFA_HOME"] = str(home or tempfile.mkdtemp(prefix="yifa-benchmark-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "yifa.settings"
    import django

    django.setup()
    click.echo("| what | measured | against |\n|---|---|---|")
    if home is None:
        make_sample(matters)
    verify_all()
    report_pages()
    frozen_reports()
    read_quantities()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    row("memory of this process at its highest", f"{peak} MB", "")


def row(what: str, measured: str, against: str) -> None:
    """A line of the table."""
    click.echo(f"| {what} | {measured} | {against} |")


def timed(act: Callable[[], object]) -> float:
    """How long the processor is at an act, in seconds: others on the machine lengthen it least."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def make_sample(matters: int) -> None:
    """The sample through the one door, and beside it the same rows by the ORM alone."""
    import peer
    from django.core.management import call_command
    from django.utils import timezone

    from yifa.kernel.matter import Event
    from yifa.sample import making
    from yifa.sample.county import read_county
    from yifa.sample.plan import Plan
    from yifa.sample.season import SHARES

    call_command("migrate", verbosity=0)
    plan = Plan(timezone.localdate(), 1, matters)
    making.found(plan)
    with making.without_looking_for_garbage():
        seconds = timed(lambda: making.take_all(plan, read_county(), lambda _: None))
    making.make(plan, lambda _: None)  # reports and returns, which the peer does not write
    events = Event.objects.filter(kind__in=SHARES).count()
    rate = events / seconds
    written, alone = peer.write_again(timed)
    row(
        f"steps taken through the door ({matters} matters, {events} events)",
        f"{rate:,.0f} a second, {seconds:.0f} s in all",
        f"the same rows by the ORM alone: {written / alone:,.0f} a second "
        f"(the door is at {rate * alone / written:.0%} of it)",
    )
    row("a million matters, at that pace", f"{seconds * 1e6 / matters / 3600:.1f} h", "")


def verify_all() -> None:
    """Re-read every chain, matter and file."""
    from yifa.kernel.matter import Event
    from yifa.kernel.verify import verify

    events = Event.objects.count()
    seconds = timed(lambda: list(verify()))
    row("verify", f"{events / seconds:,.0f} events a second", f"{events} events in {seconds:.1f} s")


def report_pages() -> None:
    """The main pages of every post that somebody of the sample signs in to, as the server ends."""
    from yifa.kernel.person import Post
    from yifa.kernel.roles import ADMINISTRATORS

    settings.ALLOWED_HOSTS.append("testserver")
    posts = Post.objects.exclude(role__in=ADMINISTRATORS).select_related("organisation", "person")
    shown: set[int] = set()
    for post in posts.order_by("pk"):
        if post.person.has_usable_password() and post.organisation_id not in shown:
            shown.add(post.organisation_id)
            report_pages_of(post)


def report_pages_of(post: Post) -> None:
    """The main pages of one post."""
    from yifa.kernel.matter import Matter
    from yifa.kernel.rights import see
    from yifa.report.annual_report.models import AnnualReport
    from yifa.report.returns.models import Return

    here, client = post.organisation, Client()
    client.force_login(post.person)
    client.post("/desk/post/", {"post": post.pk})
    pages = dict(PAGES)
    seen = see(Matter.objects.filter(kind="dispute"), post).order_by("pk").first()
    if seen is not None:
        pages["a dispute"] = f"/desk/matters/{seen.pk}/"
    owed = Return.objects.filter(organisation=here).order_by("pk").last()
    if owed is not None:
        pages["a return"] = f"/desk/returns/{owed.form}/{owed.last_day:%Y-%m}/{here.code}/"
    report = AnnualReport.objects.filter(organisation=here).first()
    if report is not None:
        pages["annual report"] = f"/desk/reports/{report.pk}/"
    for name, url in pages.items():
        report_page(client, name=f"{name}, {here}", url=url)


def report_page(client: Client, *, name: str, url: str) -> None:
    """One page: the median of some loads after the first, and how often it asks the database."""
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        status = client.get(url).status_code
    queries = len(asked)
    seconds = statistics.median([timed(lambda: client.get(url)) for _ in range(TIMES)])
    told = f"{seconds * 1000:.0f} ms, {queries} queries"
    faults = [" **over**"] * (seconds * 1000 > PAGE_LIMIT) + [f" **{status}**"] * (status != 200)
    row(name, told, f"limit {PAGE_LIMIT} ms" + "".join(faults))


def frozen_reports() -> None:
    """Derive each frozen report again from its events."""
    from yifa.report.annual_report.freezing import derived_again
    from yifa.report.annual_report.models import Freeze

    for kept in Freeze.objects.select_related("report__organisation"):
        begun = time.perf_counter()
        same = "the same bytes" if derived_again(kept) == kept.content else "**other bytes**"
        seconds = time.perf_counter() - begun
        row(f"derive again {kept.report.title}", f"{seconds:.1f} s", same)


def read_quantities() -> None:
    """Every quantity of a long text, against a plain regular expression over it."""
    from yifa.reviewer import quantities_in

    sentence = (
        "全年受理矛盾纠纷1,732件，调解成功一千五百零六件，成功率87.0%，涉及3万余人次、1.2亿元。"
    )
    paragraphs = [sentence * 8] * 400
    size = sum(len(text.encode()) for text in paragraphs) / 1e6
    ours = size / timed(lambda: [quantities_in(text) for text in paragraphs])
    digits = re.compile(r"\d[\d,.]*")
    plain = size / timed(lambda: [digits.findall(text) for text in paragraphs])
    row("quantities read", f"{ours:.1f} MB/s", f"plain digits by `re`: {plain:.0f} MB/s")


if __name__ == "__main__":
    sys.exit(main())
