"""What is printed of a request: every paper it came to, with what the regulation names."""

from __future__ import annotations

import io

import docx
import pytest

from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, begins_at, stories_of
from yifa.kernel.tests import county
from yifa.wings.oversight.information_request.papers import PAPERS

pytestmark = pytest.mark.django_db
REGISTER = Register.all["information_request"]
STORIES = {str(story): story for story in stories_of(REGISTER)}


def lived(name: str) -> Matter:
    """A request as a story leaves it."""
    county.set_up()
    story = STORIES[name]
    telling = Telling(story, REGISTER, county.post, begins_at(story, county.place(county.TOWN)))
    assert list(telling.run()) == []
    return REGISTER.model._default_manager.get(pk=telling.matter.pk)


def text(name: str, matter: Matter) -> str:
    """A paper's words."""
    assert PAPERS[name].lacks(matter) == "", name
    paper = docx.Document(io.BytesIO(PAPERS[name].make(matter)))
    return "\n".join(one.text for one in paper.paragraphs)


#: Story, the papers it comes to, and what each says.
PRINTED: list[tuple[str, dict[str, list[str]]]] = [
    (
        "granted_over_the_holiday",
        {
            "receipt": ["2026年9月25日收到", "20个工作日内答复", "《政府信息公开条例》第三十三条"],
            "answer": [
                "答复书（予以公开）",
                "第三十六条第二项",
                "清单随附",
                "60日内向青禾县人民政府申请行政复议",
                "6个月内",
                "投诉、举报",
            ],
        },
    ),
    (
        "silence_gives_up",
        {
            "correction": ["写明哪个项目", "2026年3月20日以前补正", "视为放弃申请"],
            "given_up": ["无正当理由逾期没有补正", "不再处理"],
        },
    ),
    (
        "third_party_silent",
        {
            "third_party": [
                "青禾县山泉建筑工程有限公司",
                "15个工作日内提出意见",
                "由本机关依法决定是否公开",
            ],
            "answer": [
                "第三十七条",
                "保护第三方合法权益（《政府信息公开条例》第十五条）",
                "不服不予公开的部分，应当先申请行政复议",
            ],
        },
    ),
    (
        "third_party_objects",
        {"third_notice": ["青禾县方圆检测技术服务部", "外墙脱落危及住户安全", "第三十二条"]},
    ),
    (
        "joint_organ_objects",
        {
            "joint": ["青禾县水利局", "视为同意公开"],
            "put_off": ["政府信息公开工作机构负责人同意", "2026年6月30日", "等参会单位核对"],
            "answer": [
                "过程性信息（《政府信息公开条例》第十六条第二款）",
                "应当先申请行政复议（《行政复议法》第二十三条）",
            ],
        },
    ),
    (
        "other_organ_asked",
        {"other": ["青禾县国家保密局"], "answer": ["国家秘密（《政府信息公开条例》第十四条）"]},
    ),
    (
        "excessive",
        {
            "reasons": ["说明理由", "第三十五条"],
            "fee": ["100元", "2026年8月5日", "第四十二条"],
            "put_off": ["2026年9月30日"],
            "answer": ["理由不合理，不予处理"],
        },
    ),
    ("repeat_of_a_paper_answer", {"answer": ["第三十六条第六项", "柳政公开〔2019〕3号"]}),
    ("elsewhere_and_help", {"answer": ["不属于本机关负责公开", "第三十六条第五项"]}),
    ("not_a_request", {"answer": ["第三十九条第一款"]}),
    ("corrected_still_unclear", {"answer": ["经告知补正", "第三十条"]}),
    ("unpaid", {"given_up": ["信息处理费", "视为放弃申请"]}),
]


@pytest.mark.parametrize(("story", "papers"), PRINTED)
def test_a_paper_says_what_was_done_by_which_article_and_what_one_may_do(
    story: str, papers: dict[str, list[str]]
) -> None:
    matter = lived(story)
    for name, says in papers.items():
        told = text(name, matter)
        for words in says:
            assert words in told, f"{words} not in {told}"


def test_every_paper_is_printed_of_some_story() -> None:
    assert {name for _, papers in PRINTED for name in papers} == PAPERS.keys()
