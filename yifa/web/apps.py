"""How the doors tell Django what to look at before a house opens."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class WebConfig(AppConfig):
    """Desk, API, public page."""

    name = "yifa.web"
    verbose_name = "网页"

    def ready(self) -> None:
        """What `manage.py check --deploy` asks."""
        from .production import deploy_check

        register(deploy_check, Tags.security, deploy=True)
