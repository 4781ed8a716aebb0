"""Everything on one page, each part with a way to change it; then it is filed."""

from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.actions import file_complaint
from juli.hub.portal.access import admit
from juli.hub.portal.earlier import earlier_filed
from juli.hub.portal.forms import FormError
from juli.hub.portal.request import filing_request
from juli.hub.portal.steps.agreed import AgreedPage
from juli.hub.portal.steps.audit import AuditPage
from juli.hub.portal.steps.base import Page
from juli.hub.portal.steps.claims import ClaimsPage
from juli.hub.portal.steps.contact import ContactPage
from juli.hub.portal.steps.evidence import EvidencePage
from juli.hub.portal.steps.provider import ProviderPage, respondent
from juli.hub.portal.steps.statements import StatementsPage
from juli.hub.portal.steps.story import StoryPage
from juli.hub.portal.steps.what import WhatPage
from juli.hub.portal.steps.who import WhoPage
from juli.hub.portal.visit import Visit

PARTS: tuple[Page, ...] = (
    WhatPage(),
    WhoPage(),
    ProviderPage(),
    AgreedPage(),
    StatementsPage(),
    AuditPage(),
    ClaimsPage(),
    StoryPage(),
    EvidencePage(),
    ContactPage(),
)
NOT_NEEDED = frozenset({"agreed", "statements", "audit", "evidence"})
"""Parts that may be left out; what was begun of them must be right all the same."""


class CheckPage(Page):
    """The last page before filing."""

    name = "check"
    title = _("Please look everything over")

    def post(self, visit: Visit) -> str:
        """File, unless something is missing. Filing the same draft again gives the same complaint."""
        if missing_parts(visit):
            return visit.url(self.name)
        complaint = file_complaint(filing_request(visit), by=visit.actor)
        admit(visit.request, complaint)
        return reverse("portal:filed")

    def errors(self, visit: Visit, form: Form | None) -> list[FormError]:
        return [FormError(f"part-{part.name}", str(part.title)) for part in missing_parts(visit)]

    def context(self, visit: Visit) -> dict[str, Any]:
        missing = {part.name for part in missing_parts(visit)}
        organisation = respondent(visit)
        return {
            "parts": [
                {
                    "name": part.name,
                    "title": part.title,
                    "said": list(part.said(visit)),
                    "missing": part.name in missing,
                }
                for part in PARTS
                if part.name in visit.journey.path
            ],
            "earlier": earlier_filed(visit),
            "on_platform": bool(organisation and organisation.has_desk),
        }


def missing_parts(visit: Visit) -> list[Page]:
    """The parts that are not answered yet, or have something to mend."""
    return [part for part in PARTS if part.name in visit.journey.path and _is_missing(part, visit)]


def _is_missing(part: Page, visit: Visit) -> bool:
    begun = visit.typed(part.name) is not None
    return not part.is_complete(visit) and (begun or part.name not in NOT_NEEDED)
