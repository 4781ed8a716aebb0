"""Every change about personal data, one function each: may they, lock, change, event, effects."""

from juli.hub.privacy.actions.correcting import change_account, correct_contact, withdraw_consent
from juli.hub.privacy.actions.disclosing import export_account, export_data, unmask
from juli.hub.privacy.actions.disposing import (
    approve_disposal,
    carry_out_disposals,
    erase_accounts,
    propose_disposal,
    refuse_disposal,
)
from juli.hub.privacy.actions.holding import place_hold, release_hold
from juli.hub.privacy.actions.requesting import request_erasure

__all__ = [
    "approve_disposal",
    "carry_out_disposals",
    "change_account",
    "correct_contact",
    "erase_accounts",
    "export_account",
    "export_data",
    "place_hold",
    "propose_disposal",
    "refuse_disposal",
    "release_hold",
    "request_erasure",
    "unmask",
    "withdraw_consent",
]
