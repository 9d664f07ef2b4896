"""What is printed of a reconsideration: every paper it came to, with what the law names."""

from __future__ import annotations

import io

import docx
import pytest

from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, begins_at, stories_of
from yifa.kernel.tests import county
from yifa.wings.disputes.reconsideration.models import Reconsideration
from yifa.wings.disputes.reconsideration.papers import FORMS, PAPERS

pytestmark = pytest.mark.django_db
REGISTER = Register.all["reconsideration"]
STORIES = {str(story): story for story in stories_of(REGISTER)}


def lived(name: str) -> Reconsideration:
    """A case as a story leaves it."""
    county.set_up()
    story = STORIES[name]
    home = begins_at(story, county.place(county.BUREAU))
    telling = Telling(story, REGISTER, county.post, home)
    assert list(telling.run()) == []
    return Reconsideration.objects.get(pk=telling.matter.pk)


def text(name: str, case: Reconsideration) -> str:
    """A paper's words."""
    assert PAPERS[name].lacks(case) == "", name
    paper = docx.Document(io.BytesIO(PAPERS[name].make(case)))
    return "\n".join(one.text for one in paper.paragraphs)


#: Story, paper, and what it says.
PRINTED: list[tuple[str, str, list[str]]] = [
    ("revoked_and_redone", "correction", ["处罚决定书复印件", "10个工作日内", "视为放弃"]),
    ("revoked_and_redone", "acceptance", ["普通程序", "2026年5月11日", "不收取任何费用"]),
    ("silence_is_acceptance", "acceptance", ["视为受理", "2026年5月9日"]),
    ("summary_maintained", "reply_notice", ["5个工作日内", "视为该行政行为没有证据、依据"]),
    ("revoked_and_redone", "reply_notice", ["10个工作日内", "青禾县住房和城乡建设局"]),
    ("not_ours", "refusal", ["国家税务总局市税务局", "应当先申请行政复议"]),
    ("sixty_first_day", "refusal", ["第六十一日", "不予受理", "上级行政机关"]),
    ("extension_by_the_wrong_person", "extension", ["复议机构的负责人批准", "2026年5月29日"]),
    ("revoked_and_redone", "decision", ["经审理查明", "第六十四条", "撤销", "15日内"]),
    ("late_answer_no_evidence", "decision", ["第七十条", "没有在法定期限内提出书面答复"]),
    ("silence_is_acceptance", "rejection", ["第三十三条", "驳回行政复议申请"]),
    ("mediated", "mediation", ["自愿达成如下协议", "12000元", "申请人（祝宝生）"]),
    ("mediated", "performance", ["2026年5月15日", "第七十七条"]),
    ("mediated", "stay", ["调解和解双方同意", "第三十九条"]),
    ("revoked_and_redone", "opinion", ["60日内", "自查纠正"]),
    ("settled_and_withdrawn", "advice", ["公布登记材料清单"]),
    ("settled_and_withdrawn", "termination", ["申请人撤回", "第四十一条"]),
    ("major_case", "hearing", ["2026年3月31日", "县司法局"]),
    ("document_reviewed", "maker", ["补贴发放办法", "10个工作日内"]),
    ("document_reviewed", "resumption", ["规范性文件已经处理", "2026年5月25日"]),
    ("evidence_out_of_order", "stop", ["停止执行"]),
    ("made_simple_by_consent", "track", ["各方同意", "简易程序", "2026年4月2日"]),
    ("document_sent_away", "transfer", ["省级主管部门", "无权处理", "60日内"]),
    ("revoked_and_redone", "copy", ["市住房和城乡建设局", "撤销", "第七十九条"]),
]


@pytest.mark.parametrize(("story", "paper", "says"), PRINTED)
def test_a_paper_says_what_was_done_and_by_which_article(
    story: str, paper: str, says: list[str]
) -> None:
    case = lived(story)
    told = text(paper, case)
    assert "青禾县人民政府" in told
    for words in says:
        assert words in told, f"{words} not in {told}"


def test_every_paper_is_printed_of_some_story() -> None:
    printed = {paper for _, paper, _ in PRINTED}
    assert printed == FORMS.keys()


def test_what_was_not_done_is_not_printed_and_says_what_is_lacking() -> None:
    case = lived("wrong_respondent")
    assert PAPERS["decision"].lacks(case) == "还没有作出复议决定"
    assert PAPERS["extension"].lacks(case) == "还没有延期"


def test_papers_of_the_present_law_are_not_made_of_an_earlier_case() -> None:
    case = lived("applied_before_2024")
    assert all(paper.lacks(case) for paper in PAPERS.values())
