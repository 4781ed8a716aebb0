"""The worker's program: takes jobs from the database and does them."""

import argparse
import asyncio
from collections.abc import Sequence

from procrastinate.contrib.django import app

from juli.hub.operations.program import tell_ready

SECONDS_TO_FINISH = 3
"""How long jobs under way may take after a request to stop; what is cut off is done again later."""
CONCURRENCY = 2


def main(arguments: Sequence[str]) -> int:
    """Work until asked to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ready", type=int, required=True)
    asyncio.run(_work(parser.parse_args(arguments).ready))
    return 0


async def _work(ready: int) -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as jobs:  # type: ignore[attr-defined]
        async with jobs.open_async():
            tell_ready(ready)
            await jobs.run_worker_async(
                name="juli",
                concurrency=CONCURRENCY,
                shutdown_graceful_timeout=SECONDS_TO_FINISH,
                delete_jobs="successful",
            )
