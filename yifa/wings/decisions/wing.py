"""The chapter on major decisions: what its first draft says, step by step."""

from yifa.report.wing import Sentence, Wing

Wing(
    "decisions",
    "四",
    "重大行政决策",
    heading="健全行政决策制度体系，提升行政决策公信力和执行力",
    registers=["major_decision", "meeting"],
    sentences=[
        Sentence(
            "实行重大行政决策目录管理，列入年度目录[[major_decision.catalogued]]项"
            "[[major_decision.catalogued|change]]。",
            when=("major_decision.catalogued",),
        ),
        Sentence("因实际情况变化调出目录[[major_decision.taken_out]]项。"),
        Sentence("全年启动重大行政决策[[major_decision.started]]项。"),
        Sentence(
            "作出重大行政决策[[major_decision.decided]]项，公布[[major_decision.published]]项。",
            when=("major_decision.decided",),
        ),
        Sentence(
            "落实公众参与程序，公开征求意见[[major_decision.opened_to_comment]]项，"
            "收到社会公众意见[[major_decision.comments_received]]条、"
            "采纳[[major_decision.comments_taken]]条。",
            when=("major_decision.opened_to_comment",),
        ),
        Sentence("举行听证会[[major_decision.heard]]次。"),
        Sentence("组织专家论证[[major_decision.argued]]项。"),
        Sentence(
            "开展风险评估[[major_decision.assessed]]项，按风险等级分，"
            "[[major_decision.assessed|by:risk_level]]。",
            when=("major_decision.assessed",),
        ),
        Sentence("认定不需专家论证[[major_decision.without_experts]]项，写明了理由。"),
        Sentence("认定不需风险评估[[major_decision.without_risk]]项，写明了理由。"),
        Sentence(
            "坚持合法性审查是集体讨论的前置程序，"
            "审查重大行政决策草案[[major_decision.reviewed]]件次。",
            when=("major_decision.reviewed",),
        ),
        Sentence("经集体讨论未予通过[[major_decision.rejected]]项。"),
        Sentence(
            "召开各类会议[[meeting.held]]次，审议议题[[meeting.discussed]]项，逐人记录意见。",
            when=("meeting.held",),
        ),
        Sentence("正在执行的重大行政决策[[major_decision.carried]]项。"),
        Sentence("开展决策后评估[[major_decision.evaluated]]次。"),
        Sentence("归档决策档案[[major_decision.archived]]件。"),
    ],
)
