"""The secret in the link of an invitation."""

import hashlib


def hash_secret(secret: str) -> str:
    """What is stored of a link's secret. It has 256 random bits, so a plain hash keeps it."""
    return hashlib.sha256(secret.encode()).hexdigest()
