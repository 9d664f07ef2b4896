"""Where one signs in through the office's provider, and sets up and shows a second factor."""

from django.urls import URLPattern, path

from . import factors, office_sign_in, second_step

urlpatterns: list[URLPattern] = [
    path("sign-in/second/", second_step.second_step, name="second-step"),
    path("sign-in/office/", office_sign_in.leave, name="office-leave"),
    path("sign-in/office/back/", office_sign_in.come_back, name="office-back"),
    path("factors/", factors.factors, name="factors"),
    path("factors/app/", factors.add_app, name="add-app"),
    path("factors/app/picture/", factors.picture, name="app-picture"),
    path("factors/app/remove/", factors.remove_app, name="remove-app"),
    path("factors/keys/add/", factors.add_key, name="add-key"),
    path("factors/keys/<int:pk>/remove/", factors.remove_key, name="remove-key"),
    path("factors/spare/", factors.spare_codes, name="spare-codes"),
]
