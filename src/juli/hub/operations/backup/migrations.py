"""Which changes to the tables this code knows, found in its files: a restore asks before there is a database."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import juli.hub
from juli.hub.operations.errors import CannotRun

HUB = Path(juli.hub.__file__).parent

Migration = tuple[str, str]


def refuse_unknown(applied: Iterable[Migration]) -> None:
    """CannotRun when one of our own migrations among `applied` is not known to this code: it is of a newer version."""
    known = set(_known())
    ours = {app for app, _ in known}
    newer = sorted(one for one in applied if one[0] in ours and one not in known)
    if newer:
        raise CannotRun("backup-newer", migration=".".join(newer[-1]))


def _known() -> Iterator[Migration]:
    for path in HUB.glob("*/migrations/[0-9]*.py"):
        yield path.parents[1].name, path.stem
        yield from _replaced(path)


def _replaced(path: Path) -> Iterator[Migration]:
    """The migrations that a squashed one stands for."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["replaces"]:
            yield from map(tuple, ast.literal_eval(node.value))
