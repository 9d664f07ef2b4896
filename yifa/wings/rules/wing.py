"""The chapter on rules: what its first draft says."""
"""The chapter that rules answers for: documents made, asked about, reviewed, cleaned up."""

from yifa.report.wing import Sentence, Wing

Wing(
    "rules",
    "三",
    "依法行政制度",
    heading="健全依法行政制度体系，推进政府治理规范化程序化法治化",
    registers=["legal_opinion", "legal_adviser"],
    sentences=[
        # Reviews of legality, and those who advise
        Sentence(
            "落实合法性审查制度，全年出具合法性审查意见[[legal_opinion.reviewed]]件"
            "[[legal_opinion.reviewed|change]]，按类型分，[[legal_opinion.reviewed|by:paper_type]]。"
        ),
        Sentence(
            "规范合同协议审签，审查合同协议[[legal_opinion.contracts]]份，"
            "涉及金额[[legal_opinion.contract_sums]]元，审查意见编号归档[[legal_opinion.archived]]件。",
            when=("legal_opinion.contracts",),
        ),
        Sentence(
            "审查中提出意见[[legal_opinion.raised]]条，"
            "已反馈采纳情况的[[legal_opinion.answered]]条中采纳[[legal_opinion.adopted]]条，"
            "采纳率[[legal_opinion.adopted_rate]]。",
            when=("legal_opinion.raised", "legal_opinion.answered"),
        ),
        Sentence(
            "没有审查通过而签订合同协议[[legal_opinion.signed_over_all]]份，均由负责人写明理由。"
        ),
        Sentence(
            "落实法律顾问制度，在聘法律顾问席位[[legal_adviser.in_service]]个，"
            "按类别分，[[legal_adviser.in_service|by:adviser_kind]]；"
            "全年提供服务[[legal_adviser.services]]次，其中到场服务[[legal_adviser.visits]]次。",
            when=("legal_adviser.in_service",),
        ),
        Sentence(
            "登记法律顾问席位的村（社区）[[legal_adviser.villages]]个，"
            "其中有法律顾问的[[legal_adviser.villages_served]]个，"
            "覆盖率[[legal_adviser.coverage]]。",
            when=("legal_adviser.villages",),
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
