"""The chapter on public legal services and publicity: what its first draft says."""

from yifa.report.wing import Sentence, Wing

Wing(
    "outreach",
    "九",
    "普法与法律服务",
    heading="深入开展法治宣传教育，完善公共法律服务",
    sentences=[
        Sentence(
            "公布普法责任清单和年度普法计划事项[[publicity_duty.listed]]项，"
            "已经落实[[publicity_duty.carried_out]]项。",
            when=("publicity_duty.listed",),
        ),
        Sentence(
            "落实“谁执法谁普法”普法责任制，全年开展普法活动[[publicity.held]]场次"
            "[[publicity.held|change]]，受众[[publicity.reached]]人次，"
            "发放宣传资料[[publicity.materials]]份。",
            when=("publicity.held",),
        ),
        Sentence("结合身边案例开展以案释法[[publicity.cases_told]]场次。"),
        Sentence(
            "实施“法律明白人”培养工程，培训[[law_literate.trained]]人次，"
            "新认定[[law_literate.certified]]人，在岗[[law_literate.in_service]]人。",
            when=("law_literate.in_service",),
        ),
        Sentence("线上普法作品阅读、播放[[publicity.read_online]]次。"),
    ],
)
