"""A file that no format fits, read as a person says: which column is what, as data.

schema = "juli.mapping/1"
unit = "fen"                          # of all amounts; otherwise yuan
date_format = "DD/MM/YYYY HH:mm"      # where dates are written in a way of their own
header = 3                            # line of the header; 0 for none; otherwise the first row with these titles
[columns]                             # canonical name = title, number of the column from 1, or [day, time]
occurred_at = ["日期", "时间"]
amount = "发生额"
kind = "摘要"
[constants]                           # the same in every row
instrument = "credit"
[words.kind]                          # words of the file
"刷卡" = "sale"
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, get_args

from juli.ledger.canonical import COLUMNS
from juli.ledger.cells import CellError, lenient_moment
from juli.ledger.entries import ChargeKind, Instrument, Kind, UnusableFile
from juli.ledger.formats.columns import Unit
from juli.ledger.speech import quoted, say
from juli.wording import Said

SCHEMA = "juli.mapping/1"

STATUS = "status"
"""A column that is no part of an entry: where it says that a trade did not go through, the row is listed."""

Place = str | int
"""A column by its title, or by its number from 1."""

_MOST_BYTES = 100_000
_KEYS = frozenset({"schema", "unit", "date_format", "header", "columns", "constants", "words"})
_WORDS = {"kind": frozenset(Kind), "instrument": frozenset(Instrument), "charge_kind": frozenset(ChargeKind)}
_TWO = ("occurred_at",)
_TOKENS = {"YYYY": r"(?P<year>\d{4})", "MM": r"(?P<month>\d{1,2})", "DD": r"(?P<day>\d{1,2})"}
_TOKENS |= {"HH": r"(?P<hour>\d{1,2})", "mm": r"(?P<minute>\d{1,2})", "ss": r"(?P<second>\d{1,2})"}
_DAY_TOKENS = ("YYYY", "MM", "DD")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column of a file is what. `columns` has one place for each canonical name, or a day and a time."""

    columns: Mapping[str, tuple[Place, ...]]
    constants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unit: Unit = "yuan"
    date_format: str | None = None
    header: int | None = None

    def titles(self) -> frozenset[str]:
        """The titles a header must have."""
        return frozenset(place for places in self.columns.values() for place in places if isinstance(place, str))

    def moment(self, text: str) -> datetime:
        """A moment as the mapping says it is written, without its seconds or its time too; otherwise as statements
        write it."""
        return lenient_moment(text) if self.date_format is None else _formatted(text, self.date_format)

    def day(self, text: str) -> date:
        """The day of a moment."""
        return self.moment(text).date()


def load_mapping(source: str, content: bytes) -> ColumnMapping:
    """Read a mapping from TOML. Raises UnusableFile, whose reason names what is wrong first."""
    if len(content) > _MOST_BYTES:
        raise UnusableFile(source, say("mapping-large", limit=_MOST_BYTES))
    try:
        values = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnusableFile(source, say("mapping-syntax", reason=quoted(error))) from error
    return mapping_from(source, values)


def mapping_from(source: str, values: Mapping[str, Any]) -> ColumnMapping:
    """A mapping from values of the TOML's shape, as a form may send them. Raises UnusableFile like `load_mapping`."""
    problem = next(_problems(values), None)
    if problem is not None:
        raise UnusableFile(source, problem)
    columns = {name: tuple(place) if isinstance(place, list) else (place,) for name, place in values["columns"].items()}
    constants = {"instrument": "unknown"} | values.get("constants", {})
    return ColumnMapping(
        columns,
        {name: text for name, text in constants.items() if name not in columns},
        values.get("words", {}),
        values.get("unit", "yuan"),
        values.get("date_format"),
        values.get("header"),
    )


def _problems(values: Mapping[str, Any]) -> Iterator[Said]:
    """Every reason why values are no mapping, each in the order of the file."""
    if values.get("schema") != SCHEMA:
        yield say("mapping-schema", schema=SCHEMA)
    for key in values.keys() - _KEYS:
        yield say("mapping-unknown", name=quoted(key))
    if values.get("unit", "yuan") not in list(get_args(Unit)):
        yield _wrong("unit", "yuan, fen")
    if not _is_line(values.get("header", 0)):
        yield _wrong("header", "0, 1, 2, …")
    if "date_format" in values and not _is_date_format(values["date_format"]):
        yield _wrong("date_format", "YYYY-MM-DD HH:mm:ss")
    for part in ("columns", "constants", "words"):
        if not isinstance(values.get(part, {}), dict):
            yield _wrong(part, f"[{part}]")
            return
    yield from _column_problems(values.get("columns", {}), values.get("header"))
    yield from _constant_problems(values.get("constants", {}))
    yield from _word_problems(values.get("words", {}))


