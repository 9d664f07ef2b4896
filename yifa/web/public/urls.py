"""What anyone may open without signing in."""

from django.urls import URLPattern, path

from . import announced, asked, documents, drafts, records, reports, tracked

urlpatterns: list[URLPattern] = [
    path("records/", records.index, name="public-registers"),
    path("records/<slug:kind>/", records.listed, name="public-records"),
    path("records/<slug:kind>/<int:pk>/", records.record, name="public-record"),
    path(
        "records/<slug:kind>/<int:pk>/evidence/<int:evidence>/",
        records.file,
        name="public-evidence",
    ),
    path("documents/", documents.index, name="public-documents"),
    path("documents/<int:pk>/", documents.document, name="public-document"),
    path(
        "documents/<int:pk>/versions/<int:old>/<int:new>/",
        documents.compare,
        name="public-compared",
    ),
    path("drafts/", drafts.index, name="public-drafts"),
    path("drafts/<int:pk>/", drafts.draft, name="public-draft"),
    path("drafts/<int:pk>/comments/", drafts.comments, name="public-comments"),
    path("visits/", announced.page, name="public-visits"),
    path("ask/", asked.index, name="public-ask"),
    path("ask/<slug:kind>/", asked.where, name="public-ask-where"),
    path("ask/<slug:kind>/<str:code>/", asked.form, name="public-ask-form"),
    path("ask/<slug:kind>/about/<int:pk>/", asked.form_about, name="public-ask-about"),
    path("track/", tracked.page, name="public-track"),
    path("track/receipt/", tracked.paper, name="public-receipt"),
    path("track/add/<slug:step>/", tracked.added, name="public-track-add"),
    path("track/evidence/<int:evidence>/", tracked.file, name="public-track-file"),
    path("draw/", records.draw, name="public-draw"),
    path("reports/", reports.index, name="public-reports"),
    path("reports/<str:code>/<int:year>/", reports.report, name="public-report"),
    path("reports/<str:code>/<int:year>/<slug:format>/", reports.download, name="public-file"),
]
