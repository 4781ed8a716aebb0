"""The folders of an installation, made before anything else."""

import errno
import os

from juli.hub.configuration import Configuration
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.private_files import make_data_folder


def make_folders(configuration: Configuration) -> None:
    """Make the data folder and what stands in it where they are missing; CannotRun where that cannot be."""
    try:
        make_data_folder(configuration.data)
        for folder in (configuration.files, configuration.data / "mail", configuration.data / "metrics"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotRun("folder-unusable", folder=error.filename, reason=error.strerror) from None
    if not os.access(configuration.data, os.W_OK | os.X_OK):
        raise CannotRun("folder-unusable", folder=configuration.data, reason=os.strerror(errno.EACCES))
