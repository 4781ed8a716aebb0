"""Seats in an organisation."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

if TYPE_CHECKING:
    from tests.hub.house.seated import Seat


@pytest.fixture(autouse=True)
def quick_passwords() -> Iterator[None]:
    """A hash that is slow on purpose guards nothing in a test."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def seat(db: None) -> "Seat":
    """The administrator of a payment institution."""
    from tests.hub.builders import organisation
    from tests.hub.house.seated import sit_down

    return sit_down(organisation(), role="管理员")


@pytest.fixture
def colleague(seat: "Seat") -> "Callable[[str], Seat]":
    """Seats somebody else in the same house, with another role."""
    from tests.hub.house.seated import sit_down

    return lambda role: sit_down(seat.at, "su@example.cn", role=role)
