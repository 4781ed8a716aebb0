"""What a file is, told by its bytes, never by its name; and its bytes as text."""

import codecs
import re
from collections.abc import Sequence
from contextlib import suppress
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

_FIRST_LINES = 200

_MOST_CUT = 3
"""Signs cut in half in one line: so many fields end in a name at most."""

_FIRST_LEAD = 0x81

_CHINESE = re.compile("[\u4e00-\u9fff]")
_OF_TWO_BYTES = re.compile("[\u0080-\u07ff]")
"""What a pair of bytes in GB18030 looks like in UTF-8."""

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
    put together from lines in UTF-8 and lines in GB18030 is read line by line and bears both names. A sign cut in half at the width of its field, as many programs cut names, is read as
    as many "?" as bytes are left of it. Raises UnusableFile, naming the line of the first byte that fits none.
    """
    if content.startswith(_UTF16_MARKS):
        return _strictly(source, content, "utf-16"), "utf-16"
    if (at := content.find(b"\x00")) >= 0:
        raise UnusableFile(source, say("nul-bytes"), _line_of(content, at))
    if content.startswith(codecs.BOM_UTF8):
        return _strictly(source, content, "utf-8-sig"), "utf-8-sig"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _line_by_line(content) or _gb18030(source, content)


def _line_by_line(content: bytes) -> tuple[str, str] | None:
    """The text of a file in both encodings, and their name, or that of UTF-8 where only cut signs are not; None where
    few of its first lines are UTF-8, or a line is in neither."""
    raw = content.splitlines(keepends=True)
    if not _mostly_utf8(raw[:_FIRST_LINES]):
        return None
    lines = [_either(line) for line in raw]
    encodings = {encoding for _, encoding in lines}
    if None in encodings:
        return None
    return "".join(text for text, _ in lines), MIXED if "gb18030" in encodings else "utf-8"


def _mostly_utf8(raw: Sequence[bytes]) -> bool:
    lines = [_either(line) for line in raw]
    ours = sum(encoding == "utf-8" for _, encoding in lines)
    theirs = sum(encoding == "gb18030" for _, encoding in lines)
    return ours > theirs


def _either(line: bytes) -> tuple[str, str | None]:
    """A line and its encoding: empty where it is plain, None where it is in neither."""
    if line.isascii():
        return line.decode("ascii"), ""
    with suppress(UnicodeDecodeError):
        return line.decode(), "utf-8"
    if (text := _with_cut_signs(line, "utf-8")) is not None and not text.isascii():
        return text, "utf-8"
    with suppress(UnicodeDecodeError):
        return line.decode("gb18030"), "gb18030"
    return "", None


def _gb18030(source: str, content: bytes) -> tuple[str, str]:
    """The text of a file in GB18030, but for lines that can only be meant in UTF-8, and the name of its encoding."""
    texts: list[str] = []
    others = 0
    for number, line in enumerate(content.splitlines(keepends=True), start=1):
        text = _surely_utf8(line)
        others += text is not None and not text.isascii()
        text = _with_cut_signs(line, "gb18030") if text is None else text
        if text is None:
            raise UnusableFile(source, say("not-decodable"), number)
        texts.append(text)
    return "".join(texts), MIXED if others else "gb18030"


def _surely_utf8(line: bytes) -> str | None:
    """A plain line, or one that is Chinese in UTF-8: in GB18030 it would be a row of signs nobody writes."""
    if line.isascii():
        return line.decode("ascii")
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return None
    return text if _CHINESE.search(text) and not _OF_TWO_BYTES.search(text) else None


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


def _strictly(source: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = 0 if encoding == "utf-16" else _line_of(content, error.start)
        raise UnusableFile(source, say("not-decodable"), line) from error


def _line_of(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1
