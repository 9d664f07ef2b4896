"""`yifa report`: write a report as files, or bring a past one in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
from django.utils import timezone

from yifa import reviewer
from yifa.kernel.organisation import Form, Level, Organisation, found
from yifa.kernel.person import Person, Post
from yifa.kernel.roles import CLERK, LEADER
from yifa.report.annual_report import bringing_in, draft, export
from yifa.report.annual_report.models import AnnualReport
from yifa.report.annual_report.procedure import CountyReporting


@click.group(invoke_without_command=True)
@click.option("--year", type=int, help="年度，如2025")
@click.option("--organisation", "code", help="单位代码；不写时用最上级人民政府")
@click.option("--out", type=click.Path(path_type=Path), help="写到哪个文件夹")
@click.pass_context
def report(context: click.Context, year: int | None, code: str | None, out: Path | None) -> None:
    """把年度报告写成 .docx、.html、.json；没有定稿的写草稿，并标明“草稿”。

    例：yifa report --year 2025 --organisation 990100 --out out/
    """
    if context.invoked_subcommand is not None:
        return
    if year is None or out is None:
        raise click.UsageError("写明 --year 和 --out，例：yifa report --year 2025 --out out/")
    one = find_or_draft(organisation_of(code), year)
    for path in write(one, out):
        click.echo(str(path))


def write(one: AnnualReport, out: Path) -> list[Path]:
    """Write the three files of a report; returns where they lie."""
    out.mkdir(parents=True, exist_ok=True)
    stem = f"{one.organisation.code}-{one.report_year}"
    files = {
        out / f"{stem}.docx": export.docx(one),
        out / f"{stem}.html": export.html(one).encode(),
        out / f"{stem}.json": export.json(one).encode(),
    }
    for path, content in files.items():
        path.write_bytes(content)
    return list(files)


def organisation_of(code: str | None) -> Organisation:
    """The organisation asked for, or the highest government there is."""
    if code is None:
        first = Organisation.objects.filter(parent=None).order_by("code").first()
        if first is None:
            raise click.ClickException("还没有单位，先运行 yifa found 开办")
        return first
    try:
        return Organisation.objects.get(code=code)
    except Organisation.DoesNotExist:
        raise click.ClickException(f"没有代码为{code}的单位，核对后再试") from None


def find_or_draft(organisation: Organisation, year: int) -> AnnualReport:
    """The report of a year; if none was begun, its first draft."""
    here = AnnualReport.objects.filter(organisation=organisation, report_year=year)
    there = here.exclude(stage=CountyReporting.void.name).first()
    return there or draft.begin(year, by=post_at(organisation), on=timezone.localdate())


def post_at(organisation: Organisation) -> Post:
    """Who acts for the command line: the organisation's clerk, else its leader."""
    today = timezone.localdate()
    posts = Post.objects.held_on(today).filter(organisation=organisation, role__in=[CLERK, LEADER])
    post = posts.order_by("role", "pk").first()
    if post is None:
        raise click.ClickException(f"{organisation}没有在任的经办人或者负责人，先办理任职")
    return post


@report.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--organisation", "code", required=True, help="单位代码")
@click.option("--year", type=int, help="年度；不写时从文中读")
@click.option("--new-organisation", "name", help="单位还没有时，按这个名称新设")
def bring(file: Path, code: str, year: int | None, name: str | None) -> None:
    """收录往年报告（txt、md、html、docx、pdf），作为以后对照的基线。

    例：yifa report import 2024年报告.docx --organisation 990100 --year 2024
    """
    here = new_organisation(code, name) if name else organisation_of(code)
    try:
        source = reviewer.read(file)
        done = bringing_in.bring_in(source, by=post_at(here), on=timezone.localdate(), year=year)
    except (reviewer.Unreadable, bringing_in.NotBroughtIn) as refused:
        raise click.ClickException(str(refused)) from None
    if not done.is_new:
        click.echo(f"这份文件已经收录为{done.report.number}，没有新增")
        return
    kept, furniture = done.report.versions.count(), len(done.report.source.furniture)
    click.echo(f"已收录为{done.report.number}，第{kept}稿；不属于正文的{furniture}处另列")
    if done.other_author:
        click.echo(f"文中写的单位是{done.other_author}，不是{here}，核对是不是选错了文件")


def new_organisation(code: str, name: str) -> Organisation:
    """An organisation for a report of elsewhere, with one post to act for it."""
    there = Organisation.objects.filter(code=code).first()
    if there is not None:
        return there
    level = next((low for word, low in LEVEL_WORDS.items() if word in name), Level.COUNTY)
    made = found(
        code, name, short=name.removesuffix("人民政府")[-12:], level=level, form=Form.GOVERNMENT
    )
    person = Person.objects.enrol(f"import-{code}", "收录人")
    Post.objects.create(person=person, organisation=made, role=CLERK, since=dt.date(2000, 1, 1))
    return made


#: Words of a name that tell its level, the lowest first.
LEVEL_WORDS = {"镇": Level.TOWN, "乡": Level.TOWN, "街道": Level.TOWN, "县": Level.COUNTY}
