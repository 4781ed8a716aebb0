"""The outer layer of an archive: frames, each sealed by itself, in an order that nobody without the key can change.

A frame's nonce is its number, and its seal covers the archive's header and whether it is the last. A frame that
was changed, moved, dropped, or taken from another archive therefore does not open, nor does an archive cut short.
"""

import struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from juli.hub.operations.errors import CannotRun

FRAME = 256 * 1024
"""Most bytes of content in a frame."""
SEAL = 16
"""Bytes that sealing adds to a frame."""
HEAD = struct.Struct(">IB")
"""Before each frame: its sealed bytes, and 1 on the last frame, 0 on any other."""


class FrameWriter:
    """Seals what is written into frames of `file`."""

    def __init__(self, file: BinaryIO, key: bytes, header: bytes) -> None:
        """`key` has 32 bytes and must never seal two archives; `header` is what the seals cover besides."""
        self._file, self._cipher, self._header = file, AESGCM(key), header
        self._count = 0
        self._held = bytearray()

    def write(self, content: bytes) -> None:
        """Add to the content. The last bytes are held back until it is known whether more come."""
        self._held += content
        while len(self._held) > FRAME:
            self._seal(bytes(self._held[:FRAME]), last=False)
            del self._held[:FRAME]

    def finish(self) -> None:
        """Seal what is left as the last frame."""
        self._seal(bytes(self._held), last=True)
        self._held.clear()

    def _seal(self, content: bytes, *, last: bool) -> None:
        head = HEAD.pack(len(content) + SEAL, last)
        self._file.write(head + self._cipher.encrypt(nonce(self._count), content, self._header + head))
        self._count += 1


class FrameReader:
    """Opens the frames of `file` one by one. CannotRun names the place where they are not as they were written."""

    def __init__(self, file: BinaryIO, key: bytes, header: bytes) -> None:
        """`file` stands behind the header; the other two are those of `FrameWriter`."""
        self._file, self._cipher, self._header = file, AESGCM(key), header
        self._count = 0
        self._offset = file.tell()
        self._held = bytearray()
        self._ended = False
        self.reading = "-"
        """What is being read, to be named in a fault."""

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes of the content."""
        while len(self._held) < size:
            if self._ended:
                raise self.fault("backup-misshapen")
            self._open_next()
        content = bytes(self._held[:size])
        del self._held[:size]
        return content

    def at_end(self) -> bool:
        """Whether all content was read, and nothing follows it."""
        while not self._held and not self._ended:
            self._open_next()
        return not self._held

    def fault(self, code: str) -> CannotRun:
        """A fault at the frame read last: its number from 1, the byte of the archive where it begins, what was read."""
        return CannotRun(code, frame=max(self._count, 1), offset=self._offset, reading=self.reading)

    def _open_next(self) -> None:
        self._offset = self._file.tell()
        self._count += 1
        head = self._taken(HEAD.size)
        size, last = HEAD.unpack(head)
        if not SEAL <= size <= FRAME + SEAL:
            raise self.fault("backup-changed")
        try:
            self._held += self._cipher.decrypt(nonce(self._count - 1), self._taken(size), self._header + head)
        except InvalidTag:
            raise self.fault("backup-changed") from None
        self._ended = bool(last)
        if last and self._file.read(1):
            raise self.fault("backup-goes-on")

    def _taken(self, size: int) -> bytes:
        found = self._file.read(size)
        if len(found) < size:
            raise self.fault("backup-cut-short")
        return found


def nonce(count: int) -> bytes:
    """The nonce of the frame that `count` others precede."""
    return count.to_bytes(12, "big")
