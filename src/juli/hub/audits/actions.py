"""Every change of an audit: asked for, begun, going on, ended, deleted."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models.functions import Greatest
from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, organisation_of, require, require_right
from juli.hub.accounts.scopes import action
from juli.hub.audits.effects import carry_out
from juli.hub.audits.folder import folder_of, folders
from juli.hub.audits.machines import RUN
from juli.hub.audits.models import AuditRun, RunState
from juli.hub.audits.policy import AUDITING, RUNNING
from juli.hub.audits.roles import ENTRIES, STATEMENT
from juli.hub.audits.wishes import Wish
from juli.hub.integration.actions import tell_webhooks
from juli.hub.integration.models import ApiToken
from juli.hub.machines import NotPossible

MOST_OPEN = 5
"""Audits of one organisation that may wait or run at the same time."""
MOST_BEGUN = 5
"""How often an audit is taken up before it is given up."""
STRAY = timedelta(days=1)
"""A folder without a run, which a request that failed has left, goes after this time."""


@action
def request_audit(wish: Wish, *, by: Actor, token: ApiToken | None = None) -> AuditRun:
    """Take the files and have the audit carried out.

    NotPossible without entries or a statement ("files-missing"), or while too many are open ("audits-open").
    """
    require(by, *AUDITING)
    require_right(by, RUNNING)
    if not any(upload.role in (ENTRIES, STATEMENT) for upload in wish.uploads):
        raise NotPossible("files-missing")
    if AuditRun.objects.filter(organisation=organisation_of(by), state__in=("waiting", "running")).count() >= MOST_OPEN:
        raise NotPossible("audits-open")
    made = AuditRun(
        organisation_id=organisation_of(by),
        asked_by_id=by.user_id,
        token=token,
        kind=wish.kind,
        as_of=wish.as_of,
        made_at=timezone.now(),
    )
    folder = folder_of(made.pk)
    try:
        made.uploaded_bytes = folder.receive(wish)
        made.save(force_insert=True)
    except BaseException:
        folder.discard()
        raise
    carry_out(made)
    return made


@action
def begin_audit(run_id: UUID, *, by: Actor) -> AuditRun | None:
    """Take up an audit that waits, or that another worker has left; None where there is nothing to do any more."""
    require(by, ActorKind.SYSTEM)
    run = _locked(run_id)
    if run is None or not run.is_open:
        return None
    run.state, run.begun = "running", run.begun + 1
    run.started_at = run.started_at or timezone.now()
    run.save(update_fields=["state", "begun", "started_at"])
    if run.begun > MOST_BEGUN:
        fail_audit(run_id, "given-up", by=by)
        return None
    return run


@action
def note_progress(run_id: UUID, *, percent: int, seconds_left: int | None, by: Actor) -> bool:
    """Write down how far it is, which never goes back; whether it is still wanted."""
    require(by, ActorKind.SYSTEM)
    going = AuditRun.objects.filter(pk=run_id, state="running")
    return bool(going.update(percent=Greatest("percent", max(0, min(percent, 100))), seconds_left=seconds_left))


@action
def finish_audit(run_id: UUID, counted: Mapping[str, Any], *, by: Actor) -> None:
    """The results are there: entries, merchants, lines and sums are kept beside them. What was uploaded goes."""
    require(by, ActorKind.SYSTEM)
    run = _locked(run_id)
    if run is None or run.state != "running":
        return
    run.percent, run.seconds_left = 100, None
    for name in ("entries", "merchants", "lines", "overcharged_fen", "owed_fen"):
        setattr(run, name, counted[name])
    _end(run, "finished", by=by)


@action
def fail_audit(run_id: UUID, failure: str, *, by: Actor) -> None:
    """It cannot be carried out, and why in a word; the sentence lies in the folder."""
    require(by, ActorKind.SYSTEM)
    run = _locked(run_id)
    if run is None or not run.is_open:
        return
    run.failure, run.seconds_left = failure, None
    _end(run, "failed", by=by)


@action
def discard_audit(run: AuditRun, *, by: Actor) -> AuditRun:
    """Cancel an audit that is not done, delete the results of one that is. What is gone already stays so."""
    require(by, *AUDITING)
    require_right(by, RUNNING)
    found = _locked(run.pk)
    if found is None or found.organisation_id != by.organisation_id:
        raise NotAllowed
    if RUN.transitions[found.state]:
        was_open = found.is_open
        found.state = "cancelled" if was_open else "purged"
        found.seconds_left = None
        found.ended_at = found.ended_at or timezone.now()
        found.save(update_fields=["state", "seconds_left", "ended_at"])
    folder_of(found.pk).discard()
    return found


@action
def purge_audits(*, now: datetime, by: Actor) -> int:
    """Delete the results whose time is over, and folders that belong to nothing; how many runs were purged."""
    require(by, ActorKind.SYSTEM)
    over = AuditRun.objects.filter(state__in=("finished", "failed"), kept_until__lte=now)
    gone = [run.pk for run in over.select_for_update()]
    AuditRun.objects.filter(pk__in=gone).update(state=RunState.PURGED)
    alive = set(AuditRun.objects.exclude(state__in=("cancelled", "purged")).values_list("pk", flat=True))
    for run_id, folder, changed in folders():
        is_stray = run_id not in alive and changed < (now - STRAY).timestamp()
        if run_id in gone or is_stray:
            folder.discard()
    return len(gone)


def _end(run: AuditRun, state: str, *, by: Actor) -> None:
    RUN.check(run.state, state)
    now = timezone.now()
    run.state, run.ended_at = state, now
    run.kept_until = now + timedelta(days=settings.AUDIT_DAYS)
    run.save()
    folder_of(run.pk).discard_input()
    tell_webhooks(run.organisation_id, f"audit.{state}", {"id": str(run.pk)}, by=by)


def _locked(run_id: UUID) -> AuditRun | None:
    return AuditRun.objects.select_for_update(of=("self",)).filter(pk=run_id).first()
