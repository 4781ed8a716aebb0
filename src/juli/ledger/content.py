"""What a file is, told by its bytes, never by its name; and its bytes as text."""

import codecs
import re
from collections.abc import Sequence
from typing import Literal

from juli.ledger.entries import UnusableFile
from juli.ledger.speech import say

ContentType = Literal["text", "parquet", "zip", "ole", "pdf", "image", "media", "archive", "program", "web"]

_SIGNATURES: tuple[tuple[bytes, ContentType], ...] = (
    (b"PAR1", "parquet"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"RIFF", "media"),
    (b"OggS", "media"),
    (b"ID3\x03", "media"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x7fELF", "program"),
)
_SHORT_SIGNATURES: tuple[tuple[bytes, ContentType], ...] = ((b"MZ", "program"), (b"BM", "image"))
"""Two letters may also begin a text, so these count only where a NUL byte stands near."""
_WEB_STARTS = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta")
_HEAD = 1024

MIXED = "utf-8, gb18030"
"""Some lines in UTF-8, the others in GB18030."""

_END_MARK = b"\x1a"
"""What programs of old put behind the last line."""

_FIRST_LINES = 200

_MOST_CUT = 3
"""Signs cut in half in one line: so many fields end in a name at most."""

_FIRST_LEAD = 0x81

_CHINESE = re.compile("[\u4e00-\u9fff]")
_LETTERS_OF_OTHERS = re.compile("[^\x00-\x7f¥£§°±·×÷\u0800-\U0010ffff]")
"""What a pair of bytes in GB18030 looks like in UTF-8, but for signs that statements write."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def content_type(content: bytes) -> ContentType:
    """What kind of file this is; "text" where nothing else is recognised."""
    head = content[:_HEAD]
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[4:8] == b"ftyp":
        return "image" if head[8:11] in (b"hei", b"mif", b"avi") else "media"
    for signature, kind in _SHORT_SIGNATURES:
        if head.startswith(signature) and b"\x00" in head:
            return kind
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return "web" if start.startswith(_WEB_STARTS) else "text"


def decode(source: str, content: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding: utf-8-sig, utf-8, gb18030 or utf-16 (with its mark).

    Each is tried strictly and in this order; guessing from statistics goes wrong on short statements. A file
    put together from lines in UTF-8 and lines in GB18030 is read line by line and bears both names. A sign cut in
    half at the width of its field, as many programs cut names, is read as one "?" for each byte that is left of it.
    Raises UnusableFile, naming the line of the first byte that fits none.
    """
    if content.startswith(_UTF16_MARKS):
        return _utf16(source, content), "utf-16"
    if (at := content.find(b"\x00")) >= 0:
        raise UnusableFile(source, say("nul-bytes"), _line_of(content, at))
    content = content.rstrip(_END_MARK)
    encoding = "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        return _line_by_line(source, content.removeprefix(codecs.BOM_UTF8))


def _line_by_line(source: str, content: bytes) -> tuple[str, str]:
    """The text of a file that is not all UTF-8, each line in the encoding it must be meant in, and their names."""
    raw = content.splitlines(keepends=True)
    first = "utf-8" if _mostly_utf8(raw[:_FIRST_LINES]) else "gb18030"
    texts: list[str] = []
    encodings: set[str] = set()
    for number, line in enumerate(raw, start=1):
        text, encoding = _either(line, first)
        if encoding is None:
            raise UnusableFile(source, say("not-decodable"), number)
        texts.append(text)
        encodings.add(encoding)
    return "".join(texts), MIXED if len(encodings - {""}) > 1 else first


def _mostly_utf8(raw: Sequence[bytes]) -> bool:
    encodings = [_either(line, "gb18030")[1] for line in raw]
    return encodings.count("utf-8") > encodings.count("gb18030")


def _either(line: bytes, first: str) -> tuple[str, str | None]:
    """A line and its encoding: empty where it is plain, None where it is in neither. Cut signs may be of `first`."""
    if line.isascii():
        return line.decode("ascii"), ""
    if (text := _surely_utf8(line)) is not None:
        return text, "utf-8"
    cut = _with_cut_signs(line, "utf-8") if first == "utf-8" else None
    if cut is not None and _CHINESE.search(cut):
        return cut, "utf-8"
    text = _with_cut_signs(line, "gb18030")
    return text or "", None if text is None else "gb18030"


def _surely_utf8(line: bytes) -> str | None:
    """A line that is Chinese in UTF-8, for in GB18030 it would be a row of signs nobody writes, or has no letters."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return None
    return text if _CHINESE.search(text) or not _LETTERS_OF_OTHERS.search(text) else None


def _with_cut_signs(line: bytes, encoding: str) -> str | None:
    """A line of which a few signs were cut in half, their rest as "?" for each byte; None where more is wrong."""
    for _ in range(_MOST_CUT + 1):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError as error:
            cut, behind = line[error.start : error.end], line[error.end : error.end + 1]
            if not behind.isascii() or cut[0] < _FIRST_LEAD or b"\xff" in cut:
                return None
            line = line[: error.start] + b"?" * len(cut) + line[error.end :]
    return None


def _utf16(source: str, content: bytes) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnusableFile(source, say("not-decodable")) from error


def _line_of(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1
