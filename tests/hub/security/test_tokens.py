"""Links, cookies and passcodes: random, bound to one thing and one purpose, for a time, and for once where they change.

Class: tokens that can be guessed or never end.
"""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.channels.confirmation import confirmation_token, read_confirmation
from juli.hub.channels.recovery import read_recovery, recovery_token
from juli.hub.complaints.actions import confirm_email
from juli.hub.complaints.models import Complaint, Draft
from juli.hub.complaints.numbers import ALPHABET, new_passcode
from juli.hub.operations.security.downloads import read_ticket, ticket
from juli.hub.portal.access import DRAFT_COOKIE
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import browser, follow, url
from tests.hub.portal.walking import at, begin

FILE = SimpleNamespace(pk=uuid4(), sha256="0" * 64, name="a.png", media_type="image/png")
READERS: dict[str, Callable[[str], object]] = {
    "confirmation": read_confirmation,
    "recovery": read_recovery,
    "ticket": read_ticket,
}


def tokens(complaint: Complaint) -> dict[str, str]:
    """One token of every purpose that is read back from an address."""
    return {
        "confirmation": confirmation_token(complaint.pk, "zhou@example.cn"),
        "recovery": recovery_token(complaint),
        "ticket": ticket(FILE, by=SYSTEM),
    }


def test_a_passcode_has_sixty_bits_and_no_two_are_alike() -> None:
    made = {new_passcode() for _ in range(2000)}
    assert len(made) == 2000
    assert len(ALPHABET) ** 12 == 2**60
    for place in range(12):
        seen = {code.replace("-", "")[place] for code in made}
        assert seen == set(ALPHABET), place


@pytest.mark.django_db
def test_a_token_of_one_purpose_opens_nothing_else() -> None:
    complaint, _, passcode = filed(organisation())
    made = tokens(complaint)
    made["draft"] = begin().cookies[DRAFT_COOKIE].value
    made["session"] = follow(complaint, passcode).cookies["juli_session"].value
    made["plain"] = signing.dumps({"c": str(complaint.pk), "e": "x", "p": "x"})
    for purpose, read in READERS.items():
        for name, token in made.items():
            assert (read(token) is None) is (name != purpose), (purpose, name)
        for address in ("confirm", "recover", "file"):
            if not address.startswith(purpose[:4]):
                assert Client().get(f"/{address}/{made[purpose]}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("purpose", READERS)
def test_a_token_that_was_changed_or_is_too_old_opens_nothing(purpose: str) -> None:
    token = tokens(filed(organisation())[0])[purpose]
    read = READERS[purpose]
    assert read(token) is not None
    for place in (0, len(token) // 2, len(token) - 1):
        other = "A" if token[place] != "A" else "B"
        assert read(token[:place] + other + token[place + 1 :]) is None
    assert read(token[:-1]) is None
    assert read("") is None
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert read(token) is None


@pytest.mark.django_db
def test_no_token_tells_what_it_opens() -> None:
    """A token may stand in a log of some mail server: neither address nor passcode is in it."""
    complaint, _, passcode = filed(organisation())
    for token in tokens(complaint).values():
        if token.startswith("."):
            continue  # compressed
        told = signing.b64_decode(token.split(":")[0].encode()).decode(errors="replace")
        assert "zhou" not in told
        assert passcode not in told


@pytest.mark.django_db
def test_the_link_to_a_new_passcode_works_once_and_only_for_its_complaint() -> None:
    complaint, _, _ = filed(organisation())
    confirm_email(complaint, "zhou@example.cn", by=SYSTEM)
    address = reverse("portal:recover-passcode", args=[recovery_token(complaint)])
    other, _, _ = filed()
    first = browser()
    assert first.post(address).status_code == 302
    assert browser().post(address).status_code == 404
    assert browser().get(address).status_code == 404
    assert first.get(url("case", other)).status_code == 302


@pytest.mark.django_db
def test_the_link_to_a_new_password_works_once() -> None:
    user, _ = staff(organisation())
    token = default_token_generator.make_token(user)
    assert default_token_generator.check_token(user, token)
    user.set_password("another long enough one")
    user.save()
    assert not default_token_generator.check_token(user, token)
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        assert not default_token_generator.check_token(user, default_token_generator.make_token(user)[:-1] + "x")


@pytest.mark.django_db
def test_a_draft_belongs_to_its_cookie_and_the_cookie_ends_with_it() -> None:
    client = begin()
    value = client.cookies[DRAFT_COOKIE].value
    thief = browser()
    thief.cookies[DRAFT_COOKIE] = value[:-2] + "xx"
    assert thief.get(at("what")).status_code == 404
    Draft.objects.all().delete()
    assert client.get(at("what")).status_code == 404


@pytest.mark.django_db
def test_a_session_is_random_and_long() -> None:
    keys = set()
    for i in range(5):
        complaint, _, passcode = filed()
        keys.add(follow(complaint, passcode).cookies["juli_session"].value)
        assert len(keys) == i + 1
    assert min(map(len, keys)) >= 32
