"""How a house is kept elsewhere and brought back: one file with the database and the evidence.

    manifest.json   what it is: of which engine, how far every chain had come, which key it needs
    database        as the engine's own tool copies it while others write: `VACUUM INTO`, `pg_dump`
    files/…         the evidence that the database names, each under its digest
    place/…         what the place settled for itself, and the mark of a sample

The keys are not in it: people's data stays closed to whoever finds the file.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.backends.postgresql.client import DatabaseClient
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from .administration.founding import is_empty
from .evidence import Evidence
from .keys import provider
from .privacy import hash_under
from .verify import export_heads

#: The first named one key and not several.
FORMAT = 2
#: Beside the evidence these files and folders of YIFA_HOME go along; secrets never do.
ALONG = ("place", "workdays", "sample.json")
#: What a key is known by without being told.
KNOWN_BY = "yifa backup"


#: How places to work are called, and the file in each that is locked while somebody works there.
SCRATCH, AT_WORK = ".yifa-", "at-work"


class NotKept(Exception):
    """A backup that can't be made or brought back; the message is one Chinese sentence."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    engine: str
    at: str
    keys: Mapping[str, str]
    digest: str
    migrations: list[str]
    heads: Mapping[str, Any]


def back_up(file: Path) -> Manifest:
    """Write a backup while others may write; it appears whole or not at all. Raises NotKept.

    The heads are read first, so that what is brought back holds at least what they tell.
    """
    heads = export_heads()
    with scratch_in(file.parent) as scratch:
        copy, unfinished = scratch / "database", scratch / "backup"
        copy_database(copy)
        manifest = manifest_of(copy, heads)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out, tarfile.open(fileobj=out, mode="w") as kept:
            told = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
            put(kept, "manifest.json", io.BytesIO(told), len(told))
            with copy.open("rb") as whole:
                put(kept, "database", whole, copy.stat().st_size)
            for name, size, content in everything_else():
                with content:
                    put(kept, name, content, size)
        unfinished.replace(file)
    return manifest


@contextmanager
def scratch_in(folder: Path) -> Iterator[Path]:
    """A place to work beside the goal, known by a lock; what killed ones left there goes first.

    The lock ends with the process, however it ends. It is there before the name is, so that no
    other takes a place for left that is only just begun.
    """
    for mark in folder.glob(f"{SCRATCH}*/{AT_WORK}"):
        with suppress(OSError), mark.open() as left:  # at work, another's, or gone meanwhile
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(mark.parent)
    with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=folder) as name:
        scratch = Path(name)
        with (scratch / "begun").open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            (scratch / "begun").rename(scratch / AT_WORK)
            yield scratch


def manifest_of(copy: Path, heads: Mapping[str, Any]) -> Manifest:
    """What a copy of the database, and the house it came from, say of themselves."""
    with copy.open("rb") as whole:
        digest = hashlib.file_digest(whole, "sha256").hexdigest()
    return Manifest(
        FORMAT,
        connection.vendor,
        timezone.now().isoformat(timespec="seconds"),
        key_marks(),
        digest,
        sorted(".".join(one) for one in MigrationLoader(connection).applied_migrations),
        heads,
    )


def key_marks() -> dict[str, str]:
    """What each key of the house is known by: version → mark."""
    return {str(version): hash_under(version, KNOWN_BY) for version in provider().versions()}


def copy_database(copy: Path) -> None:
    """The database as it stands at one moment, in a file of its own."""
    if connection.vendor == "sqlite":
        try:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(copy)])
        except DatabaseError as stopped:
            raise NotKept(f"数据库没有抄成（{stopped}），换一个放得下的地方") from stopped
    else:
        run_tool("pg_dump", "--format=custom", "--no-owner", f"--file={copy}")


def everything_else() -> Iterator[tuple[str, int, IO[bytes]]]:
    """The evidence that events brought, and what lies in the house's folder: name, size, content.

    A file is there before its event is; one that is gone all the same is for `verify` to tell.
    """
    for name in Evidence.objects.order_by("file").values_list("file", flat=True).distinct():
        if default_storage.exists(name):
            content = default_storage.open(name, "rb")  # and then its size: it may be sealed anew
            yield f"files/{name}", content.seek(0, os.SEEK_END), content
    for root in (Path(settings.HOME) / name for name in ALONG):
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file():
                within = path.relative_to(settings.HOME).as_posix()
                yield f"place/{within}", path.stat().st_size, path.open("rb")


