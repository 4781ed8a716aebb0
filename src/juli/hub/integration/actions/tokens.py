"""Tokens: made for one's own seat, used, revoked."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils import timezone

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.accounts.scopes import action
from juli.hub.directory.guarding import require_house
from juli.hub.directory.links import hash_secret
from juli.hub.directory.models import Membership
from juli.hub.directory.records import keep_record
from juli.hub.integration.models import ApiToken
from juli.hub.integration.scopes import scopes_for
from juli.hub.integration.secrets import SHOWN, new_token
from juli.hub.machines import NotPossible

RIGHT = "integration.manage"
MOST_DAYS = 366
MOST_TOKENS = 50
"""Tokens of one organisation that are alive at the same time."""


@action
def make_token(
    membership: Membership, *, name: str, scopes: Collection[str], days: int, by: Actor
) -> tuple[ApiToken, str]:
    """A token for the actor's own seat, and its secret, which is told this once.

    NotPossible where nothing of what is asked for is the seat's own, the time is too long, or there are too many.
    """
    require_house(by, membership.organisation_id, RIGHT)
    if membership.user_id != by.user_id:
        raise NotAllowed
    allowed = sorted(set(scopes) & {right.code for right in scopes_for(by)})
    if not allowed:
        raise NotPossible("token-scopes-missing")
    if not 1 <= days <= MOST_DAYS:
        raise NotPossible("token-days")
    now, secret = timezone.now(), new_token()
    alive = ApiToken.objects.filter(organisation=membership.organisation_id, revoked_at=None, expires_at__gt=now)
    if alive.count() >= MOST_TOKENS:
        raise NotPossible("tokens-many")
    made = ApiToken.objects.create(
        organisation_id=membership.organisation_id,
        membership=membership,
        name=name,
        scopes=allowed,
        secret_hash=hash_secret(secret),
        ending=secret[-SHOWN:],
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    keep_record(membership.organisation, "token_made", by=by, data={"token": str(made.pk), "scopes": allowed})
    return made, secret


@action
def revoke_token(token: ApiToken, *, by: Actor) -> None:
    """End a token at once, whoever made it."""
    require_house(by, token.organisation_id, RIGHT)
    found = ApiToken.objects.select_for_update(of=("self",)).filter(pk=token.pk, revoked_at=None).first()
    if found is None:
        raise NotPossible("token-over")
    found.revoked_at = timezone.now()
    found.save(update_fields=["revoked_at"])
    keep_record(token.organisation, "token_revoked", by=by, data={"token": str(found.pk)})


@action
def note_token_used(token: ApiToken, *, now: datetime, by: Actor) -> None:
    """Write down that a token was used, to the minute."""
    if token.use_is_news(now):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
