"""Requests over the bound are refused before anything of them is stored, by what they announce and by what arrives."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from pytest_django import Settings

from juli.hub.operations import bounded_body
from juli.hub.operations.bounded_body import BoundedBody, Receive, Scope, Send

MOST = 1000


@pytest.fixture(autouse=True)
def small_bound(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.UPLOAD_LIMIT = MOST
    monkeypatch.setattr(bounded_body, "FORM_ALLOWANCE", 0)


async def reader(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that reads the whole body, as Django does, and answers with its length."""
    length, more = 0, True
    while more:
        message = await receive()
        length += len(message["body"])
        more = message["more_body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(length).encode()})


def sent(parts: list[bytes], headers: Mapping[bytes, bytes] | None = None) -> tuple[int, str]:
    """The status and the page that a body sent in `parts` is answered with."""
    incoming = [{"type": "http.request", "body": p, "more_body": i < len(parts)} for i, p in enumerate(parts, 1)]
    answers: list[Mapping[str, Any]] = []

    async def receive() -> Mapping[str, Any]:
        return incoming.pop(0)

    async def send(message: Mapping[str, Any]) -> None:
        answers.append(message)

    scope = {"type": "http", "headers": list((headers or {}).items())}
    asyncio.run(BoundedBody(reader)(scope, receive, send))
    return answers[0]["status"], answers[1]["body"].decode()


def test_a_body_up_to_the_bound_passes() -> None:
    assert sent([b"x" * 600, b"x" * 400], {b"content-length": b"1000"}) == (200, "1000")


def test_a_longer_one_is_refused_by_what_it_announces() -> None:
    assert sent([], {b"content-length": b"1001"})[0] == 413


@pytest.mark.parametrize("announced", [b"10", b"-5", b"many", "５".encode()])
def test_one_that_announces_less_is_refused_by_what_arrives(announced: bytes) -> None:
    assert sent([b"x" * 600, b"x" * 401], {b"content-length": announced})[0] == 413


def test_one_that_announces_nothing_is_refused_by_what_arrives() -> None:
    assert sent([b"x" * 600, b"x" * 401])[0] == 413


def test_the_page_speaks_the_readers_language() -> None:
    english = sent([b"x" * 1001], {b"accept-language": b"en-GB,en"})[1]
    assert "too large" in english
    assert 'lang="zh-CN"' in sent([b"x" * 1001], {b"accept-language": b"zh-CN,zh;q=0.9"})[1]
