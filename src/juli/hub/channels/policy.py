"""Whose mails an actor sees: those of the complaints they may see; a partner none."""

from juli.hub.accounts.scopes import scope
from juli.hub.channels.models import OutboundMail
from juli.hub.complaints.policy import but_no_partner

scope(OutboundMail)(but_no_partner)
