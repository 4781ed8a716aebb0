"""Changes to identity providers: connected and removed by the operator, persons bound when they first come."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed
from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import action
from juli.hub.configuration import is_loopback
from juli.hub.directory.models import Organisation
from juli.hub.identity.models import Identity, IdentityProvider

DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


class NotUsable(ValueError):
    """A provider cannot be connected as it was given; the text is a code: issuer, domains, domain-taken."""


@action
def connect_identity_provider(
    organisation: Organisation,
    *,
    issuer: str,
    client_id: str,
    client_secret: str,
    email_domains: Sequence[str],
    required: bool,
    by: Actor,
) -> IdentityProvider:
    """Let an organisation's staff sign in with its own provider, in place of one it had. NotUsable says what is wrong.

    Whom an earlier provider of another issuer had bound is bound anew.
    """
    _require_operator(by)
    domains = sorted({domain.strip().lower().lstrip("@") for domain in email_domains})
    _refuse_unusable(organisation, issuer, domains)
    IdentityProvider.objects.filter(organisation=organisation).exclude(issuer=issuer).delete()
    given = {
        "issuer": issuer,
        "client_id": client_id,
        "client_secret": client_secret,
        "email_domains": domains,
        "required": required,
    }
    provider, _ = IdentityProvider.objects.update_or_create(organisation=organisation, defaults=given)
    return provider


@action
def remove_identity_provider(organisation: Organisation, *, by: Actor) -> bool:
    """Take an organisation's provider away; its staff sign in as everybody does. False where it had none."""
    _require_operator(by)
    removed, _ = IdentityProvider.objects.filter(organisation=organisation).delete()
    return bool(removed)


@action
def bind_person(provider: IdentityProvider, user: User, subject: str, *, by: Actor) -> None:
    """Remember which person a subject is; from then on only the subject counts."""
    _require_operator(by)
    Identity.objects.create(provider=provider, user=user, subject=subject)


def _refuse_unusable(organisation: Organisation, issuer: str, domains: Sequence[str]) -> None:
    parts = urlsplit(issuer)
    local = parts.scheme == "http" and is_loopback(parts.hostname or "")
    if not parts.hostname or not (parts.scheme == "https" or local) or parts.query or parts.fragment:
        raise NotUsable("issuer")
    if not domains or not all(DOMAIN.fullmatch(domain) for domain in domains):
        raise NotUsable("domains")
    others = IdentityProvider.objects.exclude(organisation=organisation)
    if any(others.filter(email_domains__contains=[domain]).exists() for domain in domains):
        raise NotUsable("domain-taken")


def _require_operator(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed
