"""Desks to sit at."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

if TYPE_CHECKING:
    from tests.hub.desk.seated import Desk


@pytest.fixture(autouse=True)
def quick_passwords() -> Iterator[None]:
    """A hash that is slow on purpose guards nothing in a test."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def desk(db: None) -> "Desk":
    """A desk with one person at it."""
    from tests.hub.builders import organisation
    from tests.hub.desk.seated import sit_down

    return sit_down(organisation())


@pytest.fixture
def other_desk(db: None) -> "Callable[[], Desk]":
    """Opens the desk of another organisation."""
    from tests.hub.builders import organisation
    from tests.hub.desk.seated import sit_down

    return lambda: sit_down(organisation("云帆支付有限公司"), "chen@example.cn")
