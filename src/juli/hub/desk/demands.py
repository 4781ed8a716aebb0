"""What an escalated complaint demands, as the desk sees it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.models import Demand
from juli.proceedings.demands import STATES, demands
from juli.wording import Said

STATE_WORDS = {
    "open": _("not answered yet"),
    "handed_over": _("handed over"),
    "not_kept": _("there is none"),
    "refused": _("not handed over"),
}
"""How a demand stands."""


@dataclass(frozen=True, slots=True)
class ShownDemand:
    """One demand with its name and how it stands."""

    row: Demand

    @property
    def name(self) -> Said:
        """What is demanded."""
        return demands()[self.row.kind]

    @property
    def state(self) -> object:
        """How it stands, in words."""
        return STATE_WORDS[self.row.state]

    @property
    def can_be_answered(self) -> bool:
        """Whether an answer can still follow."""
        return bool(STATES[self.row.state])


def shown_demands(found: Iterable[Demand]) -> list[ShownDemand]:
    """The demands ready to be shown."""
    return [ShownDemand(row) for row in found]
