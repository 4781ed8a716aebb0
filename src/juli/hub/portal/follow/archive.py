"""The archive of one's own data: a page to read, a document for programs, the files as they were brought."""

import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
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
    return _written([("", number, export)])


def archive_of_all(exports: Iterable[tuple[str, Export]]) -> IO[bytes]:
    """One archive of several complaints: for each a folder named by its number."""
    return _written((f"{number}/", number, export) for number, export in exports)


def _written(parts: Iterable[tuple[str, str, Export]]) -> IO[bytes]:
    target: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (whoever sends it closes it)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, number, export in parts:
            _add(archive, folder, number, export)
    target.seek(0)
    return target


def _add(archive: zipfile.ZipFile, folder: str, number: str, export: Export) -> None:
    missing = []
    for name, digest in export.files:
        try:
            archive.writestr(folder + name, file_store().get(digest))
        except StoreError:
            missing.append(name)
    document = {**export.document, "missing": missing}
    for part, columns in TABLES.items():
        archive.writestr(f"{folder}{part}.csv", table(export.document[part], columns))
    archive.writestr(f"{folder}data.json", json.dumps(document, ensure_ascii=False, indent=1))
    context = {**export.document, "number": number, "files": export.files, "missing": missing}
    archive.writestr(f"{folder}index.html", render_to_string("portal/follow/export.html", context))
