"""Signing in: by e-mail and password, telling nothing to strangers, with the demo's sign-ins in a demo only."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from juli.hub.accounts.models import OutgoingNote, User
from juli.hub.operations import demo
from juli.hub.operations.models import Installation
from tests.hub.accounts.signing import PASSWORD, delivered
from tests.hub.builders import organisation, staff

pytestmark = pytest.mark.django_db


def test_from_the_sign_in_page_to_the_desk_and_out(browser: Client) -> None:
    staff(organisation())
    answer = browser.post("/account/login/?next=/desk/%3Fview=all", {"login": "LIN@example.cn", "password": PASSWORD})
    assert answer["Location"] == "/desk/?view=all"
    assert browser.get("/desk/").status_code == 200
    assert browser.post("/account/logout/")["Location"] == "/"
    assert browser.get("/desk/").status_code == 302


def test_a_stranger_learns_nothing_from_a_wrong_sign_in(browser: Client) -> None:
    staff(organisation())
    pages = [
        browser.post("/account/login/", {"login": login, "password": "wrong one here"}).content.decode()
        for login in ("lin@example.cn", "nobody@example.cn")
    ]
    said = [re.sub(r"nobody@|lin@|csrfmiddlewaretoken.*?>", "", page) for page in pages]
    assert said[0] == said[1]
    assert "not correct" in said[0]


def test_guessing_is_throttled(browser: Client) -> None:
    staff(organisation())
    for _ in range(6):
        browser.post("/account/login/", {"login": "lin@example.cn", "password": "wrong one here"})
    browser.post("/account/login/", {"login": "lin@example.cn", "password": PASSWORD})
    assert browser.get("/desk/").status_code == 302


def test_there_is_no_sign_up(browser: Client) -> None:
    page = browser.get("/account/signup/").content.decode()
    assert "No account is needed" in page
    browser.post("/account/signup/", {"email": "new@example.cn", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.exists()


def test_a_forgotten_password_is_set_anew_by_mail(browser: Client) -> None:
    staff(organisation())
    unknown = browser.post("/account/password/reset/", {"email": "nobody@example.cn"})
    known = browser.post("/account/password/reset/", {"email": "lin@example.cn"})
    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert OutgoingNote.objects.count() == 2  # as much work for an unknown address as for a known one
    sent = delivered()
    assert [message.to for message in sent] == [["lin@example.cn"]]
    link = re.search(r"/account/password/reset/key/\S+", sent[0].body)
    form = browser.get(link[0], follow=True)
    address = form.redirect_chain[-1][0]
    fresh = "another long enough phrase"
    browser.post(address, {"password1": fresh, "password2": fresh})
    assert Client().login(email="lin@example.cn", password=fresh)
    assert "no longer works" in browser.get(link[0], follow=True).content.decode()


def test_a_password_is_changed_only_with_the_present_one(browser: Client) -> None:
    user, _ = staff(organisation())
    browser.force_login(user)
    fresh = {"password1": "another long enough phrase", "password2": "another long enough phrase"}
    browser.post("/account/password/change/", {"oldpassword": "wrong one here", **fresh})
    assert Client().login(email=user.email, password=PASSWORD)
    browser.post("/account/password/change/", {"oldpassword": PASSWORD, **fresh})
    assert Client().login(email=user.email, password=fresh["password1"])


def test_an_unknown_address_costs_a_hash_too(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    staff(organisation())
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    counts = []
    for login in ("lin@example.cn", "nobody@example.cn"):
        hashed.clear()
        browser.post("/account/login/", {"login": login, "password": "wrong one here"})
        counts.append(len(hashed))
    assert counts == [1, 1]


def test_the_sign_ins_of_the_demo_are_shown_in_a_demo_only(browser: Client) -> None:
    Installation.objects.create(demo=False)
    demo.load()
    assert "chenghu" not in browser.get("/account/login/").content.decode()
    Installation.objects.update(demo=True)
    page = browser.get("/account/login/").content.decode()
    for one in demo.sign_ins():
        assert one.email in page
        assert one.password in page
