"""Merging the complaints of one person about one matter, and undoing it.

Both keep their numbers and their chains. What runs goes on in the main one by the earlier day, so that no day is
lost; what another body, a promise or an open offer hangs on is never the one that ends.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Q

from juli.hub.accounts.actors import (
    COMPLAINANT_SIDE,
    SYSTEM,
    Actor,
    ActorKind,
    require,
    user_of,
)
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.actions.file import DIRECT
from juli.hub.complaints.awaiting import answer_awaited, answer_given
from juli.hub.complaints.clocks import ANSWER, keep_clock, reasons
from juli.hub.complaints.effects import tell_complainant
from juli.hub.complaints.events import record_event
from juli.hub.complaints.machines import STAGE
from juli.hub.complaints.models import Clock, Complaint, Proceeding
from juli.hub.complaints.reopening import MERGED
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment
from juli.hub.workbench.models import Merge, PersonQuestion
from juli.hub.workbench.one_person import ground_of, lock_both, require_sight

DONE_OFFERS = ("accepted", "rejected", "withdrawn", "returned")
"""States of offers that nobody waits for any more."""


@action
def merge_complaints(complaint: Complaint, main: Complaint, *, by: Actor) -> Merge:
    """Close `complaint`, and go on with it in `main`.

    NotPossible unless both are one person's: the same phone number, kept in the same account, or proved by the merchant
    with number and passcode. Like cases of different people are never merged.
    """
    require(by, ActorKind.STAFF)
    for one in (complaint, main):
        require_sight(one, by)
    with acting(SYSTEM):
        merged, into = lock_both(complaint, main)
        ground = _check(merged, into)
        now = this_moment()
        stage = merged.stage
        clocks = _hand_over(merged, into)
        STAGE.check(stage, "closed")
        Clock.objects.filter(pk__in=clocks["completed"]).update(completed_at=now)
        merged.stage, merged.closed_reason, merged.closed_at, merged.changed_at = "closed", MERGED, now, now
        merged.save(update_fields=["stage", "closed_reason", "closed_at", "changed_at"])
        _hand_aims(merged, into, clocks["run_on"], now)
        made = Merge.objects.create(
            complaint=merged,
            main=into,
            main_number=into.number,
            ground=ground,
            stage_before=stage,
            clocks=clocks,
            merged_by_id=user_of(by),
            merged_at=now,
        )
        record_event(merged, "merged", by=by, at=now, data={"main": str(into.pk), "ground": ground})
        record_event(into, "merged_here", by=by, at=now, data={"merged": str(merged.pk), "ground": ground})
        _ask_no_longer(merged, now)
        tell_complainant(merged, "merged")
    return made


@action
def undo_merge(merge: Merge, *, by: Actor) -> Complaint:
    """The two are two again: stage and clocks are as before. The complainant of the one that ended may do so too."""
    require(by, ActorKind.STAFF, *COMPLAINANT_SIDE)
    require_sight(merge.complaint, by)
    with acting(SYSTEM):
        merged, into = lock_both(merge.complaint, merge.main)
        found = Merge.objects.select_for_update().filter(pk=merge.pk, undone_at=None).first()
        if found is None or found.complaint_id != merged.pk:
            raise NotPossible("merge-undone")
        STAGE.check(merged.stage, found.stage_before)
        now = this_moment()
        merged.stage, merged.closed_reason, merged.closed_at, merged.changed_at = found.stage_before, "", None, now
        merged.save(update_fields=["stage", "closed_reason", "closed_at", "changed_at"])
        running = Clock.objects.filter(pk__in=found.clocks["completed"])
        running.update(completed_at=None)
        Clock.objects.filter(pk__in=found.clocks["run_on"], completed_at=None).update(completed_at=now)
        if running.filter(step=ANSWER).exists():
            answer_awaited(merged, at=now)
        found.undone_at = now
        found.save(update_fields=["undone_at"])
        for one, other in ((merged, into), (into, merged)):
            record_event(one, "unmerged", by=by, at=now, data={"other": str(other.pk)})
    return merged


def _ask_no_longer(merged: Complaint, at: datetime) -> None:
    """Whether other complaints are the same person's is asked no longer of the one that ends, nor about it."""
    waiting = PersonQuestion.objects.filter(Q(complaint=merged) | Q(other=merged), state="asked")
    waiting.update(state="withdrawn", ended_at=at)


def _hand_aims(merged: Complaint, into: Complaint, run_on: Collection[int], at: datetime) -> None:
    """The house's own target ends with the one that ends; for what runs on in the main one it begins anew."""
    answer_given(merged, at=at)
    if Clock.objects.filter(pk__in=run_on, step=ANSWER).exists():
        answer_awaited(into, at=at)


def _check(merged: Complaint, into: Complaint) -> str:
    """Whether the two may be merged; on what ground they are one person's."""
    if merged.pk == into.pk or merged.respondent_id is None or merged.respondent_id != into.respondent_id:
        raise NotPossible("merge-other-respondent")
    if into.stage == "closed" or merged.stage not in ("filed", "in_hand"):
        raise NotPossible("merge-not-open")
    ground = ground_of(merged, into)
    if ground is None:
        raise NotPossible("merge-other-person")
    if _is_bound(merged):
        raise NotPossible("merge-bound")
    return ground


def _is_bound(complaint: Complaint) -> bool:
    """Whether something hangs on the complaint that would be lost with it: another body, an offer, a promise, a
    question to a department or partner, others that were merged into it."""
    running = Clock.objects.filter(proceeding__complaint=complaint, completed_at=None)
    return (
        Proceeding.objects.filter(complaint=complaint).exclude(procedure=DIRECT).exists()
        or running.exclude(nature="target").exists()
        or complaint.offers.exclude(state__in=DONE_OFFERS).exists()
        or complaint.department_requests.filter(state="waiting").exists()
        or complaint.involvements.filter(answered_at=None, ended_at=None).exists()
        or Merge.objects.filter(main=complaint, undone_at=None).exists()
    )


def _hand_over(merged: Complaint, into: Complaint) -> dict[str, list[int]]:
    """Let run on in the main one what is due earlier than its own; the ids of what ends and of what runs on."""
    ending = list(Clock.objects.filter(proceeding__complaint=merged, completed_at=None))
    place = Proceeding.objects.get(complaint=into, procedure=DIRECT)
    own: Sequence[Clock] = list(place.clocks.filter(completed_at=None))
    run_on = [
        keep_clock(place, reasons(clock)).pk
        for clock in ending
        if not (clock.step == "acknowledge" and into.stage != "filed")
        and not any(other.step == clock.step and other.due_on <= clock.due_on for other in own)
    ]
    return {"completed": [clock.pk for clock in ending], "run_on": run_on}
