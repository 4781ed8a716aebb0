"""Restoring: an archive is read whole before anything is changed, and goes into an empty installation only."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.db import connection

from juli.evidence.store import FileStore
from juli.hub.configuration import LOOPBACK_HOSTS, Configuration
from juli.hub.operations.backup.comparing import compare
from juli.hub.operations.backup.dump import load
from juli.hub.operations.backup.files import place_file, place_secret, secrets_of
from juli.hub.operations.backup.frames import FrameReader
from juli.hub.operations.backup.manifest import DATABASE, FILES, SECRETS, Manifest
from juli.hub.operations.backup.marker import marked, refuse_half_restored
from juli.hub.operations.backup.members import read_members
from juli.hub.operations.backup.migrations import refuse_unknown
from juli.hub.operations.backup.reach import Database, given_database, own_database
from juli.hub.operations.backup.snapshot import Snapshot
from juli.hub.operations.backup.taking import EVERY, Note
from juli.hub.operations.backup.verifying import opened, verify
from juli.hub.operations.checks.findings import Finding
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.private_files import make_data_folder
from juli.hub.operations.running.locking import sole_use
from juli.hub.operations.running.place import place_for
from juli.hub.operations.running.postgres import Postgres
from juli.hub.operations.terminal import said


def restore(
    configuration: Configuration, archive: Path, passphrase: str, *, note: Note
) -> tuple[Manifest, list[Finding]]:
    """Restore into the empty installation of `configuration`; what the archive said, and what the checks found.

    CannotRun, with nothing changed, for an archive that is damaged or newer than the code, and for an installation
    that holds anything. A restore that ends in the middle leaves a mark, which `juli up` respects.
    """
    refuse_occupied(configuration)
    with archive.open("rb") as file:
        note(said("backup-verifying"))
        manifest = verify(file, passphrase)
        refuse_unknown(manifest.migrations)
        make_data_folder(configuration.data)
        with sole_use(configuration.data):
            refuse_occupied(configuration)
            with marked(configuration, archive):
                file.seek(0)
                found = _restore(configuration, opened(file, passphrase), manifest, note)
    return manifest, found


def refuse_occupied(configuration: Configuration) -> None:
    """CannotRun where a database, a stored file or a secret is there already."""
    refuse_half_restored(configuration)
    places = [place_for(configuration.data).cluster, *(secret.path for secret in secrets_of(configuration))]
    taken = [path for path in places if path.exists()]
    taken += [configuration.files] if _holds_something(configuration.files) else []
    if taken:
        raise CannotRun("restore-folder-occupied", path=taken[0])
    if configuration.database_url:
        with given_database(configuration.database_url).connect() as asked:
            if Snapshot(asked).tables():
                raise CannotRun("restore-database-occupied")


def _holds_something(folder: Path) -> bool:
    return any(not path.is_dir() for path in folder.rglob("*"))


def _restore(configuration: Configuration, frames: FrameReader, manifest: Manifest, note: Note) -> list[Finding]:
    with _served(configuration) as (owner, reader):
        _write(configuration, frames, manifest, owner, note)
        note(said("restore-checking"))
        found = compare(reader, manifest, FileStore(configuration.files))
        found += _examined(configuration)
    # One for all files, where each would otherwise have taken one.
    os.sync()
    return found


@contextmanager
def _served(configuration: Configuration) -> Iterator[tuple[Database, Database]]:
    """The empty database, as who is to own everything in it and as who sees everything in it."""
    if configuration.database_url:
        database = given_database(configuration.database_url)
        yield database, database
        return
    place = place_for(configuration.data)
    server = Postgres(place)
    try:
        server.start()
        yield own_database(place), own_database(place, administrator=True)
    finally:
        server.stop()


def _write(
    configuration: Configuration, frames: FrameReader, manifest: Manifest, database: Database, note: Note
) -> None:
    """Every member into its place. The database comes last and as a whole: where it is there, so is what it names."""
    store, damaged, done = FileStore(configuration.files), set(manifest.files.damaged), 0
    for name, content in read_members(frames):
        if name.startswith(SECRETS):
            place_secret(configuration, name.removeprefix(SECRETS), content)
        elif name.startswith(FILES):
            done += 1
            if (digest := name.removeprefix(FILES)) not in damaged:
                place_file(store, digest, content)
            if done % EVERY == 0 or done == manifest.files.count:
                note(said("backup-files", done=done, total=manifest.files.count))
        elif name == DATABASE:
            note(said("restore-database"))
            load(database, content)


def _examined(configuration: Configuration) -> list[Finding]:
    """What the doctor says of keys, histories, contents and files, once the tables are those this code needs."""
    os.environ["JULI_DATA"] = str(configuration.data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")
    django.setup()
    from juli.hub.operations import prepare  # noqa: PLC0415  (after the set-up)
    from juli.hub.operations.checks import database as database_checks  # noqa: PLC0415  (after the set-up)
    from juli.hub.operations.checks import sealing as sealing_checks  # noqa: PLC0415

    try:
        prepare.prepare(demo=False, host=LOOPBACK_HOSTS[0])
        return [
            *sealing_checks.check_keys(configuration),
            *database_checks.check_chains(),
            *sealing_checks.check_contents(),
            *database_checks.check_files(configuration),
        ]
    finally:
        connection.close()
