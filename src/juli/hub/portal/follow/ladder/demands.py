"""What was demanded of the institution's compliance department, as the complainant sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.models import Demand, Proceeding
from juli.hub.complaints.queries import demands as asked
from juli.hub.portal.follow.matter import Matter
from juli.proceedings.demands import DEMANDED_BY, demands
from juli.wording import Said

STATE_WORDS = {
    "open": _("not answered yet"),
    "handed_over": _("handed over"),
    "not_kept": _("it says there is none"),
    "refused": _("it does not hand it over"),
}
"""How a demand stands."""


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """One paper asked for, and what was answered."""

    row: Demand
    name: Said
    state: object


def demands_of(matter: Matter, proceeding: Proceeding) -> Sequence[AskedPaper]:
    """The papers asked for in an escalation; none in any other proceeding."""
    if proceeding.procedure != DEMANDED_BY:
        return []
    found = asked(matter.complaint, by=matter.actor).filter(proceeding=proceeding)
    return [AskedPaper(row, demands()[row.kind], STATE_WORDS[row.state]) for row in found]
