"""Deadlines told: for programs (JSON) and for people."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from juli.law import citation
from juli.procedures.catalogue import procedures
from juli.procedures.clock import Clock, ClockState
from juli.wording import Language, Said

SCHEMA = "juli.deadlines/1"


def deadlines_document(procedure: str, clocks: Sequence[Clock]) -> dict[str, Any]:
    """The clocks as the document `juli.deadlines/1`."""
    return {"schema": SCHEMA, "procedure": procedure, "clocks": [_document(clock) for clock in clocks]}


def deadlines_table(procedure: str, clocks: Sequence[Clock], on: date, language: Language) -> str:
    """The clocks in lines a person reads, as of a Beijing day."""
    return "\n".join(said.text(language) for said in _lines(procedure, clocks, on)) + "\n"


def _document(clock: Clock) -> dict[str, Any]:
    return {
        "step": clock.step,
        "actor": clock.actor,
        "amount": clock.amount,
        "unit": clock.unit.value,
        "starts_on": clock.starts_on.isoformat(),
        "due": clock.due.isoformat(),
        "due_rolled": clock.due_rolled.isoformat(),
        "provisional": clock.provisional,
        "verified": clock.verified,
        "citations": [list(cited) for cited in clock.citations],
        "maximum": clock.maximum and clock.maximum.isoformat(),
        "maximum_rolled": clock.maximum_rolled and clock.maximum_rolled.isoformat(),
        "explanation": {"zh": clock.explanation.text("zh"), "en": clock.explanation.text("en")},
    }


def _lines(procedure: str, clocks: Sequence[Clock], on: date) -> Iterator[Said]:
    known = procedures().get(procedure)
    yield known.name if known else _say(f"group-{procedure}")
    if not clocks:
        yield _say("no-clocks")
    notes = {step.id: step.note for step in known.steps} if known else {}
    for clock in clocks:
        yield from _told(clock, on, notes.get(clock.step))
    for step in known.steps if known else ():
        if step.limit is None and step.note:
            yield _say("line-uncounted", name=step.name, note=step.note)


def _told(clock: Clock, on: date, note: Said | None) -> Iterator[Said]:
    yield _say("line-step", name=clock.name, actor=_say(f"actor-{clock.actor}"))
    yield _say(f"line-{clock.state(on)}", due=clock.due, rolled=clock.due_rolled, days=_days_off(clock, on))
    yield _say("line-counted", counted=clock.explanation)
    if note:
        yield _say("line-counted", counted=note)
    for law, article in clock.citations:
        yield _say("line-law", cited=citation(law, article))


def _days_off(clock: Clock, on: date) -> int:
    """Days that are left, or that have passed since the end."""
    end = clock.due if clock.state(on) is ClockState.RUNNING else clock.due_rolled
    return abs((end - on).days)


def _say(code: str, **values: object) -> Said:
    return Said("procedures", code, values)