def _column_problems(columns: Mapping[str, Any], header: object) -> Iterator[Said]:
    for name in ("occurred_at", "amount"):
        if name not in columns:
            yield say("mapping-needs", name=name)
    for name, place in columns.items():
        places = place if isinstance(place, list) and name in _TWO and len(place) == 2 else [place]
        if name not in (*COLUMNS, STATUS):
            yield say("mapping-column", name=quoted(name), allowed=", ".join((*COLUMNS, STATUS)))
        elif not all(_is_place(each) for each in places):
            yield _wrong(f"columns.{name}", "“交易金额”, 1, 2, …")
        elif header == 0 and any(isinstance(each, str) for each in places):
            yield _wrong(f"columns.{name}", "1, 2, …")


def _constant_problems(constants: Mapping[str, Any]) -> Iterator[Said]:
    for name, text in constants.items():
        if name not in COLUMNS or name in ("occurred_at", "amount"):
            yield say("mapping-unknown", name=quoted(name))
        elif not isinstance(text, str) or (name in _WORDS and text not in _WORDS[name]):
            yield _wrong(f"constants.{name}", ", ".join(sorted(_WORDS.get(name, {"text"}))))


def _word_problems(words: Mapping[str, Any]) -> Iterator[Said]:
    for name, meanings in words.items():
        if name not in _WORDS or not isinstance(meanings, dict):
            yield say("mapping-unknown", name=quoted(f"words.{name}"))
            continue
        for word, meaning in meanings.items():
            if not isinstance(meaning, str) or meaning not in _WORDS[name]:
                yield _wrong(quoted(f"words.{name}.{word}"), ", ".join(sorted(_WORDS[name])))


def _wrong(name: str, allowed: str) -> Said:
    return say("mapping-wrong", name=name, allowed=allowed)


def _is_place(place: object) -> bool:
    if isinstance(place, str):
        return bool(place.strip())
    return isinstance(place, int) and not isinstance(place, bool) and place >= 1


def _is_line(line: object) -> bool:
    return isinstance(line, int) and not isinstance(line, bool) and line >= 0


def _is_date_format(text: object) -> bool:
    """Whether a format names year, month and day, and nothing twice."""
    if not isinstance(text, str):
        return False
    return all(text.count(token) == 1 for token in _DAY_TOKENS) and all(text.count(token) <= 1 for token in _TOKENS)


def _formatted(text: str, date_format: str) -> datetime:
    found = next((found for each in _patterns(date_format) if (found := each.fullmatch(text.strip()))), None)
    if found is None:
        raise CellError("date-format", text=quoted(text), format=quoted(date_format))
    parts = {name: int(digits) for name, digits in found.groupdict().items()}
    try:
        day = date(parts.pop("year"), parts.pop("month"), parts.pop("day"))
        return datetime.combine(day, time(parts.get("hour", 0), parts.get("minute", 0), parts.get("second", 0)))
    except ValueError as error:
        raise CellError("date-impossible", text=quoted(text)) from error


@lru_cache(maxsize=64)
def _patterns(date_format: str) -> tuple[re.Pattern[str], ...]:
    """What a text in a format looks like: whole, without its seconds, and its day alone."""
    shorter = dict.fromkeys((date_format, date_format.replace(":ss", ""), date_format.partition(" ")[0]))
    return tuple(_pattern(each) for each in shorter if all(token in each for token in _DAY_TOKENS))


def _pattern(date_format: str) -> re.Pattern[str]:
    """A day may be parted by any of the usual signs."""
    pattern = re.sub(r"/|\\-|\\\.", r"[-/.]", re.escape(date_format))
    for token, group in _TOKENS.items():
        pattern = pattern.replace(token, group)
    return re.compile(pattern, re.ASCII)
