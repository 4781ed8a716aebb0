"""An agreement from a TOML file, or from the same fields of a form or an interface."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import get_args

from juli.agreement.checks import contradictions
from juli.agreement.fields import Fields, day, exactly, flag, money, one_of, percent, several, text, whole, word
from juli.agreement.places import locate
from juli.agreement.problems import AgreementError, Problem, say
from juli.agreement.terms import (
    DEFAULT_TOLERANCE,
    Agreement,
    Charge,
    Deposit,
    Notice,
    Promise,
    Rate,
    Section,
    Settlement,
)
from juli.ledger.entries import ChargeKind, Instrument

SCHEMA = "juli.agreement/1"
MOST_BYTES = 1_000_000
MOST_SECTIONS = 500
MOST_DAYS = 36_500
MOST_MONTHS = 1_200
MOST_WORKING_DAYS = 366

_SOME_DAY = date(2000, 1, 1)
"""Stands in for a day that is missing: the reading ends in an error, but names every problem."""

_SYNTAX_LINE = re.compile(r"\(at line (\d+)")


def load_toml(content: str | bytes, source: str) -> Agreement:
    """Read an agreement file. `source` names the file in errors.

    Raises AgreementError with every problem, each with its line where that can be told.
    """
    plain = _decoded(content, source)
    try:
        values = tomllib.loads(plain)
    except tomllib.TOMLDecodeError as error:
        line = _SYNTAX_LINE.search(str(error))
        at = int(line[1]) if line else plain.count("\n") + 1
        raise AgreementError(source, (Problem("", say("toml-syntax"), at),)) from error
    except (RecursionError, ValueError) as error:
        raise AgreementError(source, (Problem("", say("toml-syntax")),)) from error
    try:
        return from_fields(values, source)
    except AgreementError as error:
        lines = tuple(replace(each, line=locate(plain, each.place)) for each in error.problems)
        raise AgreementError(source, lines) from error


def from_fields(values: Mapping[str, object], source: str = "agreement") -> Agreement:
    """Read an agreement from fields of the TOML's shape; dates and numbers may be texts.

    Raises AgreementError with every problem at once.
    """
    problems: list[Problem] = []
    agreement = _agreement(Fields(values, "", problems))
    if not problems:
        problems += contradictions(agreement)
    if problems:
        raise AgreementError(source, tuple(problems))
    return agreement


def _decoded(content: str | bytes, source: str) -> str:
    if len(content) > MOST_BYTES:
        raise AgreementError(source, (Problem("", say("too-large", limit=MOST_BYTES)),))
    if isinstance(content, str):
        return content
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise AgreementError(source, (Problem("", say("not-utf8"), line),)) from error


def _agreement(fields: Fields) -> Agreement:
    fields.get("schema", exactly(SCHEMA))
    tolerance = fields.get("tolerance", money)
    agreement = Agreement(
        provider=fields.get("provider", text),
        merchant_no=fields.get("merchant_no", text),
        signed_on=fields.get("signed_on", day),
        tolerance=DEFAULT_TOLERANCE if tolerance is None else tolerance,
        rates=tuple(_rate(each) for each in _sections(fields, "rate")),
        charges=tuple(_charge(each) for each in _sections(fields, "charge")),
        notices=tuple(_notice(each) for each in _sections(fields, "notice")),
        promises=tuple(_promise(each) for each in _sections(fields, "promise")),
        deposit=_deposit(fields.section("deposit")),
        settlement=_settlement(fields.section("settlement")),
        unknown=_unknown(fields),
    )
    fields.refuse_unknown()
    return agreement


def _sections(fields: Fields, key: str) -> Iterable[Fields]:
    found = list(fields.sections(key))
    if len(found) > MOST_SECTIONS:
        fields.blame(key, say("too-many", limit=MOST_SECTIONS))
    return found[:MOST_SECTIONS]


def _rate(fields: Fields) -> Rate:
    rate = Rate(
        instruments=fields.need("instrument", several(word(Instrument)), ()),
        rate_e5=fields.need("percent", percent, 0),
        cap=fields.get("cap", money),
        fixed=fields.get("fixed", money) or 0,
        valid_from=fields.get("from", day),
        valid_until=fields.get("until", day),
        above=fields.get("above", money),
        up_to=fields.get("up_to", money),
    )
    fields.refuse_unknown()
    return rate


def _charge(fields: Fields) -> Charge:
    charge = Charge(
        kind=fields.need("kind", word(ChargeKind), ChargeKind.OTHER),
        amount=fields.need("amount", money, 0),
        every_months=fields.get("every_months", whole(1, MOST_MONTHS)),
        first_after_days=fields.get("first_after_days", whole(0, MOST_DAYS)) or 0,
        notice=fields.get("notice", flag) or False,
    )
    fields.refuse_unknown()
    return charge


def _notice(fields: Fields) -> Notice:
    of = fields.need("of", one_of(["rate", *ChargeKind]), "rate")
    notice = Notice(
        of="rate" if of == "rate" else ChargeKind(of),
        given_on=fields.need("given_on", day, _SOME_DAY),
        effective_on=fields.need("effective_on", day, _SOME_DAY),
    )
    fields.refuse_unknown()
    return notice


def _promise(fields: Fields) -> Promise:
    promise = Promise(
        kind=fields.get("kind", word(ChargeKind)),
        amount=fields.need("amount", money, 0),
        made_on=fields.need("made_on", day, _SOME_DAY),
        due_on=fields.need("due_on", day, _SOME_DAY),
    )
    fields.refuse_unknown()
    return promise


def _deposit(fields: Fields | None) -> Deposit | None:
    if fields is None:
        return None
    deposit = Deposit(
        amount=fields.need("amount", money, 0),
        turnover=fields.need("turnover", money, 0),
        within_days=fields.need("within_days", whole(0, MOST_DAYS), 0),
        refund_within_days=fields.need("refund_within_days", whole(0, MOST_DAYS), 0),
    )
    fields.refuse_unknown()
    return deposit


def _settlement(fields: Fields | None) -> Settlement | None:
    if fields is None:
        return None
    settlement = Settlement(working_days=fields.need("working_days", whole(0, MOST_WORKING_DAYS), 0))
    fields.refuse_unknown()
    return settlement


def _unknown(fields: Fields) -> frozenset[Section]:
    named = fields.get("unknown", several(one_of(get_args(Section)))) or ()
    return frozenset(section for section in get_args(Section) if section in named)
