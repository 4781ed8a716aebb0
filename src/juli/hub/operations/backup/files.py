"""Stored files on their way into an archive and out of it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from juli.evidence.store import FileStore, NotADigest
from juli.hub.configuration import Configuration
from juli.hub.operations.backup.members import PIECE


@dataclass(frozen=True, slots=True)
class Secret:
    """A file without which data cannot be read or signed links end: its name in the archive, its place."""

    name: str
    path: Path


def secrets_of(configuration: Configuration) -> tuple[Secret, ...]:
    """Every secret an archive takes along, where it is there. Passwords of the database are made anew instead."""
    return (
        Secret("secret-key", configuration.secret_path),
        Secret("keys", configuration.keys_file),
    )


def stored(store: FileStore, digest: str) -> Iterator[bytes] | None:
    """The bytes stored under a digest, as they lie there; None where there are none."""
    try:
        handle = os.open(store.path(digest), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except (OSError, NotADigest):
        return None
    return read_pieces(handle)


def place_file(store: FileStore, digest: str, content: Iterator[bytes]) -> None:
    """Put a verified file into a store that nobody uses yet."""
    target = store.path(digest)
    for folder in (store.root, target.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_new(target, content)


def place_secret(configuration: Configuration, name: str, content: Iterator[bytes]) -> None:
    """Put a secret where this installation looks for it; one that it does not know is left out."""
    place = {secret.name: secret.path for secret in secrets_of(configuration)}.get(name)
    if place:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(place, content)


def write_new(path: Path, content: Iterator[bytes]) -> None:
    """Write a new file that only its owner may read; FileExistsError where it is there already."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        for piece in content:
            file.write(piece)


def read_pieces(handle: int) -> Iterator[bytes]:
    """What an open file gives, to its end or to where it cannot be read."""
    with os.fdopen(handle, "rb") as file:
        try:
            while piece := file.read(PIECE):
                yield piece
        except OSError:
            # What the disk does not give back is damage, which the digest of the rest shows.
            return
