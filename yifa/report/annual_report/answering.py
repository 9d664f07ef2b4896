"""How a finding of the reviewer is answered: mended, explained, or left as it is with a reason."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from yifa.kernel.gates import Refused
from yifa.kernel.person import Post
from yifa.kernel.plain_text import as_seen

from .checking import Found, check_report
from .editing import refuse_control, refuse_writing, save
from .mending import mend_of
from .models import AnnualReport, Answer, Reply

LONGEST = 500


def answer(
    report: AnnualReport,
    key: str,
    *,
    reply: str,
    words: str,
    by: Post,
    on: dt.date,
    at: dt.datetime,
) -> Answer:
    """Answer a finding, in place of an earlier answer; raises Refused."""
    refuse_writing(report, by)
    if reply not in Reply.values:
        raise Refused("答复", fields={"reply": "从照改、说明、不改里选一个"})
    said = "" if reply == Reply.ACCEPTED else clean_words(words)
    return put(report, found_or_refuse(report, key, on), reply=reply, words=said, by=by, at=at)


def mend(
    report: AnnualReport, key: str, *, by: Post, on: dt.date, at: dt.datetime, base: int
) -> str:
    """Write the number as the others make it, and keep who did so; says what it reads as now.

    Raises Refused, or Clash if somebody has changed the paragraph since.
    """
    found = found_or_refuse(report, key, on)
    mended = mend_of(found)
    if mended is None:
        raise Refused("照改", fields={"finding": "这一处要由人来改，打开这一段改"})
    with transaction.atomic():
        put(report, found, reply=Reply.ACCEPTED, words="", by=by, at=at)
        save(report, mended.edit, by=by, on=on, base=base)
    return mended.says


def found_or_refuse(report: AnnualReport, key: str, on: dt.date) -> Found:
    """The finding as the text has it now; raises Refused if it has it no more."""
    found = check_report(report, on).find(key)
    if found is None:
        raise Refused("答复", fields={"finding": "文中已经没有这一处，回到文稿再看"})
    return found


def put(
    report: AnnualReport, found: Found, *, reply: str, words: str, by: Post, at: dt.datetime
) -> Answer:
    """Keep an answer with what it answers."""
    kept, _ = Answer.objects.update_or_create(
        report=report,
        key=found.key,
        defaults={
            "rule": found.finding.rule,
            "quoted": found.finding.quote,
            "message": found.finding.message,
            "reply": reply,
            "words": words,
            "by": by,
            "at": at,
        },
    )
    return kept


def clean_words(words: str) -> str:
    """The reason in words; raises Refused."""
    said = as_seen(words).strip()
    if not said or len(said) > LONGEST:
        raise Refused("答复", fields={"words": f"写明理由，不超过{LONGEST}个字"})
    refuse_control(said)
    return said
