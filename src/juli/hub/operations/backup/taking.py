"""Taking a backup: secrets, files and database of one moment, written, read again, and only then given its name."""

from collections.abc import Callable
from pathlib import Path

from juli import __version__
from juli.evidence.store import FileStore
from juli.hub.configuration import Configuration
from juli.hub.operations.backup.draft import drafted, settle
from juli.hub.operations.backup.dump import dumped
from juli.hub.operations.backup.files import secrets_of, stored
from juli.hub.operations.backup.frames import FrameWriter
from juli.hub.operations.backup.key import COST, new_key
from juli.hub.operations.backup.manifest import DATABASE, FILES, MANIFEST, SECRETS, FileList, Files, Manifest
from juli.hub.operations.backup.members import Member, write_member
from juli.hub.operations.backup.reach import reached
from juli.hub.operations.backup.snapshot import Snapshot, snapshot
from juli.hub.operations.backup.verifying import verify
from juli.hub.operations.terminal import said
from juli.wording import Said

Note = Callable[[Said], None]
"""Told how far it is."""
EVERY = 1_000
"""Files between two notes."""


def take_backup(
    configuration: Configuration, target: Path, passphrase: str, *, note: Note, cost: int = COST
) -> Manifest:
    """Write an archive of the installation to `target`, verified; `cost` is that of a guess at the passphrase.

    A stored file that is missing or damaged stops nothing: the manifest names it. CannotRun for everything else.
    """
    with drafted(target) as file:
        header, key = new_key(passphrase, cost=cost)
        file.write(header)
        frames = FrameWriter(file, key, header)
        with reached(configuration) as database, snapshot(database) as seen:
            members = _write_secrets(frames, configuration)
            files = _write_files(frames, FileStore(configuration.files), seen, note)
            note(said("backup-database"))
            members[DATABASE] = write_member(frames, DATABASE, dumped(database, seen))
            write_member(frames, MANIFEST, [_manifest(seen, files, members).to_json()])
        frames.finish()
        note(said("backup-verifying"))
        settle(file)
        return verify(file, passphrase)


def _write_secrets(frames: FrameWriter, configuration: Configuration) -> dict[str, Member]:
    """The secrets that are there. Read after the moment was taken, so that no row is sealed under a later key."""
    present = [secret for secret in secrets_of(configuration) if secret.path.exists()]
    names = {f"{SECRETS}{secret.name}": secret.path for secret in present}
    return {name: write_member(frames, name, [path.read_bytes()]) for name, path in names.items()}


def _write_files(frames: FrameWriter, store: FileStore, seen: Snapshot, note: Note) -> Files:
    total, listed = seen.file_count(), FileList()
    for number, digest in enumerate(seen.files(), start=1):
        content = stored(store, digest)
        if content is None:
            listed.files.missing.append(digest)
        else:
            listed.add(digest, write_member(frames, f"{FILES}{digest}", content))
        if number % EVERY == 0 or number == total:
            note(said("backup-files", done=number, total=total))
    return listed.files


def _manifest(seen: Snapshot, files: Files, members: dict[str, Member]) -> Manifest:
    return Manifest(
        version=__version__,
        made_at=seen.moment(),
        postgresql=seen.server,
        migrations=seen.migrations(),
        rows=seen.rows(),
        chains=seen.chains(),
        files=files,
        members=members,
    )
