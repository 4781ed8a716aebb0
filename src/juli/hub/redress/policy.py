"""Whose offers and obligations an actor sees: those of the complaints they may see; a partner none."""

from juli.hub.accounts.scopes import scope
from juli.hub.complaints.policy import but_no_partner
from juli.hub.redress.models import Obligation, Offer

for _model in (Offer, Obligation):
    scope(_model)(but_no_partner)
