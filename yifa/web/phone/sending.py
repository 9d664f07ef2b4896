"""How what a phone captured comes in: once, in order, each file as it was made, or not at all."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_POST

from yifa.kernel.gates import Reason, Refused
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register
from yifa.kernel.take import Request, take_many
from yifa.web.desk import story
from yifa.web.desk.access import readable_matter
from yifa.web.desk.forms import DAY, NOTE, act_form
from yifa.web.desk.possible import Prospect
from yifa.web.desk.refusal import who_moved
from yifa.web.desk.request import DeskRequest, today
from yifa.web.desk.step_page import read as read_form
from yifa.web.once import once, sent_under
from yifa.web.theme import wording

from .reading import Sent, Unread, read
from .request import answer, phone

GONE = "这一件已经不在您手里，或者这一步不在手机上办。记录还在手机上，可以搁置并写明原因"


@phone
@require_POST
def send(request: DeskRequest) -> Any:
    """One capture: stored, refused with every reason, or told what happened meanwhile."""
    try:
        sent = read(request, now=timezone.now())
    except Unread as unread:
        return answer({"state": "refused", "fields": {"": str(unread)}}, HTTPStatus.BAD_REQUEST)
    if sent.post != request.post.pk:
        return answer({"state": "other_post"}, HTTPStatus.FORBIDDEN)
    if sent_under(request.post, key_of(sent)):
        return stored(request, sent)
    try:
        matter = readable_matter(request.post, sent.matter)
        step = street_step(matter, sent.step)
    except Http404:
        return answer({"state": "gone", "says": GONE}, HTTPStatus.NOT_FOUND)
    return Sending(request, sent, matter, step).run()


def key_of(sent: Sent) -> str:
    """What a capture is known by, however often it is sent."""
    return f"phone {sent.key}"


def street_step(matter: Matter, name: str) -> Step:
    """A step that is taken with a phone; Http404 for every other."""
    step = matter.procedure.steps.get(name)
    if step is None or step not in Register.of(matter).phone:
        raise Http404
    return step


def stored(request: DeskRequest, sent: Sent) -> Any:
    """It is there: at which place among the matter's events, so that the next one can follow it."""
    found = sent_under(request.post, key_of(sent))
    assert found is not None
    return answer({"state": "stored", "number": found.matter.number, "place": found.place})


class Sending:
    """One capture on its way in."""

    def __init__(self, request: DeskRequest, sent: Sent, matter: Matter, step: Step) -> None:
        self.request, self.sent, self.matter, self.step = request, sent, matter, step

    def run(self) -> Any:
        """Through `once` and `take`; what can't be taken is told whole."""
        try:
            once(self.request.post, key_of(self.sent), self.take)
        except Refused as refused:
            return self.refused(refused)
        return stored(self.request, self.sent)

    def take(self) -> Matter:
        """The step with its files; a file that is not as it was captured refuses all."""
        if changed := self.sent.changed():
            told = f"“{'”“'.join(changed)}”和拍摄时的校验码不符，没有收下。再送一次；还不行，重新拍"
            raise Refused(self.step.label, fields={"files": told})
        typed = {AT_THE_DESK.get(name, name): value for name, value in self.sent.typed.items()}
        form = act_form(self.matter, self.step, self.request.post, data=typed)
        written, faults = read_form(form, None)
        strange = {name: value for name, value in typed.items() if name not in form.fields}
        known = {name: value for name, value in written.items() if name in typed}
        asked = Request(
            self.matter,
            self.step.name,
            self.request.post,
            form.on,
            known | strange,
            note=str(form.cleaned_data.get(NOTE) or ""),
            files=self.sent.uploads,
            seen=self.sent.seen,
        )
        take_many([asked])
        if faults:
            raise Refused(self.step.label, fields=faults)
        return self.matter

    def refused(self, refused: Refused) -> Any:
        """Why not; where somebody was there in between, what they did and what now bars it."""
        now = readable_matter(self.request.post, self.matter.pk)
        if not who_moved(now, self.sent.seen):
            told = {"title": refused.title, "reasons": reasons(refused.reasons)}
            fields = {ON_A_PHONE.get(name, name): says for name, says in refused.fields.items()}
            return answer(
                {"state": "refused", **told, "fields": fields}, HTTPStatus.UNPROCESSABLE_ENTITY
            )
        chance = Prospect(now, self.request.post, today()).chance(self.step)
        events = story.events_of(now, since=self.sent.seen)
        moved: dict[str, Any] = {
            "seen": now.events_taken,
            "stage": now.stage_now.label,
            "meanwhile": [entry_told(one) for one in story.entries(now, events)],
            "reasons": reasons(chance.reasons),
        }
        return answer({"state": "moved", **moved}, HTTPStatus.CONFLICT)


#: What a phone calls the day and the note: such names lie in phones and wait to be sent.
ON_A_PHONE = {"on": "act_on", "note": "act_note"}
AT_THE_DESK = {ON_A_PHONE["on"]: DAY, ON_A_PHONE["note"]: NOTE}


def reasons(found: list[Reason]) -> list[dict[str, str]]:
    """Each thing that is missing, with the law and its words."""
    return [{"missing": one.missing, "basis": one.basis, "says": one.says} for one in found]


def entry_told(entry: Any) -> dict[str, str]:
    """What somebody did in the meantime."""
    return {
        "when": wording.moment(entry.at),
        "what": entry.what,
        "who": entry.who,
        "words": entry.words,
    }
