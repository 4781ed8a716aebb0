"""A contract's text, and the terms it seems to agree: proposals, until a person confirms them."""

from juli.agreement.contract.documents import (
    ContractLimits,
    ContractText,
    Page,
    UnusableContract,
    pasted,
    read_contract,
    recognised,
)
from juli.agreement.contract.proposal import Proposal, ProposedTerm, Quote, Sure, confirmed
from juli.agreement.contract.proposing import propose

__all__ = [
    "ContractLimits",
    "ContractText",
    "Page",
    "Proposal",
    "ProposedTerm",
    "Quote",
    "Sure",
    "UnusableContract",
    "confirmed",
    "pasted",
    "propose",
    "read_contract",
    "recognised",
]
