"""What of a portfolio is already judged: finished parts, each under the fingerprint of all it rests on."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from juli.audit.portfolio.entries.partitions import Part
from juli.audit.portfolio.files import RELATIONS, EntriesFile

VERSION = "3"
"""Raised with every change of folds or engines that may change a result; the rule files speak for themselves."""

PARTS, MANIFEST = "parts", "manifest.json"


def fingerprint(part: Part, setting: str) -> str:
    """Names a part by its files, its merchants and the setting it is judged in."""
    rows = [[_state(group.file), group.number] for group in part.groups]
    return _digest([setting, rows, part.first, part.until, part.nameless])


def setting_fingerprint(agreements: Path, told: Iterable[object]) -> str:
    """Names a setting by the files of agreements, the version of the rules, and whatever else is `told`."""
    states = [_state(agreements / f"{name}.parquet") for name in RELATIONS]
    return _digest([VERSION, _rules(), states, *told])


def files_fingerprint(files: Iterable[EntriesFile], rows_each: int) -> str:
    """Names the files of entries, as they are spread over parts of so many rows."""
    return _digest([[_state(file.path) for file in files], rows_each])


def finished(out: Path, name: str) -> bool:
    """Whether the part of that fingerprint stands in `out`."""
    return (out / PARTS / name / "part.json").is_file()


def begin(out: Path, name: str) -> Path:
    """A new folder for the part, beside the finished ones; it counts only once `finish` has named it."""
    folder = out / PARTS / f"{name}.unfinished"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def finish(folder: Path) -> None:
    """Give a part its name, in one step."""
    target = folder.with_suffix("")
    shutil.rmtree(target, ignore_errors=True)
    folder.rename(target)


def tidy(out: Path, names: Iterable[str]) -> None:
    """Forget every part but these, and name them in the manifest."""
    kept = list(names)
    for folder in (out / PARTS).iterdir():
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
    write_whole(out / MANIFEST, json.dumps({"schema": "juli.portfolio-parts/1", "parts": kept}, indent=1))


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or as it was before."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.write_text(text, encoding="utf-8")
    os.replace(unfinished, path)


@cache
def _rules() -> str:
    folder = files("juli.audit").joinpath("rules")
    return _digest([[path.name, path.read_text(encoding="utf-8")] for path in sorted(folder.iterdir(), key=str)])


def _state(path: Path) -> list[object]:
    """A file by name, size and time of change; None where there is none."""
    if not path.exists():
        return [path.name, None]
    found = path.stat()
    return [str(path.resolve()), found.st_size, found.st_mtime_ns]


def _digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()[:32]
