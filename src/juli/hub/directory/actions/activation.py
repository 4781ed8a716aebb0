"""Activation: an organisation gets a desk against evidence, and loses it when that no longer holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require, user_of
from juli.hub.accounts.scopes import acting, action
from juli.hub.directory.guarding import locked_organisation, require_operator
from juli.hub.directory.machines import ACTIVATION
from juli.hub.directory.models import (
    Activation,
    ActivationDocument,
    Organisation,
    OrganisationKind,
    Role,
)
from juli.hub.directory.records import keep_record
from juli.hub.directory.rights import initial_roles, seat_kind
from juli.hub.files import file_store
from juli.hub.machines import NotPossible

RIGHT = "organisations.activate"
MOST_OPEN_CLAIMS = 3
"""Claims of one organisation that may wait for a check at the same time."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """An upload already recognised by its content, with the name it was given."""

    name: str
    content: bytes
    media_type: str


@action
def open_desk(name: str, *, kind: OrganisationKind, opened_on: date, by: Actor) -> Organisation:
    """Activate an organisation by its full name at the machine itself, entering it where it is not there yet.

    From `opened_on` its members act for it. One that is active already stays as it is.
    """
    require(by, ActorKind.SYSTEM)
    found, _ = Organisation.objects.select_for_update().get_or_create(name=name, defaults={"kind": kind})
    if found.activated_on is None:
        _activate(found, opened_on, until=None)
        keep_record(found, "opened_at_the_machine", by=by)
    return found


@action
def propose_activation(
    organisation: Organisation,
    *,
    licence_no: str,
    evidence: str,
    by: Actor,
    documents: Sequence[NewDocument] = (),
) -> Activation:
    """Bring the evidence for an organisation: its licence number, and what was looked at where."""
    require_operator(by, RIGHT)
    return _propose(organisation, licence_no, evidence, documents, by=by)


@action
def claim_organisation(
    organisation: Organisation,
    *,
    name: str,
    email: str,
    licence_no: str,
    evidence: str,
    by: Actor,
    documents: Sequence[NewDocument] = (),
) -> Activation:
    """Say, from outside, that an organisation of the directory is one's own. Two people of the operator check it."""
    require(by, ActorKind.VISITOR, ActorKind.ACCOUNT)
    with acting(Actor(ActorKind.SYSTEM)):
        found = locked_organisation(organisation)
        if found.is_active:
            raise NotPossible("organisation-active")
        if found.activations.filter(state__in=("proposed", "checked")).count() >= MOST_OPEN_CLAIMS:
            raise NotPossible("claims-waiting")
        return _propose(found, licence_no, evidence, documents, by=by, claimed_by_name=name, claimed_by_email=email)


@action
def check_activation(activation: Activation, *, valid_until: date | None, by: Actor) -> Activation:
    """Say that the evidence holds, until a day (inclusive, None: no end).

    It is in force at once, unless it is a claim, for which a second person has to confirm it.
    """
    require_operator(by, RIGHT)
    found = _locked(activation)
    ACTIVATION.check(found.state, "checked")
    if valid_until is not None and valid_until < timezone.localdate():
        raise NotPossible("day-in-past")
    found.checked_by_id, found.checked_at, found.valid_until = user_of(by), timezone.now(), valid_until
    found.state = "checked"
    keep_record(found.organisation, "activation_checked", by=by, data={"activation": str(found.pk)})
    if found.is_claim:
        found.save()
        return found
    return _put_in_force(found, by=by)


@action
def confirm_activation(activation: Activation, *, by: Actor) -> Activation:
    """Confirm, as the second person, what the first has checked; the claim is in force with that."""
    require_operator(by, RIGHT)
    found = _locked(activation)
    if found.state != "checked":
        raise NotPossible(f"activation-{found.state}")
    if found.checked_by_id == user_of(by):
        raise NotPossible("second-person-needed")
    found.confirmed_by_id, found.confirmed_at = user_of(by), timezone.now()
    return _put_in_force(found, by=by)


@action
def refuse_activation(activation: Activation, *, reason: str, by: Actor) -> Activation:
    """Refuse it, with the reason."""
    require_operator(by, RIGHT)
    found = _locked(activation)
    ACTIVATION.check(found.state, "refused")
    found.state, found.reason, found.ended_at = "refused", reason, timezone.now()
    found.save()
    keep_record(found.organisation, "activation_refused", by=by, data={"activation": str(found.pk)})
    return found


@action
def end_activation(organisation: Organisation, *, reason: str, by: Actor) -> None:
    """Shut the desk: from now on its members see nothing. What is filed against it stays, and is theirs again later."""
    require_operator(by, RIGHT)
    found = locked_organisation(organisation)
    if not found.is_active:
        raise NotPossible("organisation-not-active")
    found.activated_on = found.activated_until = None
    found.save(update_fields=["activated_on", "activated_until"])
    now = timezone.now()
    found.activations.filter(state="active").update(state="ended", ended_at=now, reason=reason)
    keep_record(found, "activation_ended", by=by)


@action
def end_due_activations(*, today: date, by: Actor) -> int:
    """Shut the desks whose evidence holds no longer; returns how many."""
    require(by, ActorKind.SYSTEM)
    due = [one for one in Organisation.objects.filter(activated_until__lt=today) if one.is_due_to_end(today)]
    for organisation in due:
        end_activation(organisation, reason="time is over", by=by)
    return len(due)


def _propose(
    organisation: Organisation,
    licence_no: str,
    evidence: str,
    documents: Sequence[NewDocument],
    *,
    by: Actor,
    **claimed: str,
) -> Activation:
    made = Activation.objects.create(
        organisation=organisation, licence_no=licence_no, evidence=evidence, proposed_at=timezone.now(), **claimed
    )
    ActivationDocument.objects.bulk_create(
        ActivationDocument(
            activation=made,
            name=document.name,
            sha256=file_store().put(document.content),
            size=len(document.content),
            media_type=document.media_type,
        )
        for document in documents
    )
    kind = "activation_claimed" if claimed else "activation_proposed"
    keep_record(organisation, kind, by=by, data={"activation": str(made.pk)})
    return made


def _put_in_force(activation: Activation, *, by: Actor) -> Activation:
    organisation = locked_organisation(activation.organisation)
    now = timezone.now()
    organisation.activations.filter(state="active").exclude(pk=activation.pk).update(state="ended", ended_at=now)
    activation.state = "active"
    activation.save()
    organisation.licence_no = activation.licence_no
    _activate(organisation, organisation.activated_on or timezone.localdate(), until=activation.valid_until)
    keep_record(organisation, "activated", by=by, data={"activation": str(activation.pk)})
    return activation


def _activate(organisation: Organisation, opened_on: date, *, until: date | None) -> None:
    organisation.activated_on, organisation.activated_until = opened_on, until
    organisation.save(update_fields=["activated_on", "activated_until", "licence_no"])
    if not organisation.roles.exists():
        Role.objects.bulk_create(
            Role(organisation=organisation, name=role.zh, rights=list(role.rights), second_factor=role.second_factor)
            for role in initial_roles(seat_kind(organisation))
        )


def _locked(activation: Activation) -> Activation:
    found = Activation.objects.select_for_update(of=("self",)).select_related("organisation").filter(pk=activation.pk)
    first = found.first()
    if first is None:
        raise NotAllowed
    return first
