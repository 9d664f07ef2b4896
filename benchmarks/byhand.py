"""A small Django program as somebody would write it by hand: what `yifa serve` is measured against.

One view that answers a page of disputes as JSON to whoever shows a valid token, over the tables of
a house that is there; no filters, rights by row, masking or schema. BYHAND_DATABASE names the file.
"""

from __future__ import annotations

import hashlib
import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

ROWS = 50
TOKEN = """
SELECT organisation.path FROM web_apitoken AS token
JOIN kernel_post AS post ON post.id = token.post_id
JOIN kernel_organisation AS organisation ON organisation.id = post.organisation_id
WHERE token.digest = %s AND token.revoked_at IS NULL
"""
DISPUTES = """
SELECT matter.*, dispute.*, holder.code, holder.name, person.name
FROM kernel_matter AS matter
JOIN dispute_dispute AS dispute ON dispute.matter_ptr_id = matter.id
JOIN kernel_organisation AS holder ON holder.id = matter.holder_id
LEFT JOIN kernel_post AS post ON post.id = matter.handler_id
LEFT JOIN kernel_person AS person ON person.id = post.person_id
WHERE matter.stage <> 'void' AND matter.holder_path >= %s AND matter.holder_path < %s
ORDER BY matter.id DESC LIMIT 51
"""
PARTIES = "SELECT * FROM kernel_party WHERE matter_id IN ({}) ORDER BY matter_id, place"


def disputes(request: HttpRequest) -> HttpResponse:
    """The newest disputes of a post's organisation, and of what is under it, with their parties."""
    secret = request.headers.get("Authorization", "").removeprefix("Bearer ")
    holder = asked(TOKEN, [hashlib.sha256(secret.encode()).hexdigest()])
    if not holder:
        return JsonResponse({"error": "no such token"}, status=401)
    here = holder[0]["path"]
    rows = asked(DISPUTES, [here, here[:-1] + "0"])
    found = {row["id"]: row | {"parties": []} for row in rows[:ROWS]}
    for party in asked(PARTIES.format(", ".join(["%s"] * len(found))), list(found)):
        found[party["matter_id"]]["parties"].append(party)
    last = min(found) if len(rows) > ROWS else None
    return JsonResponse({"results": list(found.values()), "next": last})


def asked(sql: str, values: list[object]) -> list[dict[str, object]]:
    """The rows of a statement by column."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["BYHAND_DATABASE"],
            "CONN_MAX_AGE": 60,
        }
    },
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
    ],
    ROOT_URLCONF=__name__,
    SECRET_KEY="for a benchmark alone",
    USE_TZ=True,
)
urlpatterns = [path("disputes", disputes)]
django.setup()
application = get_wsgi_application()
