"""How the kernel learns of every register: each kind's `register.py` is read at start."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from yifa.law import calendar


class KernelConfig(AppConfig):
    """The floor that every matter shares."""

    name = "yifa.kernel"
    label = "kernel"
    verbose_name = "内核"

    def ready(self) -> None:
        """Read the declarations, which prove themselves or stop the start; then newer notices."""
        from . import (
            kernel_steps,  # noqa: F401  # the steps every kind has are declared there
            keys,
        )

        keys.refuse_unfit()
        autodiscover_modules("register")
        calendar.announce(settings.HOME / "workdays")
