"""The key ring: a private file that holds several keys, so that a new one can come while the old is still in use."""

import base64
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from django.conf import settings

SECRET_BYTES = 32
ID_BYTES = 4


class SealBroken(Exception):
    """A sealed value cannot be opened, or none can be sealed. `code` says why; nothing of the value is told."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class KeyState(StrEnum):
    """What a key is still good for."""

    ACTIVE = "active"  # seals and opens
    OLD = "old"  # opens what was sealed before
    RETIRED = "retired"  # gone; only its name is kept


@dataclass(frozen=True, slots=True)
class Key:
    """One key. `secret` is empty once it is retired."""

    id: str
    made_on: date
    state: KeyState
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All keys of an installation, the active one among them, and the secret behind blind indexes."""

    keys: tuple[Key, ...]
    index_secret: bytes = field(repr=False)

    @property
    def active(self) -> Key:
        """The key that seals."""
        return next(key for key in self.keys if key.state is KeyState.ACTIVE)

    def key(self, key_id: str) -> Key:
        """The key with that id; SealBroken where it is unknown or retired."""
        for key in self.keys:
            if key.id == key_id and key.state is not KeyState.RETIRED:
                return key
        raise SealBroken("key-unknown", key_id)

    def with_new_key(self, *, made_on: date) -> "KeyRing":
        """The ring with a fresh active key; the one before it stays to open what it sealed."""
        kept = (replace(key, state=KeyState.OLD) if key.state is KeyState.ACTIVE else key for key in self.keys)
        return replace(self, keys=(*kept, _new_key(made_on)))

    def without(self, key_id: str) -> "KeyRing":
        """The ring with an old key's secret gone for good; SealBroken where it is unknown, or the one that seals."""
        if self.key(key_id).state is KeyState.ACTIVE:
            raise SealBroken("key-active", key_id)
        gone = (replace(key, state=KeyState.RETIRED, secret=b"") if key.id == key_id else key for key in self.keys)
        return replace(self, keys=tuple(gone))


def make_ring(path: Path, *, made_on: date) -> KeyRing:
    """Make the ring of a new installation in `path`, unless one is there; whoever comes first wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _write_draft(path, KeyRing((_new_key(made_on),), secrets.token_bytes(SECRET_BYTES)))
    try:
        os.link(draft, path)
    except FileExistsError:
        return read_ring(path)
    finally:
        draft.unlink()
    _settle(path.parent)
    return read_ring(path)


def replace_ring(path: Path, ring: KeyRing) -> None:
    """Put `ring` in place of the one in `path`: after a crash either the old or the new file is there, whole."""
    _write_draft(path, ring).replace(path)
    _settle(path.parent)


def read_ring(path: Path) -> KeyRing:
    """The ring in `path`; SealBroken where there is none, or none that can be used."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        ring = KeyRing(tuple(map(_key, content["keys"])), _decoded(content["index"]))
        usable = len(ring.index_secret) == SECRET_BYTES and sum(k.state is KeyState.ACTIVE for k in ring.keys) == 1
    except OSError as error:
        raise SealBroken("keys-missing", str(path)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise SealBroken("keys-unreadable", str(path)) from error
    if not usable:
        raise SealBroken("keys-unreadable", str(path))
    return ring


def current_ring() -> KeyRing:
    """The ring of this installation, read anew as soon as its file has changed."""
    path = Path(settings.KEYS_FILE)
    try:
        stamp = path.stat()
    except OSError as error:
        raise SealBroken("keys-missing", str(path)) from error
    return _remembered(path, stamp.st_ino, stamp.st_mtime_ns)


@lru_cache(maxsize=1)
def _remembered(path: Path, _inode: int, _changed: int) -> KeyRing:
    return read_ring(path)


def _new_key(made_on: date) -> Key:
    return Key(secrets.token_hex(ID_BYTES), made_on, KeyState.ACTIVE, secrets.token_bytes(SECRET_BYTES))


def _key(row: Mapping[str, str]) -> Key:
    key = Key(row["id"], date.fromisoformat(row["made_on"]), KeyState(row["state"]), _decoded(row["secret"]))
    wanted = 0 if key.state is KeyState.RETIRED else SECRET_BYTES
    if len(bytes.fromhex(key.id)) != ID_BYTES or len(key.secret) != wanted:
        raise ValueError(key.id)
    return key


def _write_draft(path: Path, ring: KeyRing) -> Path:
    keys = [
        {"id": key.id, "made_on": key.made_on.isoformat(), "state": key.state.value, "secret": _encoded(key.secret)}
        for key in ring.keys
    ]
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"keys": keys, "index": _encoded(ring.index_secret)}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _settle(folder: Path) -> None:
    """The name of a file survives a crash only when its folder is written too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _encoded(secret: bytes) -> str:
    return base64.b64encode(secret).decode("ascii")


def _decoded(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
