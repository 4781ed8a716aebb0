"""Which provider is whose, and whom it lets in."""

from uuid import UUID

from allauth.account.authentication import get_authentication_records
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.models import User
from juli.hub.directory.queries import seats_of
from juli.hub.identity.models import Identity, IdentityProvider
from juli.hub.identity.oidc import Proven

METHOD = "organisation"
"""How a sign-in with the organisation is noted in the session."""


def identity_providers(*, by: Actor) -> QuerySet[IdentityProvider]:
    """All providers, in order of their organisation's name."""
    return IdentityProvider.objects.select_related("organisation").order_by("organisation__name")


def identity_provider(provider_id: UUID, *, by: Actor) -> IdentityProvider | None:
    """One provider of an organisation whose desk is open, or None."""
    return _open().filter(pk=provider_id).first()


def provider_for(typed: str, *, by: Actor) -> IdentityProvider | None:
    """The provider that answers for an e-mail address, or that of the organisation with exactly this name."""
    wanted = typed.strip()
    if "@" in wanted:
        return _open().filter(email_domains__contains=[wanted.rpartition("@")[2].lower()]).first()
    return _open().filter(Q(organisation__name=wanted) | Q(organisation__short_name=wanted)).first()


def known_person(provider: IdentityProvider, subject: str, *, by: Actor) -> User | None:
    """Who a subject was bound to, as long as they still have a seat at the organisation."""
    bound = Identity.objects.select_related("user").filter(provider=provider, subject=subject).first()
    return bound.user if bound and _may_enter(bound.user, provider) else None


def person_to_bind(provider: IdentityProvider, proven: Proven, *, by: Actor) -> User | None:
    """The member of the organisation with the address the provider has confirmed, if nothing speaks against it."""
    if not proven.email or not provider.answers_for(proven.email):
        return None
    user = User.objects.filter(email=proven.email).first()
    if user is None or not _may_enter(user, provider) or Identity.objects.filter(provider=provider, user=user).exists():
        return None
    return user


def must_use_organisation(user: User, request: HttpRequest) -> bool:
    """Whether the person's organisation allows its own sign-in only, and this sign-in went another way."""
    if user.is_staff:
        return False
    demanding = _open().filter(required=True, organisation__in=_houses(user))
    used = {record.get("provider") for record in get_authentication_records(request, user)}
    return any(str(provider.pk) not in used for provider in demanding)


def _open() -> QuerySet[IdentityProvider]:
    return IdentityProvider.objects.select_related("organisation").filter(organisation__activated_on__isnull=False)


def _may_enter(user: User, provider: IdentityProvider) -> bool:
    """An operator never comes in through an organisation: it would open everything to that organisation."""
    return not user.is_staff and provider.organisation_id in _houses(user)


def _houses(user: User) -> set[UUID]:
    """The organisations where the person has a seat."""
    return {seat.organisation_id for seat in seats_of(user)}
