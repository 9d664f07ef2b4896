"""The chapter that rules answers for: documents made, asked about, reviewed, cleaned up."""

from yifa.report.wing import Sentence, Wing

Wing(
    "rules",
    "三",
    "依法行政制度",
    heading="健全依法行政制度体系，推进政府治理规范化程序化法治化",
    registers=["normative_document", "draft_comment"],
    sentences=[
        Sentence(
            "严格行政规范性文件制定程序，起草[[normative_document.drafted]]件，"
            "认定不属于规范性文件的[[normative_document.set_aside]]件；"
            "公布[[normative_document.made]]件[[normative_document.made|change]]，"
            "按制定机关分，[[normative_document.made|by:issuer]]。",
            when=("normative_document.drafted",),
        ),
        Sentence(
            "规范性文件公开征求意见[[normative_document.consulted]]件，"
            "收到意见[[draft_comment.taken_in]]条，"
            "已有结论[[draft_comment.answered]]条，按采纳情况分，"
            "[[draft_comment.answered|by:result]]。",
            when=("normative_document.consulted",),
        ),
        Sentence(
            "落实公平竞争审查制度，审查规范性文件[[normative_document.fair_reviewed]]件；"
            "开展规范性文件合法性审核[[normative_document.reviewed]]件次，"
            "审核后退回修改[[normative_document.reworked]]件次。",
            when=("normative_document.reviewed",),
        ),
        Sentence(
            "向上级政府和本级人大常委会报送备案[[normative_document.filed]]件，"
            "报备率[[normative_document.filed_rate]]。",
            when=("normative_document.made",),
        ),
        Sentence(
            "开展规范性文件清理，清理[[normative_document.cleaned]]件次，"
            "按结论分，[[normative_document.cleaned|by:cleanup_result]]；"
            "修改[[normative_document.amended]]件次、废止[[normative_document.repealed]]件、"
            "失效[[normative_document.lapsed]]件。",
            when=("normative_document.cleaned",),
        ),
        Sentence(
            "到期末，现行有效的行政规范性文件[[normative_document.in_force]]件，"
            "在网上文件库全文公开。",
            when=("normative_document.in_force",),
        ),
    ],
)
