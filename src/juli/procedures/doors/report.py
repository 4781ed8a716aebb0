"""Doors told: for programs (JSON) and for people."""

from collections.abc import Iterator
from typing import Any

from juli.law import citation
from juli.procedures.doors.deciding import Door, Doors, Reason
from juli.procedures.doors.questions import day_said
from juli.procedures.doors.rules import DoorState
from juli.wording import Language, Said

SCHEMA = "juli.doors/1"


def doors_document(decided: Doors) -> dict[str, Any]:
    """The doors as the document `juli.doors/1`."""
    return {
        "schema": SCHEMA,
        "recommended": decided.recommended.procedure.id,
        "doors": [_document(door) for door in decided.doors],
    }


def doors_table(decided: Doors, language: Language) -> str:
    """The doors in lines a person reads."""
    return "\n".join(said.text(language) for said in _lines(decided)) + "\n"


def _document(door: Door) -> dict[str, Any]:
    return {
        "procedure": door.procedure.id,
        "state": door.state.value,
        "from": door.from_day and door.from_day.isoformat(),
        "reasons": [
            {
                "id": reason.id,
                "zh": reason.says.text("zh"),
                "en": reason.says.text("en"),
                "citation": reason.citation and list(reason.citation),
            }
            for reason in door.reasons
        ],
    }


def _lines(decided: Doors) -> Iterator[Said]:
    yield _say("heading")
    yield _say("recommended", name=decided.recommended.procedure.name)
    for door in decided.doors:
        yield _say("line-door", name=door.procedure.name, state=_state(door))
        yield from (_reason(reason) for reason in door.reasons)


def _state(door: Door) -> Said:
    if door.state is DoorState.NOT_YET and door.from_day:
        return _say("state-not_yet-from", day=day_said(door.from_day))
    return _say(f"state-{door.state}")


def _reason(reason: Reason) -> Said:
    if reason.citation is None:
        return _say("line-reason", says=reason.says)
    return _say("line-reason-law", says=reason.says, cited=citation(*reason.citation))


def _say(code: str, **values: object) -> Said:
    return Said("procedures.doors", code, values)
