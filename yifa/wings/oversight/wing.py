"""The chapter that oversight answers for: what its first draft says."""

from yifa.report.wing import Sentence, Wing

Wing(
    "oversight",
    "八",
    "行政权力监督",
    heading="健全行政权力制约和监督体系，促进行政权力规范透明运行",
    registers=["information_request", "record_correction"],
    sentences=[
        Sentence(
            "依法办理政府信息公开申请，全年新收申请[[information_request.requested]]件"
            "[[information_request.requested|change]]，办结[[information_request.concluded]]件，"
            "按结果分，[[information_request.concluded|by:outcome]]；"
            "结转下年度继续办理[[information_request.open]]件。",
            when=("information_request.requested",),
        ),
        Sentence(
            "规范申请办理，告知补正[[information_request.corrected]]件，"
            "依申请纳入主动公开[[information_request.published]]件。",
            when=("information_request.corrected", "information_request.published"),
        ),
        Sentence(
            "受理更正政府信息记录申请[[record_correction.requested]]件，"
            "予以更正[[record_correction.corrected]]件。",
            when=("record_correction.requested",),
        ),
    ],
)
