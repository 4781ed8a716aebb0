"""What an issue of the taxonomy is for each body: the marks by which doors fit it or doubt it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def issues() -> Mapping[str, frozenset[str]]:
    """The marks of every issue, by its id in the taxonomy."""
    text = files("juli.procedures.doors").joinpath("issues.toml").read_text(encoding="utf-8")
    return {issue: frozenset(marks) for issue, marks in tomllib.loads(text).items()}
