"""Headers that anybody can write decide nothing: neither who is counted, nor what a link in a mail leads to.

Class: trusting proxy headers, Host and Referer.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from juli.hub.configuration import ConfigurationError, read_configuration
from juli.hub.operations.limits.origins import network_of
from juli.hub.operations.serving.server import configured
from tests.hub.builders import filed, organisation, staff
from tests.hub.security.mailbox import deliver

PROXY = "192.0.2.10"
EVIL = {
    "host": "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-for": "203.0.113.66",
    "forwarded": "for=203.0.113.66;host=evil.example",
    "x-real-ip": "203.0.113.66",
}


async def no_application(scope: object, receive: object, send: object) -> None:
    """Never asked: only how it would be served is looked at."""


def seen_as(peer: str, forwarded: str | None, proxies: list[str]) -> str:
    """Which address the platform sees of a connection from `peer`, set up as the web server sets it up."""
    seen: list[str] = []

    async def application(scope: Mapping[str, Any], receive: object, send: object) -> None:
        seen.append(scope["client"][0])

    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    scope = {"type": "http", "client": (peer, 1), "headers": headers, "scheme": "http"}
    server = ProxyHeadersMiddleware(application, trusted_hosts=proxies) if proxies else application
    asyncio.run(server(scope, None, None))
    return seen[0]


@pytest.mark.parametrize(
    ("peer", "forwarded", "seen"),
    [
        (PROXY, "198.51.100.1", "198.51.100.1"),
        # What a visitor wrote stands left of what the proxy saw.
        (PROXY, "127.0.0.1, 203.0.113.66, 198.51.100.1", "198.51.100.1"),
        (PROXY, f"203.0.113.66, 198.51.100.1, {PROXY}", "198.51.100.1"),
        # From a visitor who comes past the proxy it is not believed at all.
        ("198.51.100.1", "127.0.0.1", "198.51.100.1"),
        ("198.51.100.1", PROXY, "198.51.100.1"),
        (PROXY, None, PROXY),
    ],
)
def test_a_visitor_is_whom_the_trusted_proxy_saw(peer: str, forwarded: str | None, seen: str) -> None:
    assert seen_as(peer, forwarded, [PROXY]) == seen


def test_without_a_trusted_proxy_no_header_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen_as("198.51.100.1", "127.0.0.1", []) == "198.51.100.1"
    assert configured(no_application, []).proxy_headers is False


@pytest.mark.parametrize("proxies", ["*", "0.0.0.0/1x", "proxy.example.cn", "10.0.0.1/8"])
def test_everybody_is_no_trusted_proxy(proxies: str) -> None:
    with pytest.raises(ConfigurationError, match="JULI_TRUSTED_PROXIES"):
        read_configuration({"JULI_TRUSTED_PROXIES": proxies})


def test_proxies_are_addresses_and_networks() -> None:
    read = read_configuration({"JULI_TRUSTED_PROXIES": "127.0.0.1, ::1, 10.1.0.0/16"})
    assert read.trusted_proxies == ("127.0.0.1", "::1", "10.1.0.0/16")


@pytest.mark.django_db
def test_django_believes_no_forwarded_header() -> None:
    assert not django_settings.USE_X_FORWARDED_HOST
    assert not django_settings.USE_X_FORWARDED_PORT
    answer = Client().get("/", headers={**EVIL, "host": "testserver"})
    assert network_of(answer.wsgi_request) == "127.0.0.1"
    assert "evil.example" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost:80@evil.example", "evil.example:8000"]
)
def test_a_host_that_is_not_ours_is_answered_with_nothing(host: str) -> None:
    answer = Client().get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


@pytest.mark.django_db
def test_links_in_mails_lead_to_the_site_whatever_the_request_said(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    staff(organisation("云帆支付有限公司"), "chen@example.cn")
    complaint, _, _ = filed()
    asking = Client(headers={**EVIL, "accept-language": "en"})
    asking.post(reverse("account_reset_password"), {"email": "chen@example.cn"})
    asking.post(reverse("portal:lost-passcode"), {"number": complaint.number})
    deliver()
    assert len(mail.outbox) >= 2
    for sent in mail.outbox:
        assert "evil.example" not in sent.subject + sent.body, sent.subject
        assert settings.BASE_URL in sent.body


@pytest.mark.django_db
def test_a_way_back_never_leads_elsewhere() -> None:
    """Open redirects: after signing in, after a change of language."""
    staff(organisation(), "lin@example.cn")
    for target in (
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
    ):
        said = Client().post(
            reverse("account_login") + f"?next={target}",
            {"login": "lin@example.cn", "password": "long enough for a test", "next": target},
        )
        assert "evil" not in said.get("Location", ""), target
        changed = Client().post(
            reverse("set_language"), {"language": "en", "next": target}, headers={"referer": "https://evil.example/"}
        )
        assert "evil" not in changed["Location"], target
