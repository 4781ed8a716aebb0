"""The inner layer of an archive: named members one after the other, each in pieces, so that nothing is held whole."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from juli.hub.operations.backup.frames import FrameReader, FrameWriter

PIECE = 256 * 1024
"""Most bytes of a piece."""


@dataclass(frozen=True, slots=True)
class Member:
    """What was written under a name."""

    size: int
    sha256: str


def write_member(frames: FrameWriter, name: str, content: Iterable[bytes]) -> Member:
    """Write one member; gives back what went in."""
    spelt = name.encode()
    frames.write(len(spelt).to_bytes(2, "big") + spelt)
    size, digest = 0, hashlib.sha256()
    for piece in pieces(content):
        frames.write(len(piece).to_bytes(4, "big") + piece)
        size += len(piece)
        digest.update(piece)
    frames.write(bytes(4))
    return Member(size, digest.hexdigest())


def read_members(frames: FrameReader) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Every member's name and its pieces. What of a member was not read is passed over."""
    while not frames.at_end():
        name = frames.read(int.from_bytes(frames.read(2), "big")).decode()
        frames.reading = name
        content = _content(frames)
        yield name, content
        for _ in content:
            pass


def consume(content: Iterable[bytes]) -> Member:
    """Read a member to its end, keeping nothing."""
    size, digest = 0, hashlib.sha256()
    for piece in content:
        size += len(piece)
        digest.update(piece)
    return Member(size, digest.hexdigest())


def pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces that are not empty and not too large."""
    for part in content:
        for begin in range(0, len(part), PIECE):
            yield part[begin : begin + PIECE]


def _content(frames: FrameReader) -> Iterator[bytes]:
    while size := int.from_bytes(frames.read(4), "big"):
        if size > PIECE:
            raise frames.fault("backup-misshapen")
        yield frames.read(size)
