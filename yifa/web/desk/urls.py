"""Which page of the desk is where; each `*_urls.py` beside this file adds its own."""

from importlib import import_module
from pathlib import Path

from django.urls import URLPattern, path

from . import (
    evidence,
    gateway,
    matter_page,
    organisation,
    people,
    register_page,
    registration,
    saved_views,
    search,
    session,
    step_page,
    work,
)

urlpatterns: list[URLPattern] = [
    path("", work.work, name="work"),
    path("work/<slug:name>/", work.group, name="work-group"),
    path("sign-in/", gateway.SignIn.as_view(), name="sign-in"),
    path("sign-out/", gateway.sign_out, name="sign-out"),
    path("resume/", session.resume, name="resume"),
    path("post/", gateway.choose_post, name="choose-post"),
    path("preferences/", gateway.preferences, name="preferences"),
    path("password/", gateway.ChangePassword.as_view(), name="password"),
    path("search/", search.search, name="search"),
    path("new/", registration.choose, name="new"),
    path("registers/", register_page.choose, name="registers"),
    path("registers/<slug:kind>/", register_page.register, name="register"),
    path("registers/<slug:kind>/new/", registration.register, name="new-matter"),
    path("registers/<slug:kind>/views/", saved_views.save, name="save-view"),
    path("views/<int:pk>/remove/", saved_views.remove, name="remove-view"),
    path("matters/<int:pk>/", matter_page.matter, name="matter"),
    path("matters/<int:pk>/people/", people.people, name="people"),
    path("matters/<int:pk>/steps/<slug:step>/", step_page.step, name="step"),
    path("evidence/<int:pk>/", evidence.download, name="evidence"),
    path("organisation/", organisation.organisation, name="organisation"),
    path("organisation/take-over/<int:pk>/", organisation.take_over, name="take-over"),
]

for declared in sorted(Path(__file__).parent.glob("*_urls.py")):
    urlpatterns += import_module(f"{__package__}.{declared.stem}").urlpatterns
