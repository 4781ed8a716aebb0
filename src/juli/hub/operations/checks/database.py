"""Checks of what the database holds and of what hangs on it. Read after Django is set up."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from smtplib import SMTPException

from asgiref.sync import async_to_sync
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.evidence.store import FileStore
from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.scopes import acting
from juli.hub.complaints.queries import verify_chains
from juli.hub.configuration import Configuration, MailWay
from juli.hub.operations.checks.findings import Finding, right, wrong
from juli.hub.operations.errors import CannotRun
from juli.hub.operations.migrations_state import refuse_newer, waiting
from juli.hub.operations.queries import is_demo
from juli.hub.today import read_day

MOST_SHOWN = 10
"""Broken chains or files named one by one."""
LARGEST_DRIFT = timedelta(seconds=5)
"""Between our clock and the database's. Deadlines are counted in days; signatures and sessions in seconds."""


def check_database() -> Iterator[Finding]:
    """The database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            yield right("database", "database-answers", version=cursor.fetchone()[0].split()[0])
    except DatabaseError as error:
        yield wrong("database", "database-silent", reason=" ".join(str(error).split()))


def check_tables() -> Iterator[Finding]:
    """The tables are those this version of the code needs."""
    executor = MigrationExecutor(connection)
    try:
        refuse_newer(executor.loader)
    except CannotRun as refusal:
        yield Finding("tables", False, refusal.said)
        return
    lacking = len(waiting(executor))
    yield wrong("tables", "tables-behind", count=lacking) if lacking else right("tables", "tables-current")


def check_role() -> Iterator[Finding]:
    """The role we sign in with is subject to the walls between organisations, which stand in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        role, passes = cursor.fetchone()
    yield wrong("role", "role-passes-walls", role=role) if passes else right("role", "role-within-walls", role=role)


def check_purpose(configuration: Configuration) -> Iterator[Finding]:
    """Real people's complaints do not stand in a demo."""
    if is_demo() and configuration.is_production:
        yield wrong("purpose", "production-demo")
    else:
        yield right("purpose", "purpose-demo" if is_demo() else "purpose-real")


def check_day(configuration: Configuration) -> Iterator[Finding]:
    """Deadlines are counted from the real day."""
    moved = read_day(configuration.data) if configuration.time_machine else None
    yield wrong("day", "day-moved", day=moved) if moved else right("day", "day-real")


def check_clock() -> Iterator[Finding]:
    """Our clock and the database's agree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        drift = abs(datetime.now(UTC) - cursor.fetchone()[0])
    seconds = f"{drift.total_seconds():.1f}"
    too_far = drift > LARGEST_DRIFT
    yield wrong("clock", "clock-drift", seconds=seconds) if too_far else right("clock", "clock-agrees")


def check_chains() -> Iterator[Finding]:
    """No complaint's history was changed after it was written."""
    with acting(SYSTEM):
        broken = list(islice(verify_chains(), MOST_SHOWN))
    yield from (wrong("chains", "chain-broken", number=number, reason=reason) for number, reason in broken)
    if not broken:
        yield right("chains", "chains-whole")


def check_files(configuration: Configuration) -> Iterator[Finding]:
    """Every stored file still has the bytes it was stored with."""
    problems = list(islice(FileStore(configuration.files).verify_all(), MOST_SHOWN))
    yield from (wrong("files", "file-damaged", path=one.path, reason=one.reason) for one in problems)
    if not problems:
        yield right("files", "files-whole")


def check_jobs() -> Iterator[Finding]:
    """No job failed for good, and none hangs with a worker that no longer lives."""
    failed = ProcrastinateJob.objects.filter(status="failed").count()
    stalled = len(list(async_to_sync(app.job_manager.get_stalled_jobs)()))
    if failed:
        yield wrong("jobs", "jobs-failed", count=failed)
    if stalled:
        yield wrong("jobs", "jobs-stalled", count=stalled)
    if not failed and not stalled:
        yield right("jobs", "jobs-well")


def check_mail(configuration: Configuration) -> Iterator[Finding]:
    """Mail reaches people: through a server that takes us, or, on a laptop, in files that one can open."""
    mail = configuration.mail
    if mail.way is MailWay.FILE:
        code = "mail-in-files"
        in_use = wrong if configuration.is_production else right
        yield in_use("mail", code, folder=configuration.data / "mail")
        return
    try:
        with get_connection():
            yield right("mail", "mail-server-answers", host=mail.host)
    except (OSError, SMTPException) as error:
        yield wrong("mail", "mail-server-silent", host=mail.host, port=mail.port, reason=" ".join(str(error).split()))
