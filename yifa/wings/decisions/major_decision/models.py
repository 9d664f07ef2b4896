"""What is recorded of a major decision, in the order in which it comes to be known."""

from typing import Any

from django.db import models

from yifa import law
from yifa.kernel.columns import a_matter, an_organisation
from yifa.kernel.matter import Matter


class ProposedBy(models.TextChoices):
    """Who proposed that it be decided (article 10)."""

    HEAD = "head", "决策机关领导人员"
    DEPARTMENT = "department", "所属部门"
    BELOW = "below", "下一级人民政府"
    DEPUTY = "deputy", "人大代表建议"
    ADVISER = "adviser", "政协委员提案"
    PUBLIC = "public", "公民、法人或者其他组织"


class DeclinedGround(models.TextChoices):
    """Why the procedure is not started."""

    NOT_MAJOR = "not_major", "不属于重大行政决策事项"
    EXCLUDED = "excluded", "属于宏观调控、政府立法或者应急处置"
    NOT_NEEDED = "not_needed", "没有必要或者不可行"
    NOT_NOW = "not_now", "条件不成熟"


class ListedAs(models.TextChoices):
    """How it came into the year's catalogue."""

    YEARLY = "yearly", "年度目录"
    ADDED = "added", "年中增补"


class Agreement(models.TextChoices):
    """What came of talking with the other organs concerned."""

    AGREED = "agreed", "取得一致意见"
    DISPUTED = "disputed", "没有取得一致意见"


class ViewsWay(models.TextChoices):
    """In which way opinions were heard, beside publishing the draft (article 14)."""

    SYMPOSIUM = "symposium", "座谈会"
    VISIT = "visit", "实地走访"
    WRITING = "writing", "书面征求意见"
    QUESTIONNAIRE = "questionnaire", "问卷调查"
    POLL = "poll", "民意调查"


class ArgueWay(models.TextChoices):
    """In which way experts argued it (article 20)."""

    MEETING = "meeting", "论证会"
    WRITING = "writing", "书面咨询"
    COMMISSION = "commission", "委托咨询论证"


class RiskLevel(models.TextChoices):
    """How great its risk is."""

    HIGH = "high", "高风险"
    MEDIUM = "medium", "中风险"
    LOW = "low", "低风险"


class Controllable(models.TextChoices):
    """Whether the risk can be controlled (article 24)."""

    YES = "yes", "风险可控"
    NO = "no", "风险不可控"


class ReviewWay(models.TextChoices):
    """How its lawfulness was looked at; only one of them is a review (article 25)."""

    WRITTEN = "written", "书面审查"
    CONSULTED = "consulted", "征求意见"
    COUNTERSIGNED = "countersigned", "会签"
    ORAL = "oral", "口头意见"


class ReviewResult(models.TextChoices):
    """What the legality review came to."""

    LAWFUL = "lawful", "合法"
    AFTER_CHANGES = "after_changes", "修改后合法"
    UNLAWFUL = "unlawful", "不合法"
    EXPLORATORY = "exploratory", "国家尚无明确规定的探索性改革"


class Problem(models.TextChoices):
    """What is reported while it is carried out (article 35)."""

    WRONG = "wrong", "决策存在问题"
    CHANGED = "changed", "客观情况发生重大变化"
    FORCE = "force", "不可抗力等严重影响目标实现"


class EvaluationGround(models.TextChoices):
    """Why it is evaluated (article 36)."""

    SHORT = "short", "明显未达到预期效果"
    OPINIONS = "opinions", "公民、法人或者其他组织提出较多意见"
    NEEDED = "needed", "决策机关认为有必要"


class EvaluationResult(models.TextChoices):
    """What the evaluation advises."""

    GO_ON = "go_on", "继续执行"
    ADJUST = "adjust", "调整决策"
    STOP = "stop", "停止执行"


def words(label: str, length: int = 120) -> "models.CharField[Any, Any]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=True)


def text(label: str) -> "models.TextField[Any, Any]":
    """Text of any length."""
    return models.TextField(label, blank=True)


def choice(
    label: str, choices: "type[models.TextChoices] | list[tuple[str, str]]"
) -> "models.CharField[str, str]":
    """One of a closed list."""
    listed = choices if isinstance(choices, list) else choices.choices
    return models.CharField(label, max_length=16, choices=listed, blank=True)


