"""What the gallery shows: every component on one sheet, and whole pages made of them."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.test import RequestFactory

from yifa.web.theme.gate import Reason, Refusal
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.tests import sample_figure as figure
from yifa.web.theme.tests import sample_form as form
from yifa.web.theme.tests import sample_matter as matter
from yifa.web.theme.tests import sample_record as record
from yifa.web.theme.tests import sample_register as register
from yifa.web.theme.tests import sample_work as work
from yifa.web.theme.tests.component_samples import samples
from yifa.web.theme.tests.sample_frame import chrome

NO_SUCH_DAY = Reason("2月没有30日", links=[Link("到经过", "#id_story")])
DISPUTES = Link("七　矛盾纠纷预防化解", "#wing")


def pages() -> Mapping[str, tuple[str, Mapping[str, Any]]]:
    """Each page of the gallery: its template and what it is shown with."""
    return {
        "gallery": ("theme/gallery.html", components_page()),
        "work": ("theme/pages/work.html", work_page()),
        "register": ("theme/pages/register.html", register_page()),
        "register-empty": ("theme/pages/register.html", empty_page()),
        "matter": ("theme/pages/matter.html", matter_page()),
        "step": ("theme/pages/step.html", step_page()),
        "new": ("theme/pages/step.html", new_page()),
        "figure": ("theme/pages/figure.html", figure_page()),
        "plain": ("theme/gallery_plain.html", {"form": form.PartyForm()}),
        "paper": ("theme/gallery_paper.html", {"back_url": "#back"}),
    }


def render(name: str, *, large: bool = False) -> str:
    """One page of the gallery as HTML."""
    template, context = pages()[name]
    current = {"work": "我的工作", "figure": "指标"}.get(name, "矛盾纠纷")
    around = {"chrome": chrome(current, large=large)}
    return render_to_string(template, {**around, **context}, request=RequestFactory().get("/"))


def components_page() -> Mapping[str, Any]:
    return {
        "samples": samples(),
        "clocks": matter.CLOCKS,
        "form": form.wrong_decision(),
        "parties": form.parties(),
        "rate": figure.RATE_CHART,
        "count": figure.COUNT_CHART,
        "acts": matter.ACTS,
    }


def work_page() -> Mapping[str, Any]:
    return {
        "sentence": work.SENTENCE,
        "groups": work.GROUPS,
        "returns": [work.RETURN],
        "returns_remark": "本月20日前报出",
        "figures": figure.FIGURES,
        "figures_heading": "本镇今年",
        "figures_remark": "截至11月18日",
        "all_figures": Link("全部指标", "#figures"),
    }


def register_page() -> Mapping[str, Any]:
    return {
        "heading": "矛盾纠纷台账",
        "crumbs": [Link(DISPUTES.label)],
        "acts": [
            Act("导入表格", "#import", icon="upload", desk_only=True),
            Act("导出这222件", "#export", icon="download", desk_only=True),
            Act("登记一件", "#new", weight=Weight.INK),
        ],
        "views": register.VIEWS,
        "save": Link("存为视图", "#save"),
        "filters": register.FILTERS,
        "line": register.COUNT_LINE,
        "table": register.REGISTER,
        "pager": register.PAGER,
    }


def empty_page() -> Mapping[str, Any]:
    return {**register_page(), **work.EMPTY, "table": None}


def matter_page() -> Mapping[str, Any]:
    return {
        "heading": "未采取有效覆盖措施防治扬尘污染案",
        "crumbs": [Link("五　行政执法", "#wing"), Link("行政处罚案件", "#register")],
        "below": ["青综执立〔2026〕143号", "普通程序", "陆青岚、宋以安承办", "9月7日立案"],
        "acts": [Act("打印卷宗", "#print"), Act("日历", "#calendar")],
        "rail": matter.RAIL,
        "clocks": matter.FULL_CLOCKS,
        "open_steps": record.OPEN_STEPS,
        "closed_steps": record.CLOSED_STEPS,
        "fact_sections": [("案情", record.FACTS)],
        "people": [record.PERSON],
        "files": record.EVIDENCE,
        "files_gap": Link("缺送达过程音像", "#gap"),
        "entries": record.ENTRIES,
    }


def step_page() -> Mapping[str, Any]:
    return {
        "heading": "作出决定",
        "crumbs": [Link("青综执立〔2026〕143号", "#matter")],
        "below": ["由负责人作出", "《行政处罚法》第五十七条", "决定期限12月6日，剩18天"],
        "refusal": matter.REFUSAL,
        "form": form.wrong_decision(),
        "acts": [matter.ACTS[3], Act("存草稿", name="draft", value="1")],
        "effects": record.EFFECTS,
        "effects_heading": "按下“作出决定”以后",
    }


def new_page() -> Mapping[str, Any]:
    return {
        **work.NOTICE,
        "heading": "登记纠纷",
        "crumbs": [Link("矛盾纠纷台账", "#register")],
        "refusal": Refusal("登记", mistakes=[NO_SUCH_DAY]),
        "form": form.DisputeForm({"kind": "homestead", "party": "罗×"}),
        "formsets": [("当事人", form.parties())],
        "acts": [Act("登记", weight=Weight.INK)],
    }


def figure_page() -> Mapping[str, Any]:
    return {
        "heading": "调解成功率",
        "crumbs": [Link("指标", "#figures"), DISPUTES],
        "acts": [Act("导出", "#export", icon="download")],
        "scopes": register.SCOPES,
        "band": figure.BAND,
        "chart": figure.RATE_CHART,
        "breakdown": figure.BREAKDOWN,
        "breakdown_heading": "按类型",
        "views": [Link("终结", "#ended", count=212, current=True), Link("成功", "#won", count=184)],
        "table": register.COUNTED,
        "pager": register.PAGER,
        "hidden_note": "另有12件您无权查看，只计数，不列出。",
        "uses": record.USES,
    }
