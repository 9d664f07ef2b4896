"""Which door opens on what."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", include("yifa.web.desk.urls")),
    path("phone/", include("yifa.web.phone.urls")),
    path("exam/", include("yifa.web.exam.urls")),
    path("public/", include("yifa.web.public.urls")),
    path("check/", include("yifa.web.check.urls")),
    path("api/", include("yifa.web.api.urls")),
    path("", RedirectView.as_view(pattern_name="work"), name="home"),
]

handler400 = "yifa.web.desk.errors.bad_request"
handler403 = "yifa.web.desk.errors.not_allowed"
handler404 = "yifa.web.desk.errors.not_found"
handler500 = "yifa.web.desk.errors.failed"
