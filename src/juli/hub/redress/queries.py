"""Reading offers and obligations of complaints the actor may see."""

from uuid import UUID

from django.db.models import QuerySet

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import complaints
from juli.hub.redress.models import Obligation, Offer


def offers(of: Complaint, *, by: Actor) -> QuerySet[Offer]:
    """The offers made in a complaint, newest first."""
    return Offer.objects.filter(complaint__in=complaints(by=by).filter(pk=of.pk).values("pk")).select_related("payload")


def offer(offer_id: UUID, *, by: Actor) -> Offer | None:
    """One offer, if the actor may see its complaint."""
    found = Offer.objects.filter(pk=offer_id, complaint__in=complaints(by=by).values("pk"))
    return found.select_related("complaint").first()


def obligations(of: Complaint, *, by: Actor) -> QuerySet[Obligation]:
    """What is owed by accepted offers of a complaint."""
    return Obligation.objects.filter(complaint__in=complaints(by=by).filter(pk=of.pk).values("pk"))


def obligation(obligation_id: UUID, *, by: Actor) -> Obligation | None:
    """One obligation, if the actor may see its complaint."""
    found = Obligation.objects.filter(pk=obligation_id, complaint__in=complaints(by=by).values("pk"))
    return found.select_related("complaint").first()
