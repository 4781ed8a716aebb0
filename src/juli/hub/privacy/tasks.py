"""Jobs of this room."""

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from juli.hub import retries
from juli.hub.accounts.actors import SYSTEM
from juli.hub.privacy.actions import carry_out_disposals, erase_accounts
from juli.hub.privacy.effects import CARRY_OUT

SWEPT = (
    "complaints_payload",
    "complaints_complainant",
    "complaints_evidenceitem",
    "complaints_auditrecord",
    "complaints_draft",
    "complaints_draftfile",
    "complaints_claim",
    "complaints_complaint",
)
"""Tables whose old versions of rows are cleared away after an erasure."""


@app.periodic(cron="31 19 * * *")  # UTC: at night in Beijing
@app.task(name=CARRY_OUT, queue="upkeep", retry=retries.UPKEEP)
def dispose(timestamp: int) -> None:
    """Every night, and when a batch is approved: accounts whose time is over, then what was approved."""
    now = timezone.now()
    accounts = erase_accounts(today=timezone.localdate(now), by=SYSTEM)
    if carry_out_disposals(now=now, by=SYSTEM) + accounts:
        sweep_tables()


def sweep_tables() -> None:
    """Have the database forget the old versions of changed rows. Outside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM " + ", ".join(SWEPT))
