"""The facts of a matter from a document (`juli.facts/1`): JSON or TOML, read field by field as they are declared."""

import json
import tomllib
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from juli.money import Fen, MoneyError, parse_yuan
from juli.papers.findings import Explain, read_findings
from juli.papers.kit.case import say, tried_procedures
from juli.papers.kit.facts import PaperFacts, PartyKind, RespondentKind
from juli.triage import taxonomy
from juli.wording import Said

SCHEMA = "juli.facts/1"
AUDIT = "juli.audit/1"
MOST_BYTES = 32 * 1024**2
LONGEST_TEXT = 20_000
MOST_ROWS = 5_000
MOST_FEN = 10**14


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field; `place` is its name with its sections, such as "claims[0].amount"."""

    place: str
    said: Said


class FactsError(ValueError):
    """Facts that cannot be used, with every problem."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{each.place}: {each.said.text('en')}" for each in problems))
        self.problems = problems


def load_facts(content: bytes, name: str) -> dict[str, Any]:
    """The document in a file, JSON where its `name` ends so and TOML otherwise; FactsError where it is none."""
    try:
        text = content.decode("utf-8-sig")
        told = json.loads(text) if name.lower().endswith(".json") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise FactsError((Problem("", say("no-document", reason=str(error)[:200])),)) from error
    if not isinstance(told, dict):
        raise FactsError((Problem("", say("no-table")),))
    return told


def facts_from(told: Mapping[str, Any], today: date) -> PaperFacts:
    """The facts of a document; `today` is the day of the paper where the document names none.

    Raises FactsError with every problem: a field unknown, of another type, too long, or a value there is none of.
    """
    reader = _Reader()
    if told.get("schema", SCHEMA) != SCHEMA:
        reader.note("schema", say("other-schema", schema=SCHEMA))
    fields = {key: value for key, value in told.items() if key != "schema"}
    read = reader.table(PaperFacts, {"made_on": today, **fields}, "")
    if not reader.problems and isinstance(read, PaperFacts):
        reader.check(read)
    if reader.problems:
        raise FactsError(tuple(reader.problems))
    assert isinstance(read, PaperFacts)
    return read


