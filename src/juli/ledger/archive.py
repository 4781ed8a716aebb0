"""Statements in a ZIP archive, as payment accounts hand them out, unpacked within the limits.

Names of members are in GBK where the archive does not say that they are in UTF-8; they are only shown,
never used as a path. An archive in an archive is not opened.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from juli.ledger.entries import UnusableFile
from juli.ledger.foreign import parsing
from juli.ledger.limits import Limits
from juli.ledger.speech import say

_MOST_MEMBERS = 100
_HARMLESS = 1024 * 1024
"""Bytes that may unfold from however little."""
_ENCRYPTED, _UTF8 = 0x1, 0x800
_WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name for people, and its bytes."""

    name: str
    content: bytes


def is_archive(content: bytes) -> bool:
    """Whether bytes are an archive that holds files, and no document made of parts such as a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except Exception:  # a damaged archive fails in a dozen ways; who opens it says so
        return False
    return _WORKBOOK not in names and "[Content_Types].xml" not in names and bool(names)


def read_archive(source: str, content: bytes, limits: Limits) -> Sequence[Member]:
    """The files of an archive in order of their names, folders and what systems add left out.

    Raises UnusableFile for a damaged, protected or too large one, by the sizes it states; the unpacking ends
    where a member is longer than it says.
    """
    with parsing(source), zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = [info for info in archive.infolist() if not _is_litter(info)]
        _check(source, infos, len(content), limits)
        members = [Member(_name(info), archive.read(info)) for info in infos]
    return sorted(members, key=lambda member: member.name)


def _check(source: str, infos: Sequence[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    expanded = sum(info.file_size for info in infos)
    if len(infos) > _MOST_MEMBERS:
        raise UnusableFile(source, say("too-many-members", limit=_MOST_MEMBERS))
    if expanded > limits.expanded:
        raise UnusableFile(source, say("expands-too-far", limit=limits.expanded // 1024**2))
    if expanded > max(limits.ratio * size, _HARMLESS):
        raise UnusableFile(source, say("packed-too-tightly", ratio=limits.ratio))
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise UnusableFile(source, say("protected"))


def _is_litter(info: zipfile.ZipInfo) -> bool:
    return info.is_dir() or info.filename.startswith("__MACOSX/") or info.filename.endswith(".DS_Store")


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8:
        return info.filename
    return info.filename.encode("cp437", "replace").decode("gb18030", "replace")
