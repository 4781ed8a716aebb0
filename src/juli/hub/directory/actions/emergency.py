"""Emergency: the operator looks into an organisation's complaints. It is told at once, and ends by itself."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require, require_right, user_of
from juli.hub.accounts.scopes import action
from juli.hub.directory.effects import tell_administrators
from juli.hub.directory.models import EmergencyAccess, Organisation
from juli.hub.directory.records import keep_record
from juli.hub.machines import NotPossible

MOST_HOURS = 8
"""How long one look may last."""
SHORTEST_REASON = 6
"""Characters: a reason that somebody else can judge."""


@action
def open_emergency(organisation: Organisation, *, reason: str, hours: int, by: Actor) -> EmergencyAccess:
    """Look, and change nothing, for some hours, with a reason. The organisation's administrators are written to."""
    require(by, ActorKind.OPERATOR)
    require_right(by, "emergency.open")
    if len(reason.strip()) < SHORTEST_REASON:
        raise NotPossible("emergency-reason-short")
    if not 1 <= hours <= MOST_HOURS:
        raise NotPossible("emergency-too-long")
    now = timezone.now()
    made = EmergencyAccess.objects.create(
        organisation=organisation,
        user_id=user_of(by),
        reason=reason.strip(),
        opened_at=now,
        until=now + timedelta(hours=hours),
    )
    keep_record(organisation, "emergency_opened", by=by, data={"emergency": str(made.pk), "hours": hours})
    tell_administrators(organisation, "emergency_opened")
    return made


@action
def end_emergency(emergency: EmergencyAccess, *, by: Actor) -> None:
    """Look no longer."""
    require(by, ActorKind.OPERATOR)
    found = EmergencyAccess.objects.select_for_update(of=("self",)).get(pk=emergency.pk)
    if found.ended_at:
        raise NotPossible("emergency-over")
    found.ended_at = timezone.now()
    found.save(update_fields=["ended_at"])
    keep_record(emergency.organisation, "emergency_ended", by=by, data={"emergency": str(found.pk)})


@action
def note_emergency_view(emergency: EmergencyAccess, *, by: Actor, complaint_id: UUID | None = None) -> None:
    """Write down what was looked at: one complaint, or (None) the list of them. NotAllowed once the look is over."""
    require(by, ActorKind.OPERATOR)
    found = EmergencyAccess.objects.filter(pk=emergency.pk, user_id=user_of(by), ended_at=None)
    if not found.filter(until__gt=timezone.now()).exists():
        raise NotAllowed
    seen = {"complaint": str(complaint_id)} if complaint_id else {}
    kind = "emergency_viewed" if complaint_id else "emergency_listed"
    keep_record(emergency.organisation, kind, by=by, data={"emergency": str(emergency.pk), **seen})
