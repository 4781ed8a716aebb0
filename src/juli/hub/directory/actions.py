"""Changes of the directory: who has a desk, and who sits at it. Only the operator makes them."""

from datetime import date

from django.db import transaction

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.models import User
from juli.hub.directory.models import Membership, Organisation, OrganisationKind


@transaction.atomic
def open_desk(name: str, *, kind: OrganisationKind, opened_on: date, by: Actor) -> Organisation:
    """Activate an organisation of the directory by its full name, entering it where it is not there yet.

    From `opened_on` its staff read what is filed against it. A desk that is open already stays as it is.
    """
    _require_operator(by)
    found, _ = Organisation.objects.select_for_update().get_or_create(name=name, defaults={"kind": kind})
    if found.activated_on is None:
        found.activated_on = opened_on
        found.save(update_fields=["activated_on"])
    return found


@transaction.atomic
def seat_person(organisation: Organisation, *, email: str, name: str, by: Actor) -> User:
    """Give a person a seat at an organisation's desk; who left gets it back. A new person has no password yet."""
    _require_operator(by)
    user = User.objects.filter(email=email.strip().lower()).first() or User.objects.create_user(email, name=name)
    Membership.objects.update_or_create(user=user, organisation=organisation, defaults={"left_on": None})
    return user


def _require_operator(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed
