"""People: invited, given roles, lent, and let go."""

import secrets
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from juli.hub.accounts.actions import end_sessions
from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import acting, action
from juli.hub.directory.effects import send_invitation
from juli.hub.directory.guarding import MANAGING_MEMBERS, refuse_headless, require_house, require_operator
from juli.hub.directory.links import hash_secret
from juli.hub.directory.models import Department, Grant, Invitation, Membership, Organisation, Role
from juli.hub.directory.records import keep_record
from juli.hub.directory.rights import initial_roles, seat_kind
from juli.hub.machines import NotPossible

GOOD_FOR = timedelta(days=7)
"""How long an invitation can be accepted."""


@action
def seat_person(organisation: Organisation, *, email: str, name: str, by: Actor) -> User:
    """Give a person a seat at the machine itself, as administrator; who left gets it back.

    A new person has no password yet.
    """
    require(by, ActorKind.SYSTEM)
    user = User.objects.filter(email=email.strip().lower()).first() or User.objects.create_user(email, name=name)
    first = Role.objects.get(organisation=organisation, name=initial_roles(seat_kind(organisation))[0].zh)
    _seat(user, organisation, first, None)
    keep_record(organisation, "seated_at_the_machine", by=by, data={"user": str(user.pk)})
    return user


@action
def invite_person(
    organisation: Organisation,
    *,
    email: str,
    name: str,
    role: Role,
    by: Actor,
    department: Department | None = None,
) -> Invitation:
    """Offer a seat to an address; the mail's link works once, for a week.

    The operator may invite an organisation's first administrator. NotPossible where an invitation is open already.
    """
    _require_inviting(by, organisation, role, department)
    secret = secrets.token_urlsafe(32)
    now = timezone.now()
    try:
        with transaction.atomic():
            made = Invitation.objects.create(
                organisation=organisation,
                email=email.strip().lower(),
                name=name,
                role=role,
                department=department,
                invited_by_id=by.user_id,
                secret_hash=hash_secret(secret),
                invited_at=now,
                ends_at=now + GOOD_FOR,
            )
    except IntegrityError:
        raise NotPossible("invitation-open") from None
    keep_record(organisation, "invited", by=by, data={"invitation": str(made.pk), "role": role.pk})
    send_invitation(made, secret)
    return made


@action
def withdraw_invitation(invitation: Invitation, *, by: Actor) -> None:
    """Take back an invitation that nobody has accepted; its link opens nothing any more."""
    _require_managing(by, invitation.organisation)
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if found.accepted_at or found.withdrawn_at:
        raise NotPossible("invitation-over")
    found.withdrawn_at = timezone.now()
    found.save(update_fields=["withdrawn_at"])
    keep_record(invitation.organisation, "invitation_withdrawn", by=by, data={"invitation": str(found.pk)})


@action
def accept_invitation(secret: str, *, now: datetime, by: Actor) -> User:
    """Take the seat that a link offers. NotAllowed where it is wrong, used or over.

    A new person gets an account without a password. One who has an account already must be signed in to it:
    NotPossible("invitation-sign-in-first") otherwise.
    """
    require(by, ActorKind.VISITOR, ActorKind.ACCOUNT)
    with acting(Actor(ActorKind.SYSTEM)):
        open_ones = Invitation.objects.select_for_update(of=("self",)).select_related("organisation", "role")
        found = open_ones.filter(secret_hash=hash_secret(secret), accepted_at=None, withdrawn_at=None).first()
        if found is None or found.ends_at <= now or not found.organisation.is_active:
            raise NotAllowed
        user = User.objects.filter(email=found.email).first()
        if user is not None and not user.is_active:
            raise NotAllowed
        if user is not None and user.has_usable_password() and by.user_id != user.pk:
            raise NotPossible("invitation-sign-in-first")
        user = user or User.objects.create_user(found.email, name=found.name)
        _seat(user, found.organisation, found.role, found.department)
        found.accepted_at = now
        found.save(update_fields=["accepted_at"])
        keep_record(found.organisation, "joined", by=by, data={"user": str(user.pk), "invitation": str(found.pk)})
        return user


