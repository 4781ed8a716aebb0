"""Roles: changed by the organisation's administrator, within what the operator allows."""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.accounts.scopes import action
from juli.hub.directory.guarding import MANAGING_ROLES, refuse_headless, require_house
from juli.hub.directory.models import Organisation, Role
from juli.hub.directory.records import keep_record
from juli.hub.directory.rights import grantable
from juli.hub.machines import NotPossible


@action
def add_role(organisation: Organisation, *, name: str, rights: Collection[str], second_factor: bool, by: Actor) -> Role:
    """Add a role. NotPossible where its name is taken; rights that may not be given are left out."""
    require_house(by, organisation.pk, MANAGING_ROLES)
    try:
        with transaction.atomic():
            role = Role.objects.create(
                organisation=organisation,
                name=name,
                rights=sorted(set(rights) & grantable(organisation)),
                second_factor=second_factor,
            )
    except IntegrityError:
        raise NotPossible("role-name-taken") from None
    keep_record(organisation, "role_added", by=by, data={"role": role.pk, "rights": role.rights})
    return role


@action
def change_role(role: Role, *, name: str, rights: Collection[str], second_factor: bool, by: Actor) -> Role:
    """Change what a role may do. One role with members must be left that can change roles and members."""
    found = _locked(role, by)
    found.name, found.second_factor = name, second_factor
    found.rights = sorted(set(rights) & grantable(found.organisation))
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError:
        raise NotPossible("role-name-taken") from None
    refuse_headless(found.organisation)
    keep_record(found.organisation, "role_changed", by=by, data={"role": found.pk, "rights": found.rights})
    return found


@action
def remove_role(role: Role, *, by: Actor) -> None:
    """Remove a role that nobody holds and nobody is invited to."""
    found = _locked(role, by)
    identity = found.pk
    try:
        with transaction.atomic():
            found.delete()
    except ProtectedError:
        raise NotPossible("role-in-use") from None
    keep_record(found.organisation, "role_removed", by=by, data={"role": identity})


def _locked(role: Role, by: Actor) -> Role:
    require_house(by, role.organisation_id, MANAGING_ROLES)
    found = Role.objects.select_for_update(of=("self",)).select_related("organisation").filter(pk=role.pk).first()
    if found is None:
        raise NotAllowed
    return found
