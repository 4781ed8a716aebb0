"""The web server's program. It takes over a socket that `juli up` holds, so that no visitor meets a closed port."""

import argparse
import socket
import warnings
from collections.abc import Sequence

import uvicorn
from django.urls import get_resolver

from juli.hub.asgi import application
from juli.hub.operations.program import tell_ready
from juli.hub.settings import CONFIGURATION

SECONDS_TO_FINISH = 3
"""How long requests under way may take after a request to stop."""


class ReadyServer(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, configuration: uvicorn.Config, ready: int) -> None:
        super().__init__(configuration)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        tell_ready(self._ready)


def main(arguments: Sequence[str]) -> int:
    """Serve on the socket given until asked to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ready", type=int, required=True)
    parser.add_argument("--socket", type=int, required=True)
    options = parser.parse_args(arguments)
    # WhiteNoise hands out files as plain iterators; they are small and in the page cache.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
    # Otherwise the first visitor would wait for all pages to be loaded, and meet their faults.
    get_resolver()._populate()
    server = ReadyServer(_configuration(), options.ready)
    with socket.socket(fileno=options.socket) as listener:
        server.run(sockets=[listener])
    return 0


def _configuration() -> uvicorn.Config:
    proxies = list(CONFIGURATION.trusted_proxies)
    return uvicorn.Config(
        application,
        lifespan="off",
        log_level="warning",
        # Which pages people open, and from where, is nobody's business afterwards.
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
