"""The facts of a matter by which doors open and close, and how they are read from JSON."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from juli.money import MoneyError, parse_yuan
from juli.procedures.catalogue import Complainant, procedures
from juli.procedures.counting import FIRST_DAY, LAST_DAY
from juli.procedures.doors.issues import issues
from juli.wording import Said

Kind = TypeVar("Kind", bound=StrEnum)

MOST_TRIED = 200
LONGEST_NAME = 60


class Purpose(StrEnum):
    """What the terminal was for."""

    BUSINESS = "business"
    PERSONAL = "personal"


class Respondent(StrEnum):
    """Who is complained of."""

    PAYMENT_INSTITUTION = "payment_institution"
    BANK = "bank"
    AGENT = "agent"
    UNLICENSED = "unlicensed"


class Result(StrEnum):
    """What came of a complaint. Accepted and settled ones were answered in the complainant's favour."""

    REJECTED = "rejected"
    PARTIAL = "partial"
    NO_ANSWER = "no_answer"
    ACCEPTED = "accepted"
    SETTLED = "settled"


class InvalidMatter(ValueError):
    """A matter that cannot be judged: `field` is the place of the fault, `said` tells it."""

    def __init__(self, field: str, code: str, **values: object) -> None:
        self.field = field
        self.said = Said("procedures.doors", f"invalid-{code}", {"field": field or "-", **values})
        super().__init__(self.said.text("en"))


@dataclass(frozen=True, slots=True)
class Tried:
    """One procedure that was tried: when it was filed, and what came of it when (None where it is not known)."""

    procedure: str
    filed_on: date
    answered_on: date | None
    result: Result


@dataclass(frozen=True, slots=True)
class Matter:
    """What is asked, of whom, by whom, since when it is known, and what became of it so far.

    `amount` and `average_wage` are fen; the wage is the province's of the last year that is published, None where
    it is not known. Dates are Beijing dates. `pending` are the procedures that now handle the same claim.
    """

    complainant: Complainant
    purpose: Purpose
    respondent: Respondent
    issue: str
    amount: int
    province: str
    average_wage: int | None
    known_on: date
    today: date
    arbitration_clause: bool
    tried: tuple[Tried, ...] = ()
    pending: tuple[str, ...] = ()


FIELDS = frozenset(Matter.__dataclass_fields__)


def load_matter(content: bytes) -> Matter:
    """A matter from one JSON object in UTF-8; InvalidMatter naming the field for whatever is wrong with it."""
    try:
        told = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_constant)
    except InvalidMatter:
        raise
    except (ValueError, RecursionError) as fault:
        raise InvalidMatter("", "json") from fault
    if not isinstance(told, dict):
        raise InvalidMatter("", "object")
    return read_matter(told)


def read_matter(told: Mapping[str, Any]) -> Matter:
    """A matter from its fields, every one given; InvalidMatter naming the field for whatever is wrong with it."""
    for name in sorted(FIELDS - told.keys()):
        raise InvalidMatter(name, "missing")
    for name in sorted(told.keys() - FIELDS):
        raise InvalidMatter(name, "unknown-field", known=", ".join(Matter.__dataclass_fields__))
    today = _day(told, "today")
    known_on = _day(told, "known_on")
    if known_on > today:
        raise InvalidMatter("known_on", "later", other="today")
    return Matter(
        complainant=_choice(told, "complainant", Complainant),
        purpose=_choice(told, "purpose", Purpose),
        respondent=_choice(told, "respondent", Respondent),
        issue=_one_of(told["issue"], "issue", issues()),
        amount=_fen(told, "amount"),
        province=_name(told, "province"),
        average_wage=None if told["average_wage"] is None else _wage(told),
        known_on=known_on,
        today=today,
        arbitration_clause=_flag(told, "arbitration_clause"),
        tried=tuple(_tried(each, f"tried[{n}]", today) for n, each in enumerate(_list(told, "tried"))),
        pending=tuple(
            dict.fromkeys(_one_of(each, f"pending[{n}]", procedures()) for n, each in enumerate(_list(told, "pending")))
        ),
    )


