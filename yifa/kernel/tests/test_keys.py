"""What is sealed opens where it belongs, under whichever key and cipher, and nowhere else."""

from __future__ import annotations

import base64
import hmac
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from yifa.kernel import keys, privacy, resealing
from yifa.kernel.evidence import Evidence, Upload
from yifa.kernel.exchange import Import
from yifa.kernel.matter import Matter
from yifa.kernel.party import Party
from yifa.kernel.signed_heads import broken_signature, signed
from yifa.kernel.take import take
from yifa.kernel.verify import export_heads, verify

from . import county
from .cases import DAY, PARTIES, again, do, register_dispute

NUMBER, TELEPHONE = PARTIES[0]["identity_number"], PARTIES[0]["telephone"]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, settings: Settings) -> Iterator[keys.Provider]:
    """Keys of a house of its own, and its files."""
    settings.HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    keys.provider.cache_clear()
    yield keys.provider()
    keys.provider.cache_clear()


def stored(column: str, matter: Matter, *, place: int = 1) -> str:
    """What the database holds of a party."""
    with connection.cursor() as cursor:
        asked = f"SELECT {column} FROM kernel_party WHERE matter_id = %s AND place = %s"
        cursor.execute(asked, [matter.pk, place])
        return str(cursor.fetchone()[0])


def put(column: str, value: str, matter: Matter, *, place: int = 1) -> None:
    """Write it behind the application's back."""
    with connection.cursor() as cursor:
        told = f"UPDATE kernel_party SET {column} = %s WHERE matter_id = %s AND place = %s"
        cursor.execute(told, [value, matter.pk, place])


def test_sm4_is_that_of_the_standard() -> None:
    """RFC 8998, A.1."""
    key = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")
    nonce = bytes.fromhex("00001234567800000000ABCD")
    place = bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2")
    content = b"".join(bytes([one] * 8) for one in (0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 0xEE, 0xAA))
    sealed = keys.SM4GCM(key).encrypt(nonce, content, place)
    assert sealed.hex().upper() == (
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
        "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
        "83DE3541E4C2B58177E065A9BF7B62EC"
    )
    assert keys.SM4GCM(key).decrypt(nonce, sealed, place) == content


@pytest.mark.parametrize("cipher", ["aes-gcm", "sm4-gcm"])
def test_a_house_works_by_either_cipher_and_each_value_says_by_which(
    cipher: str, committee: Any, settings: Settings
) -> None:
    settings.CIPHER = cipher
    made = register_dispute(county.place(county.VILLAGE_COMMITTEE))
    assert stored("telephone", made).startswith(f"{cipher}:1:")
    assert made.parties.get(place=1).telephone == TELEPHONE
    settings.CIPHER = "aes-gcm" if cipher == "sm4-gcm" else "sm4-gcm"
    assert made.parties.get(place=1).telephone == TELEPHONE
    assert list(verify()) == []


@pytest.mark.promise("unseen", "one byte of a sealed value is changed")
@pytest.mark.parametrize("cipher", ["aes-gcm", "sm4-gcm"])
def test_a_sealed_value_with_one_byte_changed_does_not_open(
    cipher: str, settings: Settings, tried: Any
) -> None:
    settings.CIPHER = cipher
    sealed = privacy.seal(NUMBER.encode(), "here")
    body = len(sealed) - len(sealed.split(b":", 3)[3])
    for place in range(body, len(sealed)):
        spoiled = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(keys.Unopened):
            privacy.unseal(spoiled, "here")
    with pytest.raises(keys.Unopened):
        privacy.unseal(sealed, "elsewhere")
    tried(len(sealed) - body + 1)


@pytest.mark.promise("unseen", "two people's sealed values are swapped in the database")
@pytest.mark.parametrize("column", ["identity_number", "telephone", "address"])
def test_a_value_put_in_anothers_place_opens_nowhere_and_verify_names_it(
    column: str, committee: Any
) -> None:
    here = county.place(county.VILLAGE_COMMITTEE)
    one = register_dispute(here)
    other = register_dispute(here, parties=[PARTIES[0] | {"name": "李大山", column: "13900005555"}])
    mine, theirs = stored(column, one), stored(column, other)
    put(column, theirs, one)
    put(column, mine, other)
    for matter in (one, other):
        with pytest.raises(keys.Unopened):
            getattr(matter.parties.get(place=1), column)
    label = str(Party._meta.get_field(column).verbose_name)  # type: ignore[union-attr]  # a column
    found = [broken.sentence for broken in verify()]
    assert [one for one in found if label in one] == found and len(found) == 2


