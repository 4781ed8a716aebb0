"""The header: the right passphrase opens it, and what is wrong with it is told apart."""

import io
import zlib

import pytest

from juli.hub.operations.backup.key import HEADER_SIZE, new_key, read_key
from juli.hub.operations.errors import CannotRun

PASSPHRASE = "correct horse 电池 staple"
CHEAP = 10
"""Cost of a guess in tests."""


def refusal(header: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(CannotRun) as caught:
        read_key(io.BytesIO(header), passphrase)
    return caught.value.said.code


def changed(header: bytes, place: int, value: int, *, mended: bool) -> bytes:
    """The header with one byte changed, and with its checksum mended or not."""
    fields = bytearray(header[:-4])
    fields[place] = value
    return bytes(fields) + (zlib.crc32(fields).to_bytes(4, "big") if mended else header[-4:])


def test_the_passphrase_opens_what_it_sealed() -> None:
    header, key = new_key(PASSPHRASE, cost=CHEAP)
    assert len(header) == HEADER_SIZE
    assert read_key(io.BytesIO(header + b"frames"), PASSPHRASE) == (header, key)


def test_no_two_archives_share_a_key() -> None:
    assert new_key(PASSPHRASE, cost=CHEAP)[1] != new_key(PASSPHRASE, cost=CHEAP)[1]


def test_the_same_letters_typed_another_way_open_it() -> None:
    header, _ = new_key("caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9", cost=CHEAP)
    assert read_key(io.BytesIO(header), "cafe\u0301 cafe\u0301 cafe\u0301 cafe\u0301")


def test_what_is_wrong_with_a_header_is_told_apart() -> None:
    header, _ = new_key(PASSPHRASE, cost=CHEAP)
    assert refusal(header, PASSPHRASE + "x") == "backup-passphrase-wrong"
    assert refusal(b"PK\x03\x04" + header) == "backup-none"
    assert refusal(header[:-1]) == "backup-none"
    assert refusal(changed(header, 20, header[20] ^ 1, mended=False)) == "backup-header-damaged"
    assert refusal(changed(header, 8, 2, mended=True)) == "backup-format-unknown"


def test_a_header_that_would_cost_gigabytes_is_refused_at_once() -> None:
    header, _ = new_key(PASSPHRASE, cost=CHEAP)
    assert refusal(changed(header, 9, 40, mended=True)) == "backup-format-unknown"
