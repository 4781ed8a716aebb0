"""How often the triage was right, by what colleagues said: only what somebody has looked at is counted."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from juli.hub.accounts.actors import ActorKind, require
from juli.hub.house.seats import REPORTS, HouseRequest, house_required, shown
from juli.hub.spoken import spoken_language
from juli.hub.understanding import queries
from juli.triage import taxonomy
from juli.triage.corrections import Share, measure

PLACE = "house:triage"


@require_safe
@house_required(REPORTS)
def triage(request: HouseRequest) -> HttpResponse:
    """The figures by issue, by confidence, and what is taken for something else most often."""
    require(request.actor, ActorKind.STAFF)
    found = measure(queries.verdicts(by=request.actor))
    context = {
        "understood": queries.understood_count(by=request.actor),
        "proposals": found.proposals,
        "filed": found.filed,
        "issues": [_row(_name(issue), share) for issue, share in found.by_issue.items()],
        "bands": [
            _row(
                _("%(low)s to %(high)s %%") % {"low": round(band.low * 100), "high": round(band.high * 100)}, band.share
            )
            for band in found.bands
        ],
        "confused": [(_name(one.proposed), _name(one.said), one.count) for one in found.confused],
    }
    return shown(request, "triage", PLACE, context)


def _row(name: str, share: Share) -> Mapping[str, Any]:
    return {"name": name, "share": share}


def _name(issue: str) -> str:
    known = taxonomy().issues.get(issue)
    if known is not None:
        return known.name.text(spoken_language())
    return issue or _("not about payment terminals")
