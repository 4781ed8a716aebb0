"""What a program may be allowed: those rights of a seat that the API has an operation for."""

from juli.hub.accounts.actors import Actor
from juli.hub.directory.rights import Right, rights

OF_API = (
    "complaints.read",
    "complaints.file",
    "complaints.answer",
    "complaints.offer",
    "offers.approve",
    "complaints.pay",
    "complaints.close",
    "complaints.involve",
    "complaints.transfer",
    "complaints.assign",
    "complaints.export",
    "views.share",
    "routing.manage",
    "replies.manage",
    "quality.review",
    "reports.read",
    "audits.run",
    "audits.read",
    "requests.answer",
    "integration.manage",
)
"""Rights that an operation of the API asks for. A new operation names its right here."""


def scopes_for(actor: Actor) -> list[Right]:
    """What the holder of a seat may let a program do in their place."""
    held = {right.partition("@")[0] for right in actor.rights}
    return [rights()[code] for code in OF_API if code in held]


def within(actor: Actor, scopes: frozenset[str]) -> frozenset[str]:
    """The rights that a seat has today, as far as the scopes of a token go."""
    return frozenset(right for right in actor.rights if right.partition("@")[0] in scopes)
