"""Where annual reports are."""

from django.urls import URLPattern, path

from . import report_answers, report_edits, reports

urlpatterns: list[URLPattern] = [
    path("reports/", reports.reports, name="reports"),
    path("reports/bring-in/", report_edits.bring_in, name="report-bring-in"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/title/", report_edits.title, name="report-title"),
    path("reports/<int:pk>/steps/<slug:step>/", reports.step, name="report-step"),
    path("reports/<int:pk>/files/<slug:format>/", reports.download, name="report-download"),
    path("reports/<int:pk>/versions/", reports.versions, name="report-versions"),
    path("reports/<int:pk>/versions/<int:old>/<int:new>/", reports.compare, name="report-compare"),
    path("reports/<int:pk>/findings/<slug:key>/", report_answers.answer, name="report-answer"),
    path("reports/<int:pk>/<slug:block>/", report_edits.paragraph, name="report-paragraph"),
    path("reports/<int:pk>/<slug:block>/comment/", report_edits.comment, name="report-comment"),
    path(
        "reports/<int:pk>/<slug:block>/numbers/<int:place>/sign/",
        report_edits.sign,
        name="report-sign",
    ),
    path(
        "reports/<int:pk>/<slug:block>/numbers/<int:place>/tie/",
        report_edits.tie,
        name="report-tie",
    ),
    path(
        "reports/<int:pk>/<slug:block>/numbers/<int:place>/take/",
        report_answers.take_from_register,
        name="report-take",
    ),
    path(
        "reports/<int:pk>/comments/<int:comment>/settle/", report_edits.settle, name="report-settle"
    ),
]
