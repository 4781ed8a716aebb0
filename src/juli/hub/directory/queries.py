"""Which organisations there are. The directory is public: names, hotlines, and who is on the platform."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.directory.models import Department, Membership, Organisation


def organisations(*, by: Actor) -> QuerySet[Organisation]:
    """All organisations of the directory, in order of name."""
    return Organisation.objects.all()


def search_organisations(text: str, *, by: Actor) -> QuerySet[Organisation]:
    """Organisations whose name, short name or acquirer code (first 3 digits of a merchant number) fits."""
    wanted = text.strip()
    found = organisations(by=by)
    by_name = Q(name__icontains=wanted) | Q(short_name__icontains=wanted)
    if wanted[:3].isascii() and wanted[:3].isdigit() and len(wanted) >= 8:
        return found.filter(by_name | Q(acquirer_codes__contains=[wanted[:3]]))
    return found.filter(by_name)


def organisation(organisation_id: UUID, *, by: Actor) -> Organisation | None:
    """One organisation of the directory, or None."""
    return organisations(by=by).filter(pk=organisation_id).first()


def department_for(organisation_id: UUID, code: str, *, by: Actor) -> Department | None:
    """The department of an organisation that answers for `code`, or None where it has none."""
    return Department.objects.filter(organisation_id=organisation_id, code=code).first()


def seat_of(user: User) -> Membership | None:
    """The seat of a signed-in person at their organisation's desk, or None where there is none.

    Only members of an organisation that the operator has activated get a seat.
    """
    if not user.is_active:
        return None
    seats = Membership.objects.filter(user=user, left_on=None, organisation__activated_on__isnull=False)
    return seats.select_related("user", "organisation", "department").order_by("id").first()


def staff_actor(user: User) -> Actor | None:
    """Who a signed-in person acts as at their desk, or None where they have no seat."""
    seat = seat_of(user)
    return actor_at(seat) if seat else None


def actor_at(seat: Membership) -> Actor:
    """Who acts from a seat."""
    return Actor(ActorKind.STAFF, user_id=seat.user_id, organisation_id=seat.organisation_id)


def colleagues(*, by: Actor) -> Mapping[UUID, str]:
    """The names of all who have or had a seat at the actor's organisation, by user."""
    if by.organisation_id is None:
        return {}
    seats = Membership.objects.filter(organisation_id=by.organisation_id).select_related("user")
    return {seat.user_id: str(seat.user) for seat in seats}
