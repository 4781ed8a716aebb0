"""No request carries more than the installation allows, however it is sent.

Django's ASGI handler stores a whole body before any of our code sees it, so the bound stands in front of it.
"""

from django.conf import settings

from juli.hub.operations.large_bodies import most_of_audit
from juli.hub.operations.serving.short_page import header, refuse
from juli.hub.operations.serving.stopping import Application, Message, Receive, Scope, Send

FORM_ALLOWANCE = 1024 * 1024
"""Bytes that a form may need around its files."""


class _TooLarge(Exception):
    """More bytes came than the request may carry."""


class BoundedBody:
    """Answers 413 to a body over `settings.UPLOAD_LIMIT`, by what it says of itself and by what arrives.

    Files of an audit may be larger where somebody sends them who may.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.application(scope, receive, send)
        most, announced = settings.UPLOAD_LIMIT + FORM_ALLOWANCE, _announced_length(scope)
        if announced > most:
            most = await most_of_audit(scope, announced)
            if announced > most:
                return await _refuse(scope, send)
        try:
            await self.application(scope, _counted(receive, most), send)
        except _TooLarge:
            await _refuse(scope, send)


def _announced_length(scope: Scope) -> int:
    length = header(scope, b"content-length")
    return int(length) if length.isascii() and length.isdigit() else 0


def _counted(receive: Receive, most: int) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _TooLarge
        return message

    return bounded


async def _refuse(scope: Scope, send: Send) -> None:
    await refuse(scope, send, 413, "operations/too_large.html", megabytes=settings.UPLOAD_LIMIT // 1024**2)
