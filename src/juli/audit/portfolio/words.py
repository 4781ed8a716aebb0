"""Values inside a query text."""

from collections.abc import Iterable
from pathlib import Path


def text(value: str | Path) -> str:
    """A value as a literal."""
    return "'" + str(value).replace("'", "''") + "'"


def texts(values: Iterable[str | Path]) -> str:
    """Values as a list of literals."""
    return "[" + ", ".join(text(value) for value in values) + "]"
