"""Reading an archive whole: every frame opens, every hash is right, nothing is missing and nothing is left over."""

from collections.abc import Iterator
from typing import BinaryIO

from juli.hub.operations.backup.frames import FrameReader
from juli.hub.operations.backup.key import read_key
from juli.hub.operations.backup.manifest import DATABASE, FILES, MANIFEST, FileList, Manifest, read_manifest
from juli.hub.operations.backup.members import Member, consume, read_members

MOST_MANIFEST = 256 * 1024 * 1024
"""Bytes; a manifest holds no list that grows with the installation but that of its faults."""


def opened(file: BinaryIO, passphrase: str) -> FrameReader:
    """The frames of an archive; `file` stands at its beginning."""
    header, key = read_key(file, passphrase)
    return FrameReader(file, key, header)


def verify(file: BinaryIO, passphrase: str) -> Manifest:
    """Read the whole archive; CannotRun says what is wrong and where."""
    frames = opened(file, passphrase)
    files, members = FileList(), dict[str, Member]()
    manifest: Manifest | None = None
    for name, content in read_members(frames):
        if manifest is not None or name in members:
            raise frames.fault("backup-misshapen")
        if name.startswith(FILES):
            files.add(name.removeprefix(FILES), consume(content))
        elif name == MANIFEST:
            manifest = read_manifest(_whole(frames, content))
        else:
            members[name] = consume(content)
    if manifest is None or DATABASE not in members or not _agrees(manifest, files, members):
        raise frames.fault("backup-misshapen")
    return manifest


def _agrees(manifest: Manifest, found: FileList, members: dict[str, Member]) -> bool:
    told, seen = manifest.files, found.files
    same_files = (told.count, told.size, told.sha256, told.damaged) == (
        seen.count,
        seen.size,
        seen.sha256,
        seen.damaged,
    )
    return same_files and dict(manifest.members) == members


def _whole(frames: FrameReader, content: Iterator[bytes]) -> bytes:
    whole = bytearray()
    for piece in content:
        whole += piece
        if len(whole) > MOST_MANIFEST:
            raise frames.fault("backup-misshapen")
    return bytes(whole)
