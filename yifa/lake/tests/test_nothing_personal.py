"""What lies in the lake are counts: whatever a kind records, no word of a matter gets there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.apps import apps
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Form, Level, Organisation
from yifa.kernel.privacy import EncryptedField, NameField
from yifa.kernel.register import Register
from yifa.lake.export import export
from yifa.lake.facts import COLUMNS
from yifa.lake.source import Source
from yifa.lake.telling import NotTold, figures, may_leave

#: What stands in every text of every table, so that it is found wherever it comes out.
MARK = "密不外传"


def columns_of(register: type[Register]) -> list[models.Field[Any, Any]]:
    """Every column of a register: what all matters share, and what the kind records."""
    return [one for one in register.model._meta.get_fields() if isinstance(one, models.Field)]


def is_unique(field: models.Field[Any, Any]) -> bool:
    """Whether no two rows may hold the same, by the column itself or by a constraint."""
    constraints = field.model._meta.constraints
    alone = (getattr(one, "fields", ()) for one in constraints)
    return field.unique or (field.name,) in map(tuple, alone)


def text_columns() -> Iterator[tuple[type[models.Model], str]]:
    """Every column of free text of every table, but for those that must be unique or are codes."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            free = isinstance(field, models.CharField | models.TextField) and not field.choices
            if free and not is_unique(field) and not field.primary_key and not may_be_code(field):
                yield model, field.name


def may_be_code(field: models.Field[Any, Any]) -> bool:
    """Whether the house itself writes a word there by which it finds its way."""
    return field.name in {"kind", "procedure_name", "stage", "path", "line", "holder_path"}


def everything_in(lake: Path) -> Iterator[str]:
    """Every text that can be read in the lake: each value of each column, and each page."""
    rows = duckdb.read_parquet(str(lake / "*" / "*" / "*.parquet"), hive_partitioning=False)
    assert rows.columns == [*COLUMNS]
    for column, kind in COLUMNS.items():
        if kind == "string":
            yield from (str(value) for (value,) in rows.select(f'"{column}"').distinct().fetchall())
    for page in (lake / "sources").iterdir():
        yield page.read_text()


@pytest.mark.promise(
    "private", "a later kind asks for figures by every column it has; the lake is read for texts"
)
def test_no_column_of_any_register_takes_a_text_into_the_lake(
    lived: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tried: Callable[[int], None]
) -> None:
    marked = 0
    for model, name in text_columns():
        if not isinstance(model._meta.get_field(name), EncryptedField):
            changed = Concat(Value(MARK), F(name), output_field=models.TextField())
            longest = getattr(model._meta.get_field(name), "max_length", None) or 10_000
            rows = model._base_manager.annotate(n=models.functions.Length(name))
            marked += rows.filter(n__lt=longest - len(MARK)).update(**{name: changed})
    assert marked > 1000
    for figure in figures().values():
        columns = [one.name for one in columns_of(Register.all[figure.kind])]
        monkeypatch.setattr(figure, "by", tuple(columns))
    source = export(tmp_path / "lake")
    told = set(everything_in(tmp_path / "lake"))
    assert any(source.figures[key].categories for key in source.figures)
    assert not [text for text in told if MARK in text]
    names = set(Organisation.objects.values_list("name", flat=True))
    assert not [text for text in told if any(name in text for name in names)]
    numbers = set(Matter.objects.values_list("number", flat=True))
    assert not [text for text in told if any(number in text for number in numbers)]
    known = known_words(source)
    assert not [text for text in told if not text.startswith("{") and text not in known]
    tried(sum(len(columns_of(register)) for register in Register.all.values()))


def known_words(source: Source) -> set[str]:
    """Everything that a value in the lake may be: keys, codes of closed lists, organisations."""
    codes = set(Organisation.objects.values_list("code", flat=True))
    categories = [one.categories for one in source.figures.values()]
    return {
        "",
        *codes,
        *Level.values,
        *Form.values,
        *source.counted,
        *(name for one in categories for name in one),
        *(code for one in categories for category in one.values() for code in category.parts),
    }


@pytest.mark.parametrize("kind", sorted(Register.all))
def test_what_may_leave_is_known_by_its_type_alone(kind: str) -> None:
    for field in columns_of(Register.all[kind]):
        if may_leave(field):
            closed = isinstance(field, models.BooleanField) or field.choices
            assert closed or field.related_model is Organisation, field.name
            assert not isinstance(field, EncryptedField), field.name
        else:
            assert not field.choices or isinstance(field, EncryptedField), field.name


@pytest.mark.parametrize(
    "field",
    [
        EncryptedField(choices=[("a", "甲")]),
        NameField(max_length=40),
        models.TextField(),
        models.CharField(max_length=64, unique=True),
        models.IntegerField(),
        models.DecimalField(max_digits=14, decimal_places=2),
        models.DateField(),
        models.JSONField(),
        models.FileField(),
        models.ForeignKey("kernel.Post", on_delete=models.PROTECT),
        models.ForeignKey(Matter, on_delete=models.PROTECT),
    ],
    ids=lambda field: type(field).__name__,
)
def test_a_column_that_says_more_than_which_of_a_few_does_not_leave(
    field: models.Field[Any, Any],
) -> None:
    assert not may_leave(field)


@pytest.mark.promise("private", "a name stands where only a code of a closed list may stand")
def test_a_name_in_place_of_a_code_is_refused_and_nothing_is_written(
    folder: Path, tried: Callable[[int], None]
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    disputes: models.QuerySet[Any] = Register.all["dispute"].model._base_manager.all()
    disputes.filter(type="neighbour").update(type="罗秀芬")
    with pytest.raises(NotTold, match=r"“类型”里有清单以外的值") as refused:
        export(folder)
    assert "罗秀芬" not in str(refused.value)
    disputes.filter(type="罗秀芬").update(type="neighbour")
    Organisation.objects.filter(code="339901101-02").update(code="罗秀芬")
    with pytest.raises(NotTold, match="有单位的代码不是"):
        export(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
    tried(2)
