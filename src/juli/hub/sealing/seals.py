"""One sealed value: AES-256-GCM, bound to the place where it stands.

Layout: one byte for the form (1 as it is, 2 deflated), four for the key's id, twelve of nonce, then the cipher text
with its tag. Form, key and place are authenticated: a value changed, or carried to another row or column, does
not open.
"""

import hmac
import os
import zlib
from collections.abc import Iterable
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from juli.hub.sealing.keyring import ID_BYTES, KeyRing, SealBroken

PLAIN, DEFLATED = b"\x01", b"\x02"
NONCE_BYTES = 12
HEAD = 1 + ID_BYTES
SHORTEST_DEFLATED = 1024
"""Bytes from which a value is deflated first: cipher text cannot be made smaller any more."""
INDEX_DIGITS = 32


def seal(plain: bytes, *, place: str, ring: KeyRing) -> bytes:
    """`plain` under the active key, to be opened at `place` only."""
    key = ring.active
    form = DEFLATED if len(plain) >= SHORTEST_DEFLATED else PLAIN
    head, nonce = form + bytes.fromhex(key.id), os.urandom(NONCE_BYTES)
    packed = zlib.compress(plain, 1) if form == DEFLATED else plain
    return head + nonce + AESGCM(key.secret).encrypt(nonce, packed, head + place.encode())


def unseal(sealed: bytes, *, place: str, ring: KeyRing) -> bytes:
    """What was sealed; SealBroken where its key is not there, or where it is damaged or stands in another place."""
    head, nonce, rest = sealed[:HEAD], sealed[HEAD : HEAD + NONCE_BYTES], sealed[HEAD + NONCE_BYTES :]
    if head[:1] not in (PLAIN, DEFLATED) or len(nonce) != NONCE_BYTES:
        raise SealBroken("value-damaged", place)
    try:
        packed = AESGCM(ring.key(key_of(sealed)).secret).decrypt(nonce, rest, head + place.encode())
    except InvalidTag as error:
        raise SealBroken("value-damaged", place) from error
    return zlib.decompress(packed) if head[:1] == DEFLATED else packed


def key_of(sealed: bytes) -> str:
    """The id of the key a value is sealed under."""
    return sealed[1:HEAD].hex()


def blind_index(text: str, *, column: str, ring: KeyRing) -> str:
    """What stands beside a sealed value so that it can be found exactly: a keyed hash, another for each column."""
    secret = hmac.digest(ring.index_secret, column.encode(), sha256)
    return hmac.digest(secret, text.encode(), sha256).hex()[:INDEX_DIGITS]


def blind_numbers(texts: Iterable[str], *, column: str, ring: KeyRing) -> set[int]:
    """The same for many texts, as numbers of 64 bits with a sign: what an index of words holds."""
    secret = hmac.digest(ring.index_secret, column.encode(), sha256)
    return {int.from_bytes(hmac.digest(secret, text.encode(), sha256)[:8], "big", signed=True) for text in texts}
