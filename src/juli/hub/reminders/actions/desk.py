"""Reminding the people of a desk of the days that bind it: one mail a person and morning, and the choice of none."""

from datetime import date, timedelta

from juli.hub.accounts.actors import Actor, ActorKind, require
from juli.hub.accounts.scopes import acting, action
from juli.hub.channels.effects import tell_desk
from juli.hub.complaints.clocks import reasons
from juli.hub.directory.models import Membership
from juli.hub.directory.queries import actor_at
from juli.hub.reminders.actions.feeds import own_seat
from juli.hub.reminders.models import DeskMails
from juli.hub.reminders.queries import near_clocks
from juli.procedures.reminding import reminder_due

ANSWERING = "complaints.answer"
"""Who may answer is who is reminded."""
ONE_DAY = timedelta(days=1)


@action
def choose_desk_mails(*, wanted: bool, by: Actor) -> None:
    """Have reminders of one's own desk sent, or none any more."""
    DeskMails.objects.update_or_create(membership=own_seat(by), defaults={"wanted": wanted})


@action
def remind_desk(membership_id: int, *, today: date, by: Actor) -> int:
    """Write to one person of the days that came near or passed since the morning before; of how many.

    The same morning once more finds nothing. A morning that was missed is made up for.
    """
    require(by, ActorKind.SYSTEM)
    seat = Membership.objects.select_related("organisation", "user").get(pk=membership_id)
    kept, _ = DeskMails.objects.select_for_update().get_or_create(membership=seat)
    before = kept.told_on or today - ONE_DAY
    if not kept.wanted or before >= today:
        return 0
    kept.told_on = today
    kept.save(update_fields=["told_on"])
    lines = _fresh(actor_at(seat), before, today)
    if lines:
        tell_desk(seat, lines)
    return len(lines)


def _fresh(actor: Actor, before: date, today: date) -> list[list[str]]:
    """Of each clock that reached a stage since `before`: number, procedure, step, day and standing, by their day."""
    told = []
    with acting(actor):
        for row in near_clocks(today, by=actor):
            counted, complaint = reasons(row), row.proceeding.complaint
            span = row.starts_on, row.due_on, max(row.due_on, counted.due_rolled)
            stage = reminder_due(*span, today)
            if stage is None or stage == reminder_due(*span, before):
                continue
            if actor.may(ANSWERING, department_id=complaint.department_id):
                told.append([complaint.number, counted.procedure, row.step, row.due_on.isoformat(), row.shown_nature])
    return told
