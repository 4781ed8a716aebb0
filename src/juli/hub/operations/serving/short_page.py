"""A page sent without Django's machinery, where a request is refused before any view could see it."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from juli.hub.operations.problems import MEDIA_TYPE, is_for_programs, problem_document
from juli.hub.operations.security.headers import ALWAYS
from juli.hub.operations.serving.stopping import Scope, Send


def header(scope: Scope, name: bytes) -> str:
    """The first header of that name (in small letters), or an empty text."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def refuse(scope: Scope, send: Send, status: int, template: str, **values: Any) -> None:
    """Answer with a page in the reader's language, programs with a problem document, and end the connection."""
    kind, page = _answer(scope, status, template, values)
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(page)).encode()),
        *((name.lower().encode(), value.encode()) for name, value in ALWAYS.items()),
        (b"content-security-policy", b"default-src 'self'; img-src 'self' data:; frame-ancestors 'none'"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", settings.SECURE_REFERRER_POLICY.encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": page})


def _answer(scope: Scope, status: int, template: str, values: dict[str, Any]) -> tuple[bytes, bytes]:
    """The type and the content, in the language that the request asks for."""
    accepted = header(scope, b"accept-language")
    language = "en" if accepted.lower().startswith("en") else settings.LANGUAGE_CODE
    with translation.override(language):
        if is_for_programs(scope.get("path", "")):
            return MEDIA_TYPE.encode(), problem_document(status)
        return b"text/html; charset=utf-8", render_to_string(template, values).encode()
