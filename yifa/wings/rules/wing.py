"""The chapter on rules: what its first draft says."""

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
        ),
    ],
)
