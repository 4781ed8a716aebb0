"""The doors of a complaint as its page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from juli.hub.complaints.actions.ladder import DONE_WITH
from juli.hub.complaints.models import Circumstances, Proceeding
from juli.hub.complaints.queries import circumstances
from juli.hub.portal.follow.clocks import ClockCard, counted_card
from juli.hub.portal.follow.ladder.facts import limits_of, matter_for_doors
from juli.hub.portal.follow.matter import Matter
from juli.hub.redress.facts import LIMITATION
from juli.hub.workdays.queries import calendar_in_force
from juli.law import citation, statute
from juli.procedures.doors import Door, Doors, DoorState, Reason, decide
from juli.procedures.duties import own_limits
from juli.wording import Said

GENERAL = frozenset({"needs", "gives", "cannot", "cost", "time", "venue", "not_verified"})
"""Reasons that say of every matter what its procedure is; the page shows them in their own places."""


@dataclass(frozen=True, slots=True)
class ShownReason:
    """Why a door stands as it does, with its ground and how sure that is."""

    says: Said
    cited: Said | None
    verified: bool
    warns: bool


@dataclass(frozen=True, slots=True)
class ShownDoor:
    """One door. `proceeding` is the one that is open there now, or the last one."""

    door: Door
    proceeding: Proceeding | None

    @property
    def id(self) -> str:
        return self.door.procedure.id

    @property
    def reasons(self) -> Sequence[ShownReason]:
        """What of this very matter makes the door so."""
        return [_shown(one) for one in self.door.reasons if one.id not in GENERAL]

    @property
    def first(self) -> Sequence[ShownReason]:
        """What must be seen at once: whatever warns, else the first reason."""
        return [one for one in self.reasons if one.warns] or self.reasons[:1]

    @property
    def rest(self) -> Sequence[ShownReason]:
        """What may be unfolded."""
        return [one for one in self.reasons if one not in self.first]

    @property
    def is_running(self) -> bool:
        return self.proceeding is not None and self.proceeding.ended_on is None

    @property
    def leads_on(self) -> bool:
        """Whether it leads to a proceeding of its own: the first door is the complaint itself, going public none."""
        return self.id not in ("provider_direct", "media_exposure")


@dataclass(frozen=True, slots=True)
class DoorGroup:
    """Doors of one state."""

    state: str
    doors: Sequence[ShownDoor]


@dataclass(frozen=True, slots=True)
class DoorPage:
    """All doors: the recommended one, then those of each state."""

    recommended: ShownDoor
    groups: Sequence[DoorGroup]

    def find(self, procedure: str) -> ShownDoor | None:
        """The door of one procedure."""
        return next((one for group in self.groups for one in group.doors if one.id == procedure), None)

    def named(self, procedures: Iterable[str]) -> Sequence[ShownDoor]:
        """Of some procedures those whose doors can be used today."""
        found = (self.find(one) for one in procedures)
        return [one for one in found if one is not None and one.door.usable]


@dataclass(frozen=True, slots=True)
class OwnLimitCard:
    """A limit of the complainant's own: its clock, what to know of it, and whether its first reminder has come."""

    clock: ClockCard
    note: Said | None
    is_pressing: bool


def own_limits_of(matter: Matter, told: Circumstances | None) -> list[OwnLimitCard]:
    """The limits that run, the time to go to court first; of the others those that have not passed."""
    found = []
    for name, counted in limits_of(matter, told).items():
        limit, card = own_limits()[name], counted_card(counted, matter.today)
        if name == LIMITATION or not card.days_over:
            found.append(OwnLimitCard(card, limit.note, card.days_left <= max(limit.reminders)))
    return found


@dataclass(frozen=True, slots=True)
class Ladder:
    """What the page of the complaint says of the ways, and until when the complainant can do what; there is no page
    while the circumstances are not told."""

    page: DoorPage | None = None
    limits: Sequence[OwnLimitCard] = ()

    @property
    def pressing(self) -> Sequence[OwnLimitCard]:
        """The limits that come near, or have passed."""
        return [one for one in self.limits if one.is_pressing]

    @property
    def limitation(self) -> OwnLimitCard | None:
        """The time to go to court, where it still is some way off."""
        return next((one for one in self.limits if not one.is_pressing), None)


def ladder_of(matter: Matter) -> Ladder | None:
    """The ways as the page of the complaint shows them; None where nothing is left to bring anywhere."""
    if matter.complaint.closed_reason in DONE_WITH:
        return None
    told = circumstances(matter.complaint, by=matter.actor)
    if told is None:
        return Ladder(limits=own_limits_of(matter, None)) if matter.may_climb else None
    return Ladder(doors_of(matter, told), own_limits_of(matter, told))


def doors_of(matter: Matter, told: Circumstances) -> DoorPage:
    """The doors that stand open today, from what the complaint and its circumstances say."""
    decided = decide(matter_for_doors(matter, told), calendar_in_force())
    return page_of(decided, matter.proceedings)


def page_of(decided: Doors, proceedings: Iterable[Proceeding]) -> DoorPage:
    """The doors as decided, each with its proceeding."""
    latest = {one.procedure: one for one in proceedings}
    shown = [ShownDoor(door, latest.get(door.procedure.id)) for door in decided.doors]
    groups = [DoorGroup(state.value, [one for one in shown if one.door.state is state]) for state in DoorState]
    return DoorPage(shown[0], [group for group in groups if group.doors])


def _shown(reason: Reason) -> ShownReason:
    cited, verified = None, True
    if reason.citation is not None:
        cited, verified = citation(*reason.citation), statute(reason.citation[0]).verified
    return ShownReason(reason.says, cited, verified, warns=reason.state is DoorState.WARNED)
