"""Reading offers and obligations of complaints the actor may see."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.models import Complaint
from juli.hub.redress.models import Obligation, Offer, OfferLimit


def with_redress(found: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """The same complaints, each with `offer_open` (an offer waits for the complainant's decision), `offer_waiting` (one
    waits for a second person) and `payment_state` (the state of the payment promised last, or None)."""
    offered = Offer.objects.filter(complaint=OuterRef("pk"), state="open")
    waiting = Offer.objects.filter(complaint=OuterRef("pk"), state="prepared")
    promised = Obligation.objects.filter(complaint=OuterRef("pk")).order_by("-promised_at")
    return found.annotate(
        offer_open=Exists(offered),
        offer_waiting=Exists(waiting),
        payment_state=Subquery(promised.values("state")[:1]),
    )


def note_redress(complaints: Sequence[Any], *, by: Actor) -> None:
    """Give the complaints of one page what `with_redress` gives, without a look at the offers of all others."""
    awaited = rows(Offer, by=by).filter(complaint__in=complaints, state__in=("open", "prepared"))
    offers_there = set(awaited.values_list("complaint", "state"))
    promised = rows(Obligation, by=by).filter(complaint__in=complaints).order_by("promised_at")
    states = dict(promised.values_list("complaint", "state"))
    for complaint in complaints:
        complaint.offer_open = (complaint.pk, "open") in offers_there
        complaint.offer_waiting = (complaint.pk, "prepared") in offers_there
        complaint.payment_state = states.get(complaint.pk)


def offers(of: Complaint, *, by: Actor) -> QuerySet[Offer]:
    """The offers made in a complaint, newest first."""
    return rows(Offer, by=by).filter(complaint=of).select_related("payload", "answer", "made_by", "approved_by")


def offer(offer_id: UUID, *, by: Actor) -> Offer | None:
    """One offer, if the actor may see its complaint."""
    found = rows(Offer, by=by).filter(pk=offer_id)
    return found.select_related("complaint__department", "payload", "made_by").first()


def offers_waiting(*, by: Actor) -> QuerySet[Offer]:
    """The offers that wait for a second person, as far as the actor may see them, who has waited longest first."""
    found = rows(Offer, by=by).filter(state="prepared").order_by("made_at", "pk")
    return found.select_related("complaint__department", "made_by", "payload")


def offer_limits(*, by: Actor) -> QuerySet[OfferLimit]:
    """The limits of the actor's house, the one for all departments first."""
    found = rows(OfferLimit, by=by).select_related("department", "set_by")
    return found.order_by(F("department").asc(nulls_first=True))


def obligations(of: Complaint, *, by: Actor) -> QuerySet[Obligation]:
    """What is owed by accepted offers of a complaint, the last promised first."""
    return rows(Obligation, by=by).filter(complaint=of).order_by("-promised_at")


def obligation(obligation_id: UUID, *, by: Actor) -> Obligation | None:
    """One obligation, if the actor may see its complaint."""
    found = rows(Obligation, by=by).filter(pk=obligation_id)
    return found.select_related("complaint").first()
