"""Access: a complaint kept in an account, and the helpers and lawyers let in to it for a time."""

import secrets
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db import IntegrityError, transaction
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed, require, user_of
from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.actions.conversation import NewFile, keep_files
from juli.hub.complaints.effects import invite_delegate, tell_complainant, tell_delegate
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.models import Access, AccessKind, Complaint
from juli.hub.complaints.numbers import hash_secret
from juli.hub.complaints.policy import locked
from juli.hub.complaints.queries import offered_access
from juli.hub.machines import NotPossible

LONGEST = timedelta(days=366)
"""For how long somebody can be let in at most; then the complainant may do so anew."""
MOST_A_DAY = 10
"""Invitations within a day: the mails go to addresses that nobody has confirmed."""
MOST_LET_IN = 5
"""Helpers who may have access, or an open invitation, at the same time."""


class Power(StrEnum):
    """What a helper may do: read; write and bring evidence too; accept, withdraw and confirm payments as well."""

    READ = "read"
    ACT = "act"
    SETTLE = "settle"


@action
def link_complaint(complaint: Complaint, *, by: Actor) -> Access:
    """Keep a complaint that is open by number and passcode in the account of who has it open, too."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    now = timezone.now()
    made = _seated(
        Access(complaint=found, kind=AccessKind.OWN, user_id=user_of(by), may_act=True, given_at=now, accepted_at=now)
    )
    record_event(found, "account_linked", by=by, at=now, data={"access": str(made.pk)})
    return made


@action
def unlink_complaint(complaint: Complaint, *, by: Actor) -> None:
    """Let the complaint go from one's account; number and passcode open it as before."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    held = Access.objects.filter(complaint=found, kind=AccessKind.OWN, user_id=user_of(by), ended_at=None).first()
    if held is None:
        raise NotPossible("access-over")
    _end(held, by)


@action
def give_access(
    complaint: Complaint,
    *,
    name: str,
    email: str,
    power: Power,
    until: date,
    by: Actor,
    authority: NewFile | None = None,
) -> Access:
    """Ask somebody by mail to help with the complaint until a day (Beijing, inclusive); the link works once.

    `authority` is the signed power of attorney, where it is there already.
    """
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    now, secret = timezone.now(), secrets.token_urlsafe(32)
    _refuse_letting_in(found, until, now)
    made = Access.objects.create(
        complaint=found,
        kind=AccessKind.DELEGATE,
        name=name,
        email=email.strip().lower(),
        may_act=power is not Power.READ,
        may_settle=power is Power.SETTLE,
        until=until,
        secret_hash=hash_secret(secret),
        given_at=now,
    )
    data = {"access": str(made.pk), "power": power.value, "until": until.isoformat()}
    record_event(found, "access_given", by=by, at=now, data=data)
    if authority:
        _keep_authority(made, authority, by, now)
    invite_delegate(made, secret)
    return made


@action
def keep_authority(access: Access, paper: NewFile, *, by: Actor) -> Access:
    """Keep the signed power of attorney of a helper as evidence; from then on its special powers count."""
    fresh = _delegation(access, by)
    _keep_authority(fresh, paper, by, timezone.now())
    return fresh


@action
def accept_access(secret: str, *, now: datetime, by: Actor) -> Access:
    """Take the access that a link offers. NotAllowed where the link is wrong, used or over.

    Only the account of the address that was invited takes it: a link passed on opens nothing.
    """
    require(by, ActorKind.ACCOUNT)
    offered = offered_access(secret, now=now, by=by)
    if offered is None:
        raise NotAllowed
    if User.objects.get(pk=user_of(by)).email != offered.email:
        raise NotPossible("access-other-address")
    with acting(SYSTEM):
        complaint = locked(offered.complaint, SYSTEM)
        fresh = Access.objects.select_for_update().get(pk=offered.pk)
        if fresh.accepted_at or fresh.ended_at:
            raise NotAllowed
        fresh.user_id, fresh.accepted_at, fresh.secret_hash = by.user_id, now, ""
        _seated(fresh)
        seat = Actor(ActorKind.DELEGATE, user_id=by.user_id, complaint_id=complaint.pk, access_id=fresh.pk)
        payload = keep_payload(complaint, {"name": fresh.name})
        data = {"access": str(fresh.pk)}
        record_event(complaint, "access_accepted", by=seat, at=now, data=data, payload=payload)
        tell_complainant(complaint, "access_accepted")
    return fresh


@action
def end_access(access: Access, *, by: Actor) -> None:
    """End a helper's access, or an invitation nobody has accepted, at once."""
    fresh = _delegation(access, by)
    _end(fresh, by)
    if fresh.accepted_at:
        tell_delegate(fresh, "access_ended")


def _refuse_letting_in(complaint: Complaint, until: date, now: datetime) -> None:
    """NotPossible where nobody can be let in any more, or not until that day."""
    today = timezone.localdate(now)
    if complaint.stage == "closed":
        raise NotPossible("stage-closed")
    if not today <= until <= today + LONGEST:
        raise NotPossible("access-days")
    given = Access.objects.filter(complaint=complaint, kind=AccessKind.DELEGATE)
    if given.filter(ended_at=None, until__gte=today).count() >= MOST_LET_IN:
        raise NotPossible("access-many")
    if given.filter(given_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
        raise NotPossible("access-often")


def _delegation(access: Access, by: Actor) -> Access:
    """A helper's access that has not ended, locked with its complaint."""
    require(by, ActorKind.COMPLAINANT)
    locked(access.complaint, by)
    fresh = Access.objects.select_for_update(of=("self",)).select_related("complaint").get(pk=access.pk)
    if fresh.kind != AccessKind.DELEGATE:
        raise NotAllowed
    if fresh.ended_at:
        raise NotPossible("access-over")
    return fresh


def _seated(access: Access) -> Access:
    """Keep an access that names its person; one person has one access to a complaint."""
    try:
        with transaction.atomic():
            access.save()
    except IntegrityError:
        raise NotPossible("access-held") from None
    return access


def _end(access: Access, by: Actor) -> None:
    access.ended_at, access.secret_hash = timezone.now(), ""
    access.save(update_fields=["ended_at", "secret_hash"])
    kind = "account_unlinked" if access.kind == AccessKind.OWN else "access_ended"
    record_event(access.complaint, kind, by=by, at=access.ended_at, data={"access": str(access.pk)})


def _keep_authority(access: Access, paper: NewFile, by: Actor, now: datetime) -> None:
    item = keep_files(access.complaint, [paper], by=by, at=now, purpose="authority")[0]
    access.authority_sha256 = item.sha256
    access.save(update_fields=["authority_sha256"])
