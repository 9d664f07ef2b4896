"""What a candidate opens."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("", views.seats, name="exams"),
    path("<int:exam>/", views.seat, name="exam"),
]
