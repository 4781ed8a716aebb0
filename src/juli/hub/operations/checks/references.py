"""Checks that rows and stored files belong together. Read after Django is set up."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from juli.evidence.store import FileStore
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.queries import referenced_files
from juli.hub.configuration import Configuration
from juli.hub.operations.checks.findings import Finding, right, wrong

MOST_SHOWN = 10
"""Missing files named one by one."""
TIME_TO_GO = timedelta(days=3)
"""Files that nothing names go in the night; one that lies longer was forgotten."""


def check_references(configuration: Configuration) -> Iterator[Finding]:
    """Every file that a row names is stored, and every stored file is named, but for those that go tonight."""
    store = FileStore(configuration.files)
    with acting(SYSTEM):
        named = referenced_files(by=SYSTEM)
    stored = dict(store.stored())
    missing = sorted(named - stored.keys())
    yield from (wrong("references", "file-missing", digest=digest) for digest in missing[:MOST_SHOWN])
    if len(missing) > MOST_SHOWN:
        yield wrong("references", "files-missing", count=len(missing))
    oldest = datetime.now(UTC) - TIME_TO_GO
    orphans = sum(digest not in named and put_at < oldest for digest, put_at in stored.items())
    if orphans:
        yield wrong("references", "files-orphaned", count=orphans)
    if not missing and not orphans:
        yield right("references", "references-whole")
