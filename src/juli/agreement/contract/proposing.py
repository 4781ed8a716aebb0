"""All terms a contract seems to agree, as one proposal."""

from dataclasses import replace
from itertools import islice

from juli.agreement.contract.charges import propose_charges, propose_deposit
from juli.agreement.contract.documents import ContractText, say
from juli.agreement.contract.particulars import (
    propose_merchant_no,
    propose_notices,
    propose_provider,
    propose_settlement,
    propose_signed_on,
)
from juli.agreement.contract.passages import passages
from juli.agreement.contract.proposal import MOST_TERMS, Proposal, settled
from juli.agreement.contract.rates import propose_rates

_READERS = (
    propose_provider,
    propose_merchant_no,
    propose_signed_on,
    propose_rates,
    propose_charges,
    propose_deposit,
    propose_settlement,
    propose_notices,
)


def propose(contract: ContractText) -> Proposal:
    """What the contract seems to agree, for a person to confirm; nothing of it is taken as agreed by itself.

    What was recognised in a picture is doubtful altogether.
    """
    sentences = passages(contract.text)
    found = (islice(reader(contract, sentences), MOST_TERMS) for reader in _READERS)
    terms = settled([term for terms in found for term in terms])
    if contract.kind == "picture":
        terms = tuple(replace(term, doubts=(*term.doubts, say("doubt-recognised"))) for term in terms)
    return Proposal(contract, terms)
