"""What a picture seems to say: entries that nobody has confirmed yet, each value beside its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from juli.ledger.photographs.words import CERTAIN, Box, Word, union
from juli.wording import Said

PictureKind = Literal["slip", "screen", "message", "unknown"]

COLUMNS = (
    "occurred_at",
    "kind",
    "charge_kind",
    "instrument",
    "amount",
    "fee",
    "settled",
    "settled_on",
    "merchant_no",
    "terminal_no",
    "entry_id",
    "original_id",
    "merchant_name",
    "card",
    "voucher",
    "batch",
)
"""What a value may be, in the order in which people look at it; the last four are no columns of the ledger."""


_SPREAD = 2.5
"""Heights of a word over which the words of a value may spread to be seen as one place."""


def told(code: str, /, **values: object) -> Said:
    """A sentence of this room's catalogue."""
    return Said("ledger.photographs", code, values)


@dataclass(frozen=True, slots=True)
class Value:
    """One value: `text` as a person may confirm it, the words it was read from, and why it may be wrong.

    A text that is not plain stays as it was seen. Without words it is only a suggestion.
    """

    text: str
    words: tuple[Word, ...] = ()
    doubts: tuple[Said, ...] = ()

    @property
    def place(self) -> Box | None:
        """Where it stands in the picture; of words far apart, as the day above a list and a time in it, the last."""
        if not self.words:
            return None
        whole, last = union(word.box for word in self.words), self.words[-1].box
        return whole if whole.height <= _SPREAD * last.height else last

    @property
    def confidence(self) -> int:
        """Percent, of the least certain of its words."""
        return min((word.confidence for word in self.words), default=0)


def value(text: str, words: tuple[Word, ...], *doubts: str) -> Value:
    """A value with its doubts by their codes, and one more where a word was not read with certainty."""
    uncertain = any(word.confidence < CERTAIN for word in words)
    return Value(text, words, tuple(told(code) for code in (*doubts, *(("low",) if uncertain else ()))))


@dataclass(frozen=True, slots=True)
class Proposed:
    """One trade or deduction as the picture seems to tell it, its values by `COLUMNS`."""

    values: Mapping[str, Value]

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it twice."""
        return any(each.doubts for each in self.values.values())


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that one picture seems to say."""

    kind: PictureKind = "unknown"
    entries: tuple[Proposed, ...] = field(default=())
