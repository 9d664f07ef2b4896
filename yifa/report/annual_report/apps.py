"""How the report learns of its chapters: every wing's declaration is read at start."""

from django.apps import AppConfig
from django.conf import settings


class AnnualReportConfig(AppConfig):
    """The annual report and its way to publication."""

    name = "yifa.report.annual_report"
    label = "annual_report"
    verbose_name = "年度报告"

    def ready(self) -> None:
        """Read the nine chapters."""
        from yifa.report.wing import read_wings

        read_wings(settings.WINGS)