def _tried(told: Any, place: str, today: date) -> Tried:
    if not isinstance(told, Mapping):
        raise InvalidMatter(place, "object-here")
    wanted = tuple(Tried.__dataclass_fields__)
    for name in wanted:
        if name not in told:
            raise InvalidMatter(f"{place}.{name}", "missing")
    for name in sorted(set(told) - set(wanted)):
        raise InvalidMatter(f"{place}.{name}", "unknown-field", known=", ".join(wanted))
    filed_on = _day(told, "filed_on", place)
    answered_on = None if told["answered_on"] is None else _day(told, "answered_on", place)
    result = _choice(told, "result", Result, place)
    _check_order(place, filed_on, answered_on, result, today)
    return Tried(_one_of(told["procedure"], f"{place}.procedure", procedures()), filed_on, answered_on, result)


def _check_order(place: str, filed_on: date, answered_on: date | None, result: Result, today: date) -> None:
    if filed_on > today:
        raise InvalidMatter(f"{place}.filed_on", "later", other="today")
    if answered_on and answered_on > today:
        raise InvalidMatter(f"{place}.answered_on", "later", other="today")
    if answered_on and answered_on < filed_on:
        raise InvalidMatter(f"{place}.answered_on", "earlier", other=f"{place}.filed_on")
    if answered_on and result is Result.NO_ANSWER:
        raise InvalidMatter(f"{place}.answered_on", "no-answer-dated")
    if answered_on is None and result in (Result.ACCEPTED, Result.SETTLED):
        raise InvalidMatter(f"{place}.answered_on", "answer-undated", result=result.value)


def _choice(told: Mapping[str, Any], name: str, kinds: type[Kind], place: str = "") -> Kind:
    return kinds(_one_of(told[name], _place(place, name), list(kinds)))


def _one_of(value: Any, field: str, known: Collection[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise InvalidMatter(field, "choice", text=_shown(value), known=", ".join(known))
    return value


def _day(told: Mapping[str, Any], name: str, place: str = "") -> date:
    value = told[name]
    try:
        on = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        on = None
    if on is None or on.isoformat() != value or not FIRST_DAY <= on <= LAST_DAY:
        raise InvalidMatter(_place(place, name), "day", text=_shown(value))
    return on


def _fen(told: Mapping[str, Any], name: str) -> int:
    value = told[name]
    try:
        fen = parse_yuan(value) if isinstance(value, str) else None
    except MoneyError:
        fen = None
    if fen is None or fen < 0:
        raise InvalidMatter(name, "amount", text=_shown(value))
    return fen


def _wage(told: Mapping[str, Any]) -> int:
    wage = _fen(told, "average_wage")
    if wage == 0:
        raise InvalidMatter("average_wage", "amount", text="0")
    return wage


def _name(told: Mapping[str, Any], name: str) -> str:
    value = told[name]
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_NAME or not value.isprintable():
        raise InvalidMatter(name, "text")
    return value.strip()


def _flag(told: Mapping[str, Any], name: str) -> bool:
    value = told[name]
    if not isinstance(value, bool):
        raise InvalidMatter(name, "flag", text=_shown(value))
    return value


def _list(told: Mapping[str, Any], name: str) -> Sequence[Any]:
    value = told[name]
    if not isinstance(value, list):
        raise InvalidMatter(name, "list")
    if len(value) > MOST_TRIED:
        raise InvalidMatter(name, "too-many", most=MOST_TRIED)
    return value


def _place(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _shown(value: Any) -> str:
    """A value as it may be repeated to whoever typed it: short, and on one line."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:LONGEST_NAME])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise InvalidMatter(_shown(name), "twice")
    return dict(pairs)


def _no_constant(text: str) -> Any:
    raise ValueError(text)
