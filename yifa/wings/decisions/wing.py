"""The chapter that decisions answers for."""

from yifa.report.wing import Wing

Wing("decisions", "四", "重大行政决策", heading="健全行政决策制度体系，提升行政决策公信力和执行力")
