"""The chapter that leadership answers for."""

from yifa.report.wing import Wing

Wing(
    "leadership", "一", "第一责任人职责", heading="党政主要负责人履行推进法治建设第一责任人职责情况"
)
