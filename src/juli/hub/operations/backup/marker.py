"""The mark of a restore under way. Where it is left over, the installation is not whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from juli.hub.configuration import Configuration
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.private_files import write_private
from juli.hub.operations.running.place import place_for

MARK = "restoring"


@contextmanager
def marked(configuration: Configuration, archive: Path) -> Iterator[None]:
    """Mark the installation until the restore is done; any fault, and any sudden end, leaves the mark."""
    mark = configuration.data / MARK
    write_private(mark, f"{archive}\n")
    yield
    mark.unlink()


def refuse_half_restored(configuration: Configuration) -> None:
    """CannotRun where a restore was cut short."""
    if (configuration.data / MARK).exists():
        raise CannotRun("restore-half", folders=", ".join(map(str, _folders(configuration))))


def _folders(configuration: Configuration) -> list[Path]:
    """The folders a restore writes into, each once."""
    every = [configuration.data, configuration.files, place_for(configuration.data).home]
    return [folder for folder in every if folder == every[0] or every[0] not in folder.parents]
