"""A matter seen from one door: the dates that follow from it, and the small questions that rules ask."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from importlib.resources import files

from juli.calendars import WorkingDays
from juli.procedures.catalogue import procedures
from juli.procedures.clock import Clock
from juli.procedures.clocks import start
from juli.procedures.doors.issues import issues
from juli.procedures.doors.matter import Matter, Result, Tried
from juli.procedures.duties import own_limits
from juli.procedures.lookup import step
from juli.procedures.rules import Step

ONE_DAY = timedelta(days=1)
SOON = timedelta(days=60)
FOR_THE_CLAIM = frozenset({Result.PARTIAL, Result.ACCEPTED, Result.SETTLED})
FULLY = frozenset({Result.ACCEPTED, Result.SETTLED})
ACT_OF_AGENCY = frozenset({Result.REJECTED, Result.PARTIAL})
ANSWER_TARGET = ("provider_direct", "answer")
OWN_DAYS = {"nfra_bank": ("nfra_bank", "bank_simple")}
"""How long one waits for a provider: the service target, but where a bank has days of its own."""
AGENCY_DAYS = {"pboc_complaint": ("pboc_complaint", "pboc_decide"), "samr_complaint": ("samr_complaint", "accept")}
"""The agencies that have to act within days, so that silence becomes a failure to act."""


@cache
def groups() -> Mapping[str, frozenset[str]]:
    """Procedures that rules speak of together, by the name of the group."""
    text = files("juli.procedures.doors").joinpath("groups.toml").read_text(encoding="utf-8")
    return {name: frozenset(members) for name, members in tomllib.loads(text).items()}


@dataclass(frozen=True)
class Facts:
    """What follows from a matter, whatever door it stands at."""

    matter: Matter
    calendar: WorkingDays

    @property
    def today(self) -> date:
        """The day as of which doors are judged."""
        return self.matter.today

    @property
    def marks(self) -> frozenset[str]:
        """What the issue is for the bodies."""
        return issues()[self.matter.issue]

    @cached_property
    def provider(self) -> tuple[Tried, ...]:
        """The complaints made to the provider itself."""
        return self.of("provider")

    @cached_property
    def heard(self) -> bool:
        """Whether the provider answered, or had the time that one gives it."""
        return any(self._waited(each) for each in self.provider)

    @cached_property
    def answer_awaited_from(self) -> date | None:
        """The day from which waiting for the provider is over; None where nothing waits."""
        return min(
            (self._waits_until(each) + ONE_DAY for each in self.provider if not self._waited(each)), default=None
        )

    @cached_property
    def samr_limit(self) -> Clock:
        """The three years of a complaint to market regulation; a demand does not restart them."""
        return self.count(own_limits()["samr_three_years"].limit, self.matter.known_on)

    @cached_property
    def limitation(self) -> Clock:
        """The limitation period, from the last demand, acknowledgement or suit that came in time."""
        clock = self.count(own_limits()["limitation_general"].limit, self.matter.known_on)
        for on in sorted(self._interruptions()):
            if clock.starts_on < on <= clock.due_rolled or on in self._acknowledgements():
                clock = self.count(own_limits()["limitation_general"].limit, max(on, clock.starts_on))
        return clock

    @cached_property
    def limitation_cap(self) -> Clock:
        """Twenty years, at the longest, from the day that is known."""
        return self.count(own_limits()["limitation_general_cap"].limit, self.matter.known_on)

    @cached_property
    def small_claims_limit(self) -> int | None:
        """Up to what a claim is a small one, in fen: half of the wage. None where the wage is not known."""
        return None if self.matter.average_wage is None else self.matter.average_wage // 2

    @cached_property
    def agreed_limit(self) -> int | None:
        """Up to what both sides may agree on the small-claims procedure, in fen: twice the wage."""
        return None if self.matter.average_wage is None else self.matter.average_wage * 2

    @cached_property
    def agency_limits(self) -> tuple[Clock, ...]:
        """The time to ask for reconsideration of what agencies decided, for each decision of a known day."""
        apply = step("reconsideration", "apply")
        answers = (each.answered_on for each in self.of("agency") if each.result in ACT_OF_AGENCY)
        return tuple(self.count(apply, on) for on in answers if on)

    @cached_property
    def agency_silent(self) -> bool:
        """Whether an agency let the days pass that it has."""
        return any(day <= self.today for day in self._failures())

    @cached_property
    def agency_awaited_from(self) -> date | None:
        """The day from which an agency's silence is a failure to act."""
        return min((day for day in self._failures() if day > self.today), default=None)

    @cached_property
    def confirmation(self) -> Clock | None:
        """The thirty days for judicial confirmation of the last mediated agreement; None where there is none."""
        agreed = [t.answered_on for t in self.of("confirmable") if t.result in FULLY and t.answered_on]
        return self.count(step("peoples_mediation", "judicial_confirmation"), max(agreed)) if agreed else None

    @cached_property
    def appeal(self) -> Clock | None:
        """The time to appeal against the last decision in an ordinary suit, by its day; None where there is none."""
        decided = [t.answered_on for t in self.matter.tried if t.procedure == "civil_suit" and t.answered_on]
        return self.count(step("civil_suit", "appeal_judgment"), max(decided)) if decided else None

    @cached_property
    def enforcement(self) -> Clock | None:
        """Two years from the last decision, which is the earliest that the time to ask for enforcement can end."""
        decided = [t.answered_on for t in self.of("judging") if t.result in FOR_THE_CLAIM and t.answered_on]
        return self.count(step("enforcement", "apply"), max(decided)) if decided else None

    def awaits(self, door: str) -> bool:
        """Whether a complaint made there is one whose answer is still to be waited for."""
        return not self.heard and any(each.procedure == door for each in self.provider)

    def of(self, group: str) -> tuple[Tried, ...]:
        """What was tried of a group, or of one procedure."""
        members = members_of(group)
        return tuple(each for each in self.matter.tried if each.procedure in members)

    def count(self, limit: Step, on: date) -> Clock:
        """A limit counted from a day."""
        return start(limit, on, self.calendar)

    def _waits_until(self, tried: Tried) -> date:
        procedure, step_id = OWN_DAYS.get(tried.procedure, ANSWER_TARGET)
        return self.count(step(procedure, step_id), tried.filed_on).due_rolled

    def _waited(self, tried: Tried) -> bool:
        return tried.result is not Result.NO_ANSWER or self.today > self._waits_until(tried)

    def _acknowledgements(self) -> frozenset[date]:
        return frozenset(t.answered_on for t in self.provider if t.result in FOR_THE_CLAIM and t.answered_on)

    def _interruptions(self) -> frozenset[date]:
        demands = (*self.provider, *self.of("judging"))
        return self._acknowledgements() | {each.filed_on for each in demands}

    def _failures(self) -> tuple[date, ...]:
        """The days from which an agency that has not answered has failed to act."""
        silent = (each for each in self.of("agency") if each.result is Result.NO_ANSWER)
        limits = ((AGENCY_DAYS.get(each.procedure), each.filed_on) for each in silent)
        return tuple(self.count(step(*days), on).due_rolled + ONE_DAY for days, on in limits if days)


def members_of(group: str) -> frozenset[str]:
    """The procedures of a group, or all; a name that is no group stands for itself."""
    if group == "all":
        return frozenset(procedures())
    return groups().get(group, frozenset({group}))
