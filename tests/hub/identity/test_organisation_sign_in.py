"""Signing in with one's organisation, against a real provider on loopback: who gets in, and every lie that does not."""

import re
import time
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from juli.hub.accounts.actors import SYSTEM, NotAllowed
from juli.hub.accounts.models import User
from juli.hub.accounts.queries import account_actor
from juli.hub.directory.models import Membership, Organisation
from juli.hub.identity.actions import NotUsable, connect_identity_provider, remove_identity_provider
from juli.hub.identity.models import Identity, IdentityProvider
from juli.hub.operations.outbound.places import Place
from tests.hub.accounts.signing import PASSWORD, code_of, with_app
from tests.hub.builders import organisation, staff
from tests.hub.identity.provider import ANOTHER_KEY, CLIENT, SECRET, Provider, running

pytestmark = pytest.mark.django_db
EMAIL = "lin@chenghu.example"


@pytest.fixture(scope="module")
def running_provider() -> Iterator[Provider]:
    with running() as server:
        yield server


@pytest.fixture
def provider(running_provider: Provider, settings: object) -> Provider:
    settings.OUTBOUND_ALLOWED = {Place("127.0.0.1", running_provider.server_address[1])}
    running_provider.tell_the_truth()
    return running_provider


@pytest.fixture
def house() -> Organisation:
    return organisation()


@pytest.fixture
def user(house: Organisation) -> User:
    return staff(house, EMAIL)[0]


@pytest.fixture
def browser() -> Client:
    return Client(headers={"accept-language": "en"})


def connect(house: Organisation, issuer: str, *, required: bool = False) -> IdentityProvider:
    return connect_identity_provider(
        house,
        issuer=issuer,
        client_id=CLIENT,
        client_secret=SECRET,
        email_domains=["Chenghu.example"],
        required=required,
        by=SYSTEM,
    )


def offered(browser: Client, wanted: str = EMAIL, onward: str = "") -> str:
    """Where the page would send the person."""
    page = browser.post("/account/organisation/", {"wanted": wanted, "next": onward}).content.decode()
    found = re.search(r'href="(http://127[^"]+)"', page)
    assert found, page
    return unescape(found[1])


def come_back(browser: Client, provider: Provider, **options: str) -> Any:
    return browser.get(provider.sign_in(offered(browser, **options)))


def is_signed_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def test_a_member_comes_in_and_is_known_by_the_subject_from_then_on(
    browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer)
    assert come_back(browser, provider, onward="/desk/?view=all")["Location"] == "/desk/?view=all"
    assert browser.get("/desk/").status_code == 200
    bound = Identity.objects.get()
    assert (bound.user, bound.subject) == (user, "s-1")
    browser.post("/account/logout/")
    provider.claims = {"sub": "s-1", "email": "renamed@elsewhere.example", "email_verified": False}
    come_back(browser, provider)
    assert is_signed_in(browser)
    assert User.objects.count() == 1


def test_the_name_of_the_organisation_leads_there_too(browser: Client, provider: Provider, house: Organisation) -> None:
    connect(house, provider.issuer)
    assert offered(browser, house.name).startswith(f"{provider.issuer}/authorize?")
    for wanted in ("澄湖", "nobody@elsewhere.example", "支付", ""):
        assert "authorize" not in browser.post("/account/organisation/", {"wanted": wanted}).content.decode()


def test_what_is_asked_of_the_provider(browser: Client, provider: Provider, house: Organisation) -> None:
    connect(house, provider.issuer)
    address = offered(browser)
    for part in ("response_type=code", "code_challenge_method=S256", "nonce=", "state=", "scope=openid+email"):
        assert part in address


LIES: dict[str, dict[str, Any]] = {
    "another audience": {"aud": "someone-else"},
    "several audiences, meant for another": {"aud": [CLIENT, "x"], "azp": "x"},
    "another issuer": {"iss": "https://evil.example"},
    "another nonce": {"nonce": "made-up"},
    "expired": {"exp": int(time.time()) - 3600},
    "issued in the future": {"iat": int(time.time()) + 3600},
    "unverified address": {"email_verified": False},
    "address nobody vouches for": {"email_verified": None},
    "another domain": {"email": "lin@evil.example"},
    "a look-alike domain": {"email": "lin@chenghu.example.evil.example"},
    "a domain before the at": {"email": "lin@chenghu.example@evil.example"},
    "nobody of the organisation": {"email": "stranger@chenghu.example"},
    "no address": {"email": ""},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_hold_signs_nobody_in(
    lie: str, browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer)
    staff(organisation("云帆支付有限公司"), "lin@evil.example")
    provider.claims |= LIES[lie]
    assert come_back(browser, provider).status_code == 403
    assert not is_signed_in(browser)
    assert not Identity.objects.exists()


@pytest.mark.parametrize("claim", ["exp", "iat", "sub", "aud", "iss", "nonce"])
def test_a_token_without_what_it_must_hold_signs_nobody_in(
    claim: str, browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer)
    provider.without = (claim,)
    assert come_back(browser, provider).status_code == 403


@pytest.mark.parametrize("algorithm", ["none", "HS256", "RS256"])
def test_a_token_signed_otherwise_signs_nobody_in(
    algorithm: str, browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer)
    provider.algorithm, provider.key = algorithm, ANOTHER_KEY
    assert come_back(browser, provider).status_code == 403


@pytest.mark.parametrize(
    "described",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
    ],
)
def test_a_description_that_does_not_hold_is_not_used(
    described: dict[str, str], browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer)
    address = offered(browser)
    provider.described = described
    assert browser.get(provider.sign_in(address)).status_code == 403
    assert not is_signed_in(browser)


