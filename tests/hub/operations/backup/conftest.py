"""One seeded installation and one archive of it for all tests here; who changes something puts it back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from juli.hub.operations.backup.taking import take_backup
from tests.copies import made_once
from tests.hub.operations.backup.installation import CHEAP, PASSPHRASE, Installation, seeded


@pytest.fixture(scope="session")
def sample(data_folders: Callable[[], Path]) -> Installation:
    """An installation with complaints, files and a draft, not running."""
    return Installation(made_once("seeded", seeded, data_folders()))


@pytest.fixture(scope="session")
def archive(sample: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it, cheap to open."""
    target = tmp_path_factory.mktemp("archive") / "sample.juli"
    take_backup(sample.configuration, target, PASSPHRASE, note=lambda _: None, cost=CHEAP)
    return target


@pytest.fixture
def empty(data_folders: Callable[[], Path]) -> Installation:
    """A place to restore into."""
    return Installation(data_folders())
