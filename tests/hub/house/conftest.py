"""Seats in an organisation."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.hub.house.seated import Seat


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
