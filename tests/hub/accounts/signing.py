"""What tests of signing in do again and again."""

import re

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from juli.hub.accounts.actions import send_note
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.models import OutgoingNote, User

PASSWORD = "long enough for a test"


def person(email: str = "zhou@example.cn", **fields: object) -> User:
    """Somebody with an account and a password."""
    return User.objects.create_user(email, PASSWORD, **{"name": "周桂兰", **fields})


def sign_in(browser: Client, user: User, *, onward: str = "") -> str:
    """Type e-mail and password; where that leads."""
    answer = browser.post(f"/account/login/?next={onward}", {"login": user.email, "password": PASSWORD})
    return str(answer["Location"])


def delivered() -> list[EmailMessage]:
    """Let the worker send what waits; all mail so far."""
    for note in OutgoingNote.objects.all():
        send_note(note.pk, by=SYSTEM)
    return list(mail.outbox)


def last_link(pattern: str) -> str:
    """The address in the last mail that fits."""
    found = re.search(pattern, str(delivered()[-1].body))
    assert found
    return found[0]


def with_app(user: User) -> str:
    """Set up an app for somebody; its key."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str, *, later: int = 0) -> str:
    """What the app with this key shows now, or some half minutes later."""
    return format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30 + later))


def recovery_codes(user: User) -> list[str]:
    """Recovery codes of somebody."""
    return RecoveryCodes.activate(user).get_unused_codes()
