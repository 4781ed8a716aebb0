"""Desks to sit at."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.hub.desk.seated import Desk


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
