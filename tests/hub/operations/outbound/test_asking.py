"""Requests go where the guard has looked, and nowhere else, whatever names, answers and redirects say."""

from collections.abc import Callable, Iterator
from itertools import repeat

import httpx
import pytest
from pytest_django import Settings

from juli.hub.operations.outbound.asking import client, fetch
from juli.hub.operations.outbound.guard import Guard, Refused, configured_guard
from juli.hub.operations.outbound.places import Place, read_place
from tests.hub.operations.outbound.conftest import Server

LOOPBACK = ["127.0.0.1"]
Serve = Callable[..., Server]


def refusal(url: str, guard: Guard | None = None) -> str:
    """Why the guard refuses; no look-up is needed for it."""
    with pytest.raises(Refused) as caught:
        fetch("GET", url, guard=guard or Guard(resolve=lambda *_: pytest.fail("looked up")))
    return caught.value.code


def test_a_server_of_ones_own_is_reached_by_its_judged_address_and_asked_by_its_name(serve: Serve) -> None:
    server = serve()
    answer = fetch("POST", f"http://inside.example.cn:{server.port}/a?b", content=b"{}", guard=server.guard(LOOPBACK))
    assert (answer.status, answer.content) == (200, b"ok")
    assert server.asked[0].startswith(b"POST /a?b HTTP/1.1\r\n")
    assert f"host: inside.example.cn:{server.port}".encode() in server.asked[0].lower()


@pytest.mark.parametrize(
    "inside", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.1.1", "::1", "fe80::1", "64:ff9b::a00:1"]
)
def test_a_name_that_stands_for_an_inside_is_refused(inside: str) -> None:
    assert refusal("https://hook.example.cn/", Guard(resolve=lambda *_: [inside])) == "address"


def test_one_inside_among_public_addresses_spoils_the_name() -> None:
    assert refusal("https://hook.example.cn/", Guard(resolve=lambda *_: ["8.8.8.8", "127.0.0.1"])) == "address"


def test_a_name_is_looked_up_once_so_it_cannot_change_in_between(serve: Serve) -> None:
    """Rebinding: the second look-up would give what the guard would never allow. There is none."""
    server = serve()
    guard = server.guard(LOOPBACK)
    assert fetch("GET", f"http://inside.example.cn:{server.port}/", guard=guard).content == b"ok"
    with pytest.raises(IndexError):
        fetch("GET", f"http://inside.example.cn:{server.port}/", guard=guard)


def test_every_request_is_judged_anew(serve: Serve) -> None:
    """No connection is kept on which a later request could travel unjudged."""
    server = serve()
    guard = server.guard(LOOPBACK, ["169.254.169.254"])
    with client(guard) as asking:
        assert asking.get(f"http://inside.example.cn:{server.port}/").text == "ok"
        with pytest.raises(Refused, match="address"):
            asking.get(f"http://inside.example.cn:{server.port}/")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://127.0.0.1/", "address"),
        ("https://[::1]/", "address"),
        ("https://[::ffff:127.0.0.1]/", "address"),
        ("https://2130706433/", "host"),
        ("https://0x7f.1/", "host"),
        ("https://127.1/", "host"),
        ("https://good.example.cn@127.0.0.1/", "host"),
        ("https://user:secret@good.example.cn/", "host"),
        ("https://8.8.8.8:22/", "port"),
        ("https://8.8.8.8:6379/", "port"),
        ("http://good.example.cn/", "not-https"),
        ("ftp://good.example.cn/", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("gopher://127.0.0.1:6379/_x", "scheme"),
    ],
)
def test_tricks_of_writing_are_refused(url: str, why: str) -> None:
    assert refusal(url) == why


@pytest.mark.parametrize(
    "url",
    [
        "https://①②⑦.⓪.⓪.①/",
        "https://0177.0.0.1/",
        "https://127.0.0.1\\@good.example.cn/",
        "https://good.example.cn\n.x/",
    ],
)
def test_odd_letters_never_lead_inside(url: str) -> None:
    with pytest.raises((httpx.InvalidURL, Refused)):
        fetch("GET", url, guard=Guard(resolve=lambda *_: LOOPBACK))


def test_plain_http_is_for_trials_only(serve: Serve) -> None:
    relaxed = Guard(https_only=False, resolve=lambda *_: LOOPBACK)
    assert refusal("http://hook.example.cn/", relaxed) == "address"
    assert refusal("http://hook.example.cn:8080/", relaxed) == "port"


def test_a_redirect_is_an_answer_and_followed_by_nobody(serve: Serve) -> None:
    server = serve(b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n")
    url = f"http://inside.example.cn:{server.port}/"
    assert fetch("GET", url, guard=server.guard(LOOPBACK)).status == 302


def test_a_huge_answer_is_cut_off(serve: Serve) -> None:
    def endless(server: Server) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        yield from repeat(b"x" * 65536)

    server = serve(endless)
    with pytest.raises(Refused, match="answer-large"):
        fetch("GET", f"http://inside.example.cn:{server.port}/", guard=server.guard(LOOPBACK), most_bytes=100_000)
    assert server.gone.wait(10), "the connection was kept open"


def test_a_compressed_answer_is_not_unfolded(serve: Serve) -> None:
    server = serve(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx")
    with pytest.raises(Refused, match="answer-compressed"):
        fetch("GET", f"http://inside.example.cn:{server.port}/", guard=server.guard(LOOPBACK))
    assert b"accept-encoding: identity" in server.asked[0].lower()


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"], ids=["head", "body"])
def test_a_server_that_drips_gains_no_time(serve: Serve, head: bytes) -> None:
    """Every byte comes soon after the one before it, and still the whole has an end."""

    def drip(server: Server) -> Iterator[bytes]:
        yield head
        while not server.gone.wait(0.02):
            yield b"x"

    server = serve(drip)
    with pytest.raises(httpx.TimeoutException):
        fetch("GET", f"http://inside.example.cn:{server.port}/", guard=server.guard(LOOPBACK), seconds=0.3)


def test_no_proxy_of_the_environment_is_asked(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    server, proxy = serve(), serve(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy")
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    url = f"http://inside.example.cn:{server.port}/"
    assert fetch("GET", url, guard=server.guard(LOOPBACK)).content == b"ok"
    assert proxy.asked == []


def test_the_guard_is_that_of_the_settings(settings: Settings) -> None:
    settings.OUTBOUND_ALLOWED, settings.OUTBOUND_HTTPS_ONLY = (read_place("id.internal:8443"),), True
    guard = configured_guard()
    assert (guard.allowed, guard.https_only) == (frozenset({Place("id.internal", 8443)}), True)


@pytest.mark.parametrize("text", ["", "a/b", "u@a", "a:0x", "a:99999", "http://a", "a?b", "a#b", "名.cn"])
def test_a_place_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_place(text)


def test_a_place_without_a_port_means_https() -> None:
    assert read_place("id.example.cn") == Place("id.example.cn", 443)
    assert read_place("[fd00::1]:8443") == Place("fd00::1", 8443)
