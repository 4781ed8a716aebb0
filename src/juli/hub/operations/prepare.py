"""The preparation before the platform serves: tables brought up to date, styles collected, demo data on request."""

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.first_tables import make_first_tables
from juli.hub.operations.keys import settle_keys
from juli.hub.operations.lean_migrations import migrate
from juli.hub.operations.migrations_state import refuse_newer, waiting
from juli.hub.operations.models import Installation
from juli.hub.operations.running.program import REFUSED, tell_ready
from juli.hub.operations.safeguards import refuse_exposed_demo
from juli.hub.operations.sign_in import DEMO, demo_sign_ins
from juli.hub.operations.terminal import tell

LOOPBACK = "127.0.0.1"
MIGRATION_LOCK = 7_411_053_926_480_112_007
"""Advisory lock; any number, as long as it stays the same."""


def main(arguments: Sequence[str]) -> int:
    """Prepare the database and tell the sign-ins of a demo; 0 when the platform may serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--ready", type=int, required=True)
    parser.add_argument("--host", required=True)
    parser.add_argument("--demo", action="store_true")
    options = parser.parse_args(arguments)
    try:
        sign_ins = prepare(demo=options.demo, host=options.host)
    except CannotRun as refusal:
        tell(refusal.said, wrong=True)
        return REFUSED
    tell_ready(options.ready, json.dumps({"sign_ins": sign_ins}).encode())
    return 0


def prepare(*, demo: bool, host: str) -> list[dict[str, str]]:
    """Bring the database up to date and give back the sign-ins of a demo.

    CannotRun when the database is newer than the code, or when demo data and real use would mix.
    """
    with _alone():
        _bring_up_to_date()
        is_demo = _settle_purpose(demo=demo)
    refuse_exposed_demo(host)
    _collect_styles()
    return [asdict(one) for one in demo_sign_ins()] if is_demo else []


def upgrade() -> list[str]:
    """Bring tables and styles up to this version; the migrations that were made. CannotRun as for `prepare`."""
    with _alone():
        made = _bring_up_to_date()
        _settle_purpose(demo=False)
    refuse_exposed_demo(LOOPBACK)
    _collect_styles()
    return made


def _bring_up_to_date() -> list[str]:
    executor = MigrationExecutor(connection)
    refuse_newer(executor.loader)
    made = waiting(executor)
    settle_keys()
    make_first_tables(executor.loader)
    migrate()
    return made


def _collect_styles() -> None:
    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def _alone() -> Iterator[None]:
    """One preparation at a time, over all processes and machines that share the database."""
    try:
        cursor = connection.cursor()
    except OperationalError as error:
        raise CannotRun("database-unreachable", reason=" ".join(str(error).split())) from None
    with cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


@transaction.atomic
def _settle_purpose(*, demo: bool) -> bool:
    """Decide once what the database is for, and fill a new demo. Demo and real use never mix."""
    known = Installation.objects.first()
    if known is None:
        known = Installation.objects.create(demo=demo)
        if demo:
            _load_demo()
    if demo and not known.demo:
        raise CannotRun("demo-not-empty")
    return known.demo


def _load_demo() -> None:
    if find_spec(DEMO) is None:
        raise CannotRun("demo-missing")
    import_module(DEMO).load()
