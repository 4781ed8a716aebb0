"""The kinds of events that an organisation can be told of, and what each says."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

KINDS: Mapping[str, object] = {
    "complaint.received": _("A complaint has arrived"),
    "complaint.acknowledged": _("A complaint was taken in hand"),
    "complaint.said": _("Something was said in a complaint"),
    "complaint.evidence": _("A file was added to a complaint"),
    "complaint.assigned": _("A complaint was given to a person"),
    "complaint.transferred": _("A complaint was passed to another department"),
    "complaint.escalated": _("A complaint was escalated"),
    "complaint.merged": _("A complaint goes on in another one"),
    "complaint.closed": _("A complaint was closed"),
    "complaint.reopened": _("A complaint was opened again"),
    "department.asked": _("A department was asked"),
    "department.answered": _("A department has answered"),
    "partner.asked": _("A partner was asked"),
    "partner.answered": _("A partner has answered"),
    "partner.ended": _("A partner is asked no further"),
    "offer.prepared": _("An offer waits for a second person"),
    "offer.made": _("An offer was made"),
    "offer.returned": _("An offer was sent back to its author"),
    "offer.decided": _("The complainant has decided on an offer"),
    "payment.recorded": _("A payment was recorded"),
    "payment.decided": _("The complainant has said whether a payment arrived"),
    "clock.due": _("A clock ends today"),
    "clock.breached": _("A clock has run out"),
    "audit.finished": _("An audit has finished"),
    "audit.failed": _("An audit could not be carried out"),
}
TRIAL = "webhook.trial"
"""Sent when an endpoint is entered and when somebody asks for it, to see whether it arrives."""
