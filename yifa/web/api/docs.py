"""The API on a page for people: every address with what it takes, from the schema programs read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

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
    described: dict[str, Any] = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]  # the library's own
    for path, ways in described["paths"].items():
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
