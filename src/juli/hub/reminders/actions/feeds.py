"""Links to calendars: made, replaced, ended. The secret is given once and kept as a hash."""

import secrets
from uuid import UUID

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, organisation_of, require, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.numbers import hash_secret, passcode_fingerprint
from juli.hub.complaints.policy import locked
from juli.hub.directory.models import Membership
from juli.hub.reminders.models import CaseFeed, DeskFeed

SECRET_BYTES = 32


@action
def make_case_feed(complaint: Complaint, *, by: Actor) -> str:
    """A new link to the calendar of a complaint, which ends the one before; its secret."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    _end_case(found)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    CaseFeed.objects.create(
        complaint=found,
        secret_hash=hash_secret(secret),
        passcode_fingerprint=passcode_fingerprint(found.passcode_hash),
        made_at=timezone.now(),
    )
    return secret


@action
def end_case_feed(complaint: Complaint, *, by: Actor) -> None:
    """End the link; whoever has it sees nothing any more."""
    require(by, ActorKind.COMPLAINANT)
    _end_case(locked(complaint, by))


@action
def make_desk_feed(*, by: Actor) -> str:
    """A new link to the calendar of one's own seat at the desk, which ends the one before; its secret."""
    seat = own_seat(by)
    _end_desk(seat)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    DeskFeed.objects.create(membership=seat, secret_hash=hash_secret(secret), made_at=timezone.now())
    return secret


@action
def end_desk_feed(*, by: Actor) -> None:
    """End the link of one's own seat."""
    _end_desk(own_seat(by))


def own_seat(by: Actor) -> Membership:
    """The actor's own seat, locked: two links cannot be made at once. Called by actions only."""
    require(by, ActorKind.STAFF)
    mine: dict[str, UUID] = {"user_id": user_of(by), "organisation_id": organisation_of(by)}
    found = rows(Membership, by=by).filter(**mine).select_for_update(of=("self",)).first()
    if found is None or by.read_only:
        raise NotAllowed
    return found


def _end_case(complaint: Complaint) -> None:
    CaseFeed.objects.filter(complaint=complaint, ended_at=None).update(ended_at=timezone.now())


def _end_desk(seat: Membership) -> None:
    DeskFeed.objects.filter(membership=seat, ended_at=None).update(ended_at=timezone.now())
