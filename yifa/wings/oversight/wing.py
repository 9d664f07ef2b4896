"""The chapter that oversight answers for."""

from yifa.report.wing import Wing

Wing(
    "oversight",
    "八",
    "行政权力监督",
    heading="健全行政权力制约和监督体系，促进行政权力规范透明运行",
)
