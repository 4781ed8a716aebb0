"""Which doors a matter can use, in the order in which we recommend them, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter

from juli.calendars import WorkingDays
from juli.law import statute
from juli.procedures.catalogue import Procedure, procedures
from juli.procedures.doors.facts import Facts
from juli.procedures.doors.matter import Matter
from juli.procedures.doors.questions import DAYS, day_said, value
from juli.procedures.doors.rules import GRAVITY, DoorState, Rule, ranks, rules
from juli.procedures.fields import Citation
from juli.wording import LANGUAGES, Language, Said

LAST_RESORT = 60
"""From this rank on a door is recommended only when nothing before it is left."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a door stands as it does, or what to know before going through it. `state` is what it makes of the door."""

    id: str
    state: DoorState
    says: Said
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Door:
    """One procedure for one matter. `from_day` is when it opens, where it is not open yet and a date is known."""

    procedure: Procedure
    state: DoorState
    from_day: date | None
    reasons: tuple[Reason, ...]

    @property
    def usable(self) -> bool:
        """Whether one can go through it today."""
        return self.state in (DoorState.OPEN, DoorState.WARNED)


@dataclass(frozen=True, slots=True)
class Doors:
    """All doors in recommended order; `recommended` is the first."""

    recommended: Door
    doors: tuple[Door, ...]


def decide(matter: Matter, calendar: WorkingDays) -> Doors:
    """The doors of a matter: every procedure once, the one to take next first."""
    facts = Facts(matter, calendar)
    doors = sorted((_door(known, facts) for known in procedures().values()), key=lambda door: _place(door, facts))
    return Doors(doors[0], tuple(doors))


def _door(procedure: Procedure, facts: Facts) -> Door:
    holding = [rule for rule in rules()[procedure.id] if rule.holds(facts, procedure.id)]
    state = max((rule.state for rule in holding), key=GRAVITY.__getitem__, default=DoorState.OPEN)
    told = sorted((rule for rule in holding if _is_told(rule, state)), key=lambda rule: -GRAVITY[rule.state])
    reasons = [Reason(rule.id, rule.state, _filled(rule, facts), rule.citation) for rule in told]
    if state is not DoorState.CLOSED:
        reasons += [*_general(procedure), *_validity(procedure, facts.today)]
    return Door(procedure, state, _from_day(holding, state, facts), tuple(reasons))


def _is_told(rule: Rule, state: DoorState) -> bool:
    """At a closed door only what closes it is told."""
    return state is not DoorState.CLOSED or rule.state is DoorState.CLOSED


def _from_day(holding: list[Rule], state: DoorState, facts: Facts) -> date | None:
    """The last of the dates for which a door has to wait; None where one of its reasons knows no date."""
    if state is not DoorState.NOT_YET:
        return None
    days = [rule.from_day and DAYS[rule.from_day](facts) for rule in holding if rule.state is state]
    known = [day for day in days if day]
    return max(known) if len(known) == len(days) else None


def _filled(rule: Rule, facts: Facts) -> Said:
    """The words of a rule with the dates and sums of this matter."""
    templates = {language: str(rule.says.values[language]) for language in LANGUAGES}
    filled = _words({language: _fill(template, facts, language) for language, template in templates.items()})
    sure = rule.citation is None or statute(rule.citation[0]).verified
    return filled if sure else _say("unverified", says=filled)


def _fill(template: str, facts: Facts, language: Language) -> str:
    named = (name for _, name, _, _ in Formatter().parse(template) if name)
    return template.format_map({name: value(name, facts, language) for name in named})


def _general(procedure: Procedure) -> list[Reason]:
    """What it needs, can and cannot give, costs and takes, where to go, and whether its limits were verified."""
    told = {
        "needs": _listed(tuple(procedure.information.values())),
        "gives": procedure.gives,
        "cannot": procedure.cannot,
        "cost": procedure.cost,
        "time": procedure.time,
        "venue": procedure.venue,
    }
    reasons = [Reason(code, DoorState.OPEN, _say(code, what=what), None) for code, what in told.items() if what]
    return (
        reasons
        if procedure.verified
        else [*reasons, Reason("not_verified", DoorState.OPEN, _say("not_verified"), None)]
    )


def _validity(procedure: Procedure, today: date) -> list[Reason]:
    """What to say where the text the procedure rests on was not in force yet."""
    if procedure.since is None or procedure.since <= today:
        return []
    return [Reason("before_this_text", DoorState.OPEN, _say("before_this_text", since=day_said(procedure.since)), None)]


def _listed(parts: tuple[Said, ...]) -> Said:
    commas: dict[Language, str] = {"zh": "、", "en": ", "}
    return _words({language: comma.join(part.text(language) for part in parts) for language, comma in commas.items()})


def _words(told: Mapping[str, str]) -> Said:
    return Said("procedures", "words", told)


def _say(code: str, **values: object) -> Said:
    return Said("procedures.doors", code, values)


def _place(door: Door, facts: Facts) -> tuple[int, bool, bool, int, int]:
    """Usable doors first, among them those not tried yet, the open before the doubtful, then by rank."""
    rank = next(
        rank.rank
        for rank in ranks()
        if rank.door == door.procedure.id and all(each.holds(facts, rank.door) for each in rank.when)
    )
    group = GRAVITY[DoorState.OPEN if door.usable else door.state]
    return group, door.procedure.stage is None, _is_done(door, facts) or rank >= LAST_RESORT, GRAVITY[door.state], rank


def _is_done(door: Door, facts: Facts) -> bool:
    """Whether the door was gone through already; one where an answer is awaited is not done."""
    return bool(facts.of(door.procedure.id)) and not facts.awaits(door.procedure.id)
