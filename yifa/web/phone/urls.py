"""What an officer opens with a phone."""

from django.urls import URLPattern, path

from . import listing, sending, shell

urlpatterns: list[URLPattern] = [
    path("", shell.shell, name="phone"),
    path("worker.js", shell.worker, name="phone-worker"),
    path("now/", listing.now, name="phone-now"),
    path("list/", listing.matters, name="phone-list"),
    path("send/", sending.send, name="phone-send"),
]
