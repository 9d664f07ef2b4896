"""Every setting of the house, from the environment; made-up secrets lie in YIFA_HOME."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

CHECKOUT = Path(__file__).resolve().parent.parent
#: A desk to try things on (演练): `yifa practice` sets it.
PRACTICE = os.environ.get("YIFA_PRACTICE") == "1"
#: All data under one folder: database, evidence, secrets, static files; practice in one within.
HOME = Path(os.environ.get("YIFA_HOME", CHECKOUT / "var")).resolve()
HOME.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else on the machine reads it
if PRACTICE:
    HOME /= "practice"
    HOME.mkdir(exist_ok=True)

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ALLOWED_HOSTS = os.environ.get("YIFA_HOSTS", "127.0.0.1,localhost").split(",")
#: Real people's data may be at stake: it is said so, or others than this machine are answered.
PRODUCTION = not PRACTICE and (
    os.environ.get("YIFA_PRODUCTION") == "1" or not set(ALLOWED_HOSTS) <= set(LOOPBACK)
)
#: `yifa found` begins a house, and with it its secrets.
FOUNDING = os.environ.get("YIFA_FOUNDING") == "1"


def secret(name: str, *, size: int) -> str:
    """A secret from the environment, else from YIFA_HOME, where it is made on first use (0600).

    In production only `yifa found` makes one: where a folder was forgotten or is not mounted, a
    fresh key would quietly lock away what the old one opened.
    """
    if given := os.environ.get(f"YIFA_{name.upper()}"):
        return given
    kept = HOME / "secrets" / name
    if not kept.exists():
        if PRODUCTION and not FOUNDING:
            told = f"没有 YIFA_{name.upper()}，也没有 {kept}"
            raise ImproperlyConfigured(f"{told}：放回原来的密钥；新开办的先运行 yifa found")
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        fresh = kept.with_name(f"{name}.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_hex(size))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, kept)  # the first of two processes starting at once wins
        fresh.unlink()
    return kept.read_text().strip()


SECRET_KEY = secret("secret_key", size=32)
#: 32 bytes in hex, from which the keys for people's data are drawn; later ones lie beside it.
PRIVACY_KEY = secret("privacy_key", size=32)
#: What keeps these keys and works with them; by which cipher: aes-gcm or sm4-gcm.
KEY_PROVIDER = "yifa.kernel.keys.KeptKeys"
CIPHER = os.environ.get("YIFA_CIPHER", "aes-gcm")

DEBUG = os.environ.get("YIFA_DEBUG") == "1"
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("YIFA_ORIGINS", "").split(",") if origin
]

WINGS = Path(__file__).parent / "wings"
#: Each kind of matter is a folder with a `register.py`; nobody keeps a list.
KINDS = [
    f"yifa.wings.{declared.parent.parent.name}.{declared.parent.name}"
    for declared in sorted(WINGS.glob("*/*/register.py"))
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "yifa.kernel",
    "yifa.report.returns",
    "yifa.report.annual_report",
    *KINDS,
    "yifa.web.theme",
    "yifa.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "yifa.web.desk.chrome.PostMiddleware",
    "yifa.web.desk.session.SessionLimits",
]

ROOT_URLCONF = "yifa.web.urls"
WSGI_APPLICATION = "yifa.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "yifa.web.desk.chrome.chrome",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("YIFA_DATABASE", f"sqlite:///{HOME / 'yifa.sqlite3'}"), conn_max_age=600
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # With Django's deferred transactions four writers meet "database is locked" all the time;
    # a transaction that says at its start that it will write waits its turn instead.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA cache_size=-64000; PRAGMA foreign_keys=ON",
    }

AUTH_USER_MODEL = "kernel.Person"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
#: 统一身份认证 by OpenID Connect: exactly the issuer's name; nothing is offered without it.
OIDC_URL = os.environ.get("YIFA_OIDC_URL", "")
OIDC_CLIENT = os.environ.get("YIFA_OIDC_CLIENT", "")
OIDC_SECRET = os.environ.get("YIFA_OIDC_SECRET", "")
#: What in its answer is the sign-in name here.
OIDC_CLAIM = os.environ.get("YIFA_OIDC_CLAIM", "preferred_username")
#: Values of `amr` or `acr` that count as our second factor.
OIDC_SECOND_FACTOR = [
    one for one in os.environ.get("YIFA_OIDC_SECOND_FACTOR", "").split(",") if one
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "work"
LOGOUT_REDIRECT_URL = "sign-in"
SESSION_COOKIE_AGE = 12 * 60 * 60  # at most so long, however busy
#: After so long without a page asked for, one signs in again; in seconds.
IDLE_MINUTES = os.environ.get("YIFA_IDLE_MINUTES", "30")
if not re.fullmatch("[1-9][0-9]{0,3}", IDLE_MINUTES):
    raise ImproperlyConfigured("YIFA_IDLE_MINUTES 要写大于0的整分钟数，例如 30")
SESSION_IDLE = int(IDLE_MINUTES) * 60
SESSION_COOKIE_HTTPONLY = True
if PRACTICE:
    # A browser tells cookies apart by host, not by port: practising must not sign one out at work.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "practice_session", "practice_csrf"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    # TLS ends at the web server before it, which says so in a header that it alone may set.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    # Whether other names of the county's domain speak TLS too is not ours to promise.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "static/"
#: The rules for findings stand with the reviewer, which needs no Django; pages serve the same file.
STATICFILES_DIRS = [CHECKOUT / "yifa" / "reviewer" / "faces" / "static"]
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
MEDIA_ROOT = HOME / "files"
STORAGES = {
    "default": {"BACKEND": "yifa.kernel.whole_files.WholeFiles"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'self'"],
        "object-src": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["yifa.web.api.tokens.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "rest_framework.parsers.JSONParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    # Whose address is counted: behind a proxy that which it names, else who connects.
    "NUM_PROXIES": 1 if CSRF_TRUSTED_ORIGINS else 0,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "依法",
    "DESCRIPTION": "台账、环节、指标、年度报告的接口",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    # Choices stand with their field: kinds call fields alike, and each has choices of its own.
    # Docstrings, which are for those who read the source, stay there.
    "POSTPROCESSING_HOOKS": ["yifa.web.api.schema.without_source_words"],
}
