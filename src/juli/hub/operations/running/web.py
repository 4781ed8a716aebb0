"""The web server's program. It takes over a socket that its parent or systemd holds, so that no visitor meets a
closed port.
"""

import argparse
import socket
import warnings
from collections.abc import Callable, Sequence

from django.urls import get_resolver

from juli.hub.asgi import application
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.metrics.counts import counts
from juli.hub.operations.metrics.sharing import share_counts
from juli.hub.operations.migrations_state import refuse_waiting
from juli.hub.operations.running.loading import loading
from juli.hub.operations.running.program import REFUSED, tell_ready
from juli.hub.operations.serving.server import ReadyServer, configured
from juli.hub.operations.terminal import tell
from juli.hub.settings import CONFIGURATION


def main(arguments: Sequence[str]) -> int:
    """Serve on the socket given until asked to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ready", type=int, required=True)
    parser.add_argument("--socket", type=int, required=True)
    options = parser.parse_args(arguments)
    with socket.socket(fileno=options.socket) as listening:
        return serve(listening, lambda: tell_ready(options.ready))


def serve(listening: socket.socket, ready: Callable[[], None]) -> int:
    """Serve on a socket until SIGTERM or SIGINT; calls `ready` as soon as it answers. The exit status."""
    # WhiteNoise hands out files as plain iterators; they are small and in the page cache.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
    try:
        refuse_waiting()
        with share_counts(CONFIGURATION.data / "metrics"):
            counts()
            # Otherwise the first visitor would wait for all pages to be loaded, and meet their faults.
            with loading():
                get_resolver()._populate()
            ReadyServer(configured(application, list(CONFIGURATION.trusted_proxies)), ready).run(sockets=[listening])
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return REFUSED
    except KeyboardInterrupt:
        # The server has stopped in order and passes the signal on.
        return 0
    return 0
