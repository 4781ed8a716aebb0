"""Reading the directory. Which organisations there are is public; who works there is their own business."""

from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.accounts.recalling import recalled
from juli.hub.accounts.scopes import acting, looking, rows
from juli.hub.directory.links import hash_secret
from juli.hub.directory.models import (
    Activation,
    ActivationDocument,
    Department,
    EmergencyAccess,
    Grant,
    Invitation,
    Membership,
    Organisation,
    Record,
    Relation,
    Role,
)
from juli.hub.directory.models.organisations import PROVIDERS
from juli.hub.directory.records import person_in
from juli.hub.directory.rights import grantable, rights_of_seat, seat_kind


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


def organisations_on_platform(found: QuerySet[Organisation], on_platform: bool) -> QuerySet[Organisation]:
    """Those of `found` that are activated, or those that are not."""
    return found.filter(activated_on__isnull=not on_platform)


def providers_among(found: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Those of `found` that complaints are made about."""
    return found.filter(kind__in=PROVIDERS)


def organisation(organisation_id: UUID, *, by: Actor) -> Organisation | None:
    """One organisation of the directory, or None."""
    return organisations(by=by).filter(pk=organisation_id).first()


def house_with_desk(organisation_id: UUID, *, by: Actor) -> Organisation | None:
    """An organisation that receives complaints the moment they are filed, or None. For the system."""
    state = "SELECT xmin, ctid FROM directory_organisation WHERE id = %s"
    key, values = ("organisation", organisation_id), [organisation_id]
    found = recalled(key, state, values, lambda: organisation(organisation_id, by=by))
    return found if found and found.has_desk else None


def departments(of: UUID, *, by: Actor) -> QuerySet[Department]:
    """The departments of an organisation, in the order they were made."""
    return Department.objects.filter(organisation_id=of).order_by("pk")


def department(department_id: int, *, by: Actor) -> Department | None:
    """One department of any organisation, or None."""
    return Department.objects.filter(pk=department_id).select_related("organisation").first()


def department_for(organisation_id: UUID, code: str, *, by: Actor) -> Department | None:
    """The department of an organisation that answers for `code`, or None where it has none."""
    return Department.objects.filter(organisation_id=organisation_id, code=code).first()


def relations(of: Organisation, *, by: Actor) -> QuerySet[Relation]:
    """How the organisation belongs to others at present, seen from either side."""
    today = timezone.localdate()
    open_ones = Relation.objects.filter(Q(until=None) | Q(until__gt=today), since__lte=today)
    return open_ones.filter(Q(one=of) | Q(other=of)).select_related("one", "other").order_by("kind", "pk")


def relation(relation_id: int, *, by: Actor) -> Relation | None:
    """One relation between organisations, or None."""
    return Relation.objects.filter(pk=relation_id).select_related("one", "other").first()


def partners_of(organisation_id: UUID, *, by: Actor) -> QuerySet[Organisation]:
    """Activated organisations that are something to this one: its agents, makers, services."""
    today = timezone.localdate()
    related = Relation.objects.filter(Q(until=None) | Q(until__gt=today), since__lte=today, other_id=organisation_id)
    return organisations(by=by).filter(pk__in=related.values("one"), activated_on__isnull=False)


def principals_of(organisation_id: UUID, *, by: Actor) -> QuerySet[Organisation]:
    """The organisations to which this one is something at present; none where it is not activated."""
    today = timezone.localdate()
    related = Relation.objects.filter(
        Q(until=None) | Q(until__gt=today),
        since__lte=today,
        one_id=organisation_id,
        one__activated_on__isnull=False,
    )
    return organisations(by=by).filter(pk__in=related.values("other"))


def people_with(right: str, organisation_id: UUID, *, by: Actor) -> QuerySet[User]:
    """The people of an organisation who hold a right in all of it today."""
    today = timezone.localdate()
    holding = rows(Grant, by=by).filter(
        Q(until=None) | Q(until__gte=today),
        department=None,
        role__rights__contains=[right],
        membership__organisation=organisation_id,
        membership__left_on=None,
    )
    return User.objects.filter(pk__in=holding.values("membership__user"), is_active=True)


def people_of_department(right: str, department_id: int, *, by: Actor) -> QuerySet[User]:
    """The people who hold a right today in a department: there alone, or in all of the house while working there."""
    today, here = timezone.localdate(), Q(department=department_id)
    here |= Q(department=None, membership__department=department_id)
    holding = rows(Grant, by=by).filter(
        here, Q(until=None) | Q(until__gte=today), role__rights__contains=[right], membership__left_on=None
    )
    return User.objects.filter(pk__in=holding.values("membership__user"), is_active=True)


def seats_of(user: User) -> list[Membership]:
    """The seats of a signed-in person, in the order they got them: only at organisations that are activated."""
    if not user.is_active:
        return []
    with looking(SYSTEM):
        kept = recalled(("seats", user.pk), _STATE_OF_SEATS, [user.pk], lambda: _seats_of(user))
    # A form may fill in what it was given.
    return deepcopy(kept)


def _seats_of(user: User) -> list[Membership]:
    seats = Membership.objects.filter(user=user, left_on=None, organisation__activated_on__isnull=False)
    return list(seats.select_related("user", "organisation", "department").order_by("id"))


_STATE_OF_SEATS = """
    SELECT person.xmin, person.ctid, seat.xmin, seat.ctid, house.xmin, house.ctid, department.xmin, department.ctid
    FROM directory_membership seat
    JOIN accounts_user person ON person.id = seat.user_id
    JOIN directory_organisation house ON house.id = seat.organisation_id
    LEFT JOIN directory_department department ON department.id = seat.department_id
    WHERE seat.user_id = %s ORDER BY seat.id
"""


def seat_of(user: User, *, chosen: object = None, kinds: Collection[ActorKind] = ()) -> Membership | None:
    """The seat of a signed-in person: the one chosen, else their first, or None where there is none.

    With `kinds` only seats of these kinds count; whoever chose another is seated at their first of these.
    """
    fitting = [seat for seat in seats_of(user) if not kinds or seat_kind(seat.organisation) in kinds]
    return next((seat for seat in fitting if seat.pk == chosen), next(iter(fitting), None))


def staff_actor(user: User) -> Actor | None:
    """Who a signed-in person acts as at their first seat, or None where they have no seat."""
    seat = seat_of(user)
    return actor_at(seat) if seat else None


def actor_at(seat: Membership) -> Actor:
    """Who acts from a seat, with the rights of all roles held there today."""
    with looking(SYSTEM):
        # A role may be lent until a day.
        allowed = grantable(seat.organisation)
        key = ("rights", seat.pk, allowed, timezone.localdate())
        held = recalled(key, _STATE_OF_GRANTS, [seat.pk], lambda: _rights_at(seat, allowed))
    kind = seat_kind(seat.organisation)
    return Actor(kind, user_id=seat.user_id, organisation_id=seat.organisation_id, rights=held)


def _rights_at(seat: Membership, allowed: frozenset[str]) -> frozenset[str]:
    return frozenset(
        f"{right}@{grant.department_id}" if grant.department_id else right
        for grant in _grants_today(seat)
        for right in grant.role.rights
        if right in allowed
    )


_STATE_OF_GRANTS = """
    SELECT held.xmin, held.ctid, role.xmin, role.ctid
    FROM directory_grant held JOIN directory_role role ON role.id = held.role_id
    WHERE held.membership_id = %s ORDER BY held.id
"""


def live_seat(membership_id: int, *, by: Actor) -> Membership | None:
    """A seat that somebody holds at an organisation that is activated."""
    live = rows(Membership, by=by).filter(left_on=None, user__is_active=True, organisation__activated_on__isnull=False)
    return live.select_related("organisation", "user").filter(pk=membership_id).first()


def operator_actor(user: User) -> Actor | None:
    """Who a signed-in person acts as where they run the installation; None for everybody else."""
    if not (user.is_active and user.is_staff):
        return None
    return Actor(ActorKind.OPERATOR, user_id=user.pk, rights=rights_of_seat(ActorKind.OPERATOR))


def second_factor_demanded(user: User) -> bool:
    """Whether any role that the person holds somewhere, or their being an operator, demands a second factor."""
    if user.is_staff:
        return True
    return any(grant.role.second_factor for seat in seats_of(user) for grant in _grants_held(seat))


def colleagues(*, by: Actor) -> Mapping[UUID, str]:
    """The names of all who have or had a seat at the actor's organisation, by user."""
    if by.organisation_id is None:
        return {}
    seats = rows(Membership, by=by).filter(organisation_id=by.organisation_id).select_related("user")
    return {seat.user_id: str(seat.user) for seat in seats}


def members(of: Organisation, *, by: Actor) -> QuerySet[Membership]:
    """The people of an organisation with what they hold, those who left last."""
    found = rows(Membership, by=by).filter(organisation=of).select_related("user", "department")
    return found.prefetch_related("grants__role", "grants__department").order_by("left_on", "user__name", "pk")


def administrators(of: Organisation, *, by: Actor) -> QuerySet[Membership]:
    """Who manages the members of an organisation, for good and in all departments."""
    held = Grant.objects.filter(role__rights__contains=["members.manage"], department=None, until=None)
    found = rows(Membership, by=by).filter(organisation=of, left_on=None, user__is_active=True)
    return found.filter(Exists(held.filter(membership=OuterRef("pk")))).select_related("user").order_by("pk")


def member(membership_id: int, *, by: Actor) -> Membership | None:
    """One seat of an organisation, if the actor may see it."""
    found = rows(Membership, by=by).filter(pk=membership_id)
    return found.select_related("user", "organisation", "department").first()


def roles(of: Organisation, *, by: Actor) -> QuerySet[Role]:
    """The roles of an organisation, in order of name."""
    return rows(Role, by=by).filter(organisation=of).distinct()


def role(role_id: int, *, by: Actor) -> Role | None:
    """One role, if the actor may see it."""
    return rows(Role, by=by).filter(pk=role_id).select_related("organisation").first()


def grant(grant_id: int, *, by: Actor) -> Grant | None:
    """One grant, if the actor may see it."""
    found = rows(Grant, by=by).filter(pk=grant_id)
    return found.select_related("membership__organisation", "membership__user", "role").first()


def grants_of(seat: Membership, *, by: Actor) -> QuerySet[Grant]:
    """All roles that a member holds, those lent with their end."""
    found = rows(Grant, by=by).filter(membership=seat).select_related("role", "department")
    return found.order_by("role__name", "department__name")


def grants_today(seat: Membership, *, by: Actor) -> QuerySet[Grant]:
    """The roles that a member holds today."""
    return grants_of(seat, by=by).filter(Q(until=None) | Q(until__gte=timezone.localdate()))


def invitations(of: Organisation, *, by: Actor) -> QuerySet[Invitation]:
    """The invitations of an organisation that nobody has accepted or withdrawn, the newest first."""
    found = rows(Invitation, by=by).filter(organisation=of, accepted_at=None, withdrawn_at=None)
    return found.select_related("role", "department")


def invitation(invitation_id: UUID, *, by: Actor) -> Invitation | None:
    """One invitation, if the actor may see it."""
    return rows(Invitation, by=by).filter(pk=invitation_id).select_related("organisation", "role").first()


def invitation_offered(secret: str, *, now: datetime, by: Actor) -> Invitation | None:
    """The invitation behind a link, while it can be accepted; whoever holds the link may see what it offers."""
    with acting(Actor(ActorKind.SYSTEM)):
        open_ones = Invitation.objects.filter(secret_hash=hash_secret(secret), accepted_at=None, withdrawn_at=None)
        fresh = open_ones.filter(ends_at__gt=now, organisation__activated_on__isnull=False)
        return fresh.select_related("organisation", "role", "department", "invited_by").first()


def activations(*, by: Actor, of: Organisation | None = None) -> QuerySet[Activation]:
    """The activations the actor may see, the newest first."""
    found = rows(Activation, by=by).select_related("organisation", "checked_by", "confirmed_by")
    return found.filter(organisation=of) if of else found


def activations_waiting(*, by: Actor) -> QuerySet[Activation]:
    """The activations that wait for a check or for the second person, the oldest first."""
    return activations(by=by).filter(state__in=("proposed", "checked")).order_by("proposed_at")


def activation(activation_id: UUID, *, by: Actor) -> Activation | None:
    """One activation, if the actor may see it."""
    return activations(by=by).filter(pk=activation_id).prefetch_related("documents").first()


def activation_document(document_id: UUID, *, by: Actor) -> ActivationDocument | None:
    """One document behind an activation, if the actor may see it."""
    return rows(ActivationDocument, by=by).filter(pk=document_id).first()


def emergencies(*, by: Actor, of: Organisation | None = None) -> QuerySet[EmergencyAccess]:
    """When the operator looked into an organisation's complaints, the newest first."""
    found = rows(EmergencyAccess, by=by).select_related("organisation", "user")
    return found.filter(organisation=of) if of else found


def emergency(access_id: UUID, *, by: Actor) -> EmergencyAccess | None:
    """One look into an organisation's complaints, open or over, if the actor may see it."""
    return emergencies(by=by).filter(pk=access_id).first()


def open_emergencies(*, by: Actor) -> QuerySet[EmergencyAccess]:
    """The looks that go on at this moment."""
    return emergencies(by=by).filter(ended_at=None, until__gt=timezone.now())


def emergency_actor(access_id: UUID, *, by: Actor) -> Actor | None:
    """The operator's seat during an emergency they have opened themselves, while it lasts; it changes nothing."""
    now = timezone.now()
    found = rows(EmergencyAccess, by=by).filter(pk=access_id, ended_at=None, until__gt=now).first()
    if found is None or by.kind is not ActorKind.OPERATOR or found.user_id != by.user_id:
        return None
    return Actor(
        ActorKind.OPERATOR,
        user_id=by.user_id,
        organisation_id=found.organisation_id,
        access_id=found.pk,
        rights=frozenset({"complaints.read"}),
        read_only=True,
    )


def records(of: Organisation, *, by: Actor) -> QuerySet[Record]:
    """What happened to an organisation and its people, the newest first."""
    return rows(Record, by=by).filter(organisation=of)


def operators(*, by: Actor) -> QuerySet[User]:
    """Who runs the installation, those who no longer do last. For the operator alone; others see nobody."""
    found = User.objects.filter(is_staff=True).order_by("-is_active", "name", "pk")
    return found if by.kind in (ActorKind.OPERATOR, ActorKind.SYSTEM) else found.none()


def names_behind(records: Iterable[Record], *, by: Actor) -> Mapping[str, str]:
    """The names of those who stand in records, by the id in their reference.

    The operator reads all of them, members those of their own house.
    """
    ids = {person_in(record.actor) for record in records} - {""}
    if by.kind is ActorKind.OPERATOR:
        return {str(user.pk): str(user) for user in User.objects.filter(pk__in=ids)}
    return {str(user): name for user, name in colleagues(by=by).items() if str(user) in ids}


def _grants_held(seat: Membership) -> list[Grant]:
    with acting(Actor(ActorKind.ACCOUNT, user_id=seat.user_id)):
        return list(_grants_today(seat))


def _grants_today(seat: Membership) -> QuerySet[Grant]:
    today = timezone.localdate()
    return Grant.objects.filter(Q(until=None) | Q(until__gte=today), membership=seat).select_related("role")
