"""The form of what the public hands in: few questions in plain words, and the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict

from yifa.kernel.asking import Adds, Asked
from yifa.kernel.evidence import Upload
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.party import Party
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register
from yifa.kernel.writing import FILES, PARTIES
from yifa.web.desk.fields import field_for
from yifa.web.desk.uploads import CarriedField, FilesField, pack
from yifa.web.desk.words import Words

MOST_FILES = 5
MOST_BYTES = 10 * 1024 * 1024
LONGEST = 5000
BOUNDS = f"最多{MOST_FILES}份、合起来{MOST_BYTES // 1024**2}兆；照片、PDF、Word都可以"
TOO_LARGE = f"材料合起来超过{MOST_BYTES // 1024**2}兆，少选几份。"
#: How fields of a party are told from those of the matter; no column's name holds a hyphen.
PARTY = "party-"
#: What every form has beside its questions.
TOKEN, CARRIED, FILES_HERE = "ask-token", "ask-carried", "ask-files"
#: Nobody sees this field; whoever fills it in fills in everything.
TRAP = "ask-website"
NAMES = {"name": "您的姓名，单位写名称", "address": "通信地址"}


class PublicForm(forms.Form):
    """What every form of the public has: its questions, the files, and what came along with it."""

    def __init__(self, asked: Mapping[str, forms.Field], takes: str, **kwargs: Any) -> None:
        super().__init__(label_suffix="", **kwargs)
        self.fields = {
            **asked,
            TOKEN: Words(required=False, widget=forms.HiddenInput),
            CARRIED: CarriedField(required=False),
            TRAP: Words(required=False),
        }
        if takes:
            self.fields[FILES_HERE] = FilesField(label=takes, required=False, help_text=BOUNDS)

    def questions(self) -> list[Any]:
        """The fields that people see, in order."""
        return [one for one in self.visible_fields() if one.name != TRAP]

    def hidden(self) -> list[Any]:
        """What goes along unseen: the token and the files that came before."""
        return [self[TOKEN], self[CARRIED]]

    @property
    def trap(self) -> str:
        """What the field is called that nobody sees."""
        return TRAP

    def clean(self) -> dict[str, Any] | None:
        """Not too many files, and not too large."""
        told = super().clean()
        if len(self.uploads) > MOST_FILES:
            self.add_error(FILES_HERE, f"最多{MOST_FILES}份，选了{len(self.uploads)}份，少选几份。")
        if sum(len(one.content) for one in self.uploads) > MOST_BYTES:
            self.add_error(FILES_HERE, TOO_LARGE)
        return told

    @property
    def uploads(self) -> list[Upload]:
        """The files that came now and those carried from before, each once."""
        places = (FILES_HERE, CARRIED) if FILES_HERE in self.fields else ()
        every = (one for name in places for one in self.cleaned_data.get(name) or [])
        return list({(one.name, one.digest): one for one in every}.values())

    @property
    def was_trapped(self) -> bool:
        """Whether a program filled in what no person sees."""
        return bool(self.cleaned_data.get(TRAP))

    def put_refused(self, refused: Refused) -> None:
        """What the one door says, at the fields it speaks of, else above the form."""
        for name, says in refused.fields.items():
            shown = {PARTIES: f"{PARTY}name", FILES: FILES_HERE}.get(name, name)
            self.add_error(shown if shown in self.fields else None, says)
        for reason in refused.reasons:
            self.add_error(None, str(reason))

    def keep(self, token: str) -> None:
        """Come back with everything: a fresh token, the files within the page, no trap sprung."""
        kept = cast("QueryDict", self.data).copy()
        kept[TOKEN], kept[TRAP] = token, ""
        uploads = [] if self.errors.get(FILES_HERE) else self.uploads
        kept[CARRIED] = pack(uploads)
        self.data = kept
        if uploads:
            names = "、".join(one.name for one in uploads)
            self[FILES_HERE].help_text = f"已经带上{names}，不用再选"


class HandInForm(PublicForm):
    """The form by which a matter begins."""

    def __init__(self, register: type[Register], post: Post, **kwargs: Any) -> None:
        asked = register.asked
        assert asked is not None, "only such registers are asked"
        self.asked = asked
        procedure = register.procedures[-1]
        own = questions(register, procedure, procedure.first(), asked.fields, post)
        super().__init__({**own, **dict(of_the_party(asked))}, asked.files, **kwargs)

    def writes(self) -> dict[str, Any]:
        """What was given for the fields of the matter."""
        return {name: self.cleaned_data.get(name) for name in self.asked.fields}

    def party(self) -> dict[str, Any]:
        """What was given for whoever hands it in."""
        return {name: self.cleaned_data.get(PARTY + name) for name in self.asked.party}


class AddForm(PublicForm):
    """The form of what is done about a matter later on."""

    def __init__(self, matter: Matter, adds: Adds, post: Post | None, **kwargs: Any) -> None:
        register = Register.of(matter)
        self.adds = adds
        own = questions(register, matter.procedure, adds.step, adds.fields, post)
        now = {name: getattr(matter, name) for name in adds.fields}
        super().__init__(own, adds.files, initial=now, auto_id=f"{adds.step.name}_%s", **kwargs)

    def writes(self) -> dict[str, Any]:
        """What was given for the fields of the step."""
        return {name: self.cleaned_data.get(name) for name in self.adds.fields}

    def typed(self) -> str:
        """All the words, to be read and copied where they could not be taken."""
        words = (str(self.data.get(name, "")) for name in self.adds.fields)
        return "\n".join(one for one in words if one)


def questions(
    register: type[Register],
    procedure: type[Procedure],
    step: Step,
    names: Iterable[str],
    post: Post | None,
) -> dict[str, forms.Field]:
    """The columns as questions in plain words."""
    asked = register.asked
    assert asked is not None, "only such registers are asked"
    needed = {*procedure.needed_by(step), *asked.must}
    found: dict[str, forms.Field] = {}
    for name in names:
        column = register.field(name)
        field = field_for(column, needed=name in needed, post=cast("Post", post))
        assert field is not None, "what nobody types is not asked of the public"
        found[name] = worded(field, asked, name, str(column.verbose_name))
    return found


def of_the_party(asked: Asked) -> Iterator[tuple[str, forms.Field]]:
    """What is asked of whoever hands it in."""
    for name, needed in asked.party.items():
        column = cast("Any", Party._meta.get_field(name))
        field = field_for(column, needed=needed, post=cast("Post", None))
        assert field is not None, "a party's columns are typed"
        label = NAMES.get(name, str(column.verbose_name))
        if name == "telephone":
            field.widget.attrs["inputmode"] = "tel"  # a telephone shows its digits
        yield PARTY + name, worded(field, asked, name, label)


def worded(field: forms.Field, asked: Asked, name: str, label: str) -> forms.Field:
    """A field in the words of the public; no text is longer than anybody would read."""
    field.label = label = asked.words.get(name, label)
    field.help_text = asked.helps.get(name, field.help_text)
    field.error_messages["required"] = f"还没有填“{label}”"
    if isinstance(field, Words):
        field.validators.append(MaxLengthValidator(LONGEST, f"最多写{LONGEST}字，长的放在材料里。"))
    return field
