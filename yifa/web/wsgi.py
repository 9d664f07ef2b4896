"""What the server runs; it does not open where the settings are unsafe for real data."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.settings")
application = get_wsgi_application()

from yifa.web.production import refuse_unsafe  # noqa: E402  # settings are read by the line above

refuse_unsafe()
