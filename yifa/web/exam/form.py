"""The form of a paper: a field for each question; nothing has to be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from yifa.kernel.hall import Asked


class PaperForm(forms.Form):
    """Every question of a paper with what was chosen so far."""

    def __init__(self, questions: Sequence[Asked], data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.questions = questions
        for one in questions:
            self.fields[name_of(one)] = field_of(one)

    def numbered(self) -> Iterator[tuple[str, Any]]:
        """Each field with its number."""
        for one in self.questions:
            yield str(one.number), self[name_of(one)]

    def given(self) -> dict[int, str]:
        """What was chosen; what can't be chosen counts as nothing."""
        self.errors  # noqa: B018  # reading the errors is what cleans a form
        return {
            one.number: "".join(self.cleaned_data.get(name_of(one), "")) for one in self.questions
        }


def name_of(question: Asked) -> str:
    """What a question's field is called."""
    return f"q{question.number}"


def field_of(question: Asked) -> forms.Field:
    """One choice, or several."""
    if question.several:
        return forms.MultipleChoiceField(
            label=f"{question.stem}（{question.form}）",
            choices=question.choices,
            initial=list(question.given),
            widget=forms.CheckboxSelectMultiple,
        )
    return forms.ChoiceField(
        label=f"{question.stem}（{question.form}）",
        choices=question.choices,
        initial=question.given,
        widget=forms.RadioSelect,
    )
