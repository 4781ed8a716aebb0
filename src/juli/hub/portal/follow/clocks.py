"""A running clock as a card: who must act by when, by what right, and how the day was counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from juli import procedures
from juli.hub.complaints.clocks import reasons
from juli.hub.complaints.models import BINDING, NO_DAY, Clock
from juli.law import citation
from juli.procedures.clock import OWN
from juli.proceedings import Breach, breach_of
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class ClockCard:
    """One running clock. `nature` is "target", "promise", "law", or "unverified" for what was not read in the law;
    `counted` is None where nothing was counted. `actor` must act; `own` says that it is the complainant.

    `stands_still`: nothing is counted for the time being, and `due_on` means nothing.
    """

    step: Said
    nature: str
    due_on: date
    days_left: int
    counted: Said | None
    actor: str = "provider"
    own: bool = False
    stands_still: bool = False
    cited: Sequence[Said] = ()
    breach: Breach | None = None
    proceeding: int = 0

    @property
    def who(self) -> Said | None:
        """Who must act; None where it is the other party."""
        return None if self.actor in BINDING else Said("procedures", f"actor-{self.actor}")

    @property
    def days_over(self) -> int:
        """Days since the due day; 0 while it has not passed."""
        return max(-self.days_left, 0)

    @property
    def is_overdue(self) -> bool:
        """Whether a day of the law or of a promise has passed. A missed target is not overdue."""
        return self.days_left < 0 and self.nature in ("law", "promise")


def clock_card(clock: Clock, today: date) -> ClockCard:
    """The card of one clock as of a day of Beijing time."""
    return counted_card(reasons(clock), today, due_on=clock.due_on, proceeding=clock.proceeding_id)


def counted_card(
    counted: procedures.Clock, today: date, *, due_on: date | None = None, proceeding: int = 0
) -> ClockCard:
    """The card of a clock that stands in no row, or as its row says."""
    day = due_on or counted.warns_on
    left = 0 if day == NO_DAY else (day - today).days
    return ClockCard(
        step=counted.name,
        nature=counted.nature.value if counted.verified else "unverified",
        due_on=day,
        days_left=left,
        # A promised day was not counted, it was named.
        counted=None if counted.nature is procedures.Nature.PROMISE else counted.explanation,
        actor=counted.actor,
        own=counted.actor in OWN,
        stands_still=day == NO_DAY,
        cited=[citation(*one) for one in counted.citations if counted.verified],
        breach=breach_of(counted) if left < 0 else None,
        proceeding=proceeding,
    )
