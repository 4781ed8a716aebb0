"""People who sign in."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings


@pytest.fixture(autouse=True)
def quick_passwords() -> Iterator[None]:
    """A hash that is slow on purpose guards nothing in a test."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def browser() -> Client:
    """A browser set to English."""
    return Client(headers={"accept-language": "en"})
