"""The secrets of programs: tokens that open the API, and keys that sign what we send."""

import base64
import secrets
import string
import zlib

ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
PREFIX = "juli_"
RANDOM, CHECK = 40, 6
"""Letters drawn at random (238 bits), and letters by which a scanner tells a token from a word like one."""
KEY_PREFIX = "whsec_"
KEY_BYTES = 32
SHOWN = 4
"""Letters of the end that lists show, so that people can tell tokens apart."""


def new_token() -> str:
    """A token, as it is shown once and never again."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    return f"{PREFIX}{drawn}{_check(drawn)}"


def is_token(text: str) -> bool:
    """Whether a text can be a token of ours at all: its beginning, its length, its check."""
    drawn, check = text[len(PREFIX) : len(PREFIX) + RANDOM], text[len(PREFIX) + RANDOM :]
    return text.startswith(PREFIX) and text.isascii() and len(check) == CHECK and check == _check(drawn)


def new_key() -> str:
    """A key for signatures, written as Standard Webhooks write it."""
    return KEY_PREFIX + base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def key_bytes(key: str) -> bytes:
    """The bytes of a key so written."""
    return base64.b64decode(key.removeprefix(KEY_PREFIX))


def _check(drawn: str) -> str:
    rest, letters = zlib.crc32(drawn.encode()), []
    for _ in range(CHECK):
        rest, letter = divmod(rest, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)
