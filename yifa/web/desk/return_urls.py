"""Where returns are."""

from django.urls import URLPattern, path

from . import returns

urlpatterns: list[URLPattern] = [
    path("returns/", returns.returns, name="returns"),
    path("returns/steps/<int:pk>/<slug:step>/", returns.step, name="return-step"),
    path("returns/<slug:form>/", returns.form, name="return-form"),
    path("returns/<slug:form>/<str:month>/<str:code>/", returns.one, name="return"),
]
