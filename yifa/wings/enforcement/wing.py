"""The chapter that enforcement answers for."""

from yifa.report.wing import Wing

Wing("enforcement", "五", "行政执法", heading="健全行政执法工作体系，全面推进严格规范公正文明执法")
