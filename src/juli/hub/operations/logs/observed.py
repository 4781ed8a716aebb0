"""Every request is noted: an id for it, one line in the log, one more in the figures."""

import logging
import time

from juli.hub.operations.logs.request import RequestNote, begin_note
from juli.hub.operations.logs.settings import log
from juli.hub.operations.metrics.counts import begin_request, end_request
from juli.hub.operations.serving.stopping import Application, Message, Receive, Scope, Send


class Observed:
    """Stands in front of everything else, so that requests refused before any view are noted too.

    The id is always ours: one from outside could be made to look like another request's.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.application(scope, receive, send)
        note, begin = begin_note(scope["method"]), time.perf_counter()

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                note.status = message["status"]
                mark = (b"x-request-id", note.id.encode())
                message = {**message, "headers": [*message.get("headers", ()), mark]}
            await send(message)

        begin_request()
        try:
            await self.application(scope, receive, noting)
        finally:
            _end(note, time.perf_counter() - begin)
        return None


def _end(note: RequestNote, seconds: float) -> None:
    # A client that left before its answer is told by no status; 499 is what proxies call it.
    status = note.status or 499
    end_request(note.route, note.method, status, seconds)
    log(
        "request",
        level=logging.WARNING if status >= 500 else logging.INFO,
        method=note.method,
        status=status,
        milliseconds=round(seconds * 1000, 1),
        actor=note.actor,
    )
