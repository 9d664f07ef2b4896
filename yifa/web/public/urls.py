"""What anyone may open without signing in."""

from django.urls import URLPattern, path

from . import announced, records, reports

urlpatterns: list[URLPattern] = [
    path("records/", records.index, name="public-registers"),
    path("records/<slug:kind>/", records.listed, name="public-records"),
    path("records/<slug:kind>/<int:pk>/", records.record, name="public-record"),
    path(
        "records/<slug:kind>/<int:pk>/evidence/<int:evidence>/",
        records.file,
        name="public-evidence",
    ),
    path("visits/", announced.page, name="public-visits"),
    path("draw/", records.draw, name="public-draw"),
    path("reports/", reports.index, name="public-reports"),
    path("reports/<str:code>/<int:year>/", reports.report, name="public-report"),
    path("reports/<str:code>/<int:year>/<slug:format>/", reports.download, name="public-file"),
]
