"""What protects by arithmetic refuses to work half: without its key, with a weak one, past its check.

Class: weak cryptography, or one that fails open.
"""

import ssl

import pytest
from django.conf import settings
from django.contrib.auth import hashers
from django.core import signing
from django.core.mail.backends.smtp import EmailBackend
from pytest_django import Settings

from juli.hub.accounts.models import User
from juli.hub.complaints import numbers
from juli.hub.complaints.numbers import NO_HASH, hash_passcode, passcode_fits
from juli.hub.configuration import ConfigurationError, read_configuration
from juli.hub.operations.outbound.connecting import GuardedTransport
from juli.hub.operations.outbound.guard import Guard
from juli.hub.portal.access import DRAFT_COOKIE
from tests.hub.portal.walking import at, begin

LONG = "a-long-and-varied-secret-0123456789-abcdefghijklmnopqrstuvwxyz"
PRODUCTION = {"JULI_MODE": "production", "JULI_SECRET_KEY": LONG, "JULI_BASE_URL": "https://juli.example.cn"}


@pytest.mark.parametrize("secret", ["", "short", "a" * 64, "abab" * 20, "django-insecure-" + LONG])
def test_production_does_not_start_with_a_weak_key(secret: str) -> None:
    with pytest.raises(ConfigurationError):
        read_configuration({**PRODUCTION, "JULI_SECRET_KEY": secret})
    assert read_configuration(PRODUCTION).is_production


@pytest.mark.django_db
def test_another_key_opens_nothing_that_the_old_one_signed(settings: Settings) -> None:
    client = begin()
    assert client.get(at("what")).status_code == 200
    settings.SECRET_KEY = LONG
    assert client.get(at("what")).status_code == 404
    assert client.cookies[DRAFT_COOKIE].value


def test_what_is_signed_without_a_key_does_not_exist(settings: Settings) -> None:
    settings.SECRET_KEY = ""
    with pytest.raises(Exception, match="SECRET_KEY"):
        signing.dumps("x")


def test_passwords_are_hashed_slowly_and_in_one_way(settings: Settings) -> None:
    from juli.hub import settings as ours

    assert ours.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.PASSWORD_HASHERS = ours.PASSWORD_HASHERS
    made = hashers.make_password("x")
    assert made.startswith("argon2$argon2id$")
    # An older, weaker way is no way in any more.
    assert not User(password="md5$x$9dd4e461268c8034f5c8564e155c67a6").check_password("x")
    assert not User(password="x").check_password("x")
    assert not User(password="").check_password("")


@pytest.mark.parametrize("typed", ["", " ", "0", "0" * 12, "\0", NO_HASH, "None"])
def test_no_passcode_fits_where_there_is_none(typed: str) -> None:
    assert not passcode_fits(typed, NO_HASH)


def test_equal_passcodes_have_different_hashes_and_an_empty_one_opens_nothing() -> None:
    stored = hash_passcode("K7M2-Q9XD-4HTW")
    assert stored != hash_passcode("K7M2-Q9XD-4HTW")
    assert passcode_fits("k7m2 q9xd 4htw", stored)
    assert not passcode_fits("", stored)
    assert numbers._SCRYPT["r"] >= 8


def test_whoever_is_asked_outside_must_prove_who_they_are() -> None:
    trust = GuardedTransport(Guard())._trust
    assert trust.verify_mode is ssl.CERT_REQUIRED
    assert trust.check_hostname
    assert trust.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_so_must_the_mail_server() -> None:
    trust = EmailBackend(host="mail.example.cn", use_tls=True).ssl_context
    assert trust.verify_mode is ssl.CERT_REQUIRED
    assert trust.check_hostname
    assert read_configuration({}).mail.starttls


def test_what_production_sends_travels_encrypted_only() -> None:
    with pytest.raises(ConfigurationError, match="JULI_BASE_URL"):
        read_configuration({**PRODUCTION, "JULI_BASE_URL": "http://juli.example.cn"})
    with pytest.raises(ConfigurationError, match="JULI_FILES_ORIGIN"):
        read_configuration({**PRODUCTION, "JULI_FILES_ORIGIN": "http://files.example.cn"})
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"
