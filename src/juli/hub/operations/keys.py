"""`juli keys`: which keys there are, a new one while the platform runs, and an old one gone for good."""

import argparse
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.files import removing_files
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.terminal import said, tell
from juli.hub.sealing import rotation
from juli.hub.sealing.keyring import KeyRing, KeyState, SealBroken, current_ring, make_ring, read_ring, replace_ring
from juli.wording import terminal_language

STATES = {
    KeyState.ACTIVE: "key-state-active",
    KeyState.OLD: "key-state-old",
    KeyState.RETIRED: "key-state-retired",
}
ROTATION_LOCK = 7_411_053_926_480_112_008
"""Advisory lock: one change of the ring at a time."""


def main(arguments: argparse.Namespace) -> int:
    """Do `arguments.act` in the installation in `arguments.data`; 0 when done, 1 when it could not be done."""
    if arguments.data:
        os.environ["JULI_DATA"] = arguments.data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")
    django.setup()
    acts: Mapping[str, Callable[[argparse.Namespace], None]] = {"list": _list, "rotate": _rotate, "retire": _retire}
    try:
        acts[arguments.act](arguments)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
    except SealBroken as broken:
        tell(said(broken.code, detail=broken.detail), wrong=True)
    except DatabaseError as error:
        tell(said("database-unreachable", reason=" ".join(str(error).split())), wrong=True)
    else:
        return 0
    return 1


def settle_keys() -> None:
    """Make the ring of a new installation.

    CannotRun where sealed data waits for a ring that is gone: no other can take its place.
    """
    path = Path(settings.KEYS_FILE)
    try:
        if path.exists():
            read_ring(path)
        elif _holds_sealed():
            raise CannotRun("keys-missing", detail=path)
        else:
            make_ring(path, made_on=timezone.localdate())
    except SealBroken as broken:
        raise CannotRun(broken.code, detail=broken.detail) from None


def uses() -> Counter[str]:
    """How many sealed values stand under each key, by its id."""
    with acting(SYSTEM):
        return sum(map(rotation.key_uses, rotation.sealed_models()), Counter[str]())


def rotate() -> tuple[str, int]:
    """Seal everything under a new key; where an earlier change was cut short, end that one instead.

    Returns the active key's id and how many rows were sealed anew. The old key stays to be retired.
    """
    with _alone():
        ring = current_ring()
        if not uses().keys() - {ring.active.id}:
            ring = ring.with_new_key(made_on=timezone.localdate())
            replace_ring(Path(settings.KEYS_FILE), ring)
        return ring.active.id, sum(sum(rotation.reseal(model, _system)) for model in rotation.sealed_models())


def retire(key_id: str) -> KeyRing:
    """Forget an old key for good. CannotRun while any value is still sealed under it."""
    # A backup under way may hold rows from before they were sealed anew, and still has to read the ring.
    with _alone(), acting(SYSTEM), removing_files():
        ring = current_ring().without(key_id)
        rotation.lock_for_retiring()
        if count := uses()[key_id]:
            raise CannotRun("key-in-use", key=key_id, count=count)
        replace_ring(Path(settings.KEYS_FILE), ring)
    return ring


def _system() -> AbstractContextManager[None]:
    return acting(SYSTEM)


@contextmanager
def _alone() -> Iterator[None]:
    """One change of the ring at a time, over all processes that share the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ROTATION_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ROTATION_LOCK])


def _holds_sealed() -> bool:
    """Whether the database holds anything sealed; its tables may be those of an older version, or none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND data_type = 'bytea'"
        )
        there = set(cursor.fetchall())
    models = rotation.sealed_models()
    there_all = {m for m in models if {(m._meta.db_table, f.column) for f in rotation.sealed_fields(m)} <= there}
    with acting(SYSTEM):
        return any(rotation.key_uses(model) for model in there_all)


def _list(arguments: argparse.Namespace) -> None:
    counts = uses()
    rows = [
        {"id": key.id, "made_on": key.made_on.isoformat(), "state": key.state.value, "values": counts[key.id]}
        for key in current_ring().keys
    ]
    if arguments.json:
        print(json.dumps({"file": str(settings.KEYS_FILE), "keys": rows}, ensure_ascii=False, indent=2))
        return
    language = terminal_language(os.environ)
    for row in rows:
        state = said(STATES[KeyState(str(row["state"]))]).text(language)
        tell(said("key-line", key=row["id"], day=row["made_on"], state=state, count=row["values"]))
    tell(said("keys-keep-copy", path=settings.KEYS_FILE))


def _rotate(arguments: argparse.Namespace) -> None:
    active, count = rotate()
    old = ", ".join(key.id for key in current_ring().keys if key.state is KeyState.OLD)
    tell(said("keys-rotated", key=active, count=count, old=old))
    tell(said("keys-keep-copy", path=settings.KEYS_FILE))


def _retire(arguments: argparse.Namespace) -> None:
    retire(arguments.key)
    tell(said("key-gone", key=arguments.key))
