"""Replies written once and filled with the facts of a complaint.

A field is a known name in braces, `{amount}`. Nothing else is a field: no attribute, no index, no format. A brace
by itself is a mistake, so that a slip of the hand never reaches a merchant as text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from juli.wording import Said

FIELDS = (
    "number",
    "merchant_name",
    "merchant_no",
    "terminal_no",
    "provider",
    "department",
    "issue",
    "amount",
    "offer_amount",
    "filed_on",
    "due_on",
    "pay_by",
    "today",
    "handler",
    "hotline",
)
"""The facts of a complaint that a reply may name. A field is added here, or it does not exist."""

HOLE = re.compile(r"⟦[^⟦⟧]*⟧")
"""What stands where a fact is not known; nothing that holds one is sent."""
_PIECE = re.compile(r"\{([^{}\n]*)\}|[{}]")


class UnknownField(ValueError):
    """A field that a reply may not name, or a brace by itself; `name` is what was written."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Filled:
    """A reply with the facts of one complaint; `missing` names the fields that left a hole, each once."""

    text: str
    missing: tuple[str, ...]


def fields_in(text: str) -> tuple[str, ...]:
    """The fields that a reply names, each once, in order. UnknownField for any other, naming it."""
    found = [_known(match) for match in _PIECE.finditer(text)]
    return tuple(dict.fromkeys(found))


def fill(text: str, facts: Mapping[str, str], names: Mapping[str, str]) -> Filled:
    """The reply with its facts; one that is missing or empty leaves a hole with its name out of `names`.

    UnknownField as for `fields_in`. Facts are put in as they are: braces within them mean nothing.
    """
    missing = tuple(name for name in fields_in(text) if not facts.get(name))

    def told(match: "re.Match[str]") -> str:
        name = _known(match)
        return facts.get(name) or f"⟦{names.get(name, name)}⟧"

    return Filled(_PIECE.sub(told, text), missing)


def has_hole(text: str) -> bool:
    """Whether a fact is still missing in the text."""
    return HOLE.search(text) is not None


def field_name(name: str) -> Said:
    """What a field is called: "amount asked back"."""
    return Said("handling", f"field-{name}")


def _known(match: "re.Match[str]") -> str:
    name: str | None = match.group(1)
    if name not in FIELDS:
        raise UnknownField(match.group(0) if name is None else name)
    return name
