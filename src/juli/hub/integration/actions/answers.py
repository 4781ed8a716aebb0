"""Answers kept under an idempotency key: asked twice, done once."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.integration.models import ApiToken, KeptAnswer
from juli.hub.machines import NotPossible
from juli.hub.writing import write_unless_there

KEPT = timedelta(hours=24)


@action
def claim_key(token: ApiToken, key: str, asked: str, *, by: Actor) -> KeptAnswer:
    """The place for the answer to a request; one that has an answer already holds it.

    Whoever asks at the same moment waits here for the first. `asked` is a hash of the request;
    NotPossible("key-reused") where the key was used for another one.
    """
    now, key_hash = timezone.now(), hashlib.sha256(key.encode()).hexdigest()
    found = _claimed(token, key_hash, asked, now)
    if found.made_at <= now - KEPT:
        found.delete()
        found = _claimed(token, key_hash, asked, now)
    if found.asked != asked:
        raise NotPossible("key-reused")
    return found


@action
def keep_answer(place: KeptAnswer, answer: Mapping[str, Any], *, by: Actor) -> None:
    """Keep what was answered."""
    place.answer = dict(answer)
    place.save(update_fields=["answer"])


@action
def forget_answers(*, now: datetime, by: Actor) -> int:
    """Delete the answers whose day is over; how many went."""
    require(by, ActorKind.SYSTEM)
    return KeptAnswer.objects.filter(made_at__lte=now - KEPT).delete()[0]


def _claimed(token: ApiToken, key_hash: str, asked: str, now: datetime) -> KeptAnswer:
    """The place that was there, or a new one. Who comes second waits until the first is done."""
    place = {"organisation_id": token.organisation_id, "token": token, "key_hash": key_hash}
    new = KeptAnswer(**place, asked=asked, made_at=now)
    return new if write_unless_there(new) else KeptAnswer.objects.get(token=token, key_hash=key_hash)
