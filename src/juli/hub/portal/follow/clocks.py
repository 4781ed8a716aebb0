"""A running clock as a card: who must act by when, by what right, and how the day was counted."""

from dataclasses import dataclass
from datetime import date

from juli import procedures
from juli.hub.complaints.models import Clock
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class ClockCard:
    """One running clock. `nature` is "target", "promise" or "law"; `counted` is None where nothing was counted."""

    step: Said
    nature: str
    due_on: date
    days_left: int
    counted: Said | None

    @property
    def days_over(self) -> int:
        """Days since the due day; 0 while it has not passed."""
        return max(-self.days_left, 0)

    @property
    def is_overdue(self) -> bool:
        """Whether a day of the law or of a promise has passed. A missed target is not overdue."""
        return self.days_left < 0 and self.nature != "target"


def clock_card(clock: Clock, procedure: str, today: date) -> ClockCard:
    """The card of one clock as of a day of Beijing time."""
    return ClockCard(
        step=procedures.step_name(procedure, clock.step),
        nature=clock.nature,
        due_on=clock.due_on,
        days_left=(clock.due_on - today).days,
        counted=_counted(clock),
    )


def _counted(clock: Clock) -> Said | None:
    """How the day was counted; a promised day was not, it was named."""
    if clock.nature == "promise":
        return None
    return procedures.Clock.from_fields(clock.fields).explanation
