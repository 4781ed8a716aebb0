"""What is done with offers and payments, by what it is about."""

from juli.hub.redress.actions.approving import approve_offer, return_offer
from juli.hub.redress.actions.limits import set_offer_limit
from juli.hub.redress.actions.offers import accept_offer, make_offer, reject_offer
from juli.hub.redress.actions.payments import confirm_payment, record_payment, report_missing_payment

__all__ = [
    "accept_offer",
    "approve_offer",
    "confirm_payment",
    "make_offer",
    "record_payment",
    "reject_offer",
    "report_missing_payment",
    "return_offer",
    "set_offer_limit",
]
