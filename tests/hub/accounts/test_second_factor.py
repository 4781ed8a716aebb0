"""Second factors: set up, used, demanded; their secrets sealed."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from juli.hub.operations import second_factor
from juli.hub.operations.models import Installation
from tests.hub.accounts.signing import code_of, delivered, person, recovery_codes, sign_in, with_app

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_factors_asked")]


def test_an_app_is_set_up_and_then_asked_for(
    browser: Client, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    user = person()
    sign_in(browser, user)
    form = browser.get("/account/factors/app/").content.decode()
    secret = re.search(r'jl-key">(\w{32})<', form)
    assert secret
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post("/account/factors/app/", {"code": code_of(secret[1])})
    assert answer["Location"] == "/account/factors/codes/"
    shown = browser.get("/account/factors/codes/").content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", shown)
    assert len(codes) == 10
    assert codes[0] not in browser.get("/account/factors/codes/").content.decode()
    assert "app was set up" in delivered()[-1].subject

    browser.post("/account/logout/")
    assert sign_in(browser, user) == "/account/login/factor/"
    assert browser.get("/account/").status_code == 302
    assert browser.post("/account/login/factor/", {"code": "000000"}).status_code == 200
    assert browser.post("/account/login/factor/", {"code": code_of(secret[1], later=1)})["Location"] == "/account/"


def test_a_recovery_code_gets_in_once(browser: Client) -> None:
    user = person()
    with_app(user)
    code = recovery_codes(user)[0]
    sign_in(browser, user)
    assert browser.post("/account/login/factor/", {"code": code})["Location"] == "/account/"
    browser.post("/account/logout/")
    sign_in(browser, user)
    assert "did not fit" in browser.post("/account/login/factor/", {"code": code}).content.decode()


def test_guessing_the_code_is_throttled(browser: Client) -> None:
    user = person()
    secret = with_app(user)
    sign_in(browser, user)
    for _ in range(5):
        browser.post("/account/login/factor/", {"code": "000000"})
    assert "Too many" in browser.post("/account/login/factor/", {"code": code_of(secret)}).content.decode()


def test_secrets_are_sealed_in_the_database() -> None:
    user = person()
    secret, codes = with_app(user), recovery_codes(user)
    stored = " ".join(str(row) for row in Authenticator.objects.values_list("data", flat=True))
    assert secret not in stored
    assert codes[0] not in stored
    assert Authenticator.objects.get(type="recovery_codes").data["seed"].startswith("gAAAA")


def test_an_operator_without_one_gets_to_its_page_and_nowhere_else(browser: Client) -> None:
    Installation.objects.create(demo=False)
    user = person(is_staff=True)
    sign_in(browser, user)
    for address in ("/desk/", "/", "/institutions/"):
        assert browser.get(address)["Location"] == "/account/factors/", address
    assert "needs a second factor" in browser.get("/account/factors/").content.decode()
    with_app(user)
    assert browser.get("/account/factors/").status_code == 200
    assert browser.get("/").status_code == 200


def test_removing_the_only_one_closes_everything_again(browser: Client) -> None:
    Installation.objects.create(demo=False)
    user = person(is_staff=True)
    secret = with_app(user)
    sign_in(browser, user)
    browser.post("/account/login/factor/", {"code": code_of(secret)})
    assert browser.get("/").status_code == 200
    browser.post("/account/factors/app/remove/")
    browser.get("/account/factors/")
    assert browser.get("/")["Location"] == "/account/factors/"


def test_a_role_may_demand_one_and_a_demo_never_does(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    user = person()
    assert not second_factor.second_factor_missing(user)
    monkeypatch.setattr(second_factor, "second_factor_demanded", lambda user: True)
    assert second_factor.second_factor_missing(user)
    Installation.objects.create(demo=True)
    assert not second_factor.second_factor_missing(user)
    assert sign_in(browser, user) == "/account/"
    assert browser.get("/").status_code == 200


def test_nobody_touches_the_passkeys_of_another(browser: Client) -> None:
    other = person("other@example.cn")
    theirs = Authenticator.objects.create(user=other, type="webauthn", data={"name": "theirs", "credential": {}})
    sign_in(browser, person())
    for act in ("rename", "remove"):
        assert browser.get(f"/account/factors/passkeys/{theirs.pk}/{act}/").status_code == 404
        assert browser.post(f"/account/factors/passkeys/{theirs.pk}/{act}/", {"name": "mine"}).status_code == 404
    assert Authenticator.objects.get(pk=theirs.pk).data["name"] == "theirs"
