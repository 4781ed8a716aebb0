"""What `juli backup` and `juli restore` tell: progress as notes, the result as sentences or as one JSON document."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from juli.hub.operations.backup.manifest import Manifest
from juli.hub.operations.checks.findings import Finding
from juli.hub.operations.terminal import language, said, tell
from juli.wording import Said

MOST_SHOWN = 10
"""Files named one by one."""


def note(what: Said) -> None:
    """How far it is, on the standard error."""
    tell(what, wrong=True)


def tell_backup(path: Path, manifest: Manifest, code: str) -> None:
    """What an archive holds, and which files it lacks."""
    size = f"{path.stat().st_size / 1024**2:.1f}"
    tell(said(code, file=path, size=size, **_counts(manifest)))
    _tell_lacking("backup-file-missing", manifest.files.missing)
    _tell_lacking("backup-file-damaged", manifest.files.damaged)
    if not manifest.is_complete:
        tell(said("backup-incomplete", count=len(manifest.files.missing) + len(manifest.files.damaged)), wrong=True)


def tell_restore(folder: Path, manifest: Manifest, found: Iterable[Finding]) -> None:
    """What was restored, then every check."""
    tell(said("restore-done", folder=folder, **_counts(manifest)))
    spoken = language()
    wrongs = 0
    for one in found:
        wrongs += not one.right
        mark = said("mark-right" if one.right else "mark-wrong").text(spoken)
        print(f"{mark}  {one.said.text(spoken)}")
    tell(said("restore-wrong", count=wrongs) if wrongs else said("restore-right"))


def document(path: Path, manifest: Manifest, found: Sequence[Finding] | None = None) -> dict[str, Any]:
    """The same for programs; `checks` only after a restore."""
    files = manifest.files
    told: dict[str, Any] = {
        "schema": "juli.backup-report/1",
        "file": str(path),
        "size": path.stat().st_size,
        "made_at": manifest.made_at,
        "version": manifest.version,
        "postgresql": manifest.postgresql,
        "complete": manifest.is_complete,
        "complaints": manifest.chains.complaints,
        "rows": sum(manifest.rows.values()),
        "files": {"count": files.count, "size": files.size, "missing": files.missing, "damaged": files.damaged},
    }
    if found is not None:
        spoken = language()
        told["right"] = all(one.right for one in found)
        told["checks"] = [{"check": one.check, "right": one.right, "text": one.said.text(spoken)} for one in found]
    return told


def _counts(manifest: Manifest) -> dict[str, object]:
    return {
        "made_at": manifest.made_at,
        "version": manifest.version,
        "complaints": manifest.chains.complaints,
        "files": manifest.files.count,
    }


def _tell_lacking(code: str, digests: list[str]) -> None:
    for digest in digests[:MOST_SHOWN]:
        tell(said(code, digest=digest), wrong=True)
