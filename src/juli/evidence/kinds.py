"""Which files are taken as evidence, how large they may be, and under which name they are offered again."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from juli.evidence.signatures import RefusedFile, plain_text, refusal, signature

MEGABYTE = 2**20
LONGEST_NAME = 100
LONGEST_NAME_BYTES = 240
"""Most file systems hold names of 255 bytes; a Chinese character takes three of them."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: its code, its proper extension, its media type, and the most bytes it may have."""

    code: str
    extension: str
    media_type: str
    largest: int


_OFFICE = "application/vnd.openxmlformats-officedocument"

KINDS: Mapping[str, FileKind] = {
    kind.code: kind
    for kind in (
        FileKind("jpeg", ".jpg", "image/jpeg", 20 * MEGABYTE),
        FileKind("png", ".png", "image/png", 20 * MEGABYTE),
        FileKind("webp", ".webp", "image/webp", 20 * MEGABYTE),
        FileKind("heic", ".heic", "image/heic", 20 * MEGABYTE),
        FileKind("pdf", ".pdf", "application/pdf", 20 * MEGABYTE),
        FileKind("docx", ".docx", f"{_OFFICE}.wordprocessingml.document", 20 * MEGABYTE),
        FileKind("xlsx", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", 20 * MEGABYTE),
        FileKind("csv", ".csv", "text/csv", 20 * MEGABYTE),
        FileKind("txt", ".txt", "text/plain", 20 * MEGABYTE),
        FileKind("mp3", ".mp3", "audio/mpeg", 50 * MEGABYTE),
        FileKind("m4a", ".m4a", "audio/mp4", 50 * MEGABYTE),
        FileKind("amr", ".amr", "audio/amr", 50 * MEGABYTE),
        FileKind("wav", ".wav", "audio/wav", 50 * MEGABYTE),
        FileKind("mp4", ".mp4", "video/mp4", 100 * MEGABYTE),
    )
}

_TEXTS = (".csv", ".tsv", ".txt")
"""All are plain text, and programs choose by them how to open it: a name keeps the one it has."""
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?=\.|$)", re.IGNORECASE)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_SEPARATOR = re.compile(r"[,;\t，]")


def recognise(content: bytes, name: str) -> FileKind:
    """The kind of an uploaded file, by its content; `name` only tells a table from other plain text.

    Raises RefusedFile, with the reason as a sentence, for an empty file, a kind that is not taken (pages
    and drawings with scripts, programs, archives, anything unknown), a broken container, or too many bytes.
    """
    if not content:
        raise RefusedFile("file-empty")
    code = signature(content)
    if code is None and len(content) <= KINDS["txt"].largest:
        code = _text_code(content, name)
    if code is None:
        raise refusal(content)
    kind = KINDS[code]
    if len(content) > kind.largest:
        size = -(-len(content) // MEGABYTE)
        raise RefusedFile("file-large", size=size, largest=kind.largest // MEGABYTE)
    return kind


def safe_name(name: str, kind: FileKind) -> str:
    """A name to download the file under: no folders, nothing invisible, the extension of what it really is.

    Plain text keeps .csv, .tsv or .txt. Letters of all scripts stay. At most 100 characters and 240 bytes,
    extension included; "file" when nothing is left.
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in _INVISIBLE)
    stem = _FORBIDDEN.sub("_", " ".join(seen.split()))
    extension = _true_extension(stem, kind)
    stem = _without_extension(stem, extension).strip(". ")
    if _DEVICE.match(stem):
        stem = f"_{stem}"
    return f"{_shortened(stem, len(extension)) or 'file'}{extension}"


def _text_code(content: bytes, name: str) -> str | None:
    text = plain_text(content)
    if text is None:
        return None
    is_table = name.lower().endswith((".csv", ".tsv")) and _SEPARATOR.search(text.partition("\n")[0])
    return "csv" if is_table else "txt"


def _true_extension(name: str, kind: FileKind) -> str:
    claimed = name[-4:].lower()
    return claimed if kind.extension in _TEXTS and claimed in _TEXTS else kind.extension


def _without_extension(stem: str, extension: str) -> str:
    """The name without what it claims to be, and without a second, true extension before that."""
    return _EXTENSION.sub("", stem).removesuffix(extension)


def _shortened(stem: str, extension: int) -> str:
    stem = stem[: LONGEST_NAME - extension]
    while len(stem.encode()) > LONGEST_NAME_BYTES - extension:
        stem = stem[:-1]
    return stem.strip(". ")
