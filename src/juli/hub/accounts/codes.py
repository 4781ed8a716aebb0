"""One-time codes and links: how they are made, and what is kept of them."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from juli.hub.accounts.models import OneTimeCode

GOOD_FOR = timedelta(minutes=15)
"""How long a code and its link may be used."""
MOST_TRIES = 5
"""Wrong codes after which a code is worth nothing, even if the right one is typed then."""
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is sent and never stored."""

    code: str
    link: str


def new_secrets() -> Secrets:
    """A fresh code of six digits, and a token for a link."""
    return Secrets(f"{secrets.randbelow(10**DIGITS):0{DIGITS}}", secrets.token_urlsafe(32))


def code_fingerprint(recipient: str, code: str) -> str:
    """What is kept of a code; without the secret key nobody finds the code by trying all of them."""
    return salted_hmac("juli.accounts.code", f"{recipient}\n{code}", algorithm="sha256").hexdigest()


def link_fingerprint(token: str) -> str:
    """What is kept of a link."""
    return salted_hmac("juli.accounts.link", token, algorithm="sha256").hexdigest()


def is_open(code: OneTimeCode, now: datetime) -> bool:
    """Whether it may still be used."""
    return code.used_at is None and code.tries < MOST_TRIES and now < code.made_at + GOOD_FOR


def fits(code: OneTimeCode, typed: str) -> bool:
    """Whether what was typed is the code; blanks and full-width digits are forgiven."""
    digits = "".join(str(int(character)) for character in typed if character.isdecimal())
    return constant_time_compare(code.code_fingerprint, code_fingerprint(code.recipient, digits))
