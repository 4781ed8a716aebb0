"""Sealing what must not stand in the database as it is: secrets of second factors, phone numbers, mail under way."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class SealBroken(Exception):
    """What was stored cannot be opened: it was damaged, or sealed with another key."""


def seal(text: str) -> str:
    """The text as it may be stored."""
    return _box(settings.SECRET_KEY).encrypt(text.encode()).decode()


def opened(sealed: str) -> str:
    """What was sealed; SealBroken where it cannot be read."""
    try:
        return _box(settings.SECRET_KEY).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise SealBroken from None


@lru_cache(1)
def _box(secret: str) -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"juli.accounts").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