@pytest.mark.promise("unseen", "a sealed value is put into another column of the same row")
def test_a_value_put_in_another_column_opens_nowhere(registered: Matter) -> None:
    put("address", stored("telephone", registered), registered)
    with pytest.raises(keys.Unopened):
        _ = registered.parties.get(place=1).address


def test_what_the_first_houses_sealed_is_read_and_comes_under_the_newest_key(
    registered: Matter, kept: keys.KeptKeys
) -> None:
    nonce = os.urandom(12)
    sealed = AESGCM(kept.key(1, "encryption.1")).encrypt(nonce, TELEPHONE.encode(), b"yifa")
    put("telephone", "1:" + base64.b64encode(nonce + sealed).decode(), registered)
    assert registered.parties.get(place=1).telephone == TELEPHONE
    assert list(verify()) == []
    assert not resealing.reseal()
    assert stored("telephone", registered).startswith("aes-gcm:1:")


def test_after_a_change_of_keys_the_old_stays_readable_and_found_and_then_nothing_is_under_it(
    registered: Matter, kept: keys.Provider
) -> None:
    do(registered, "attach", "clerk", files=[Upload("记录.txt", "周明远来过".encode())])
    Import.objects.create(
        post=county.post("clerk", registered.holder),
        kind="dispute",
        file="台账.xlsx",
        sealed=privacy.seal(b"a table"),
        at=timezone.now(),
    )
    assert kept.rotate() == 2
    assert registered.parties.get(place=1).telephone == TELEPHONE
    assert Party.objects.filter(identity_hash__in=privacy.hashes(NUMBER)).count() == 1
    assert {under for _, under in resealing.count()} == {1}
    new = register_dispute(registered.holder)
    assert stored("telephone", new).startswith("aes-gcm:2:")
    assert Party.objects.filter(identity_hash__in=privacy.hashes(NUMBER)).count() == 2
    assert list(verify()) == []
    assert not resealing.reseal()
    assert set(resealing.count()) == {("aes-gcm", 2)}
    assert Party.objects.filter(identity_hash=privacy.keyed_hash(NUMBER)).count() == 2
    assert privacy.unseal(bytes(Import.objects.get().sealed)) == b"a table"
    assert Evidence.objects.get().read() == "周明远来过".encode()
    assert list(verify()) == []
    do(again(registered), "correct", "clerk", reason="补", title="宅基地滴水纠纷")


def test_a_change_of_the_cipher_is_brought_to_what_is_there_too(
    registered: Matter, settings: Settings
) -> None:
    settings.CIPHER = "sm4-gcm"
    assert not resealing.reseal()
    assert set(resealing.count()) == {("sm4-gcm", 1)}
    assert registered.parties.get(place=1).telephone == TELEPHONE


def test_a_value_that_does_not_open_stops_nothing_and_is_told(
    registered: Matter, kept: keys.Provider
) -> None:
    other = register_dispute(registered.holder)
    put("telephone", stored("telephone", other), registered)
    kept.rotate()
    assert resealing.reseal() == {("aes-gcm", 1): 1}
    assert stored("telephone", other).startswith("aes-gcm:2:")


def test_a_file_lies_encrypted_and_one_from_before_is_read_until_it_is_sealed(
    registered: Matter,
) -> None:
    content = "周明远，电话13800002046".encode()
    do(registered, "attach", "clerk", files=[Upload("记录.txt", content)])
    kept = Evidence.objects.get()
    path = Path(kept.file.path)
    assert content not in path.read_bytes() and TELEPHONE.encode() not in path.read_bytes()
    path.write_bytes(content)
    assert kept.read() == content and kept.is_intact()
    assert not resealing.reseal()
    assert content not in path.read_bytes()
    assert kept.read() == content and kept.is_intact()


