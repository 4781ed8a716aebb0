"""The sentences of a contract behind the terms of an agreement, where the person confirmed them and they still hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from juli.agreement import Agreement, AgreementError, Rate, from_fields
from juli.agreement.reading import SCHEMA
from juli.hub.complaints.contracts import CONFIRMED
from juli.hub.portal.agreement_rows import PERCENT_SIGNS
from juli.hub.portal.visit import Visit

_NAMES = {"since": "from"}
_UNKNOWN_WITHOUT = {"rates": "rate", "charges": "charge", "deposit": "deposit"}
_LISTS = {"rate": "rates", "charge": "charges", "notice": "notices"}


def sentences_of(visit: Visit, agreement: Agreement) -> dict[str, Any]:
    """By the place of a term ("rate[0]", "deposit"): the file it was read from, and its sentences.

    A term that was changed after it was confirmed has none: its sentence no longer says it. Nor has one of a
    contract that was taken out again.
    """
    found: dict[str, Any] = {}
    kept = {str(file.pk) for file in visit.files_for("contract")}
    for contract in (each for file, each in visit.draft.answers.get(CONFIRMED, {}).items() if file in kept):
        for term in contract["terms"]:
            for place in _places(term, agreement):
                found.setdefault(place, {"file": contract["file"], "quotes": term["quotes"]})
    return found


def _places(term: Mapping[str, Any], agreement: Agreement) -> Iterator[str]:
    """Where in the agreement the term stands just as it was confirmed."""
    section = term["section"]
    own = _alone(term, agreement)
    if own is None:
        return
    if section in _LISTS:
        said: Sequence[Any] = getattr(own, _LISTS[section])
        for number, each in enumerate(getattr(agreement, _LISTS[section])):
            if any(_says(one, each) for one in said):
                yield f"{section}[{number}]"
    elif getattr(own, section) == getattr(agreement, section):
        yield section


def _says(confirmed: Any, agreed: Any) -> bool:
    """Whether they are the same; a rate for several kinds of payment may stand in a row for each."""
    if isinstance(confirmed, Rate):
        covered = set(agreed.instruments) <= set(confirmed.instruments)
        return covered and replace(confirmed, instruments=agreed.instruments) == agreed
    return bool(confirmed == agreed)


def _alone(term: Mapping[str, Any], agreement: Agreement) -> Agreement | None:
    """The confirmed term as an agreement of its own; None where what was typed is no term."""
    section = term["section"]
    unknown = [name for name, part in _UNKNOWN_WITHOUT.items() if part != section]
    fields = {"schema": SCHEMA, "signed_on": agreement.signed_on, "unknown": unknown, section: _fields(term)}
    try:
        return from_fields(fields)
    except AgreementError:
        return None


def _fields(term: Mapping[str, Any]) -> object:
    """The term as its section of an agreement file."""
    values = {_NAMES.get(name, name): value for name, value in term["values"].items()}
    if term["section"] == "rate":
        return [values | {"percent": values.get("percent", "").rstrip(PERCENT_SIGNS), "instrument": term["kinds"]}]
    if term["section"] in _LISTS:
        return [values]
    if term["section"] == "deposit":
        return values
    value = values.get("value", "")
    return {"working_days": value} if term["section"] == "settlement" else value
