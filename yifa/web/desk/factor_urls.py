"""Where the second factor is shown, set up and taken away."""

from django.urls import URLPattern, path

from . import factors, second_step

urlpatterns: list[URLPattern] = [
    path("sign-in/second/", second_step.second_step, name="second-step"),
    path("factors/", factors.factors, name="factors"),
    path("factors/app/", factors.add_app, name="add-app"),
    path("factors/app/picture/", factors.picture, name="app-picture"),
    path("factors/app/remove/", factors.remove_app, name="remove-app"),
    path("factors/keys/add/", factors.add_key, name="add-key"),
    path("factors/keys/<int:pk>/remove/", factors.remove_key, name="remove-key"),
    path("factors/spare/", factors.spare_codes, name="spare-codes"),
]