class MajorDecision(Matter):
    """A major administrative decision (重大行政决策)."""

    # Proposed, studied, listed
    decision_type = choice("事项类别", law.choices("decision_matter"))
    proposed_by = choice("建议由谁提出", ProposedBy)
    proposer = words("提出人或者单位")
    problem = text("拟解决的主要问题")
    grounds = text("建议理由和依据")
    first_plan = text("解决问题的初步方案")
    studied_by = words("研究论证单位")
    study_said = text("必要性、可行性研究论证意见")
    declined_ground = choice("不启动的情形", DeclinedGround)
    declined_why = words("不启动的理由", 200)
    catalogue_year = models.PositiveSmallIntegerField("目录年度", null=True, blank=True)
    listed_as = choice("列入方式", ListedAs)
    planned_by = models.DateField("计划完成时间", null=True, blank=True)
    party_consent = words("同级党委同意的文号或者会议")
    catalogue_where = words("目录在哪里公布")
    adjust_why = words("调整目录的原因", 200)

    # The draft
    lead_organ = an_organisation("决策承办单位")
    other_organs = words("其他承办单位", 200)
    consulted = words("协商的单位", 200)
    consult_result = choice("协商结果", Agreement)
    dispute_told = text("争议的主要问题、有关单位意见、承办单位意见和理由依据")
    basis = text("依据的法律、法规、规章和政策")
    costs = text("成本效益分析预测")
    market = models.BooleanField("涉及市场主体经济活动", default=False)
    special_group = words("涉及哪些特定群体的利益")
    hearing_basis = words("规定应当听证的法律、法规、规章", 160)
    congress = models.BooleanField("依法由本级人大讨论决定或者出台前报告", default=False)

    # Public participation
    draft_text = text("决策草案")
    draft_says = text("草案说明")
    comment_where = words("在哪里公开征求意见", 200)
    comment_how = words("提出意见的方式", 200)
    comment_until = models.DateField("征求意见截止日期", null=True, blank=True)
    urgent_why = words("缩短征求意见期限的原因", 200)
    views_way = choice("听取意见的方式", ViewsWay)
    views_from = words("听取了哪些人的意见", 200)
    views = text("主要意见")
    group_with = words("沟通协商的团体、组织和群众代表", 200)
    group_views = text("相关群体的意见建议")
    hearing_on = models.DateField("听证日期", null=True, blank=True)
    hearing_place = words("听证地点", 80)
    hearing_pick = words("听证参加人遴选办法", 200)
    hearing_list = text("听证参加人名单")
    hearing_chair = words("听证主持人", 40)
    hearing_came = text("到会的听证参加人（每行：姓名 代表哪一方）")
    hearing_intro = text("承办单位介绍的草案、依据和有关情况")
    hearing_views = text("陈述的意见、询问、质证和辩论（每行：姓名 意见）")
    hearing_record_signed = models.BooleanField("听证参加人已确认记录并签字", default=False)
    comments_number = models.PositiveIntegerField("收到意见条数", null=True, blank=True)
    comments_taken = models.PositiveIntegerField("采纳意见条数", null=True, blank=True)
    comments_main = text("社会公众提出的主要意见")
    comments_answer = text("意见研究采纳情况和不采纳的理由")
    secret_basis = words("不予公开的法律依据", 160)
    secret_why = words("不予公开的理由", 200)

    # Experts and risk
    experts = text("论证专家、专业机构（每行：姓名 专业领域 单位 有无利害关系）")
    argue_way = choice("论证方式", ArgueWay)
    argument = text("专家论证意见")
    argument_signed = models.BooleanField("论证意见已署名、盖章", default=False)
    argument_taken = text("论证意见研究采纳情况")
    no_experts_why = words("不需要专家论证的理由", 200)
    assessed_by = words("风险评估单位")
    risk_heard = words("听取了哪些部门的意见", 200)
    risk_level = choice("风险等级", RiskLevel)
    risk_points = text("风险点")
    risk_measures = text("风险防范措施和处置预案")
    controllable = choice("风险可控性", Controllable)
    no_risk_why = words("不需要风险评估的理由", 200)

    # Legality review
    review_papers = text("送审材料（草案、依据、履行程序的说明）")
    fair_competition = words("公平竞争审查情况", 200)
    return_why = words("退回补充的原因", 200)
    counsel = words("法律顾问、公职律师")
    counsel_opinion = text("法律顾问、公职律师的法律意见")
    review_way = choice("审查方式", ReviewWay)
    review_result = choice("审查结论", ReviewResult)
    review_opinion = text("合法性审查意见")
    review_number = words("审查意见文号", 40)
    review_short_why = words("审查时间少于7个工作日的原因", 200)
    amended = text("根据审查意见调整、补充的情况")
    redraft_why = words("退回修改的原因", 200)
    legal_risk = text("明示的法律风险")

    # Discussion, publication
    at_meeting = a_matter("讨论决定的会议", "meeting")
    party_report = words("向同级党委请示报告的文号或者会议")
    party_reply = words("同级党委的意见", 200)
    congress_report = words("提请人大讨论决定或者报告的情况", 200)
    decision_number = words("决策文号", 40)
    decision_text = text("决策内容")
    published_where = words("在哪里公布", 200)
    adoption_told = text("意见采纳情况的说明和解读")
    dropped_why = words("终止的原因", 200)

    # Carrying out, evaluation, file
    executor = an_organisation("决策执行单位")
    progress = text("执行情况")
    problem_kind = choice("报告的情形", Problem)
    problem_told = text("执行中的问题")
    is_urgent = models.BooleanField("情况紧急", default=False)
    halt_why = words("中止执行的原因", 200)
    go_on_why = words("恢复执行的原因", 200)
    reopen_why = words("重大调整的原因", 200)
    evaluation_ground = choice("评估的情形", EvaluationGround)
    evaluator = words("决策后评估单位")
    evaluation_heard = text("评估中听取公众和有关方面意见的情况")
    evaluation = text("决策后评估报告")
    evaluation_result = choice("评估结论", EvaluationResult)
    archive_number = words("档号", 40)
    archived_by = words("归档单位")

    class Meta:
        verbose_name = "重大行政决策"
        verbose_name_plural = "重大行政决策"
