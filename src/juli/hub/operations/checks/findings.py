"""What a check of the installation found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from juli.hub.operations.terminal import said
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its code, whether all is well, and one sentence that says what to do where it is not."""

    check: str
    right: bool
    said: Said


Check = Callable[[], Iterable[Finding]]


def right(check: str, code: str, **values: object) -> Finding:
    """All is well."""
    return Finding(check, True, said(code, **values))


def wrong(check: str, code: str, **values: object) -> Finding:
    """Something has to be done."""
    return Finding(check, False, said(code, **values))
