"""What anyone may open without signing in."""

from django.urls import URLPattern, path

from . import reports

urlpatterns: list[URLPattern] = [
    path("reports/", reports.index, name="public-reports"),
    path("reports/<str:code>/<int:year>/", reports.report, name="public-report"),
    path("reports/<str:code>/<int:year>/<slug:format>/", reports.download, name="public-file"),
]
