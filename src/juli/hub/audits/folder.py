"""The folder of a run: what was uploaded, what came of it. It goes as a whole, and no backup keeps it.

request.json          what was asked, with the names of the files
in/entries/*.parquet  in/agreements/*.parquet         a portfolio
in/statements/*       in/agreement.toml               one merchant
out/                  results; out/summary.json is written last
failure.json          why there are none, in both languages
"""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from juli.calendars import Notice
from juli.hub.audits.roles import AGREEMENT, ENTRIES, SEVERAL
from juli.hub.audits.wishes import Upload, Wish

READ = 1024 * 1024


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Files of one run, for the owner alone."""

    path: Path

    @property
    def inside(self) -> Path:
        """What was uploaded."""
        return self.path / "in"

    @property
    def out(self) -> Path:
        """What came of it."""
        return self.path / "out"

    def receive(self, wish: Wish, notices: Sequence[Notice] = ()) -> int:
        """Write down what is asked, the years imported after the release, and all files; how many bytes they have."""
        for folder in (self.path.parent, self.path, self.inside):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        files, size = [], 0
        for number, upload in enumerate(wish.uploads):
            place = self._place(upload.role, number, upload.name)
            place.parent.mkdir(mode=0o700, exist_ok=True)
            size += _write(place, upload)
            files.append({"role": upload.role, "name": upload.name, "path": str(place.relative_to(self.path))})
        asked = {
            "kind": wish.kind.value,
            "as_of": wish.as_of.isoformat(),
            "language": wish.language,
            "consumer": wish.consumer,
            "tariffs": wish.tariffs,
            "files": files,
            "notices": [notice.to_fields() for notice in notices],
        }
        (self.path / "request.json").write_text(json.dumps(asked, ensure_ascii=False), encoding="utf-8")
        return size

    def told(self, name: str) -> Any:
        """A JSON document of the folder, None where it is not there."""
        try:
            return json.loads((self.path / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def discard_input(self) -> None:
        """Delete what was uploaded."""
        shutil.rmtree(self.inside, ignore_errors=True)

    def discard(self) -> None:
        """Delete everything."""
        shutil.rmtree(self.path, ignore_errors=True)

    def _place(self, role: str, number: int, name: str) -> Path:
        """Where a file goes. Its own name, which may be anything, is no part of it."""
        if role in SEVERAL:
            return self.inside / ("entries" if role == ENTRIES else "statements") / f"{number:04}.parquet"
        if role == AGREEMENT:
            return self.inside / ("agreement.json" if name.endswith(".json") else "agreement.toml")
        return self.inside / "agreements" / f"{role}.parquet"


def folder_of(run_id: UUID) -> RunFolder:
    """The folder of a run, whether it is there or not."""
    return RunFolder(Path(settings.AUDITS_ROOT) / str(run_id))


def folders() -> Iterator[tuple[UUID, RunFolder, float]]:
    """All folders there are, with the id of their run and when they were last changed (seconds since 1970)."""
    root = Path(settings.AUDITS_ROOT)
    for path in sorted(root.iterdir()) if root.is_dir() else ():
        try:
            yield UUID(path.name), RunFolder(path), path.stat().st_mtime
        except (ValueError, OSError):
            continue


def _write(place: Path, upload: Upload) -> int:
    size = 0
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in upload.pieces:
            size += file.write(piece)
    return size
