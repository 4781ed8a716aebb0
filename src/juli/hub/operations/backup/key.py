"""The header of an archive, and the key that a passphrase and the header make together."""

import hashlib
import hmac
import os
import struct
import unicodedata
import zlib
from typing import BinaryIO

from juli.hub.operations.errors import CannotRun

MAGIC = b"JULI-BAK"
VERSION = 1
HEADER = struct.Struct(">8sBBBB16s16s")
"""Magic, version of the format, scrypt's log2(n), r and p, the salt, the key check. A CRC-32 of these follows."""
HEADER_SIZE = HEADER.size + 4
COST = 17
"""log2 of scrypt's n: 128 MB of memory and about half a second for each guess at the passphrase."""
HIGHEST_COST = 20
KEY, CHECK = 32, 16


def new_key(passphrase: str, *, cost: int = COST) -> tuple[bytes, bytes]:
    """The header of a new archive and its key, which no other archive has."""
    salt = os.urandom(16)
    key, check = _derived(passphrase, salt, cost, 8, 1)
    fields = HEADER.pack(MAGIC, VERSION, cost, 8, 1, salt, check)
    return fields + zlib.crc32(fields).to_bytes(4, "big"), key


def read_key(file: BinaryIO, passphrase: str) -> tuple[bytes, bytes]:
    """The header at the beginning of `file`, and the key.

    CannotRun for a file that is no archive, an archive of a later format, a damaged header, a wrong passphrase.
    """
    header = file.read(HEADER_SIZE)
    if len(header) < HEADER_SIZE or not header.startswith(MAGIC):
        raise CannotRun("backup-none")
    fields, crc = header[: HEADER.size], header[HEADER.size :]
    _, version, cost, block, lanes, salt, check = HEADER.unpack(fields)
    if zlib.crc32(fields).to_bytes(4, "big") != crc:
        raise CannotRun("backup-header-damaged", size=HEADER_SIZE)
    if version != VERSION or cost > HIGHEST_COST or block > 16 or lanes > 4:
        raise CannotRun("backup-format-unknown", version=version)
    key, expected = _derived(passphrase, salt, cost, block, lanes)
    if not hmac.compare_digest(check, expected):
        raise CannotRun("backup-passphrase-wrong")
    return header, key


def _derived(passphrase: str, salt: bytes, cost: int, block: int, lanes: int) -> tuple[bytes, bytes]:
    """The key, and the bytes that show a wrong passphrase without telling anything of the key."""
    spelt = unicodedata.normalize("NFC", passphrase).encode()
    memory = 128 * block * (2**cost + lanes + 2)
    made = hashlib.scrypt(spelt, salt=salt, n=2**cost, r=block, p=lanes, maxmem=memory, dklen=KEY + CHECK)
    return made[:KEY], made[KEY:]