class _Reader:
    """Reads values by the types they shall have, and notes what does not fit."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, place: str, said: Said) -> None:
        """Keep a problem."""
        self.problems.append(Problem(place, said))

    def table(self, shape: Any, told: Any, place: str) -> Any:
        """A dataclass from a table; None where something in it did not fit."""
        if not isinstance(told, Mapping):
            return self.note(place, say("no-table"))
        hints = _hints(shape)
        for name in told.keys() - hints.keys():
            self.note(_at(place, name), say("unknown-field", known=", ".join(hints)))
        before = len(self.problems)
        values = {name: self.value(hint, told[name], _at(place, name)) for name, hint in hints.items() if name in told}
        try:
            return shape(**values) if len(self.problems) == before else None
        except TypeError:
            return self.note(place, say("field-missing"))

    def value(self, hint: Any, told: Any, place: str) -> Any:
        """One value of a type: text, day, amount, yes or no, a word of a list, a table, a list, a mapping."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (types.UnionType, Union):
            wanted = next(each for each in arguments if each is not types.NoneType)
            return None if told is None else self.value(wanted, told, place)
        if origin is tuple:
            return self.rows(arguments[0], told, place)
        if origin is not None and issubclass(origin, Mapping):
            return self.mapping(arguments[1], told, place)
        if is_dataclass(hint):
            return self.table(hint, told, place)
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return self.word(hint, told, place)
        return self.plain(hint, told, place)

    def rows(self, hint: Any, told: Any, place: str) -> Any:
        """A list as a tuple."""
        if not isinstance(told, list) or len(told) > MOST_ROWS:
            return self.note(place, say("no-list", most=MOST_ROWS))
        return tuple(self.value(hint, row, f"{place}[{number}]") for number, row in enumerate(told))

    def mapping(self, hint: Any, told: Any, place: str) -> Any:
        """Values by name; a document within the document stays as it is."""
        if not isinstance(told, Mapping):
            return self.note(place, say("no-table"))
        if hint is Any:
            return dict(told)
        return {name: self.value(hint, row, _at(place, name)) for name, row in told.items()}

    def word(self, words: type[StrEnum], told: Any, place: str) -> Any:
        """One word of a list."""
        if told not in list(words):
            return self.note(place, say("no-word", known=", ".join(words)))
        return words(told)

    def plain(self, hint: type[Any], told: Any, place: str) -> Any:
        """A text, a day, an amount or a yes or no."""
        code, read = _PLAIN[hint]
        try:
            return read(told)
        except (ValueError, MoneyError):
            return self.note(place, say(code, most=LONGEST_TEXT))

    def check(self, facts: PaperFacts) -> None:
        """What types alone do not say."""
        kinds = {"complainant": PartyKind, "respondent": RespondentKind}
        for party, words in kinds.items():
            kind = getattr(facts, party).kind
            if kind and kind not in list(words):
                self.note(f"{party}.kind", say("no-word", known=", ".join(words)))
        if facts.issue and facts.issue not in taxonomy().issues:
            self.note("issue", say("no-word", known=", ".join(taxonomy().issues)))
        known = tried_procedures()
        named = [(f"tried[{place}].procedure", each.procedure) for place, each in enumerate(facts.tried)]
        named += [(f"pending[{place}]", each) for place, each in enumerate(facts.pending or ())]
        for place, procedure in named:
            if procedure not in known:
                self.note(place, say("no-word", known=", ".join(known)))
        self.check_audit(facts.audit)

    def check_audit(self, audit: Mapping[str, Any] | None) -> None:
        """Whether the audit is one that a paper can be made of."""
        try:
            if audit is not None:
                read_findings(audit, _silent)
                ends = [date.fromisoformat(audit["read"][end]) for end in ("from", "to") if audit["read"].get(end)]
                if audit["schema"] != AUDIT or ends != sorted(ends):
                    raise ValueError(audit["schema"])
        except (KeyError, TypeError, ValueError, AttributeError):
            self.note("audit", say("no-audit", schema=AUDIT))


_silent: Explain = lambda finding: ("", "")  # noqa: E731


def _at(place: str, name: str) -> str:
    return f"{place}.{name}" if place else str(name)


def _hints(shape: Any) -> Mapping[str, Any]:
    return get_type_hints(shape)


def _text(told: Any) -> str:
    if not isinstance(told, str) or len(told) > LONGEST_TEXT:
        raise ValueError(told)
    return told


def _day(told: Any) -> date:
    if isinstance(told, datetime) or not isinstance(told, date | str):
        raise ValueError(told)
    return told if isinstance(told, date) else date.fromisoformat(told)


def _amount(told: Any) -> Fen:
    if isinstance(told, bool) or not isinstance(told, int | str):
        raise ValueError(told)
    fen = parse_yuan(str(told))
    if not 0 <= fen <= MOST_FEN:
        raise ValueError(told)
    return fen


def _yes(told: Any) -> bool:
    if not isinstance(told, bool):
        raise ValueError(told)
    return told


_PLAIN: Mapping[type[Any], tuple[str, Callable[[Any], Any]]] = {
    str: ("no-text", _text),
    date: ("no-day", _day),
    int: ("no-amount", _amount),
    bool: ("no-flag", _yes),
}


def field_names(shape: Any = PaperFacts, place: str = "") -> Iterator[str]:
    """Every field a document may have, with its sections; lists end in "[]"."""
    for name, hint in _hints(shape).items():
        inner = next((each for each in (hint, *get_args(hint)) if is_dataclass(each)), None)
        mark = "[]" if get_origin(hint) is tuple else ""
        if inner is None:
            yield _at(place, name) + mark
        else:
            yield from field_names(inner, _at(place, name) + mark)
