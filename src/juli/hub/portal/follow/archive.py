"""The archive of one's own data: a page to read, a document for programs, the files as they were brought."""

import json
import zipfile
from tempfile import SpooledTemporaryFile
from typing import IO

from django.template.loader import render_to_string

from juli.evidence.store import StoreError
from juli.hub.files import file_store
from juli.hub.privacy.exporting import Export

IN_MEMORY = 8 * 1024 * 1024
"""Bytes up to which an archive needs no file."""


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
        archive.writestr("data.json", json.dumps(document, ensure_ascii=False, indent=1))
        context = {**export.document, "number": number, "files": export.files, "missing": missing}
        archive.writestr("index.html", render_to_string("portal/follow/export.html", context))
    target.seek(0)
    return target