def test_a_key_made_by_another_process_is_seen_at_once(kept: keys.Provider) -> None:
    before = privacy.encrypt(NUMBER)
    keys.KeptKeys().rotate()
    assert privacy.encrypt(NUMBER).startswith("aes-gcm:2:")
    assert privacy.decrypt(before) == NUMBER


def test_a_key_is_readable_by_its_owner_alone_and_never_replaced(
    kept: keys.Provider, tmp_path: Path
) -> None:
    kept.rotate()
    file = tmp_path / "secrets" / "privacy_key.2"
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        keys.put(file, "0" * 64)
    assert [one.name for one in tmp_path.iterdir()] == ["secrets"]


def test_keys_may_all_be_given_by_the_environment(settings: Settings) -> None:
    sealed = privacy.encrypt(NUMBER)
    settings.PRIVACY_KEY += "," + "5a" * 32
    keys.provider.cache_clear()
    assert privacy.encrypt(NUMBER).startswith("aes-gcm:2:")
    assert privacy.decrypt(sealed) == NUMBER


@pytest.mark.promise("private", "what is sealed is opened with another house's key")
def test_another_houses_key_opens_nothing(settings: Settings) -> None:
    sealed = privacy.encrypt(NUMBER)
    settings.PRIVACY_KEY = "5a" * 32
    keys.provider.cache_clear()
    with pytest.raises(keys.Unopened):
        privacy.decrypt(sealed)
    with pytest.raises(keys.Unopened, match="没有第3把密钥"):
        privacy.decrypt(sealed.replace("aes-gcm:1:", "aes-gcm:3:"))


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("CIPHER", "des", "没有“des”这种算法，YIFA_CIPHER 写 aes-gcm 或者 sm4-gcm"),
        ("PRIVACY_KEY", "abc", "要写成64位十六进制数"),
    ],
)
def test_a_house_that_could_seal_nothing_does_not_start_and_says_why(
    name: str, value: str, says: str, settings: Settings
) -> None:
    setattr(settings, name, value)
    keys.provider.cache_clear()
    with pytest.raises(ImproperlyConfigured, match=says):
        keys.refuse_unfit()


class Module:
    """A machine that keeps its keys to itself; the house has only what it answers."""

    def __init__(self) -> None:
        self._kept = {1: os.urandom(32)}

    def versions(self) -> list[int]:
        return sorted(self._kept)

    def seal(self, version: int, cipher: str, content: bytes, place: bytes) -> bytes:
        nonce = os.urandom(12)
        return nonce + AESGCM(self._kept[version]).encrypt(nonce, content, place)

    def unseal(self, version: int, cipher: str, sealed: bytes, place: bytes) -> bytes:
        return AESGCM(self._kept[version]).decrypt(sealed[:12], sealed[12:], place)

    def mac(self, version: int, purpose: str, content: bytes) -> str:
        return hmac.digest(self._kept[version] + purpose.encode(), content, "sha256").hex()

    def sign(self, version: int, content: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self._kept[version]).sign(content)

    def public_key(self, version: int) -> bytes:
        signer = Ed25519PrivateKey.from_private_bytes(self._kept[version])
        return signer.public_key().public_bytes_raw()

    def rotate(self) -> int:
        self._kept[len(self._kept) + 1] = os.urandom(32)
        return len(self._kept)


def test_a_module_that_hands_out_no_key_serves_as_well(
    committee: Any, settings: Settings, tmp_path: Path
) -> None:
    settings.KEY_PROVIDER = f"{__name__}.Module"
    settings.PRIVACY_KEY = "no key of ours"
    keys.provider.cache_clear()
    keys.refuse_unfit()
    made = register_dispute(county.place(county.VILLAGE_COMMITTEE))
    heads = signed(export_heads())
    keys.provider().rotate()
    assert not list(broken_signature(heads))
    take(made, "remark", by=county.post("clerk", made.holder), on=DAY, note="谈过")
    assert not resealing.reseal()
    assert made.parties.get(place=1).telephone == TELEPHONE
    assert list(verify()) == []
