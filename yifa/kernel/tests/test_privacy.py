"""Identity numbers, telephones and addresses are nowhere in clear, and found all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from yifa.kernel.matter import Matter, Payload
from yifa.kernel.party import Party
from yifa.kernel.privacy import keyed_hash
from yifa.kernel.register import Register
from yifa.kernel.search import matching

from . import county
from .cases import PARTIES, do, register_dispute

SECRETS = [PARTIES[0][name] for name in ("identity_number", "telephone", "address")]


def every_value() -> list[str]:
    """Every value of every table, as text."""
    values: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            values += [str(value) for row in cursor.fetchall() for value in row]
    return values


def test_no_table_holds_a_private_value_in_clear(registered: Matter) -> None:
    do(
        registered,
        "correct",
        "clerk",
        reason="补电话",
        parties=[*PARTIES, {"name": "丙", "telephone": "13900001234"}],
    )
    do(registered, "revoke", "clerk", reason="不用补")
    values = every_value()
    assert any("罗秀芬" in value for value in values)
    for secret in [*SECRETS, "13900001234"]:
        assert not [value for value in values if secret in value]


@pytest.mark.django_db(transaction=True)
def test_the_bytes_of_the_database_hold_no_private_value_in_clear() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite keeps its tables in a file that a test can read")
    county.set_up()
    register_dispute(county.place(county.VILLAGE_COMMITTEE))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = Path(str(connection.settings_dict["NAME"])).read_bytes()
    assert "罗秀芬".encode() in raw
    for secret in SECRETS:
        assert secret.encode() not in raw


def test_they_are_clear_to_whoever_reads_through_the_house(registered: Matter) -> None:
    party = registered.parties.get(place=1)
    assert [party.identity_number, party.telephone, party.address] == SECRETS
    assert party.masked_telephone == "138****2046"
    assert str(party) == "罗××"


def test_the_same_value_never_looks_the_same_twice(committee: object) -> None:
    here = county.place(county.VILLAGE_COMMITTEE)
    for _ in range(2):
        register_dispute(here)
    with connection.cursor() as cursor:
        cursor.execute("SELECT identity_number, telephone FROM kernel_party WHERE place = 1")
        (number, telephone), (other_number, other_telephone) = cursor.fetchall()
    assert number != other_number
    assert telephone != other_telephone


def test_a_person_is_found_by_the_whole_number(registered: Matter) -> None:
    found = Party.objects.filter(identity_hash=keyed_hash(" 339901198001010027 "))
    assert [party.matter_id for party in found] == [registered.pk]
    assert not Party.objects.filter(identity_hash=keyed_hash("33990119800101002")).exists()


def test_an_event_commits_to_private_values_without_telling_them(registered: Matter) -> None:
    payload = Payload.objects.get(event__matter=registered, event__step="register")
    told = payload.wrote["parties"][0]
    assert set(told["telephone"]) == {"salt", "commitment", "key"}
    assert told["name"] == "罗秀芬"


@pytest.mark.parametrize("secret", [*SECRETS, "13800002046", "2046", "3组12", "010027"])
def test_search_never_finds_by_a_private_value(registered: Matter, secret: str) -> None:
    disputes = Register.all["dispute"].model._default_manager.all()
    assert not matching(disputes, secret).exists()
