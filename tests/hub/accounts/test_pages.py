"""Every page of signing in stands in our frame, in both languages; allauth's own templates never appear."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from juli.hub.accounts import links
from juli.hub.accounts.models import User
from tests.hub.accounts.signing import code_of, delivered, last_link, person, recovery_codes, sign_in, with_app

pytestmark = pytest.mark.django_db
OURS = Path(__file__).resolve().parents[3] / "src" / "juli"
FOREIGN = {"en": "登录", "zh-hans": "Sign in"}
"""A word of the other language that no page of signing in may show."""


def own_names() -> list[tuple[str, Any]]:
    return [(pattern.name, pattern) for pattern in get_resolver("juli.hub.accounts.urls").url_patterns] + [
        (f"identity:{pattern.name}", pattern) for pattern in get_resolver("juli.hub.identity.urls").url_patterns
    ]


def addresses(user: User) -> Iterator[str]:
    """Every address of signing in, with something true or made up where it takes a value."""
    key = Authenticator.objects.filter(user=user, type="webauthn").values_list("pk", flat=True).first() or 1
    for name, pattern in own_names():
        made_up = {
            "token": "forged",
            "uidb36": "abc",
            "key": "def-ghi",
            "number": 1,
            "pk": key,
            "provider_id": "7e6cbe4c-6d1e-4b59-9b9a-0f6a2b6f2a11",
        }
        wanted = pattern.pattern.regex.groupindex
        yield reverse(name, kwargs={value: made_up[value] for value in wanted})


def templates_of(answer: HttpResponse) -> list[str]:
    used = [template.origin.name for template in getattr(answer, "templates", []) if template.origin]
    return [name for name in used if "/django/forms/" not in name]


def check(answer: HttpResponse, address: str) -> bool:
    """Whether it was a page; a page is ours."""
    foreign = [name for name in templates_of(answer) if not Path(name).is_relative_to(OURS)]
    assert foreign == [], address
    if not answer.content or "html" not in answer.headers.get("content-type", ""):
        return False
    page = answer.content.decode()
    assert 'class="jl-brand"' in page, address
    assert "jl-narrow" in page, address
    return True


@pytest.fixture
def user() -> User:
    found = person()
    Authenticator.objects.create(user=found, type="webauthn", data={"name": "mine", "credential": {}})
    return found


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("who", ["stranger", "signed in"])
def test_every_address_answers_in_our_frame(language: str, who: str) -> None:
    user = person()
    browser = Client(headers={"accept-language": language})
    if who == "signed in":
        sign_in(browser, user)
    pages = {
        address: answer
        for address in list(addresses(user))
        for method in (browser.get, browser.post)
        if address != "/account/logout/"
        for answer in [method(address)]
        if check(answer, address)
    }
    assert len(pages) >= (18 if who == "signed in" else 10)
    for address, answer in pages.items():
        assert FOREIGN[language] not in answer.content.decode(), address


def test_pages_with_factors_set_up_are_ours_too(browser: Client, user: User) -> None:
    secret = with_app(user)
    recovery_codes(user)
    Authenticator.objects.filter(type="webauthn").delete()
    sign_in(browser, user)
    assert check(browser.get("/account/login/factor/"), "factor")
    assert check(browser.post("/account/login/factor/", {"code": "000000"}), "factor")
    browser.post("/account/login/factor/", {"code": code_of(secret)})
    for address in ("factors/", "factors/codes/", "factors/codes/new/", "factors/app/remove/", "confirm/factor/"):
        assert check(browser.get(f"/account/{address}"), address), address


def test_links_that_work_and_their_mail_are_ours(browser: Client, user: User) -> None:
    assert check(browser.get(links.first_password_link(user), follow=True), "first password")
    browser.post("/account/begin/", {"email": "new@example.cn"})
    assert check(browser.get(last_link(r"/account/begin/link/\S+/")), "begin")
    assert check(browser.get("/account/begin/code/"), "code")
    for message in delivered():
        assert message.subject.startswith("Juli")
        assert "example.com" not in str(message.body)


def test_nothing_of_an_account_is_kept_by_caches(browser: Client, user: User) -> None:
    for address in ("/account/login/", "/account/begin/", "/account/organisation/"):
        assert "no-store" in browser.get(address).headers["cache-control"], address


def test_there_is_no_other_way_in_of_allauth(browser: Client) -> None:
    for closed in ("login/code/", "3rdparty/", "2fa/", "signup/passkey/", "confirm-email/", "social/signup/"):
        assert browser.get(f"/account/{closed}").status_code == 404, closed
