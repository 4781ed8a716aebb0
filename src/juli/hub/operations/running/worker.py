"""The worker's program: takes jobs from the database and does them."""

import argparse
import asyncio
from collections.abc import Callable, Sequence

from procrastinate.contrib.django import app

from juli.hub.operations.running.program import tell_ready

SECONDS_TO_FINISH = 20
"""How long jobs under way may take after a request to stop; what is cut off is done again later."""
CONCURRENCY = 2


def main(arguments: Sequence[str]) -> int:
    """Work until asked to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ready", type=int, required=True)
    options = parser.parse_args(arguments)
    return work(lambda: tell_ready(options.ready))


def work(ready: Callable[[], None]) -> int:
    """Do jobs until SIGTERM or SIGINT; calls `ready` once the database answers. The exit status."""
    asyncio.run(_work(ready))
    return 0


async def _work(ready: Callable[[], None]) -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as jobs:  # type: ignore[attr-defined]
        async with jobs.open_async():
            ready()
            await jobs.run_worker_async(
                name="juli",
                concurrency=CONCURRENCY,
                shutdown_graceful_timeout=SECONDS_TO_FINISH,
                delete_jobs="successful",
            )
