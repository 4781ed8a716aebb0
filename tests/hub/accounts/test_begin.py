"""Signing in by e-mail: the same for every address, once, for a quarter of an hour."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from juli.hub.accounts.actions import forget_codes
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.codes import GOOD_FOR, MOST_TRIES
from juli.hub.accounts.models import OneTimeCode, User
from tests.hub.accounts.signing import delivered, last_link, person, with_app

pytestmark = pytest.mark.django_db
ADDRESS = "wen@example.cn"


def ask(browser: Client, address: str = ADDRESS, *, onward: str = "") -> tuple[str, str]:
    """Ask for a code; the code and the link of the mail."""
    answer = browser.post("/account/begin/", {"email": address, "next": onward})
    assert answer["Location"] == "/account/begin/code/"
    link = last_link(r"/account/begin/link/\S+/")
    code = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert code
    return code[0], link


def is_signed_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def test_a_new_address_gets_an_account_when_the_code_comes_back(browser: Client) -> None:
    code, _ = ask(browser, "Wen@Example.cn")
    assert not User.objects.exists()
    answer = browser.post("/account/begin/code/", {"code": f" {code[:3]} {code[3:]} "})
    assert answer["Location"] == "/account/"
    user = User.objects.get(email=ADDRESS)
    assert not user.has_usable_password()
    assert "confirmed" in browser.get("/account/").content.decode()


def test_a_known_and_an_unknown_address_get_the_same(browser: Client) -> None:
    person("known@example.cn")
    pages = []
    for address in ("known@example.cn", "nobody@example.cn"):
        visitor = Client(headers={"accept-language": "en"})
        ask(visitor, address)
        page = visitor.get("/account/begin/code/").content.decode()
        pages.append(re.sub(r'known|nobody|value="\w{64}"', "", page))
    assert pages[0] == pages[1]
    bodies = [re.sub(r"\d{6}|/link/\S+", "", str(message.body)) for message in mail.outbox]
    assert bodies[0] == bodies[1]
    assert User.objects.count() == 1


def test_a_code_works_once_and_only_in_the_browser_that_asked(browser: Client) -> None:
    code, _ = ask(browser)
    elsewhere = Client()
    assert elsewhere.post("/account/begin/code/", {"code": code}).status_code == 410
    browser.post("/account/begin/code/", {"code": code})
    assert is_signed_in(browser)
    browser.post("/account/logout/")
    assert browser.post("/account/begin/code/", {"code": code}).status_code == 410
    assert not is_signed_in(browser)


def test_the_link_works_once_in_any_browser_and_only_by_its_button(browser: Client) -> None:
    _, link = ask(browser)
    elsewhere = Client(headers={"accept-language": "en"})
    assert "another browser" in elsewhere.get(link).content.decode()
    assert "another browser" not in browser.get(link).content.decode()
    assert not is_signed_in(elsewhere)
    elsewhere.post(link)
    assert is_signed_in(elsewhere)
    assert browser.post(link).status_code == 410
    assert not is_signed_in(browser)


def test_the_right_code_is_worth_nothing_after_too_many_wrong_ones(browser: Client) -> None:
    code, link = ask(browser)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(MOST_TRIES - 1):
        assert browser.post("/account/begin/code/", {"code": wrong}).status_code == 200
    assert browser.post("/account/begin/code/", {"code": wrong}).status_code == 410
    assert browser.post("/account/begin/code/", {"code": code}).status_code == 410
    assert Client().post(link).status_code == 410


def test_after_a_quarter_of_an_hour_neither_works(browser: Client) -> None:
    code, link = ask(browser)
    OneTimeCode.objects.update(made_at=timezone.now() - GOOD_FOR)
    assert browser.post("/account/begin/code/", {"code": code}).status_code == 410
    assert browser.post(link).status_code == 410
    OneTimeCode.objects.update(made_at=timezone.now() - GOOD_FOR + timedelta(minutes=1))
    assert browser.post("/account/begin/code/", {"code": code}).status_code == 302


def test_neither_code_nor_link_nor_address_stands_in_the_database(browser: Client) -> None:
    code, link = ask(browser)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_onetimecode")
        columns = [bytes(value) if isinstance(value, memoryview) else value for value in cursor.fetchone()]
    stored = " ".join(str(value) for value in columns)
    for secret in (code, link.split("/")[-2], ADDRESS):
        assert secret not in stored


def test_codes_and_unsent_mail_of_the_day_before_are_forgotten(browser: Client) -> None:
    browser.post("/account/begin/", {"email": ADDRESS})
    now = timezone.now()
    assert forget_codes(before=now + timedelta(hours=23), by=SYSTEM) == 0
    assert forget_codes(before=now + timedelta(hours=25), by=SYSTEM) == 2
    assert not OneTimeCode.objects.exists()


def test_asking_is_throttled_by_address(browser: Client) -> None:
    for _ in range(5):
        ask(Client())
    assert browser.post("/account/begin/", {"email": ADDRESS}).status_code == 429
    assert len(delivered()) == 5


def test_it_does_not_pass_by_a_second_factor(browser: Client) -> None:
    user = person(ADDRESS)
    with_app(user)
    code, _ = ask(browser)
    assert browser.post("/account/begin/code/", {"code": code})["Location"] == "/account/login/factor/"
    assert not is_signed_in(browser)


def test_a_closed_account_stays_closed(browser: Client) -> None:
    person(ADDRESS, is_active=False)
    code, _ = ask(browser)
    assert browser.post("/account/begin/code/", {"code": code})["Location"] == "/account/inactive/"
    assert not is_signed_in(browser)


def test_afterwards_one_is_where_one_wanted_to_go_within_this_site(browser: Client) -> None:
    code, _ = ask(browser, onward="/account/sessions/")
    assert browser.post("/account/begin/code/", {"code": code})["Location"] == "/account/sessions/"
    browser.post("/account/logout/")
    code, _ = ask(browser, onward="https://evil.example/")
    assert browser.post("/account/begin/code/", {"code": code})["Location"] == "/account/"


@pytest.mark.parametrize("typed", ["", "no address", "a@b@c.cn"])
def test_what_is_no_address_is_said_and_nothing_sent(browser: Client, typed: str) -> None:
    assert 'role="alert"' in browser.post("/account/begin/", {"email": typed}).content.decode()
    assert delivered() == []
