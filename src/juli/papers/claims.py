"""What is asked for, in words."""

from juli.papers.cleaning import one_line
from juli.papers.model import ClaimKind, ClaimLine
from juli.papers.speech import Speech


def request(claim: ClaimLine, say: Speech) -> str:
    """One claim: our words for its kind and sum, then the person's note on it."""
    note = one_line(claim.note)
    if claim.kind is ClaimKind.OTHER and note and claim.amount is None:
        return note
    asked = _asked(claim, say)
    return say("claim-noted", claim=asked, note=note) if note else asked


def _asked(claim: ClaimLine, say: Speech) -> str:
    if claim.kind is ClaimKind.REFUND:
        if claim.amount is None:
            return say("claim-refund-open")
        return say("claim-refund", money=say.money(claim.amount))
    asked = say(f"claim-{claim.kind}")
    return asked if claim.amount is None else say("claim-money", claim=asked, money=say.money(claim.amount))
