"""What is dangerous asks once more who it is."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.accounts.models import User
from tests.hub.accounts.signing import PASSWORD, code_of, person, sign_in, with_app

pytestmark = pytest.mark.django_db
RECORDS = "account_authentication_methods"
GUARDED = "/account/factors/codes/new/"


@pytest.fixture
def user() -> User:
    return person()


def grow_stale(browser: Client) -> None:
    session = browser.session
    session[RECORDS] = [{**record, "at": record["at"] - 600} for record in session[RECORDS]]
    session.save()


def test_who_just_signed_in_is_not_asked(browser: Client, user: User) -> None:
    sign_in(browser, user)
    assert browser.get(GUARDED).status_code == 200


def test_after_ten_minutes_the_password_is_asked_for(browser: Client, user: User) -> None:
    sign_in(browser, user)
    grow_stale(browser)
    asked = browser.get(GUARDED, follow=True)
    assert asked.redirect_chain[-1][0] == f"/account/confirm/password/?next={GUARDED.replace('/', '%2F')}"
    assert "not correct" in browser.post(asked.redirect_chain[-1][0], {"password": "wrong one here"}).content.decode()
    assert browser.get(GUARDED).status_code == 302
    assert browser.post(asked.redirect_chain[-1][0], {"password": PASSWORD})["Location"] == GUARDED
    assert browser.get(GUARDED).status_code == 200


def test_the_app_does_too(browser: Client, user: User) -> None:
    secret = with_app(user)
    sign_in(browser, user)
    browser.post("/account/login/factor/", {"code": code_of(secret)})
    grow_stale(browser)
    answer = browser.post(f"/account/confirm/factor/?next={GUARDED}", {"code": code_of(secret, later=1)})
    assert answer["Location"] == GUARDED
    assert browser.get(GUARDED).status_code == 200


def test_who_has_neither_signs_in_anew(browser: Client, user: User) -> None:
    sign_in(browser, user)
    user.set_unusable_password()
    user.save()
    browser.force_login(user)
    page = browser.get(GUARDED, follow=True).content.decode()
    assert "sign in once more" in page
    assert "/account/login/?next=%2Faccount%2Ffactors%2Fcodes%2Fnew%2F" in page
    assert browser.get(GUARDED).status_code == 302


def test_a_form_leads_back_to_its_own_page_of_this_site(user: User) -> None:
    @fresh_sign_in_required
    def act(request: HttpRequest) -> HttpResponse:
        raise AssertionError("must not run")

    for referer, onward in (
        ("http://testserver/desk/2611-0386-72/?a=b", "%2Fdesk%2F2611-0386-72%2F%3Fa%3Db"),
        ("https://evil.example/desk/", "%2Faccount%2F"),
        ("", "%2Faccount%2F"),
    ):
        request = RequestFactory().post("/desk/unmask/", headers={"referer": referer})
        request.user, request.session = user, {}  # type: ignore[assignment]
        assert act(request)["Location"] == f"/account/confirm/?next={onward}"


@pytest.mark.parametrize(
    "address",
    [
        "email/",
        "phone/",
        "password/set/",
        "factors/app/",
        "factors/app/remove/",
        "factors/codes/",
        "factors/codes/new/",
        "factors/passkeys/add/",
        "factors/passkeys/1/rename/",
        "factors/passkeys/1/remove/",
    ],
)
def test_all_that_changes_how_one_signs_in_is_guarded(browser: Client, user: User, address: str) -> None:
    browser.force_login(user)
    for answer in (browser.get(f"/account/{address}"), browser.post(f"/account/{address}")):
        assert answer["Location"].startswith("/account/confirm/?next=")
