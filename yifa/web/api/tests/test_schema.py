"""The API describes itself truly: valid OpenAPI 3.1, and answers that are as described."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from drf_spectacular import validation
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # comes without types
from rest_framework.test import APIClient

from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.tests import county
from yifa.web.api.steps import ON_A_PAGE_ALONE

from .doors import DISPUTE, client, dispute, send


@cache
def schema() -> dict[str, Any]:
    described: dict[str, Any] = APIClient().get("/api/schema.json").json()
    return described


def as_described(body: Any, path: str, method: str, code: int) -> list[str]:
    """What of an answer is otherwise than the schema says."""
    answers = schema()["paths"][path][method]["responses"][str(code)]["content"]
    (how,) = answers.values()
    whole = {**how["schema"], "components": schema()["components"]}
    return [
        f"{one.json_path}: {one.message}" for one in Draft202012Validator(whole).iter_errors(body)
    ]


@pytest.fixture
def mediator() -> Post:
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


@pytest.mark.django_db
def test_the_schema_is_valid_and_says_which_version_it_is() -> None:
    assert schema()["openapi"].startswith("3.1")
    rules = json.loads((Path(validation.__file__).parent / "openapi_3_1_schema.json").read_text())
    # The library's own validation with these rules takes half a minute for so many addresses.
    assert [str(one) for one in jsonschema_rs.validator_for(rules).iter_errors(schema())] == []


@pytest.mark.django_db
def test_what_people_read_in_the_schema_is_chinese() -> None:
    said = [
        one.get("description") or one.get("summary", "")
        for ways in schema()["paths"].values()
        for one in ways.values()
    ]
    said += [one.get("description", "") for one in schema()["components"]["schemas"].values()]
    assert [words for words in said if words and not re.search("[一-鿿]", words)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("register", Register.all.values(), ids=lambda one: one.kind())
def test_every_register_and_each_of_its_steps_has_an_address(register: type[Register]) -> None:
    kind, paths = register.kind(), schema()["paths"]
    assert f"/api/{kind}" in paths and f"/api/{kind}/{{key}}" in paths
    for procedure in register.procedures:
        for step in (*procedure.steps.values(), *procedure.kernel_steps.values()):
            begins = step.name in procedure.steps and step.move.begins
            has_address = f"/api/{kind}/{{key}}/steps/{step.name}" in paths
            assert begins or has_address != (step in ON_A_PAGE_ALONE), step.name


@pytest.mark.django_db
def test_what_a_step_needs_is_in_the_schema() -> None:
    fields = schema()["components"]["schemas"]["DisputeRegisterFields"]
    assert set(fields["required"]) == {"title", "parties", "type", "source"}
    assert "neighbour" in fields["properties"]["type"]["enum"]


@pytest.mark.django_db
def test_answers_are_as_described(mediator: Post) -> None:
    knocking = client(mediator)
    made = send(knocking, "/api/dispute", DISPUTE)
    assert made.status_code == 201, made.json()
    assert as_described(made.json(), "/api/dispute", "post", 201) == []
    pk = made.json()["id"]
    asked = [
        ("/api/dispute", "/api/dispute"),
        (f"/api/dispute/{pk}", "/api/dispute/{key}"),
        (f"/api/dispute/{pk}/steps", "/api/dispute/{key}/steps"),
        ("/api/events", "/api/events"),
        (f"/api/matters/{pk}/evidence", "/api/matters/{matter}/evidence"),
        ("/api/figures", "/api/figures"),
        ("/api/figures/dispute.found?by=type", "/api/figures/{key}"),
        ("/api/figures/dispute.success_rate", "/api/figures/{key}"),
        ("/api/organisations", "/api/organisations"),
        ("/api/law", "/api/law"),
    ]
    for address, described in asked:
        answer = knocking.get(address)
        assert answer.status_code == 200, (address, answer.json())
        assert as_described(answer.json(), described, "get", 200) == [], address


@pytest.mark.django_db
@pytest.mark.parametrize("register", Register.all.values(), ids=lambda one: one.kind())
def test_the_list_of_every_register_is_as_described(
    register: type[Register], mediator: Post
) -> None:
    answer = client(mediator).get(f"/api/{register.kind()}")
    assert answer.status_code == 200
    assert as_described(answer.json(), f"/api/{register.kind()}", "get", 200) == []


@pytest.mark.django_db
def test_refusals_are_as_described(mediator: Post) -> None:
    knocking = client(mediator)
    refused = send(knocking, "/api/dispute", {"title": "无当事人"})
    assert refused.status_code == 422
    assert refused["Content-Type"] == "application/problem+json"
    assert as_described(refused.json(), "/api/dispute", "post", 422) == []
    pk = dispute(mediator).pk
    early = send(knocking, f"/api/dispute/{pk}/steps/settle", {"agreement_form": "oral"})
    assert early.status_code == 422
    assert as_described(early.json(), "/api/dispute/{key}/steps/settle", "post", 422) == []


@pytest.mark.django_db
def test_the_page_for_people_names_every_register(mediator: Post) -> None:
    page = APIClient().get("/api/docs/").content.decode()
    for register in Register.all.values():
        assert f"<h2>{register.title}</h2>" in page
    assert "《人民调解法》第二十八条" in page, "a step tells the article it rests on"
