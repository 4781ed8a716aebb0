"""`juli backup` and `juli restore` as the command line calls them."""

import argparse
import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import psycopg

from juli.hub.configuration import Configuration, read_configuration
from juli.hub.operations.backup.manifest import Manifest
from juli.hub.operations.backup.passphrase import known_passphrase, new_passphrase
from juli.hub.operations.backup.report import document, note, tell_backup, tell_restore
from juli.hub.operations.backup.restoring import restore
from juli.hub.operations.backup.taking import take_backup
from juli.hub.operations.backup.verifying import verify
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.terminal import said, tell

TOO_LARGE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def backup(arguments: argparse.Namespace) -> int:
    """Back up the installation in `arguments.data` to `arguments.file`, or with `arguments.verify` only read it.

    0 when the archive is whole; 1 when there is none, or when it lacks a stored file.
    """
    return _answered(_verify if arguments.verify else _take, arguments)


def restore_backup(arguments: argparse.Namespace) -> int:
    """Restore `arguments.file` into the empty installation in `arguments.data`; 0 when all is as it was."""
    return _answered(_restore, arguments)


def _take(arguments: argparse.Namespace) -> int:
    target = Path(arguments.file).absolute()
    manifest = take_backup(_configuration(arguments), target, new_passphrase(arguments.passphrase_file), note=note)
    return _told(arguments, target, manifest, "backup-written")


def _verify(arguments: argparse.Namespace) -> int:
    path = Path(arguments.file).absolute()
    passphrase = known_passphrase(arguments.passphrase_file)
    with path.open("rb") as file:
        manifest = verify(file, passphrase)
    return _told(arguments, path, manifest, "backup-sound")


def _told(arguments: argparse.Namespace, path: Path, manifest: Manifest, code: str) -> int:
    if arguments.json:
        print(json.dumps(document(path, manifest), ensure_ascii=False, indent=1))
    else:
        tell_backup(path, manifest, code)
    return 0 if manifest.is_complete else 1


def _restore(arguments: argparse.Namespace) -> int:
    path = Path(arguments.file).absolute()
    configuration = _configuration(arguments)
    manifest, found = restore(configuration, path, known_passphrase(arguments.passphrase_file), note=note)
    if arguments.json:
        print(json.dumps(document(path, manifest, found), ensure_ascii=False, indent=1))
    else:
        tell_restore(configuration.data, manifest, found)
    return 0 if all(one.right for one in found) else 1


def _configuration(arguments: argparse.Namespace) -> Configuration:
    environment = dict(os.environ)
    if arguments.data:
        environment["JULI_DATA"] = arguments.data
    return read_configuration(environment)


def _answered(run: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    try:
        return run(arguments)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
    except psycopg.Error as error:
        tell(said("backup-program-failed", program="PostgreSQL", reason=" ".join(str(error).split())), wrong=True)
    except OSError as error:
        if error.errno in TOO_LARGE:
            tell(said("backup-no-room", reason=error.strerror), wrong=True)
        else:
            named = f"{error.filename}: {error.strerror}" if error.filename else error
            tell(said("backup-file-unusable", reason=named), wrong=True)
    return 1