@action
def grant_role(
    membership: Membership,
    role: Role,
    *,
    by: Actor,
    department: Department | None = None,
    until: date | None = None,
    reason: str = "",
) -> Grant:
    """Give a member a role, in one department or in all. With an end (inclusive) and a reason they are lent."""
    _require_same_house(by, membership, role, department)
    if until is not None and (until < timezone.localdate() or not reason):
        raise NotPossible("lending-incomplete")
    grant, _ = Grant.objects.update_or_create(
        membership=membership, role=role, department=department, defaults={"until": until, "reason": reason}
    )
    if until is not None:
        # What was held for good ends now; it may have been the last of its kind.
        refuse_headless(membership.organisation)
    data = {"user": str(membership.user_id), "role": role.pk, "department": department.pk if department else None}
    keep_record(membership.organisation, "role_granted", by=by, data=data)
    return grant


@action
def place_member(membership: Membership, department: Department | None, *, by: Actor) -> None:
    """Say in which department a member works (None: in none). What they may do, their roles say."""
    require_house(by, membership.organisation_id, MANAGING_MEMBERS)
    if department is not None and department.organisation_id != membership.organisation_id:
        raise NotAllowed
    found = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if found.left_on:
        raise NotPossible("member-left")
    found.department = department
    found.save(update_fields=["department"])
    data = {"user": str(found.user_id), "department": department.pk if department else None}
    keep_record(membership.organisation, "member_placed", by=by, data=data)


@action
def revoke_grant(grant: Grant, *, by: Actor) -> None:
    """Take a role from a member. Somebody must be left who can manage members and roles."""
    membership = grant.membership
    require_house(by, membership.organisation_id, MANAGING_MEMBERS)
    data = {"user": str(membership.user_id), "role": grant.role_id, "department": grant.department_id}
    grant.delete()
    refuse_headless(membership.organisation)
    keep_record(membership.organisation, "role_revoked", by=by, data=data)


@action
def let_leave(membership: Membership, *, by: Actor) -> None:
    """End a person's seat from today on, with all they hold there, and sign them out.

    Somebody must be left who can manage.
    """
    require_house(by, membership.organisation_id, MANAGING_MEMBERS)
    found = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if found.left_on:
        raise NotPossible("member-left")
    found.left_on = timezone.localdate()
    found.save(update_fields=["left_on"])
    found.grants.all().delete()
    refuse_headless(membership.organisation)
    end_sessions(found.user, by=by)
    keep_record(membership.organisation, "left", by=by, data={"user": str(found.user_id)})


def _require_inviting(by: Actor, organisation: Organisation, role: Role, department: Department | None) -> None:
    _require_managing(by, organisation)
    foreign = department is not None and department.organisation_id != organisation.pk
    if role.organisation_id != organisation.pk or foreign:
        raise NotAllowed
    if not organisation.is_active:
        raise NotPossible("organisation-not-active")


def _require_managing(by: Actor, organisation: Organisation) -> None:
    if by.kind is ActorKind.OPERATOR:
        require_operator(by, "organisations.activate")
    else:
        require_house(by, organisation.pk, MANAGING_MEMBERS)


def _require_same_house(by: Actor, membership: Membership, role: Role, department: Department | None) -> None:
    house = membership.organisation_id
    require_house(by, house, MANAGING_MEMBERS)
    if role.organisation_id != house or (department is not None and department.organisation_id != house):
        raise NotAllowed
    if membership.left_on:
        raise NotPossible("member-left")


def _seat(user: User, organisation: Organisation, role: Role, department: Department | None) -> None:
    place = {"left_on": None} if department is None else {"left_on": None, "department": department}
    seat, _ = Membership.objects.update_or_create(user=user, organisation=organisation, defaults=place)
    Grant.objects.get_or_create(membership=seat, role=role, department=department)
