"""Reading audits and what came of them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from juli.hub.accounts.actors import Actor, NotAllowed
from juli.hub.accounts.scopes import rows
from juli.hub.audits import results
from juli.hub.audits.folder import RunFolder, folder_of
from juli.hub.audits.labels import FAILURES
from juli.hub.audits.models import AuditRun, RunState
from juli.hub.audits.policy import READING, RUNNING
from juli.hub.audits.results import Chosen, Page


def audits(*, by: Actor) -> QuerySet[AuditRun]:
    """The audits of the actor's organisation, the newest first. NotAllowed for who may neither run nor read them."""
    if not (by.may(READING) or by.may(RUNNING)):
        raise NotAllowed
    return rows(AuditRun, by=by).select_related("asked_by", "token")


def audit(run_id: UUID, *, by: Actor) -> AuditRun | None:
    """One audit, if the actor may see it."""
    return audits(by=by).filter(pk=run_id).first()


def summary(run: AuditRun, *, by: Actor) -> Mapping[str, Any] | None:
    """The summary of a finished audit; None where there is none (any more)."""
    if not run.has_results or not by.may(READING):
        return None
    found: Mapping[str, Any] | None = folder_of(run.pk).told("out/summary.json")
    return found


def why_failed(run: AuditRun, language: str, *, by: Actor) -> str:
    """Why an audit could not be carried out, as a sentence; "" where it is gone or there is none."""
    if run.failure in FAILURES:
        return str(FAILURES[run.failure])
    told = folder_of(run.pk).told("failure.json") if run.state == RunState.FAILED else None
    return str(told.get(language, "")) if told else ""


def lines(run: AuditRun, chosen: Chosen, *, by: Actor) -> Page:
    """The lines of the findings, a page at a time."""
    return results.lines(_readable(run, by), chosen)


def worst_merchants(run: AuditRun, most: int, *, by: Actor) -> Sequence[Mapping[str, Any]]:
    """The merchants with the largest excess: number, lines, excess in fen."""
    return results.worst_merchants(_readable(run, by), most)


def result_file(run: AuditRun, name: str, *, by: Actor) -> results.ResultFile | None:
    """One file of the results, or None where there is no such file."""
    return results.result_file(_readable(run, by), name)


def _readable(run: AuditRun, by: Actor) -> RunFolder:
    if not by.may(READING) or not run.has_results:
        raise NotAllowed
    return folder_of(run.pk)
