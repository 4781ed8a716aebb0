"""Effects of this room outside the database. They are queued in the same transaction."""

from procrastinate.contrib.django import app

from juli.hub.audits.models import AuditRun, RunKind

CARRY_OUT = "juli.carry_out_audit"
"""The job that carries out an audit."""


def carry_out(run: AuditRun) -> None:
    """Queue it. Portfolios take long, so one runs at a time and the queue stays free for the rest.

    Statements take seconds; those of one organisation come one after the other.
    """
    lock = "portfolios" if run.kind == RunKind.PORTFOLIO else f"audits:{run.organisation_id}"
    app.configure_task(CARRY_OUT, queue="audits", lock=lock).defer(run_id=str(run.pk))
