"""Whether this process is about to stop: it then takes nothing new, so that a proxy turns to the others."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_asked = False


def stop_soon() -> None:
    """From now on every answer ends its connection, and the process no longer counts as ready."""
    global _asked  # noqa: PLW0603  (one process, one state)
    _asked = True


def is_stopping() -> bool:
    """Whether the process is about to stop."""
    return _asked


class ClosingWhenStopping:
    """Says `Connection: close` on each answer of a process that stops, so that no client tries it again."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def closing(message: Message) -> None:
            if message["type"] == "http.response.start" and _asked:
                message = {**message, "headers": [*message.get("headers", ()), (b"connection", b"close")]}
            await send(message)

        await self.application(scope, receive, closing)
