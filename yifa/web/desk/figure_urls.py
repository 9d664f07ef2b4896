"""Where figures are."""

from django.urls import URLPattern, path

from . import figures

urlpatterns: list[URLPattern] = [
    path("figures/", figures.figures, name="figures"),
    path("figures/<slug:kind>/<slug:name>/", figures.figure, name="figure"),
]