def test_only_the_browser_that_went_comes_back_and_once(
    browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer)
    back = provider.sign_in(offered(browser))
    assert Client().get(back).status_code == 403
    assert browser.get(re.sub(r"state=[^&]+", "state=forged", back)).status_code == 403
    assert browser.get(back).status_code == 403
    assert not is_signed_in(browser)


def test_a_provider_cannot_answer_for_another_organisation(
    browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    """The same provider program serves two organisations; the address of one does not open the other."""
    connect(house, provider.issuer)
    other = organisation("云帆支付有限公司")
    staff(other, "chen@yunfan.example")
    provider.claims |= {"email": "chen@yunfan.example"}
    assert come_back(browser, provider).status_code == 403


def test_who_has_left_and_operators_do_not_come_in(
    browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer)
    come_back(browser, provider)
    browser.post("/account/logout/")
    Membership.objects.update(left_on="2026-11-01")
    assert come_back(browser, provider).status_code == 403
    Membership.objects.update(left_on=None)
    User.objects.update(is_staff=True)
    assert come_back(browser, provider).status_code == 403
    User.objects.update(is_staff=False, is_active=False)
    assert come_back(browser, provider).status_code == 403
    assert not is_signed_in(browser)


def test_a_second_subject_does_not_take_over_a_bound_person(
    browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer)
    come_back(browser, provider)
    provider.claims |= {"sub": "s-2"}
    browser.post("/account/logout/")
    assert come_back(browser, provider).status_code == 403


def test_a_second_factor_of_ours_is_still_asked_for(
    browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer)
    secret = with_app(user)
    assert come_back(browser, provider)["Location"] == "/account/login/factor/"
    browser.post("/account/login/factor/", {"code": code_of(secret)})
    assert is_signed_in(browser)


def test_where_it_is_required_no_other_way_leads_in(
    browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer, required=True)
    answer = browser.post("/account/login/", {"login": EMAIL, "password": PASSWORD})
    assert answer["Location"] == "/account/organisation/required/"
    assert not is_signed_in(browser)
    come_back(browser, provider)
    assert is_signed_in(browser)


def test_an_address_told_apart_from_the_token_counts_for_the_same_subject_only(
    browser: Client, provider: Provider, house: Organisation, user: User
) -> None:
    connect(house, provider.issuer)
    provider.claims = {"sub": "s-1"}
    provider.described = {"userinfo_endpoint": f"{provider.issuer}/userinfo"}
    provider.told = {"sub": "s-9", "email": EMAIL, "email_verified": True}
    assert come_back(browser, provider).status_code == 403
    provider.told["sub"] = "s-1"
    come_back(browser, provider)
    assert is_signed_in(browser)


def test_a_provider_that_is_silent_or_broken_off_is_said(
    browser: Client, provider: Provider, house: Organisation
) -> None:
    connect(house, "http://127.0.0.1:9")
    assert browser.post("/account/organisation/", {"wanted": EMAIL}).status_code == 502
    connect(house, provider.issuer)
    back = provider.sign_in(offered(browser)).replace("code=", "error=access_denied&x=")
    assert "broken off" in browser.get(back).content.decode()


def test_the_secret_is_sealed(house: Organisation, provider: Provider) -> None:
    made = connect(house, provider.issuer)
    with connection.cursor() as cursor:
        cursor.execute("SELECT client_secret FROM identity_identityprovider")
        assert SECRET.encode() not in bytes(cursor.fetchone()[0])
    assert IdentityProvider.objects.get(pk=made.pk).client_secret == SECRET


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"issuer": "http://id.example.cn"}, "issuer"),
        ({"issuer": "ftp://127.0.0.1"}, "issuer"),
        ({"issuer": "https://id.example.cn/?a=b"}, "issuer"),
        ({"email_domains": []}, "domains"),
        ({"email_domains": ["chenghu"]}, "domains"),
        ({"email_domains": ["a.cn, b.cn"]}, "domains"),
        ({"email_domains": ["yunfan.example"]}, "domain-taken"),
    ],
)
def test_what_cannot_be_connected_is_refused(changes: dict[str, Any], code: str, house: Organisation) -> None:
    given: dict[str, Any] = {
        "issuer": "https://id.example.cn",
        "client_id": CLIENT,
        "client_secret": SECRET,
        "email_domains": ["yunfan.example"],
        "required": False,
        "by": SYSTEM,
    }
    connect_identity_provider(organisation("云帆支付有限公司"), **given)
    with pytest.raises(NotUsable, match=code):
        connect_identity_provider(house, **{**given, "email_domains": ["chenghu.example"], **changes})
    assert IdentityProvider.objects.count() == 1


def test_only_the_operator_connects(house: Organisation, user: User) -> None:
    with pytest.raises(NotAllowed):
        remove_identity_provider(house, by=account_actor(user))
