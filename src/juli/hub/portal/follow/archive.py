"""The archive of one's own data: a page to read, a document for programs, the files as they were brought."""

import json
import zipfile
from collections.abc import Mapping, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.template.loader import render_to_string

from juli.evidence.store import StoreError
from juli.hub.files import file_store
from juli.hub.privacy.exporting import Export
from juli.papers.tables import write_csv

IN_MEMORY = 8 * 1024 * 1024
"""Bytes up to which an archive needs no file."""


TABLES: Mapping[str, Sequence[str]] = {
    "messages": ("at", "side", "channel", "happened_on", "text"),
    "evidence": ("added_at", "side", "name", "proves", "size", "sha256"),
    "events": ("position", "at", "kind"),
}
"""What is given as tables too, with their columns as in the document."""


def table(rows: Any, columns: Sequence[str]) -> bytes:
    """Rows of the document as CSV."""
    return write_csv(([row[column] for column in columns] for row in rows), columns)


def archive_of(export: Export, number: str) -> IO[bytes]:
    """The archive, ready to be read from its beginning. A file whose bytes are gone is left out and named."""
    target: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (whoever sends it closes it)
    missing = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, digest in export.files:
            try:
                archive.writestr(name, file_store().get(digest))
            except StoreError:
                missing.append(name)
        document = {**export.document, "missing": missing}
        for part, columns in TABLES.items():
            archive.writestr(f"{part}.csv", table(export.document[part], columns))
        archive.writestr("data.json", json.dumps(document, ensure_ascii=False, indent=1))
        context = {**export.document, "number": number, "files": export.files, "missing": missing}
        archive.writestr("index.html", render_to_string("portal/follow/export.html", context))
    target.seek(0)
    return target
