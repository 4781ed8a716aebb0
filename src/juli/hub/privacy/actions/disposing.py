"""Disposal: one person proposes what is due, another approves, a job carries it out."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, require, user_of
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.consenting import ACCOUNT
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complaint, Consent
from juli.hub.complaints.queries import file_holder
from juli.hub.directory.guarding import require_operator
from juli.hub.files import removing_files
from juli.hub.machines import NotPossible
from juli.hub.privacy.effects import carry_out
from juli.hub.privacy.erasing import blank_account, erase_file
from juli.hub.privacy.machines import DISPOSAL
from juli.hub.privacy.models import Disposal, DisposalItem
from juli.hub.privacy.queries import DISPOSING, accounts_due, due, is_held

LARGEST = 500
"""Complaints in one batch: as many as two people can still look over."""


@action
def propose_disposal(*, today: date, by: Actor) -> Disposal:
    """Put what is due today (Beijing) and not held into a batch, the longest due first."""
    require_operator(by, DISPOSING)
    found = [one for one in due(today=today, by=by) if one.is_free][:LARGEST]
    if not found:
        raise NotPossible("disposal-nothing-due")
    try:
        with acting(SYSTEM):
            batch = Disposal.objects.create(proposed_by_id=user_of(by), proposed_at=timezone.now())
            DisposalItem.objects.bulk_create(
                DisposalItem(disposal=batch, complaint_id=one.complaint_id, why=one.why, due_on=one.due_on)
                for one in found
            )
    except IntegrityError:  # somebody else has proposed them at the same moment
        raise NotPossible("disposal-nothing-due") from None
    return batch


@action
def approve_disposal(disposal: Disposal, *, by: Actor) -> Disposal:
    """Agree to a batch that another person proposed; the job begins at once."""
    fresh = _decided(disposal, "approved", by)
    carry_out()
    return fresh


@action
def refuse_disposal(disposal: Disposal, *, by: Actor) -> Disposal:
    """Do not agree. What is due can be proposed again."""
    fresh = _decided(disposal, "refused", by)
    fresh.items.filter(outcome="waiting").update(outcome="not_due")
    return fresh


def carry_out_disposals(*, now: datetime, by: Actor) -> int:
    """Erase what approved batches hold, each complaint in a transaction of its own; how many were erased.

    What has come under hold meanwhile, or is not due any more, is left alone. Stopped at any point, the next run
    goes on. The bytes of files that nothing holds any more go at the end.
    """
    require(by, ActorKind.SYSTEM)
    with acting(by):
        waiting = DisposalItem.objects.filter(disposal__state="approved", outcome="waiting")
        found = list(waiting.values_list("pk", flat=True))
    erased = sum(_carry_out(item, now, by=by) for item in found)
    with acting(by):
        Disposal.objects.filter(state="approved").exclude(items__outcome="waiting").update(state="done", done_at=now)
    if erased:
        with acting(by), removing_files() as store:
            store.discard_unless(file_holder(by=by), older_than=now - timedelta(days=1))
    return erased


def erase_accounts(*, today: date, by: Actor) -> int:
    """Erase accounts for refunds whose time is over (Beijing), unless their complaint is held; how many."""
    require(by, ActorKind.SYSTEM)
    with acting(by):
        found = accounts_due(today=today, by=by)
    return sum(_erase_account(complaint, by=by) for complaint in found)


def _decided(disposal: Disposal, state: str, by: Actor) -> Disposal:
    require_operator(by, DISPOSING)
    fresh = Disposal.objects.select_for_update().get(pk=disposal.pk)
    DISPOSAL.check(fresh.state, state)
    if state == "approved" and fresh.proposed_by_id == user_of(by):
        raise NotPossible("disposal-second-person")
    fresh.state, fresh.decided_by_id, fresh.decided_at = state, user_of(by), timezone.now()
    fresh.save(update_fields=["state", "decided_by", "decided_at"])
    return fresh


def _carry_out(item_id: int, now: datetime, *, by: Actor) -> bool:
    with acting(by):
        complaint = Complaint.objects.select_for_update(of=("self",)).get(disposals__pk=item_id)
        item = DisposalItem.objects.select_for_update().get(pk=item_id)
        if item.outcome != "waiting":
            return False
        item.outcome = _outcome(complaint, now, by=by)
        item.save(update_fields=["outcome"])
        if item.outcome == "erased":
            erase_file(complaint, at=now)
            record_event(complaint, "erased", by=by, at=now, data={"why": item.why, "disposal": item.disposal_id})
    return item.outcome == "erased"


def _outcome(complaint: Complaint, now: datetime, *, by: Actor) -> str:
    today = timezone.localdate(now)
    if is_held(complaint, today=today, by=by):
        return "held"
    return "erased" if any(due(today=today, of=complaint, by=by)) else "not_due"


def _erase_account(complaint: Complaint, *, by: Actor) -> bool:
    with acting(by):
        found = Complaint.objects.select_for_update().get(pk=complaint.pk)
        now = timezone.now()
        Consent.objects.filter(complaint=found, category=ACCOUNT, withdrawn_at=None).update(withdrawn_at=now)
        if is_gone := blank_account(found):
            record_event(found, "account_erased", by=by, at=now)
    return is_gone
