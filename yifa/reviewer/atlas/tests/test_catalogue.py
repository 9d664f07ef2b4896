"""The catalogue: every indicator is reached by a sentence, and one's own extends or changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from yifa.reviewer import Reading, outline, typed
from yifa.reviewer.atlas.catalogue import BadCatalogue, Catalogue, load
from yifa.reviewer.atlas.facts import Fact, facts
from yifa.reviewer.atlas.tests.made import CHECKOUT, REPORTS, atlas, table

LINES = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
SENTENCES = [tuple(line.split("\t")) for line in LINES]
LAMPS = """
[[indicator]]
code = "lamps"
name = "新装路灯"
units = "盏"
must = ["路灯", "新装 安装"]
wing = "functions"
"""


def found(text: str, catalogue: Catalogue) -> list[Fact]:
    """What a text of one paragraph gives."""
    return facts(Reading(outline(typed(text))), catalogue)


@pytest.mark.parametrize(("name", "sentence", "value"), SENTENCES)
def test_a_sentence_gives_its_indicator(name: str, sentence: str, value: str) -> None:
    given = {it.indicator: it.value for it in found(sentence, load())}
    assert given.get(name) == float(value)


def test_no_indicator_is_without_a_sentence() -> None:
    assert {it.name for it in load().indicators} == {name for name, *_ in SENTENCES}


@pytest.mark.parametrize(
    "sentence",
    [
        "信访总量同比下降15.6%。",
        "行政处罚案件同比增长12件。",
        "2019年办理行政处罚案件12件。",
        "每年开展应急演练2次。",
        "力争开展普法活动30场次。",
        "开展演练3至5场。",
        "其中邻里纠纷化解36件。",
        "公示行政处罚案件28起。",
        "70余名调解员参训。",
        "28名执法人员取得行政执法证。",
        "检查发现隐患企业的负责人3名。",
    ],
)
def test_what_only_looks_like_an_indicator_is_none(sentence: str) -> None:
    report = f"石桥乡2024年度法治政府建设情况报告\n一、主要做法\n{sentence}\n"
    assert [it.indicator for it in found(report, load())] == [None]


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("普法活动3场次。累计开展普法活动12场次。", 12, "文中另有1处相近的数，取了最像合计的"),
        ("累计开展普法活动12场次。开展普法活动20场次。", 12, "文中另有1处相近的数，取了最像合计的"),
        ("开展普法活动12场次，其中宪法宣传活动15场次。", 12, "文中另有1处相近的数，取了最像合计的"),
        ("开展普法活动12场次。普法活动12场次全部完成。", 12, ""),
    ],
)
def test_of_several_the_total_is_taken(text: str, value: int, note: str) -> None:
    taken = [it for it in found(text, load()) if it.indicator]
    assert [(it.indicator, it.value, it.note) for it in taken] == [("普法活动", value, note)]


def test_one_s_own_catalogue_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(LAMPS, encoding="utf-8")
    made = atlas(REPORTS, tmp_path / "out", "--catalogue", str(own))
    assert made.returncode == 0, made.stderr
    lamps = table(tmp_path / "out", "indicator = '新装路灯'", "government, year, value")
    assert lamps == [("柳溪镇", 2024, 86)]
    assert 'id="lamps"' in (tmp_path / "out" / "atlas.html").read_text(encoding="utf-8")


def test_the_example_of_the_docs_holds(tmp_path: Path) -> None:
    docs = (CHECKOUT / "docs" / "how-to" / "atlas.zh-CN.md").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(docs.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    text = "推进民生实事，新装路灯86盏，维修路灯12盏。"
    assert [it.indicator for it in found(text, load(own))] == ["新装路灯", None]


def test_the_same_code_takes_the_place_of_ours(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[indicator]]\ncode = "publicity"\nname = "进企业活动"\nunits = "场次"\n'
        'must = ["进企业"]\n',
        encoding="utf-8",
    )
    given = found("开展进企业活动12场次，开展普法活动30场次。", load(own))
    assert [it.indicator for it in given] == ["进企业活动", None]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("[[indicator", "不是 UTF-8 的 TOML 文件："),
        ("title = 1", "里没有 [[indicator]]"),
        ("[every]\nnever = '同比'", "里没有 [[indicator]]"),
        ("indicator = ['x']", "每一项要用 [[indicator]] 开头"),
        ("[[indicator]]\nname = '路灯'", "“路灯”还缺 code、units、must"),
        (LAMPS + "words = '灯'", "“新装路灯”有不认识的 words"),
        (LAMPS.replace('["路灯", "新装 安装"]', '"路灯"'), "must 写成列表"),
        (LAMPS.replace('["路灯", "新装 安装"]', '[["路灯"]]'), "must 写成列表"),
        (LAMPS.replace('"盏"', '["盏"]'), "“新装路灯”的 units 写成一行字"),
        (LAMPS.replace('"functions"', '"lights"'), "wing 只能是 leadership（党的领导"),
        (LAMPS + LAMPS, "里“lamps”写了两次"),
        (LAMPS.replace("新装路灯", "应急演练"), "与自带目录里的同名"),
    ],
)
def test_a_wrong_catalogue_is_told_in_one_sentence(tmp_path: Path, written: str, says: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(written, encoding="utf-8")
    with pytest.raises(BadCatalogue) as told:
        load(own)
    assert says in str(told.value)
    assert "own.toml" in str(told.value)


def test_the_command_says_what_is_wrong_with_a_catalogue(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_bytes(b"\xff\xfe\xff")
    made = atlas(REPORTS, tmp_path / "out", "--catalogue", str(own))
    assert made.returncode == 2
    assert made.stderr.startswith("指标目录“own.toml”不是 UTF-8 的 TOML 文件")
    assert len(made.stderr.splitlines()) == 1
