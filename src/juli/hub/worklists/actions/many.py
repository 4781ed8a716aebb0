"""Work on many complaints at once: each by its ordinary action, as whoever began it, and undone if wished."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind, NotAllowed, require, user_of
from juli.hub.accounts.scopes import acting, action, rows
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import actor_at
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment
from juli.hub.worklists.effects import undo_later, work_later
from juli.hub.worklists.kinds import Kind, Told, kinds, refusal_of
from juli.hub.worklists.models import BulkItem, BulkRun
from juli.hub.worklists.rights import house_of

MOST_AT_ONCE = 500
HELD_FOR = timedelta(minutes=1)
"""How long what reaches merchants is held, so that it can be called off."""
UNDO_FOR = timedelta(minutes=10)
ENDED = ("done", "called_off", "undone")


@action
def begin_on_many(kind: str, complaints: Sequence[Complaint], told: Told, *, by: Actor) -> BulkRun:
    """Begin a piece of work on these complaints; those that cannot have it are left out when their turn comes."""
    require(by, ActorKind.STAFF)
    chosen = kinds().get(kind)
    seen = list(rows(Complaint, by=by).filter(pk__in=[one.pk for one in complaints]).order_by("pk"))
    if chosen is None or not chosen.is_told(told) or not seen or len(seen) > MOST_AT_ONCE:
        raise NotPossible("bulk-unfit")
    now = this_moment()
    held = HELD_FOR if chosen.reaches_merchant else timedelta(0)
    run = BulkRun.objects.create(
        organisation_id=house_of(by),
        user_id=user_of(by),
        kind=kind,
        told=dict(told),
        made_at=now,
        begins_at=now + held,
        undo_until=now + held + UNDO_FOR,
    )
    BulkItem.objects.bulk_create(BulkItem(run=run, complaint=complaint) for complaint in seen)
    work_later(run.pk, after=held)
    return run


@action
def call_off(run: BulkRun, *, by: Actor) -> None:
    """Call off what has not begun yet."""
    found = _locked(run, by)
    if found.state != "waiting":
        raise NotPossible("bulk-begun")
    _become(found, "called_off")


@action
def ask_to_undo(run: BulkRun, *, by: Actor) -> None:
    """Undo what was done, within its time; what has reached a merchant cannot be undone."""
    found = _locked(run, by)
    kind = kinds().get(found.kind)
    if kind is None or kind.undo is None or found.state != "done":
        raise NotPossible("bulk-no-undo")
    if this_moment() > found.undo_until:
        raise NotPossible("bulk-undo-late")
    _become(found, "undoing")
    undo_later(found.pk)


def work_on_many(run_id: UUID, *, by: Actor) -> None:
    """Do each part in a transaction of its own, as whoever began it may today. For the system."""
    require(by, ActorKind.SYSTEM)
    with acting(by):
        run = _taken_up(run_id, ("waiting", "running"), "running")
    if run is None:
        return
    kind, seat = kinds()[run.kind], _seat_of(run)
    _each(run, "waiting", seat, lambda item, actor: _perform(kind, item, run.told, actor))
    _end(run, "done")


def undo_on_many(run_id: UUID, *, by: Actor) -> None:
    """Undo each part that was done, the last first. For the system."""
    require(by, ActorKind.SYSTEM)
    with acting(by):
        run = _taken_up(run_id, ("undoing",), "undoing")
    if run is None:
        return
    kind, seat = kinds()[run.kind], _seat_of(run)
    _each(run, "done", seat, lambda item, actor: _undo(kind, item, actor))
    _end(run, "undone")


def _each(run: BulkRun, outcome: str, seat: Actor | None, act: Callable[[BulkItem, Actor], None]) -> None:
    with acting(SYSTEM):
        waiting = list(run.items.filter(outcome=outcome).order_by("-pk").values_list("pk", flat=True))
    for item_id in waiting if outcome == "done" else reversed(waiting):
        if seat is None:
            _refuse(item_id, "not-allowed")
            continue
        try:
            with acting(seat):
                act(_part(item_id), seat)
        except NotPossible as refusal:
            _refuse(item_id, refusal.code)
        except NotAllowed:
            _refuse(item_id, "not-allowed")


def _part(item_id: int) -> BulkItem:
    """One part, locked; also where whoever began it no longer reads the complaint. The actions ask what they may."""
    with acting(SYSTEM):
        return BulkItem.objects.select_for_update(of=("self",)).select_related("complaint").get(pk=item_id)


def _keep(item: BulkItem, outcome: str) -> None:
    item.outcome = outcome
    with acting(SYSTEM):
        item.save(update_fields=["before", "outcome"])


def _perform(kind: Kind, item: BulkItem, told: Told, by: Actor) -> None:
    if reason := refusal_of(kind, item.complaint, told, by=by):
        raise NotPossible(reason)
    item.before = kind.perform(item.complaint, told, by)
    _keep(item, "done")


def _undo(kind: Kind, item: BulkItem, by: Actor) -> None:
    if kind.undo is not None:
        kind.undo(item.complaint, item.before or {}, by)
    _keep(item, "undone")


def _refuse(item_id: int, reason: str) -> None:
    """Note why a part was left out, or could not be undone."""
    with acting(SYSTEM):
        item = BulkItem.objects.select_for_update().get(pk=item_id)
        item.outcome, item.reason = ("stays" if item.outcome == "done" else "refused"), reason
        item.save(update_fields=["outcome", "reason"])


def _taken_up(run_id: UUID, states: Sequence[str], state: str) -> BulkRun | None:
    run = BulkRun.objects.select_for_update().filter(pk=run_id, state__in=states).first()
    if run is not None:
        _become(run, state)
    return run


def _end(run: BulkRun, state: str) -> None:
    with acting(SYSTEM):
        _become(BulkRun.objects.select_for_update().get(pk=run.pk), state)


def _seat_of(run: BulkRun) -> Actor | None:
    """Who began it, with the rights held today; None where they have left."""
    with acting(SYSTEM):
        seats = Membership.objects.filter(user=run.user_id, organisation=run.organisation_id, left_on=None)
        live = seats.filter(user__is_active=True, organisation__activated_on__isnull=False)
        seat = live.select_related("organisation").first()
    return actor_at(seat) if seat else None


def _locked(run: BulkRun, by: Actor) -> BulkRun:
    found = rows(BulkRun, by=by).select_for_update().filter(pk=run.pk).first()
    if found is None or by.read_only:
        raise NotAllowed
    return found


def _become(run: BulkRun, state: str) -> None:
    run.state = state
    if state in ENDED:
        # Its words stand in the messages by now; a copy would outlive them.
        run.told = {}
    run.save(update_fields=["state", "told"])
