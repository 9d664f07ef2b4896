"""What keeps a house with real people's data from opening: secrets, hosts, switches.

`yifa serve`, what the server runs (`wsgi`) and `manage.py check --deploy` all ask here.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured

#: Django's own advice for a secret key.
SHORTEST = 50
HEX_KEY = re.compile(r"[0-9a-fA-F]{64}")
#: What stands in examples, guides and old mails instead of a secret.
SAMPLE = re.compile(r"insecure|change.?me|secret|example|sample|default|password|yifa", re.I)
#: A random key has more different characters than this.
FEWEST = 10


def refuse_unsafe() -> None:
    """Raise ImproperlyConfigured with a sentence for each fault, where real data is at stake."""
    if settings.PRODUCTION and (found := list(faults())):
        raise ImproperlyConfigured("\n".join(found))


def deploy_check(**_: Any) -> list[Error]:
    """The same for `manage.py check --deploy`."""
    return [Error(says, id=f"yifa.{name}") for name, says in named_faults()]


def faults() -> Iterator[str]:
    """One sentence for each thing that is wrong."""
    return (says for _, says in named_faults())


def named_faults() -> Iterator[tuple[str, str]]:
    """What is wrong, each under the name of its setting."""
    yield from (("YIFA_SECRET_KEY", why) for why in of_key("YIFA_SECRET_KEY", settings.SECRET_KEY))
    yield from (("YIFA_PRIVACY_KEY", why) for why in of_privacy_key())
    yield from (("secrets", why) for why in of_folder())
    if settings.DEBUG:
        yield "YIFA_DEBUG", "YIFA_DEBUG 开着，出错的页面会露出数据：去掉 YIFA_DEBUG"
    yield from (("YIFA_HOSTS", why) for why in of_hosts())
    yield from (("YIFA_ORIGINS", why) for why in of_origins())
    yield from (("YIFA_OIDC_URL", why) for why in of_provider())


def of_key(name: str, key: str) -> Iterator[str]:
    """A key that somebody could guess."""
    if len(key) < SHORTEST:
        yield f"{name} 只有{len(key)}个字符，至少{SHORTEST}个：用 openssl rand -hex 32 生成"
    elif looks_made_up(key):
        yield f"{name} 像是示例或者随手写的，不是随机生成的：用 openssl rand -hex 32 生成"


def of_privacy_key() -> Iterator[str]:
    """The keys for people's data, each 32 random bytes in hex, and no other secret."""
    keys = settings.PRIVACY_KEY.split(",")
    if not all(map(HEX_KEY.fullmatch, keys)):
        yield "YIFA_PRIVACY_KEY 要写64个十六进制字符（0-9、a-f）：用 openssl rand -hex 32 生成"
    elif any(map(looks_made_up, keys)):
        yield "YIFA_PRIVACY_KEY 像是示例或者随手写的：用 openssl rand -hex 32 生成"
    elif settings.SECRET_KEY in keys:
        yield "YIFA_PRIVACY_KEY 和 YIFA_SECRET_KEY 相同：分别生成，一个泄露不牵连另一个"


def looks_made_up(key: str) -> bool:
    """Words, few characters, a pattern that repeats, or a run such as 0123456789."""
    repeats = key in (key + key)[1:-1]
    steps = {ord(after) - ord(before) for before, after in pairwise(key)}
    return bool(SAMPLE.search(key)) or len(set(key)) < FEWEST or repeats or len(steps) < FEWEST


def of_folder() -> Iterator[str]:
    """Secrets that others on the machine can read."""
    folder = settings.HOME / "secrets"
    if not folder.exists():
        return
    for kept in (folder, *sorted(folder.iterdir())):
        if kept.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            mode = "700" if kept.is_dir() else "600"
            yield f"{kept} 本机的其他人也能读：运行 chmod {mode} {kept}"


def of_hosts() -> Iterator[str]:
    """Names under which anybody could stand in for the house."""
    if any(host.strip() in ("*", "") or host.startswith(".") for host in settings.ALLOWED_HOSTS):
        yield "YIFA_HOSTS 里有“*”、空的或者以“.”开头的：逐个写明办公页面的域名"
    elif all(host in settings.LOOPBACK for host in settings.ALLOWED_HOSTS):
        yield "没有写 YIFA_HOSTS：写明办公页面的域名，例如 YIFA_HOSTS=yifa.example.gov.cn"


def of_origins() -> Iterator[str]:
    """Without TLS before it passwords and sessions cross the network in clear."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    if not origins or any(urlsplit(origin).scheme != "https" for origin in origins):
        yield "YIFA_ORIGINS 要写 https:// 开头的网址：前面放一台做 TLS 的 Web 服务器"


def of_provider() -> Iterator[str]:
    """A provider that anybody on the network could stand in for."""
    if settings.OIDC_URL and urlsplit(settings.OIDC_URL).scheme != "https":
        yield "YIFA_OIDC_URL 要写 https:// 开头的网址"
    elif settings.OIDC_URL and not (settings.OIDC_CLIENT and settings.OIDC_SECRET):
        yield "写了 YIFA_OIDC_URL，还要写 YIFA_OIDC_CLIENT 和 YIFA_OIDC_SECRET"
