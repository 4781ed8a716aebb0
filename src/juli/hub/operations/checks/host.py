"""Checks of the machine and its folders; none of them needs the database."""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from juli.hub.configuration import Configuration
from juli.hub.operations.checks.findings import Finding, right, wrong
from juli.hub.operations.private_files import is_private

LEAST_FREE = 1024**3
"""Bytes that must be free: below this a night of uploads can fill the disk and stop the database."""


def check_secret(configuration: Configuration) -> Iterator[Finding]:
    """The key that signs sessions is there and nobody else's."""
    path = configuration.secret_path
    if configuration.given_secret:
        yield right("secret", "secret-given")
    elif not path.exists():
        yield wrong("secret", "secret-not-made", path=path)
    elif not is_private(path):
        yield wrong("secret", "not-private", path=path, mode="600")
    else:
        yield right("secret", "secret-kept", path=path)


def check_folders(configuration: Configuration) -> Iterator[Finding]:
    """Nobody but their owner may list the folders, nor read the passwords in them."""
    closed = [configuration.files, configuration.data / "mail"]
    secrets = [configuration.data / name for name in ("database-password", "database-administrator-password")]
    open_ones = [(path, "700") for path in closed if path.exists() and not is_private(path)]
    open_ones += [(path, "600") for path in secrets if path.exists() and not is_private(path)]
    if _listable(configuration.data):
        open_ones.append((configuration.data, "711"))
    yield from (wrong("folders", "not-private", path=path, mode=mode) for path, mode in open_ones)
    if not open_ones:
        yield right("folders", "folders-private", folder=configuration.data)


def check_disk(configuration: Configuration) -> Iterator[Finding]:
    """There is room for what people upload."""
    disks = {_nearest(folder).stat().st_dev: folder for folder in (configuration.files, configuration.data)}
    for folder in disks.values():
        free = shutil.disk_usage(_nearest(folder)).free
        values = {"folder": folder, "free": f"{free / 1024**3:.1f}", "least": LEAST_FREE // 1024**3}
        yield right("disk", "disk-free", **values) if free >= LEAST_FREE else wrong("disk", "disk-full", **values)


def _listable(folder: Path) -> bool:
    """Whether others may list or write the folder; passing through it does no harm."""
    return folder.exists() and bool(folder.stat().st_mode & (stat.S_IRWXO | stat.S_IRWXG) & 0o066)


def _nearest(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())
