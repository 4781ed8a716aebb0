"""Every answer tells a browser how little it may do: pages, errors, static files, downloads, refusals."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve, reverse

from juli.hub.operations.security.headers import SECRET_PARTS
from tests.hub.builders import filed, organisation, staff
from tests.hub.portal.following import browser, follow, url
from tests.hub.security.addresses import routes

REQUIRED = {
    "X-Content-Type-Options": r"nosniff",
    "Cross-Origin-Opener-Policy": r"same-origin",
    "Cross-Origin-Resource-Policy": r"same-origin",
    "Permissions-Policy": r".*camera=\(\).*microphone=\(\).*",
    "Referrer-Policy": r"same-origin|strict-origin",
    "X-Permitted-Cross-Domain-Policies": r"none",
    "Content-Security-Policy": r".*default-src 'none'.*",
}
SECRETS = r"token|key|secret|passcode|uidb36|draft|signed|code"


def answers(client: Client) -> Iterator[tuple[str, object]]:
    """What every address answers to looking and to sending nothing."""
    for route in routes():
        yield route.name, client.get(route.address)
        yield route.name, client.post(route.address)
    yield "nowhere", client.get("/nowhere/at/all/")
    yield "wrong host", client.get("/", headers={"host": "evil.example"})
    yield "static", client.get("/static/juli/juli.css")
    yield "wrong method", client.delete(reverse("portal:home"))


def test_the_addresses_of_these_tests_are_those_of_the_platform() -> None:
    for route in routes():
        assert resolve(route.address).view_name == route.name


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["stranger", "staff", "complainant"])
def test_every_answer_carries_them(who: str) -> None:
    client = browser()
    if who == "staff":
        client.force_login(staff(organisation())[0])
    if who == "complainant":
        complaint, _, passcode = filed()
        client = follow(complaint, passcode)
    seen = list(answers(client))
    assert len(seen) > 80
    for name, answer in seen:
        for header, wanted in REQUIRED.items():
            assert re.fullmatch(wanted, answer.headers.get(header, "")), (name, answer.status_code, header)
        if answer.headers["Content-Type"].startswith("text/html"):
            assert answer.headers["X-Frame-Options"] == "DENY", name


@pytest.mark.django_db
def test_no_page_runs_script_or_style_of_its_own() -> None:
    """The policy forbids it; a page that had some would be broken, so none may."""
    client = browser()
    client.force_login(staff(organisation())[0])
    inline = re.compile(rb"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", re.IGNORECASE)
    for name, answer in answers(client):
        if answer.headers["Content-Type"].startswith("text/html"):
            assert not inline.search(answer.content), name


@pytest.mark.django_db
def test_the_policy_lets_nothing_in_and_nothing_out() -> None:
    policy = browser().get("/").headers["Content-Security-Policy"]
    told = {part.split()[0]: part.split()[1:] for part in policy.split("; ")}
    assert told["default-src"] == told["object-src"] == told["base-uri"] == told["frame-ancestors"] == ["'none'"]
    assert told["form-action"] == told["script-src"] == told["style-src"] == told["connect-src"] == ["'self'"]
    assert told["require-trusted-types-for"] == ["'script'"]
    assert "unsafe" not in policy
    assert "*" not in policy


@pytest.mark.django_db
def test_what_is_personal_is_kept_by_no_browser() -> None:
    complaint, _, passcode = filed()
    client = follow(complaint, passcode)
    pages = [
        url("case", complaint),
        reverse("portal:follow"),
        reverse("portal:paper", args=[complaint.number, "receipt"]),
    ]
    for address in (*pages, "/", "/nowhere/", reverse("account_login"), reverse("desk:list")):
        told = client.get(address).headers["Cache-Control"]
        assert "no-store" in told, address
        assert "private" in told, address
    assert "no-store" not in client.get("/static/juli/juli.css").headers["Cache-Control"]


@pytest.mark.django_db
def test_an_address_that_opens_something_never_travels_as_a_referrer() -> None:
    found = [route for route in routes() if SECRET_PARTS & route.parts]
    assert len(found) >= 4
    for route in found:
        assert browser().get(route.address).headers["Referrer-Policy"] == "strict-origin", route.name


def test_every_part_of_an_address_that_sounds_like_a_secret_is_known_as_one() -> None:
    parts = {part for route in routes() for part in route.parts if re.search(SECRETS, part)}
    assert parts - SECRET_PARTS - {"uidb36"} == set()


@pytest.mark.django_db
def test_cookies_are_for_the_server_alone() -> None:
    complaint, _, passcode = filed()
    client = follow(complaint, passcode)
    client.post(reverse("portal:start"), {"entrance": "overcharged"})
    client.get(reverse("portal:follow"))
    client.post(reverse("set_language"), {"language": "en"})
    assert {"juli_session", "juli_draft", "juli_csrf", "django_language"} <= set(client.cookies)
    for name, cookie in client.cookies.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] in ("Lax", "Strict"), name
        assert not cookie["domain"], name
