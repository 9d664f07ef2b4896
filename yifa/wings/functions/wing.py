"""The chapter that functions answers for."""

from yifa.report.wing import Wing

Wing("functions", "二", "政府机构职能", heading="健全政府机构职能体系，推动更好发挥政府作用")
