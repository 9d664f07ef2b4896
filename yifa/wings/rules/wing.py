"""The chapter that rules answers for."""

from yifa.report.wing import Wing

Wing("rules", "三", "依法行政制度", heading="健全依法行政制度体系，推进政府治理规范化程序化法治化")