def put(kept: tarfile.TarFile, name: str, content: IO[bytes], size: int) -> None:
    """One member, with nothing of the machine it came from."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    content.seek(0)
    kept.addfile(member, content)


def bring_back(file: Path) -> Manifest:
    """Fill an empty house from a backup; raises NotKept, and then the database is as it was.

    The evidence comes first and the database last: a house half filled is still empty.
    """
    try:
        with tarfile.open(file, mode="r:") as kept:
            manifest = manifest_in(kept)
            refuse_unfit(manifest)
            with scratch_in(Path(settings.HOME)) as scratch:
                copy = scratch / "database"
                for member in kept:
                    if member.isfile():
                        take_out(kept, member, copy)
                put_database(copy, manifest)
    except (tarfile.TarError, EOFError) as broken:
        raise NotKept(f"“{file.name}”不完整或者不是备份文件，换一份备份再恢复") from broken
    return manifest


def manifest_in(kept: tarfile.TarFile) -> Manifest:
    """What the backup says of itself; raises NotKept for other archives."""
    try:
        member = kept.next()
        assert member is not None and member.name == "manifest.json"
        content = kept.extractfile(member)
        assert content is not None
        told = json.load(content)
        if "key" in told:
            told["keys"] = {"1": told.pop("key")}
        manifest = Manifest(**told)
    except (AssertionError, ValueError, TypeError) as other:
        raise NotKept("这不是 yifa backup 写的备份文件，换一份再恢复") from other
    if manifest.format > FORMAT:
        raise NotKept("备份来自更新的版本，先升级再恢复")
    return manifest


def refuse_unfit(manifest: Manifest) -> None:
    """Say why a backup can't be brought back here: another engine, another key, not empty."""
    if manifest.engine != connection.vendor:
        named = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
        theirs, ours = (named.get(one, one) for one in (manifest.engine, connection.vendor))
        raise NotKept(f"备份是{theirs}的，这里是{ours}：改 YIFA_DATABASE 再恢复")
    if not manifest.keys.items() <= key_marks().items():
        told = "把原来的 secrets 文件夹放进 YIFA_HOME，或者写好 YIFA_PRIVACY_KEY，再恢复"
        raise NotKept(f"密钥不是备份时的那一把，当事人的信息会打不开：{told}")
    here = {".".join(one) for one in MigrationLoader(connection).disk_migrations}
    if not here.issuperset(manifest.migrations):
        raise NotKept("备份来自更新的版本，先升级再恢复")
    tables = connection.introspection.table_names()
    if tables and (Evidence._meta.db_table not in tables or not is_empty()):
        raise NotKept("这里已经有数据，备份只恢复到空库：换一个 YIFA_HOME 或者空的数据库")


def take_out(kept: tarfile.TarFile, member: tarfile.TarInfo, copy: Path) -> None:
    """Put one member where it belongs; a name that leads elsewhere is no member of a backup."""
    content = kept.extractfile(member)
    root, *rest = PurePosixPath(member.name).parts
    if content is None or ".." in rest:
        raise NotKept(f"备份里有来路不明的“{member.name}”，换一份备份再恢复")
    name = "/".join(rest)
    if root == "database":
        with copy.open("wb") as out:
            shutil.copyfileobj(content, out)
    elif root == "files":
        default_storage.save(name, File(content))
    elif root == "place":
        path = Path(settings.HOME) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read())


def put_database(copy: Path, manifest: Manifest) -> None:
    """Let the copy be the database, once it is found whole."""
    if not copy.exists():
        raise tarfile.ReadError("no database in it")
    with copy.open("rb") as whole:
        if hashlib.file_digest(whole, "sha256").hexdigest() != manifest.digest:
            raise NotKept("备份里的数据库与清单不符，换一份备份再恢复")
    if connection.vendor == "sqlite":
        connection.close()
        database = Path(connection.settings_dict["NAME"])
        for beside in ("-wal", "-shm"):
            database.with_name(database.name + beside).unlink(missing_ok=True)
        shutil.move(copy, database)
    else:
        run_tool(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(copy)
        )


def run_tool(tool: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own tools on our database; raises NotKept with what it said."""
    connection.close()
    told, extra = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *reaching, database = told[1:]
    command = [tool, *reaching, f"--dbname={database}", *arguments]
    try:
        done = subprocess.run(
            command,
            env={**os.environ, **(extra or {})},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as missing:
        raise NotKept(f"这台机器上没有{tool}，装上postgresql-client再办") from missing
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or ["中断了，看还有没有空间"]
        raise NotKept(f"{tool}没有办成：{said[0]}")
