"""The web server: says when it answers, and leaves in order when another process takes over."""

import asyncio
import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from juli.hub.operations.serving.connections import BoundedProtocol
from juli.hub.operations.serving.stopping import Application, stop_soon

SECONDS_TO_DRAIN = 40
"""Longest time for requests under way and idle connections after SIGTERM; a request is answered well before."""
SECONDS_TO_FINISH = 3
"""The same after Ctrl-C, when the whole platform stops and nobody takes over."""
TICK = 0.05


def configured(application: Application, proxies: list[str]) -> uvicorn.Config:
    """uvicorn's configuration; `proxies` are the addresses whose forwarding headers are believed."""
    return uvicorn.Config(
        application,
        http=BoundedProtocol,
        ws="none",
        loop="asyncio",
        lifespan="off",
        # Our own logging stands; which pages people open, and from where, is nobody's business afterwards.
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )


class ReadyServer(uvicorn.Server):
    """Serves until SIGTERM, which lets every connection come to its end, or SIGINT, which hurries."""

    def __init__(self, configuration: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(configuration)
        self._ready = ready
        self._hurried = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._hurried = self._hurried or sig == signal.SIGINT
        super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        stop_soon()
        await self._drain()
        await super().shutdown(sockets)

    async def _drain(self) -> None:
        """Take no new connection; let each one open get its answer, which tells it to close, or fall idle."""
        loop = asyncio.get_running_loop()
        for listening in (one for server in self.servers for one in server.sockets):
            loop.remove_reader(listening.fileno())
        end = loop.time() + SECONDS_TO_DRAIN
        # What the kernel has handed over already becomes a connection in the next rounds of the loop only.
        await asyncio.sleep(TICK)
        while self.server_state.connections and not self._hurried and loop.time() < end:
            await asyncio.sleep(TICK)
