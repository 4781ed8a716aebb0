"""Programs that ask, and a folder of audits of our own for each test."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django import Settings

if TYPE_CHECKING:
    from tests.hub.api.asking import Program


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.AUDITS_ROOT = tmp_path / "audits"
    return tmp_path / "audits"


@pytest.fixture
def asking(db: None) -> "Program":
    """A program of a payment institution that may run and read audits."""
    from tests.hub.api.asking import program

    return program()
