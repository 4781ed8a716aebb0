"""Whose rows of the directory an actor sees: their own, their organisation's, and for the operator all."""

from django.db import models
from django.db.models import Q

from juli.hub.accounts.actors import MEMBERS, Actor, ActorKind
from juli.hub.accounts.scopes import scope
from juli.hub.directory.models import (
    Activation,
    ActivationDocument,
    EmergencyAccess,
    Grant,
    Invitation,
    Membership,
    Record,
    Role,
)

NOTHING = Q(pk__in=[])


def _of_house(actor: Actor, organisation: str, person: str = "") -> Q:
    """Rows whose organisation is the actor's own; where `person` names a column, the actor's own rows too."""
    if actor.kind in (ActorKind.SYSTEM, ActorKind.OPERATOR):
        return Q()
    own = Q(**{person: actor.user_id}) if person and actor.user_id else NOTHING
    return own | Q(**{organisation: actor.organisation_id}) if actor.kind in MEMBERS else own


def _guard(model: type[models.Model], organisation: str = "organisation", person: str = "") -> None:
    scope(model)(lambda actor: _of_house(actor, organisation, person))


_guard(Membership, person="user")
_guard(Grant, "membership__organisation", "membership__user")
_guard(Role, person="organisation__memberships__user")
_guard(Invitation)
_guard(Activation)
_guard(ActivationDocument, "activation__organisation")
_guard(EmergencyAccess, person="user")
_guard(Record)
