"""Whose audits an actor sees: their own organisation's."""

from django.db.models import Q

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.audits.models import AuditRun

AUDITING = (ActorKind.STAFF, ActorKind.SUPERVISOR)
"""From which seats portfolios are audited."""
RUNNING, READING = "audits.run", "audits.read"


@scope(AuditRun)
def own_audits(actor: Actor) -> Q:
    """Everybody their organisation's; who of them may read them, the queries ask."""
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(organisation=actor.organisation_id) if actor.kind in AUDITING else Q(pk__in=[])
