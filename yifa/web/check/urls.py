"""Where a report is checked, by anyone, without signing in."""

from django.urls import URLPattern, path

from . import downloads, views

urlpatterns: list[URLPattern] = [
    path("", views.check, name="check"),
    path("rules/", views.rules, name="check-rules"),
    path("examples/<slug:name>/", views.example, name="check-example"),
    path("file/", downloads.file, name="check-file"),
]
