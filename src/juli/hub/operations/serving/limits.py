"""No request takes for ever: not the sending of its body, and not the work on it."""

import asyncio
from contextlib import suppress

from juli.hub.operations.faults import is_no_room
from juli.hub.operations.serving.short_page import refuse
from juli.hub.operations.serving.stopping import Application, Message, Receive, Scope, Send

SECONDS_FOR_BODY = 30.0
"""For a body to come, and another second for every LEAST_RATE bytes of it."""
LEAST_RATE = 4096
"""Bytes a second; a poor telephone line is faster."""
SECONDS_TO_ANSWER = 60.0
"""From the end of the body to the begin of the answer. The database gives up on one question well before."""


class _TooSlow(Exception):
    """The body came too slowly."""


class BoundedTime:
    """Answers 408 to a body that does not come, and 504 where the work on a request takes too long.

    Work in a thread cannot be broken off: it goes on, its answer is dropped, and the page says that nobody knows.
    """

    def __init__(self, application: Application) -> None:
        self.application = application
        self._left: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.application(scope, receive, send)
        body, answer = _Body(receive), _Answer(send)
        work = asyncio.create_task(self._run(scope, body, answer))
        self._left.add(work)
        work.add_done_callback(self._forget)
        try:
            await body.has_come.wait()
            await asyncio.wait({work}, timeout=SECONDS_TO_ANSWER)
            if not work.done() and not answer.begun:
                answer.is_late = True
                return await refuse(scope, send, 504, "operations/too_late.html")
            await work
        except asyncio.CancelledError:
            work.cancel()
            raise
        return None

    def _forget(self, work: "asyncio.Task[None]") -> None:
        self._left.discard(work)
        # Asked for, or asyncio would tell all of it; what went wrong in a view is in our own log by then.
        _ = work.cancelled() or work.exception()

    async def _run(self, scope: Scope, body: "_Body", answer: "_Answer") -> None:
        try:
            await self.application(scope, body.receive, answer.send)
        except _TooSlow:
            if not answer.begun:
                await refuse(scope, answer.send, 408, "operations/too_slow.html")
        except OSError as error:
            # A large body is put aside on disk before any view sees it.
            if answer.begun or not is_no_room(error):
                raise
            await refuse(scope, answer.send, 507, "507.html")
        finally:
            body.has_come.set()


class _Body:
    """What the client sends, within the time that its length allows."""

    def __init__(self, receive: Receive) -> None:
        self.has_come = asyncio.Event()
        self._receive = receive
        self._seen = 0
        self._begin = asyncio.get_running_loop().time()

    async def receive(self) -> Message:
        if self.has_come.is_set():
            # From here on it is only told that the client has gone, which may be never.
            return await self._receive()
        message = await self._in_time()
        self._seen += len(message.get("body", b""))
        if not message.get("more_body"):
            self.has_come.set()
        return message

    async def _in_time(self) -> Message:
        with suppress(TimeoutError):
            async with asyncio.timeout_at(self._end()):
                return await self._receive()
        raise _TooSlow

    def _end(self) -> float:
        return self._begin + SECONDS_FOR_BODY + self._seen / LEAST_RATE


class _Answer:
    """What the application answers, unless somebody has answered in its place."""

    def __init__(self, send: Send) -> None:
        self.begun = False
        self.is_late = False
        self._send = send

    async def send(self, message: Message) -> None:
        if not self.is_late:
            self.begun = True
            await self._send(message)
