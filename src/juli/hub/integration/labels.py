"""Words for the codes of this room."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from juli.hub.integration.actions.tokens import MOST_TOKENS
from juli.hub.integration.actions.webhooks import MOST_ENDPOINTS
from juli.hub.integration.kinds import KINDS, TRIAL

REFUSALS = {
    "token-scopes-missing": _("Please choose at least one thing that the token may do."),
    "token-days": _("A token is good for a year at most."),
    "tokens-many": format_lazy(_("There are {most} tokens already. Revoke one first."), most=MOST_TOKENS),
    "token-over": _("This token is revoked already."),
    "webhook-kinds-missing": _("Please choose at least one kind of event."),
    "webhook-address": _(
        "This address cannot be used. It begins with https:// and has neither a name nor a password in it; "
        "a port other than 443 has to be allowed by the operator."
    ),
    "webhooks-many": format_lazy(_("There are {most} webhooks already. Remove one first."), most=MOST_ENDPOINTS),
    "delivery-waiting": _("This message is on its way already."),
}
"""Why a change was not possible, by the code of `NotPossible`."""

FAULTS = {
    "address": _("its name leads to an address that must not be asked"),
    "unanswered": _("no answer"),
    "answer": _("the answer was too long"),
}
"""Why there was no answer to a delivery."""

SENT_KINDS = {**KINDS, TRIAL: _("A trial")}
"""All kinds of messages, by their code."""
