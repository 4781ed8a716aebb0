"""The doors of a complaint as its page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from juli.calendars import official
from juli.hub.complaints.actions.ladder import DONE_WITH
from juli.hub.complaints.models import Circumstances, Proceeding
from juli.hub.complaints.queries import circumstances
from juli.hub.portal.follow.clocks import ClockCard, counted_card
from juli.hub.portal.follow.ladder.facts import limitation, matter_for_doors
from juli.hub.portal.follow.matter import Matter
from juli.law import citation, statute
from juli.procedures.doors import Door, Doors, DoorState, Reason, decide
from juli.wording import Said

GENERAL = frozenset({"needs", "gives", "cannot", "cost", "time", "venue", "not_verified"})
"""Reasons that say of every matter what its procedure is; the page shows them in their own places."""

PRESSING_DAYS = 90
"""Days before the end of the time to go to court from which the page of the complaint warns of it."""


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
class Ladder:
    """What the page of the complaint says of the ways, and until when one can go to court; both are None while the
    circumstances are not told."""

    page: DoorPage | None = None
    limitation: ClockCard | None = None

    @property
    def is_pressing(self) -> bool:
        """Whether the time to go to court is nearly over, or is."""
        return self.limitation is not None and self.limitation.days_left < PRESSING_DAYS


def ladder_of(matter: Matter) -> Ladder | None:
    """The ways as the page of the complaint shows them; None where nothing is left to bring anywhere."""
    if matter.complaint.closed_reason in DONE_WITH:
        return None
    told = circumstances(matter.complaint, by=matter.actor)
    if told is None:
        return Ladder() if matter.may_climb else None
    return Ladder(doors_of(matter, told), counted_card(limitation(matter, told), matter.today))


def doors_of(matter: Matter, told: Circumstances) -> DoorPage:
    """The doors that stand open today, from what the complaint and its circumstances say."""
    decided = decide(matter_for_doors(matter, told), official())
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
