"""What a file is by its own bytes. Its name and the type a browser claims count for nothing.

Every function here takes the whole content and reads a bounded part of it, whatever the content says.
"""

import re
import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from juli.ledger.content import decode
from juli.ledger.entries import UnusableFile
from juli.wording import Said

HEIC_BRANDS = frozenset(b"heic heix heim heis hevc hevx".split())
MP4_BRANDS = frozenset(b"isom iso2 iso4 iso5 iso6 mp41 mp42 avc1 dash MSNV".split()) | {b"M4V ", b"M4A ", b"M4B "}
LONGEST_BRANDS = 256
LARGEST_DIRECTORY = 2**20
LARGEST_UNPACKED = 300 * 2**20
LONGEST_MARKUP_HEAD = 4096

_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:[!?/]|[a-z][a-z0-9:-]*[\s/>])", re.IGNORECASE)
_VIDEO_TRACK = re.compile(rb"hdlr.{8}vide", re.DOTALL)
_SOUND_TRACK = re.compile(rb"hdlr.{8}soun", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ZIP_END = struct.Struct("<4s4H2IH")


class RefusedFile(ValueError):
    """A file that is not taken; `reason` says why and what to do instead."""

    def __init__(self, code: str, **values: object) -> None:
        self.reason = Said("evidence", code, values)
        super().__init__(code)


def signature(content: bytes) -> str | None:
    """The code of the kind whose marks `content` bears ("jpeg", "pdf", …), None when it bears none.

    Raises RefusedFile for a container of the right sort with the wrong things in it.
    """
    for is_marked, kind in _MARKS:
        if is_marked(content):
            return kind
    if content[4:8] == b"ftyp":
        return _media(content)
    return _office(content) if content.startswith(b"PK\x03\x04") else None


def plain_text(content: bytes) -> str | None:
    """The text, when `content` is plain text in UTF-8, GB18030 or UTF-16; None when it is not.

    It is read as a statement is, so signs cut in half and the end mark of old programs make it no other file.
    Raises RefusedFile for markup, which a reader would take for a page.
    """
    if _MARKUP.match(content[:LONGEST_MARKUP_HEAD]):
        raise RefusedFile("file-markup")
    text = _decoded(content)
    if text is None or _CONTROL.search(text):
        return None
    if _MARKUP.match(text[:LONGEST_MARKUP_HEAD].encode("utf-8", "replace")):
        raise RefusedFile("file-markup")
    return text


def refusal(content: bytes) -> RefusedFile:
    """Why a file of no accepted kind is refused, as exactly as its first bytes allow."""
    for is_marked, code, found in _REFUSED_MARKS:
        if is_marked(content):
            return RefusedFile(code, found=found)
    return RefusedFile("file-unknown")


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda content: content[:4] == b"RIFF" and content[8:12] == form


def _boxed(brand: bytes) -> Callable[[bytes], bool]:
    return lambda content: content[4:8] == b"ftyp" and content[8:].startswith(brand)


def _is_mp3(content: bytes) -> bool:
    """An ID3 tag, or the header of an MPEG layer III frame with a real bit rate and sampling rate."""
    if content.startswith(b"ID3"):
        return True
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE6 != 0xE2:
        return False
    bit_rate, sampling_rate = content[2] >> 4, content[2] >> 2 & 3
    return bit_rate not in (0, 15) and sampling_rate != 3


_MARKS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (_begins(b"\xff\xd8\xff"), "jpeg"),
    (_begins(b"\x89PNG\r\n\x1a\n"), "png"),
    (_riff(b"WEBP"), "webp"),
    (_begins(b"%PDF-"), "pdf"),
    (_riff(b"WAVE"), "wav"),
    (_begins(b"#!AMR\n", b"#!AMR-WB\n"), "amr"),
    (_is_mp3, "mp3"),
)


_REFUSED_MARKS: tuple[tuple[Callable[[bytes], bool], str, str], ...] = (
    (_begins(b"MZ"), "file-program", "EXE"),
    (_begins(b"\x7fELF"), "file-program", "ELF"),
    (_begins(b"Rar!"), "file-archive", "RAR"),
    (_begins(b"7z\xbc\xaf\x27\x1c"), "file-archive", "7Z"),
    (_begins(b"\x1f\x8b"), "file-archive", "GZ"),
    (_begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "file-old-office", "DOC, XLS"),
    (_begins(b"GIF8"), "file-picture", "GIF"),
    (_begins(b"BM"), "file-picture", "BMP"),
    (_begins(b"II*\x00", b"MM\x00*"), "file-picture", "TIFF"),
    (_boxed(b"avif"), "file-picture", "AVIF"),
    (_boxed(b"qt  "), "file-media", "MOV"),
    (_boxed(b"3g"), "file-media", "3GP"),
    (_riff(b"AVI "), "file-media", "AVI"),
    (_begins(b"OggS"), "file-media", "OGG"),
    (_begins(b"fLaC"), "file-media", "FLAC"),
    (_begins(b"\x1aE\xdf\xa3"), "file-media", "MKV, WEBM"),
)


def _media(content: bytes) -> str | None:
    """HEIC, or MP4 with pictures (mp4) or with sound alone (m4a), by the brands and tracks it declares."""
    size = min(int.from_bytes(content[:4], "big"), LONGEST_BRANDS)
    major = content[8:12]
    brands = {major, *(content[at : at + 4] for at in range(16, size, 4))}
    if brands & HEIC_BRANDS:
        return "heic"
    if major not in MP4_BRANDS:
        return None
    if _VIDEO_TRACK.search(content):
        return "mp4"
    if _SOUND_TRACK.search(content):
        return "m4a"
    raise RefusedFile("file-broken", found="MP4")


def _office(content: bytes) -> str:
    """DOCX or XLSX by the parts inside; nothing is unpacked."""
    names, unpacked = _directory(content)
    if unpacked > LARGEST_UNPACKED:
        raise RefusedFile("file-unpacked")
    if "[Content_Types].xml" not in names:
        raise RefusedFile("file-archive")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise RefusedFile("file-macro")
    for part, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if part in names:
            return kind
    raise RefusedFile("file-archive")


def _directory(content: bytes) -> tuple[frozenset[str], int]:
    """The names in a zip file and the size of all of it unpacked, as declared."""
    end = content.rfind(b"PK\x05\x06", -_ZIP_END.size - 0xFFFF)
    tail = content[end : end + _ZIP_END.size]
    if end < 0 or len(tail) < _ZIP_END.size:
        raise RefusedFile("file-broken", found="ZIP")
    if _ZIP_END.unpack(tail)[5] > LARGEST_DIRECTORY:
        raise RefusedFile("file-archive")
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as fault:
        raise RefusedFile("file-broken", found="ZIP") from fault
    return frozenset(part.filename for part in parts), sum(part.file_size for part in parts)


def _decoded(content: bytes) -> str | None:
    try:
        return decode("", content)[0]
    except UnusableFile:
        return None
