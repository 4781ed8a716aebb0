"""Sealing the secrets of second factors, which a library keeps in a column of its own, under the secret key."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    """The text as it may be stored."""
    return _box(settings.SECRET_KEY).encrypt(text.encode()).decode()


def opened(sealed: str) -> str:
    """What was sealed; InvalidToken where it was damaged, or sealed under another secret key."""
    return _box(settings.SECRET_KEY).decrypt(sealed.encode()).decode()


@lru_cache(1)
def _box(secret: str) -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"juli.accounts").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
