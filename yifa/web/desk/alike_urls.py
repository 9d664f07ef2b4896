"""Where a step is taken of many matters in one act."""

from django.urls import URLPattern, path

from . import alike

urlpatterns: list[URLPattern] = [
    path("registers/<slug:kind>/alike/<slug:step>/", alike.page, name="alike"),
]
