"""The fields of one section: each read by its meaning, every problem noted with its place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from juli.agreement.problems import Problem, say
from juli.ledger.speech import quoted
from juli.money import Fen, MoneyError, parse_number, parse_yuan
from juli.wording import Said

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

E5_PER_PERCENT = 1000
LARGEST_RATE_E5 = 100 * E5_PER_PERCENT
PERCENT_DECIMALS = 3
LONGEST_TEXT = 200
YEARS = range(1990, 2200)
"""Dates outside are slips of the hand, and leave room to add any number of days a field may hold."""


class FieldError(ValueError):
    """A value that cannot be read; `reason` says why."""

    def __init__(self, reason: Said) -> None:
        super().__init__(reason.code)
        self.reason = reason


class Fields:
    """The values below one place. Reading never stops at a problem, so a person mends all in one go."""

    def __init__(self, values: object, place: str, problems: list[Problem]) -> None:
        self.place = place
        self.problems = problems
        self.seen: set[str] = set()
        self.readable = isinstance(values, Mapping)
        self.values: Mapping[str, Any] = {}
        if isinstance(values, Mapping):
            self.values = {str(key): value for key, value in values.items()}
        else:
            self.blame("", say("not-a-table"))

    def get(self, key: str, parse: Callable[[Any], T]) -> T | None:
        """The value as `parse` reads it; None when it is missing, empty or wrong (then a problem is noted)."""
        self.seen.add(key)
        value = self.values.get(key)
        if value is None or value == "":
            return None
        try:
            return parse(value)
        except FieldError as error:
            self.blame(key, error.reason)
            return None

    def need(self, key: str, parse: Callable[[Any], T], stand_in: T) -> T:
        """Like `get`, but a missing value is a problem too; `stand_in` lets reading go on."""
        known = len(self.problems)
        value = self.get(key, parse)
        if value is None and self.readable and len(self.problems) == known:
            self.blame(key, say("missing"))
        return stand_in if value is None else value

    def sections(self, key: str) -> Iterable["Fields"]:
        """The sections of a list ([[rate]]), each with its own place."""
        listed = self.get(key, _listing)
        return [Fields(each, f"{self.place_of(key)}[{i}]", self.problems) for i, each in enumerate(listed or ())]

    def section(self, key: str) -> "Fields | None":
        """A single section ([deposit]), None when it is missing."""
        self.seen.add(key)
        value = self.values.get(key)
        return None if value is None else Fields(value, self.place_of(key), self.problems)

    def refuse_unknown(self) -> None:
        """Note every key nobody asked for: a misspelt term must not be ignored in silence."""
        for key in sorted(self.values.keys() - self.seen):
            self.blame(quoted(key), say("unknown-key", known=", ".join(sorted(self.seen))))

    def blame(self, key: str, reason: Said) -> None:
        """Note a problem of one key, or of the section itself ("")."""
        self.problems.append(Problem(self.place_of(key), reason))

    def place_of(self, key: str) -> str:
        """The path of a key below this section."""
        return ".".join(part for part in (self.place, key) if part)


def money(value: object) -> Fen:
    """Yuan with at most two decimals, not negative, as fen."""
    fen = _number(value, parse_yuan, None)
    if fen < 0:
        raise FieldError(say("negative"))
    return fen


def percent(value: object) -> int:
    """A percent from 0 to 100 with at most three decimals, in hundred-thousandths: "0.60" is 600."""
    number = _number(value, parse_number, lambda text: say("not-a-percent", text=text))
    if number < 0:
        raise FieldError(say("negative"))
    scaled = number * E5_PER_PERCENT
    if scaled > LARGEST_RATE_E5:
        raise FieldError(say("percent-large"))
    if scaled != scaled.to_integral_value():
        raise FieldError(say("percent-decimals", decimals=PERCENT_DECIMALS))
    return int(scaled)


def whole(low: int, high: int) -> Callable[[object], int]:
    """A reader for whole numbers from `low` to `high`, both included."""

    def read(value: object) -> int:
        reason = say("not-whole", low=low, high=high)
        number = _number(value, parse_number, lambda _: reason)
        if number != number.to_integral_value() or not low <= number <= high:
            raise FieldError(reason)
        return int(number)

    return read


def day(value: object) -> date:
    """A date, or its text YYYY-MM-DD; a time of day beside it is refused."""
    if type(value) is date:
        found = value
    elif isinstance(value, str):
        found = _day_of(value)
    else:
        raise FieldError(say("not-a-day"))
    if found.year not in YEARS:
        raise FieldError(say("day-far", first=YEARS.start, last=YEARS.stop - 1))
    return found


def _day_of(text: str) -> date:
    plain = text.strip()
    try:
        found = date.fromisoformat(plain)
    except ValueError:
        raise FieldError(say("not-a-day")) from None
    if found.isoformat() != plain:
        raise FieldError(say("not-a-day"))
    return found


def flag(value: object) -> bool:
    """true or false, as a truth value or as text."""
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise FieldError(say("not-a-flag"))


def text(value: object) -> str:
    """One line of text without control characters."""
    if not isinstance(value, str):
        raise FieldError(say("not-text"))
    plain = value.strip()
    if not plain.isprintable():
        raise FieldError(say("unprintable"))
    if len(plain) > LONGEST_TEXT:
        raise FieldError(say("text-long", limit=LONGEST_TEXT))
    return plain


def exactly(expected: str) -> Callable[[object], str]:
    """A reader for the one text that may stand there."""

    def read(value: object) -> str:
        if value != expected:
            raise FieldError(say("schema", expected=expected))
        return expected

    return read


def one_of(allowed: Sequence[str]) -> Callable[[object], str]:
    """A reader for one word of a closed list."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise FieldError(say("unknown-word", text=quoted(value), allowed=", ".join(allowed)))
        return value

    return read


def word(allowed: type[E]) -> Callable[[object], E]:
    """A reader for one member of an enumeration."""
    read_one = one_of(list(allowed))
    return lambda value: allowed(read_one(value))


def several(read_one: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    """A reader for one value or a list of them; a repeated one counts once."""

    def read(value: object) -> tuple[T, ...]:
        listed = value if isinstance(value, list | tuple) else [value]
        return tuple(dict.fromkeys(read_one(each) for each in listed))

    return read


def _listing(value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise FieldError(say("not-a-list"))
    return list(value)


def _number(value: object, parse: Callable[[str], T], refusal: Callable[[str], Said] | None) -> T:
    """Numbers go through their text, so that 0.1 is one tenth and nothing is ever rounded.

    `refusal` says what is wrong with a text that is no such number; without it, why it is no amount.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise FieldError(say("not-a-number"))
    if isinstance(value, int) and value.bit_length() > 64:
        raise FieldError(say("not-a-number"))
    plain = value if isinstance(value, str) else str(value)
    try:
        return parse(plain)
    except MoneyError as error:
        text = quoted(error.text)
        raise FieldError(refusal(text) if refusal else Said("ledger", error.code, {"text": text})) from error
