"""The state of a complaint as one sentence."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from juli.hub.portal.follow.matter import Matter, Standing
from juli.hub.portal.templatetags.juli import bday

HEADLINES: Mapping[Standing, object] = {
    Standing.PAYMENT_SAID: _("%(other)s says that it has paid. Has the money arrived?"),
    Standing.PAYMENT_LATE: _("The day has passed on which %(other)s promised to pay"),
    Standing.PAYMENT_DUE: _("You accepted the offer. %(other)s pays by %(day)s"),
    Standing.OFFER: _("%(other)s has made an offer. It waits for your decision"),
    Standing.PREPARED: _("Your letter is ready. It has not been sent to %(other)s yet"),
    Standing.SENT: _("The letter is on its way to %(other)s"),
    Standing.ANSWERED: _("%(other)s has answered you"),
    Standing.ARRIVED: _("%(other)s has received your complaint. Waiting for its answer"),
    Standing.IN_HAND: _("%(other)s is looking into it. Waiting for its answer"),
}

CLOSED: Mapping[str, object] = {
    "withdrawn": _("You withdrew this complaint. It is closed"),
    "settled": _("You agreed with %(other)s. The complaint is closed"),
    "paid": _("The money has arrived. The complaint is closed"),
    "merged": _("This complaint goes on together with another one of yours"),
}
CLOSED_BY_OTHER = _("%(other)s has closed this complaint")


def headline(matter: Matter) -> str:
    """Where the complaint stands, as one sentence without its full stop."""
    day = bday(matter.obligation.due_on) if matter.obligation else ""
    sentence = HEADLINES.get(matter.standing)
    if sentence is None:
        sentence = CLOSED.get(matter.complaint.closed_reason, CLOSED_BY_OTHER)
    return str(sentence) % {"other": matter.other, "day": day}
