"""Reviews: drawn once a week, done by somebody else than the handler, who hears of it and may reply."""

import secrets
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require, require_right, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.events import keep_payload
from juli.hub.complaints.notifying import notify_person
from juli.hub.complaints.policy import locked
from juli.hub.machines import NotPossible
from juli.hub.quality.criteria import MOST_POINTS, criteria
from juli.hub.quality.drawing import draw
from juli.hub.quality.handlers import handlers_of_week
from juli.hub.quality.models import Draw, Review
from juli.hub.quality.policy import REVIEWING
from juli.hub.today import this_moment

SEED_BYTES = 16
PERCENT = 5
"""The share that is drawn of what each handler closed in a week, at least one."""


@action
def draw_sample(organisation_id: UUID, week: date, *, by: Actor, seed: str = "", percent: int = PERCENT) -> Draw:
    """Draw from what a house closed in the week that begins on a Monday. Once it is drawn, it stays so."""
    require(by, ActorKind.SYSTEM)
    known = Draw.objects.filter(organisation=organisation_id, week=week).first()
    if known is not None:
        return known
    handled = handlers_of_week(organisation_id, week)
    made = Draw.objects.create(
        organisation_id=organisation_id,
        week=week,
        seed=seed or secrets.token_hex(SEED_BYTES),
        percent=percent,
        drawn_from=len(handled),
        drawn_at=this_moment(),
    )
    drawn = draw(handled, percent, made.seed)
    Review.objects.bulk_create(Review(draw=made, complaint_id=one, handler_id=handled[one]) for one in drawn)
    return made


@action
def review(found: Review, *, scores: Mapping[str, int], text: str, by: Actor) -> Review:
    """Give points by the criteria that apply, with words; the handler hears of it. Nobody reviews their own."""
    fresh = _locked(found, by, REVIEWING)
    if fresh.reviewed_at:
        raise NotPossible("review-done")
    if fresh.handler_id == user_of(by):
        raise NotPossible("review-own")
    known = {one.code for one in criteria()}
    if not scores or not set(scores) <= known or not all(0 <= points <= MOST_POINTS for points in scores.values()):
        raise NotPossible("review-points")
    fresh.scores, fresh.reviewer_id, fresh.reviewed_at = dict(scores), user_of(by), this_moment()
    fresh.words = keep_payload(fresh.complaint, {"text": text}, internal=True)
    fresh.save()
    notify_person(fresh.complaint, "review", user=fresh.handler_id)
    return fresh


@action
def reply_to_review(found: Review, *, text: str, by: Actor) -> Review:
    """The handler replies to a review, once."""
    fresh = _locked(found, by)
    if fresh.handler_id != user_of(by):
        raise NotAllowed
    if fresh.reviewed_at is None or fresh.replied_at:
        raise NotPossible("review-replied" if fresh.replied_at else "review-open")
    fresh.reply, fresh.replied_at = keep_payload(fresh.complaint, {"text": text}, internal=True), this_moment()
    fresh.save(update_fields=["reply", "replied_at"])
    return fresh


def _locked(found: Review, by: Actor, right: str = "") -> Review:
    require(by, ActorKind.STAFF)
    complaint = locked(found.complaint, by)
    if right:
        require_right(by, right, department_id=complaint.department_id)
    fresh = rows(Review, by=by).select_for_update(of=("self",)).filter(pk=found.pk, complaint=complaint).first()
    if fresh is None:
        raise NotAllowed
    fresh.complaint = complaint
    return fresh
