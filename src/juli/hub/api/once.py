"""Idempotency: a request that is sent again with the same key is answered again, and done once."""

import hashlib
from collections.abc import Callable, Iterable

from django.http import HttpResponse

from juli.hub.api.refusals import Refusal
from juli.hub.api.tokens import ProgramRequest
from juli.hub.integration.actions import claim_key, keep_answer

HEADER = "Idempotency-Key"
MOST = 255


def answered_once(request: ProgramRequest, asked: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it and answer, or answer as before. `asked` is a hash of what is asked; within the request's transaction."""
    key = request.headers.get(HEADER)
    if key is None:
        return act()
    if not (1 <= len(key) <= MOST and key.isascii() and key.isprintable()):
        raise Refusal(400, "key-malformed")
    place = claim_key(request.token, key, asked, by=request.actor)
    if place.answer is not None:
        told = place.answer
        answer = HttpResponse(told["body"], status=told["status"], content_type="application/json; charset=utf-8")
        if told["location"]:
            answer["Location"] = told["location"]
        answer["Idempotency-Replayed"] = "true"
        return answer
    answer = act()
    kept = {"status": answer.status_code, "body": answer.content.decode(), "location": answer.get("Location", "")}
    keep_answer(place, kept, by=request.actor)
    return answer


def digest(parts: Iterable[bytes]) -> str:
    """A hash of a request, part by part; where one ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
