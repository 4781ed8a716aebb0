"""Whether an address or a number has failed too often; what a person's account holds."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, user_of
from juli.hub.accounts.codes import is_open, link_fingerprint
from juli.hub.accounts.models import CodePurpose, FailedAttempt, OneTimeCode, PhoneNumber, User
from juli.hub.accounts.scopes import acting, rows

WINDOW = timedelta(hours=1)
"""How long an attempt counts."""
MOST_PER_KEY = 10
"""Wrong passcodes for one number from one address after which they must wait."""
MOST_PER_ADDRESS = 60
"""Wrong passcodes from one address, whatever the numbers. Whole towns may share one, so it is wide."""


def attempt_key(kind: str, value: str) -> str:
    """What is stored of a throttled thing: a hash, never the address itself."""
    return hashlib.sha256(f"{kind}\n{value}".encode()).hexdigest()


def is_throttled(keys: Iterable[str], *, now: datetime, most: int = MOST_PER_KEY, within: timedelta = WINDOW) -> bool:
    """Whether any of the keys has had `most` attempts or more within the last hour, or another time up to that."""
    return any(FailedAttempt.objects.filter(key=key, at__gt=now - within).count() >= most for key in keys)


def account_actor(user: User) -> Actor:
    """Who a signed-in person acts as for their own account."""
    return Actor(ActorKind.ACCOUNT, user_id=user.pk)


def is_email_confirmed(*, by: Actor) -> bool:
    """Whether the person has proven that the address they sign in with is theirs."""
    email = User.objects.filter(pk=user_of(by)).values("email")
    return bool(EmailAddress.objects.filter(user_id=user_of(by), email__in=email, verified=True).exists())


def phone_of(*, by: Actor) -> PhoneNumber | None:
    """The confirmed phone number of the person, or None."""
    with acting(by):
        return rows(PhoneNumber, by=by).filter(user_id=user_of(by)).first()


def sessions_of(*, by: Actor) -> list[UserSession]:
    """The browsers in which the person is signed in, the one used last first."""
    sessions: list[UserSession] = UserSession.objects.purge_and_list(User(pk=user_of(by)))
    return sorted(sessions, key=lambda session: session.last_seen_at, reverse=True)


def code_by_id(code_id: UUID, purpose: CodePurpose, *, by: Actor) -> OneTimeCode | None:
    """A code that may still be used, or None."""
    code = OneTimeCode.objects.filter(pk=code_id, purpose=purpose).first()
    return code if code and is_open(code, timezone.now()) else None


def code_by_link(token: str, purpose: CodePurpose, *, by: Actor) -> OneTimeCode | None:
    """The code whose mail held this link, where it may still be used."""
    code = OneTimeCode.objects.filter(link_fingerprint=link_fingerprint(token), purpose=purpose).first()
    return code if code and is_open(code, timezone.now()) else None


def has_second_factor(user: User) -> bool:
    """Whether the person has set up an authenticator app or a passkey."""
    return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]))
