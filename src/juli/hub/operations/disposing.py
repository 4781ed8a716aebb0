"""Disposal and holds from the shell, done in the name of a person who runs the installation."""

import argparse
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import wraps

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import override

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import acting
from juli.hub.directory.rights import rights_of_seat
from juli.hub.machines import NotPossible
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.terminal import said, tell
from juli.hub.privacy import actions
from juli.hub.privacy.labels import REFUSALS
from juli.hub.privacy.models import Disposal
from juli.hub.privacy.queries import disposal, due
from juli.wording import terminal_language

Act = Callable[[argparse.Namespace], None]


def operator_actor(email: str) -> Actor:
    """Who a person acts as that runs the installation; CannotRun where there is no such person."""
    user = User.objects.filter(email=email.strip().lower(), is_staff=True, is_active=True).first()
    if user is None:
        raise CannotRun("privacy-no-operator", email=email)
    return Actor(ActorKind.OPERATOR, user_id=user.pk, rights=rights_of_seat(ActorKind.OPERATOR))


def _told(act: Act) -> Act:
    """What stands against an act, as a sentence."""

    @wraps(act)
    def told(arguments: argparse.Namespace) -> None:
        try:
            act(arguments)
        except NotPossible as refusal:
            with override("en" if terminal_language(os.environ) == "en" else "zh-hans"):
                reason = str(REFUSALS.get(refusal.code, refusal.code))
            raise CannotRun("refused", reason=reason) from None
        except NotAllowed:
            raise CannotRun("privacy-not-found") from None
        except DatabaseError as error:
            raise CannotRun("database-unreachable", reason=" ".join(str(error).split())) from None

    return told


@_told
def _due(arguments: argparse.Namespace) -> None:
    with acting(SYSTEM):
        found = list(due(today=timezone.localdate(), by=SYSTEM))
    if arguments.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2, default=str))
        return
    for one in found:
        state = "privacy-held-back" if one.is_held else "privacy-waiting" if one.is_proposed else "privacy-free"
        why = said("privacy-asked" if one.why == "asked" else "privacy-time")
        tell(said("privacy-due", number=one.number, day=one.due_on, why=why, state=said(state)))
    if not found:
        tell(said("privacy-none-due"))


@_told
def _propose(arguments: argparse.Namespace) -> None:
    batch = actions.propose_disposal(today=timezone.localdate(), by=operator_actor(arguments.by))
    with acting(SYSTEM):
        numbers = list(batch.items.values_list("complaint__number", flat=True))
    tell(said("privacy-proposed", batch=batch.pk, count=len(numbers), numbers=" ".join(numbers)))


@_told
def _approve(arguments: argparse.Namespace) -> None:
    actions.approve_disposal(_batch(arguments), by=operator_actor(arguments.by))
    tell(said("privacy-approved", batch=arguments.batch))


@_told
def _refuse(arguments: argparse.Namespace) -> None:
    actions.refuse_disposal(_batch(arguments), by=operator_actor(arguments.by))
    tell(said("privacy-refused", batch=arguments.batch))


@_told
def _hold(arguments: argparse.Namespace) -> None:
    by = operator_actor(arguments.by)
    actions.place_hold(arguments.number, reason=arguments.reason, until=arguments.until, by=by)
    tell(said("privacy-held", number=arguments.number))


@_told
def _release(arguments: argparse.Namespace) -> None:
    actions.release_hold(arguments.number, by=operator_actor(arguments.by))
    tell(said("privacy-released", number=arguments.number))


def _batch(arguments: argparse.Namespace) -> Disposal:
    with acting(SYSTEM):
        found = disposal(arguments.batch, by=SYSTEM)
    if found is None:
        raise NotAllowed
    return found


ACTS: Mapping[str, Act] = {
    "due": _due,
    "propose": _propose,
    "approve": _approve,
    "refuse": _refuse,
    "hold": _hold,
    "release": _release,
}
