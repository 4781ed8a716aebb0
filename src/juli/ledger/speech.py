"""What the ledger says: short ways to make its sentences."""

from collections.abc import Sequence

from juli.wording import Said

_LONGEST_QUOTE = 40


def say(code: str, /, **values: object) -> Said:
    """A sentence of the ledger's catalogue."""
    return Said("ledger", code, values)


def quoted(text: object) -> str:
    """A text of a file, fit to stand in a sentence: one line, no control characters, not long."""
    plain = "".join(c if c.isprintable() else " " for c in str(text)[: _LONGEST_QUOTE + 1])
    return plain if len(plain) <= _LONGEST_QUOTE else plain[:_LONGEST_QUOTE] + "…"


def joined(parts: Sequence[Said]) -> Said:
    """Several sentences as one. At least one is needed."""
    whole = parts[0]
    for part in parts[1:]:
        whole = say("and", first=whole, second=part)
    return whole
