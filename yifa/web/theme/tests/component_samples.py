"""What each component is rendered with, in the gallery and in the tests."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from yifa.web.theme.drawing import draw
from yifa.web.theme.link import Link
from yifa.web.theme.message import done
from yifa.web.theme.spark import draw_spark
from yifa.web.theme.tests import sample_figure as figure
from yifa.web.theme.tests import sample_form as form
from yifa.web.theme.tests import sample_matter as matter
from yifa.web.theme.tests import sample_record as record
from yifa.web.theme.tests import sample_register as register
from yifa.web.theme.tests import sample_work as work

Samples = Sequence[Mapping[str, Any]]


def samples() -> Mapping[str, Samples]:
    """Contexts by the name of the component."""
    groups: Sequence[Callable[[], Mapping[str, Samples]]] = (
        matter_samples,
        record_samples,
        register_samples,
        figure_samples,
        form_samples,
        work_samples,
    )
    return {name: contexts for group in groups for name, contexts in group().items()}


def matter_samples() -> Mapping[str, Samples]:
    return {
        "clock_pill": [{"clock": clock} for clock, _ in matter.CLOCKS],
        "day_strip": [{"strip": matter.HEARING_DAYS}, {"strip": matter.DECISION_DAYS}],
        "clock_full": [{"full": full} for full in matter.FULL_CLOCKS],
        "procedure_rail": [{"rail": matter.RAIL}],
        "gate_list": [{"gates": matter.GATES}],
        "refusal": [{"refusal": matter.REFUSAL}],
        "act": [{"act": act} for act in [*matter.ACTS, work.GROUPS[-1].rows[0].act]],
        "act_row": [{"acts": matter.ACTS}],
        "confirm_box": [{"confirm": matter.CONFIRM}],
    }


def record_samples() -> Mapping[str, Samples]:
    return {
        "facts": [{"facts": record.FACTS}],
        "masked_person": [{"person": record.PERSON}],
        "evidence_row": [{"evidence": evidence} for evidence in record.EVIDENCE],
        "evidence_table": [{"files": record.EVIDENCE}],
        "timeline": [{"entries": record.ENTRIES}],
        "act_lines": [{"lines": record.OPEN_STEPS}],
        "closed_steps": [{"steps": record.CLOSED_STEPS}],
        "link_list": [{"links": record.USES}, {"links": record.EFFECTS}],
    }


def register_samples() -> Mapping[str, Samples]:
    cells = [cell for row in register.REGISTER.rows for cell in row.cells]
    return {
        "three_line_table": [{"table": register.REGISTER}, {"table": register.BENCHMARK}],
        "cell": [{"cell": cell} for cell in cells],
        "count_line": [{"line": register.COUNT_LINE}],
        "tabs": [{"views": register.VIEWS, "save": Link("存为视图", "#save")}],
        "filters": [{"filters": register.FILTERS}, {"filters": register.SCOPES}],
        "pager": [{"pager": register.PAGER}],
    }


def figure_samples() -> Mapping[str, Samples]:
    return {
        "figure_inline": [
            {"figure": figure.SUCCESS},
            {"figure": figure.SUCCESS, "stacked": True},
            {"figure": figure.ACCEPTED},
        ],
        "figure_fraction": [{"figure": figure.SUCCESS}, {"figure": figure.ACCEPTED}],
        "figure_band": [{"band": figure.BAND}],
        "figure_table": [{"table": figure.FIGURES}],
        "marks_legend": [{"traced": 220, "signed": 11, "untraced": 3}],
        "spark": [{"spark": spark, "drawing": draw_spark(spark)} for spark in figure.SPARKS],
        "chart": [
            {"chart": chart, "drawing": draw(chart)}
            for chart in (figure.RATE_CHART, figure.COUNT_CHART)
        ],
        "bar_rows": [{"bars": figure.BREAKDOWN}],
    }


def form_samples() -> Mapping[str, Samples]:
    decision = form.wrong_decision()
    return {
        "field": [
            *({"field": field} for field in decision),
            {"field": form.DisputeForm()["kind"], "question": 2},
        ],
        "field_notes": [{"field": decision["fine"]}, {"field": decision["decided"]}],
        "form_body": [{"form": decision}, {"form": form.DisputeForm(), "numbered": True}],
        "formset_row": [
            {"form": party, "row_title": "当事人", "row_number": 1} for party in form.parties()
        ],
    }


def work_samples() -> Mapping[str, Samples]:
    return {
        "work_row": [{"row": row} for group in work.GROUPS for row in group.rows],
        "work_group": [{"group": group} for group in work.GROUPS],
        "return_row": [{"due": work.RETURN}],
        "empty_state": [work.EMPTY],
        "trouble": [work.TROUBLE],
        "notice": [work.NOTICE],
        "toast": [{"text": done("已受理，柳调〔2026〕222号", undo=Link("撤销", "#undo"))}],
        "long_work": [
            {
                "work_says": "正在生成卷宗，第14页，共32页",
                "work_done": 14,
                "work_total": 32,
                "leave": Link("先做别的", "#leave"),
            }
        ],
        "section_head": [
            {
                "heading": "证据材料",
                "remark": 9,
                "remark_unit": "件",
                "onward": Link("全部", "#all"),
            }
        ],
        "page_head": [
            {
                "heading": "矛盾纠纷台账",
                "crumbs": [Link("七　矛盾纠纷预防化解", "#wing")],
                "below": ["青综执立〔2026〕143号", "普通程序"],
                "acts": matter.ACTS[:1],
            }
        ],
    }
