"""The columns of an upper system: a file of the place, in that system's order and words."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from yifa.kernel.exchange import Export
from yifa.kernel.person import Post
from yifa.kernel.place import Unsettled
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import export, upward_of
from yifa.kernel.tests import county

from .tables import dispute, lines_of

DISPUTES = Register.all["dispute"]
SAMPLE = Path(__file__).parents[3] / "sample" / "place" / "exports" / "upper.toml"

pytestmark = pytest.mark.django_db


@pytest.fixture
def exports(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    folder = tmp_path / "place" / "exports"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def mediator() -> Post:
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


def test_the_upper_system_gets_its_columns_in_its_order_and_words(
    exports: Path, mediator: Post
) -> None:
    told = SAMPLE.read_text(encoding="utf-8").replace(
        '"调解成功" =', '"待受理" = "办理中"\n"调解成功" ='
    )
    (exports / "upper.toml").write_text(told, encoding="utf-8")
    matter = dispute(mediator)
    upward = upward_of(DISPUTES)["upper"]
    everything = DISPUTES.model._default_manager.all()
    out = export(DISPUTES, everything, mediator, full=True, purpose="上报", upward=upward)
    heads, row = lines_of(out.file)
    assert heads[:2] == ["案件编号", "案件名称"] and heads[-1] == "办理状态"
    assert row[0] == matter.number and row[-1] == "办理中"
    assert row[heads.index("申请人")] == "周明远"
    assert Export.objects.get().what == "省级矛盾纠纷平台（示例）"


def test_a_place_without_such_files_has_none(exports: Path) -> None:
    assert upward_of(DISPUTES) == {}
    (exports / "other.toml").write_text('kind = "publicity"\ncolumns = []', encoding="utf-8")
    assert upward_of(DISPUTES) == {}


@pytest.mark.parametrize("key", ["nothing", "parties.c.1.name", "parties.a.1.shoe", "parties.a"])
def test_a_column_that_the_register_does_not_have_is_named(exports: Path, key: str) -> None:
    says = f'kind = "dispute"\ncolumns = [["某列", "{key}"]]'
    (exports / "wrong.toml").write_text(says, encoding="utf-8")
    with pytest.raises(Unsettled, match=r"“exports/wrong\.toml”的“某列”指向"):
        upward_of(DISPUTES)
