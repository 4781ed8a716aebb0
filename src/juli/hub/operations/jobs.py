"""`juli jobs`: the jobs that failed for good, and how to put them back into the queue.

A job's arguments are not shown: they may name what only its complainant should read.
"""

import argparse
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import django
from django.db import DatabaseError

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.running.environment import environment_for
from juli.hub.operations.terminal import said, tell


def list_failed(arguments: argparse.Namespace) -> int:
    """Print the failed jobs, with `json` as a document; 0, or 1 where the installation cannot be asked."""
    try:
        found = _ask(arguments)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    if arguments.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    for one in found:
        tell(said("job", **one))
    tell(said("jobs-to-retry", count=len(found)) if found else said("jobs-none-failed"))
    return 0


def retry(arguments: argparse.Namespace) -> int:
    """Put the failed jobs with the numbers in `job`, or all, back into the queue; 1 where one of them did not fail."""
    try:
        known = [int(one["number"]) for one in _ask(arguments)]
        wanted = arguments.job or known
        if strangers := [number for number in wanted if number not in known]:
            raise CannotRun("job-not-failed", number=strangers[0])
        _put_back(wanted)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return 1
    tell(said("jobs-retried", count=len(wanted)))
    return 0


def _ask(arguments: argparse.Namespace) -> list[dict[str, Any]]:
    environment, _ = environment_for(arguments)
    os.environ.update(environment)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")
    django.setup()
    from juli.hub.operations.queries import failed_jobs  # noqa: PLC0415  (models are read after the set-up)

    try:
        return failed_jobs()
    except DatabaseError as error:
        raise CannotRun("database-unreachable", reason=" ".join(str(error).split())) from None


def _put_back(numbers: Sequence[int]) -> None:
    from procrastinate.contrib.django import app  # noqa: PLC0415  (models are read after the set-up)

    for number in numbers:
        app.job_manager.retry_job_by_id(number, retry_at=datetime.now(UTC))
