"""Consoles to sit at."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.hub.console.operating import Console


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
