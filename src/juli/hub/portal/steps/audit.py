"""What the audit found: nothing is asked here."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from juli.agreement import AgreementError
from juli.hub.portal.auditing import audit_of
from juli.hub.portal.findings import LinkTo, bars, finding_views, proved
from juli.hub.portal.journey import BOUNDS
from juli.hub.portal.language import page_language
from juli.hub.portal.steps.agreed import agreement_of
from juli.hub.portal.steps.base import Page
from juli.hub.portal.visit import Visit
from juli.money import grouped_yuan
from juli.papers.report.pictures import pictures_of


class AuditPage(Page):
    """The result, with everything it rests on within reach."""

    name = "audit"
    title = _("What the statements show")

    def context(self, visit: Visit) -> dict[str, Any]:
        result = audit_of(visit)
        if result.document is None:
            return {"problem": result.problem}
        pictures = pictures_of(result.document, result.agreement, page_language())
        findings = proved(finding_views(result.document, result.agreement, link_to_line(visit)), pictures)
        read = result.document["read"]
        return {
            "total": result.overcharged + result.owed,
            "overcharged": result.overcharged,
            "owed": result.owed,
            "money": [found for found in findings if found.is_money],
            "facts": [found for found in findings if not found.is_money],
            "bars": bars(findings),
            "pictures": pictures,
            "read": read,
            "unreadable": read["unreadable"][: BOUNDS["named_problems"]],
            "unreadable_count": len(read["unreadable"]),
            "statements": len(visit.files_for("statement")),
            "agreement": result.agreement,
            "agreement_wrong": isinstance(agreement_of(visit), AgreementError),
            "complains": bool(visit.journey.issue),
        }

    def said(self, visit: Visit) -> Iterator[tuple[str, str]]:
        result = audit_of(visit)
        if result.document is not None:
            total = grouped_yuan(result.overcharged + result.owed)
            yield str(_("By the audit to be paid back")), str(_("%(amount)s yuan")) % {"amount": total}


def link_to_line(visit: Visit) -> LinkTo:
    """Addresses of the lines of this draft's statements."""
    files = {file.name: file.pk for file in visit.files_for("statement")}
    return lambda source, line: reverse("portal:line", args=[files[source], line]) if source in files else None
