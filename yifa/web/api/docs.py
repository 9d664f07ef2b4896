"""What the API says of itself: as OpenAPI for programs, as a page for people.

It follows from declarations alone and takes seconds to put together, so each process does it once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer

from yifa.kernel.register import Register

from .schema import CHINESE

METHODS = ("get", "post")


@dataclass(frozen=True)
class Address:
    """One address and one way to ask it."""

    method: str
    path: str
    summary: str
    basis: str
    parameters: str
    body: str

    @property
    def parts(self) -> list[str]:
        """The path's parts, between which a narrow page may break it."""
        return self.path.strip("/").split("/")


@dataclass(frozen=True)
class Group:
    """The addresses of one register."""

    name: str
    addresses: list[Address]


@cache
def described() -> dict[str, Any]:
    """The whole schema (OpenAPI 3.1)."""
    told: dict[str, Any] = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]  # the library's own
    return told


@cache
def as_json() -> bytes:
    """The schema as programs read it."""
    rendered: bytes = OpenApiJsonRenderer().render(described(), renderer_context={})
    return rendered


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """接口的机器可读说明"""
    return HttpResponse(as_json(), content_type=OpenApiJsonRenderer.media_type)


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """接口说明"""
    return render(request, "api/docs.html", {"groups": groups(), "heading": "接口说明"})


@cache
def groups() -> list[Group]:
    """Every address, register by register."""
    found: dict[str, list[Address]] = {}
    for tag, address in addresses():
        found.setdefault(tag, []).append(address)
    return [
        Group(title, [untitled(one, title) for one in those])
        for title, those in ((title_of(name), those) for name, those in found.items())
    ]


def untitled(address: Address, title: str) -> Address:
    """An address without the name of its group before what it does."""
    return replace(address, summary=address.summary.removeprefix(f"{title}："))


def title_of(tag: str) -> str:
    """A register's own name; what is no register's is said as it stands."""
    return Register.all[tag].title if tag in Register.all else tag


def addresses() -> Iterator[tuple[str, Address]]:
    """Every address of the schema with the group it stands in."""
    for path, ways in described()["paths"].items():
        for method in METHODS:
            if method in ways:
                yield address(method, path, ways[method])


def address(method: str, path: str, says: dict[str, Any]) -> tuple[str, Address]:
    """One address as the page shows it."""
    asked = [one for one in says.get("parameters", []) if one["in"] != "path"]
    parameters = "；".join(f"{one['name']} {one.get('description', '')}" for one in asked)
    body = says.get("requestBody", {}).get("content", {}).get("application/json", {})
    reference = body.get("schema", {}).get("$ref", "").rpartition("/")[2]
    told, basis = says.get("summary", ""), says.get("description", "")
    basis = basis if CHINESE.search(basis) else ""
    made = Address(method.upper(), path, told, basis, parameters, reference)
    return says.get("tags", [""])[0], made
