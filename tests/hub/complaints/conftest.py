"""What tests of complaints take for granted: quick passwords, and Chinese whatever a test before has read."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from django.utils.translation import override


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with override("zh-hans"):
        yield


@pytest.fixture(autouse=True)
def quick_passwords() -> Iterator[None]:
    """A hash that is slow on purpose guards nothing in a test."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield
