"""Whether a restored database and its files are what the archive said."""

from collections.abc import Iterator
from itertools import islice

from juli.evidence.store import FileStore
from juli.hub.operations.backup.manifest import Manifest
from juli.hub.operations.backup.reach import Database
from juli.hub.operations.backup.snapshot import Snapshot
from juli.hub.operations.checks.findings import Finding, right, wrong

MOST_SHOWN = 10
"""Missing files named one by one."""


def compare(database: Database, manifest: Manifest, store: FileStore) -> list[Finding]:
    """Rows of each table, the end of every event chain, and the files that rows name."""
    with database.connect() as connection:
        found = Snapshot(connection)
        return [*_rows(found, manifest), *_chains(found, manifest), *_files(found, manifest, store)]


def _rows(found: Snapshot, manifest: Manifest) -> Iterator[Finding]:
    now = found.rows()
    tables = sorted(now.keys() | manifest.rows.keys())
    differing = [name for name in tables if now.get(name) != manifest.rows.get(name)]
    for name in differing:
        counts = {"expected": manifest.rows.get(name, "-"), "found": now.get(name, "-")}
        yield wrong("rows", "restore-rows-differ", table=name, **counts)
    if not differing:
        yield right("rows", "restore-rows-equal", tables=len(tables), rows=sum(now.values()))


def _chains(found: Snapshot, manifest: Manifest) -> Iterator[Finding]:
    same = found.chains() == manifest.chains
    found_as = right if same else wrong
    code = "restore-heads-equal" if same else "restore-heads-differ"
    yield found_as("chains", code, complaints=manifest.chains.complaints)


def _files(found: Snapshot, manifest: Manifest, store: FileStore) -> Iterator[Finding]:
    lost = {*manifest.files.missing, *manifest.files.damaged}
    absent = list(islice((digest for digest in found.files() if not store.path(digest).exists()), MOST_SHOWN))
    for digest in absent:
        yield wrong("files", "restore-file-lost" if digest in lost else "restore-file-missing", digest=digest)
    if not absent:
        yield right("files", "restore-files-there", count=manifest.files.count)
