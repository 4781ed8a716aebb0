"""Consoles to sit at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

if TYPE_CHECKING:
    from tests.hub.console.operating import Console


@pytest.fixture(autouse=True)
def quick_passwords() -> Iterator[None]:
    """A hash that is slow on purpose guards nothing in a test."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def console(db: None) -> "Console":
    """An operator at the console."""
    from tests.hub.console.operating import sit_down

    return sit_down()


@pytest.fixture
def second(db: None) -> "Console":
    """Another operator."""
    from tests.hub.console.operating import sit_down

    return sit_down("fang@example.cn", name="方正")
