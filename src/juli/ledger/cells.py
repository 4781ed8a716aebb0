"""What single cells mean: moments, days, amounts, words; and what is wrong with them."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from juli.ledger import spelling
from juli.ledger.speech import quoted, say
from juli.money import Fen, MoneyError, parse_yuan
from juli.wording import Said

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_STRICT_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}", re.ASCII)
_STRICT_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAY = r"(?P<y>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})\s?日?"
_BETWEEN = r"(?:[ T]+|(?<=日)|(?<=\d{4}[-/.]\d{2}[-/.]\d{2}))"
"""A blank or 日 parts day and time; none is needed where the day has all its digits."""
_TIME = r"(?P<H>\d{1,2})[:时点](?P<M>\d{1,2})(?:[:分](?P<S>\d{1,2})(?:\.\d+)?)?[分秒]?"
_COMPACT = r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:[ T]?(?P<H>\d{2}):?(?P<M>\d{2}):?(?P<S>\d{2})?(?:\.\d+)?)?"
_ZONE = r"(?:\s?\+08:?00)?"
_MOMENT_FORMS = (
    re.compile(rf"{_DAY}(?:{_BETWEEN}{_TIME}{_ZONE})?", re.ASCII),
    re.compile(_DAY + r" (?P<H>\d{1,2})(?P<M>\d{2})(?P<S>\d{2})", re.ASCII),
    re.compile(_COMPACT, re.ASCII),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2}) " + _TIME, re.ASCII),
)
_EXPONENT = re.compile(r"-?\d(\.\d+)?[eE]\+\d+", re.ASCII)


class CellError(ValueError):
    """A cell that cannot be read; `reason` says why."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.reason: Said = say(code, **values)


class Cells:
    """The cells of one row by column. It collects every problem, so a person mends a row in one go.

    `names` gives the name of a column as its reader knows it: the text of the header, or a sentence.
    """

    def __init__(self, values: Mapping[str, Any], names: Mapping[str, object]) -> None:
        self.values = values
        self.names = names
        self.problems: list[Said] = []

    def text(self, column: str) -> str | None:
        """The cell as it stands; None when it is empty."""
        return self.values.get(column) or None

    def read(self, column: str, parse: Callable[[Any], T]) -> T | None:
        """The cell as `parse` reads it; None when it is empty or wrong (then a problem is noted)."""
        value = self.values.get(column)
        if value is None or value == "":
            return None
        try:
            return parse(value)
        except CellError as error:
            self.blame(column, error.reason)
            return None

    def require(self, column: str, parse: Callable[[Any], T]) -> T | None:
        """Like `read`, but an empty cell is a problem too."""
        value = self.values.get(column)
        if value is None or value == "":
            self.blame(column, say("cell-empty"))
            return None
        return self.read(column, parse)

    def blame(self, column: str, why: Said) -> None:
        """Note that a cell of this row is wrong."""
        self.problems.append(say("field", column=self.names.get(column, column), why=why))


def amount_in_yuan(text: str) -> Fen:
    """Yuan as fen; CellError says what is wrong with the amount."""
    try:
        return parse_yuan(text)
    except MoneyError as error:
        raise CellError(error.code, text=quoted(error.text)) from error


def positive(amount: Fen) -> Fen:
    """The amount itself; CellError when it is zero or less."""
    if amount <= 0:
        raise CellError("amount-not-positive")
    return amount


def not_negative(amount: Fen) -> Fen:
    """The amount itself; CellError when it is below zero."""
    if amount < 0:
        raise CellError("fee-negative")
    return amount


def strict_moment(text: str) -> datetime:
    """`YYYY-MM-DD HH:MM:SS` and nothing else (Beijing time)."""
    if not _STRICT_MOMENT.fullmatch(text):
        raise CellError("moment-form", text=quoted(text))
    return _existing(text, datetime.fromisoformat)


def strict_day(text: str) -> date:
    """`YYYY-MM-DD` and nothing else."""
    if not _STRICT_DAY.fullmatch(text):
        raise CellError("day-form", text=quoted(text))
    return _existing(text, date.fromisoformat)


def _existing(text: str, make: Callable[[str], T]) -> T:
    try:
        return make(text)
    except ValueError as error:
        raise CellError("date-impossible", text=quoted(text)) from error


def lenient_moment(text: str) -> datetime:
    """A moment as statements and people write it: 2026-03-15, 2026/3/15 14:05, 20260315140533, 下午2:05 and the like.

    A day alone means its first second; fractions of a second are cut; a time zone may only be +08:00.
    """
    found = _found(text.strip()) or _found(spelling.moment(text))
    if found is None:
        raise CellError("date-unknown", text=quoted(text))
    parts = {key: int(value) for key, value in found.groupdict(default="0").items()}
    try:
        day = date(parts["y"], parts["m"], parts["d"])
        return datetime.combine(day, time(parts["H"], parts["M"], parts["S"]))
    except ValueError as error:
        raise CellError("date-impossible", text=quoted(text)) from error


def _found(text: str) -> re.Match[str] | None:
    return next((found for form in _MOMENT_FORMS if (found := form.fullmatch(text))), None)


@lru_cache(maxsize=1024)
def lenient_day(text: str) -> date:
    """The day of a `lenient_moment`."""
    return lenient_moment(text).date()


def is_moment(text: str, *, serial: bool = True) -> bool:
    """Whether a text is written like a date, with or without a time; the day itself may not exist.

    Without `serial` the number of days a spreadsheet counts is none: 45000 may be a time that lost its zero.
    """
    if _found(text.strip()):
        return True
    return (serial or not text.strip().isdecimal()) and _found(spelling.moment(text)) is not None


def flag(text: str) -> bool:
    """`true` or `false` and nothing else."""
    if text not in ("true", "false"):
        raise CellError("flag", text=quoted(text))
    return text == "true"


def one_of(values: type[E]) -> Callable[[str], E]:
    """A reader for one word of a closed list; the error names the list."""

    def read(text: str) -> E:
        try:
            return values(text)
        except ValueError as error:
            allowed = ", ".join(values)
            raise CellError("word", text=quoted(text), allowed=allowed) from error

    return read


def lost_digits(text: str) -> bool:
    """Whether a spreadsheet has rounded this identifier ("4.00123E+27"): its digits are gone for good."""
    return bool(_EXPONENT.fullmatch(text))
