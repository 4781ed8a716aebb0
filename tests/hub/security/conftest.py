"""What the tests of safety share: quick hashes, as elsewhere; they guard nothing in a test."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from juli.hub.complaints import numbers


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(numbers._SCRYPT, "n", 2)
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield
