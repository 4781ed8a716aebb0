"""Texts that are not sent yet: kept as they are typed, never over another one."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.models import Complaint
from juli.hub.workbench.models import KeptText, Presence
from juli.hub.workbench.queries import PRESENT_FOR

MOST = 20
"""Texts that one person keeps for one act; the oldest goes for the newest."""
KEPT_FOR = timedelta(days=30)
"""How long a text stays that nobody goes on with."""


@action
def keep_text(
    complaint: Complaint,
    act: str,
    typed: Mapping[str, str],
    *,
    seen: int,
    by: Actor,
    kept: UUID | None = None,
    version: int = 0,
) -> KeptText | None:
    """Keep what is typed, in place of `kept` at this version; beside it where another tab has gone on with that one.

    None where there is nothing to keep.
    """
    require(by, ActorKind.STAFF)
    if by.read_only or not rows(Complaint, by=by).filter(pk=complaint.pk).exists():
        raise NotAllowed
    told = {name: value for name, value in typed.items() if value.strip()}
    own = rows(KeptText, by=by).filter(complaint=complaint, user_id=user_of(by))
    found = own.select_for_update().filter(token=kept).first() if kept else None
    if found is not None and (found.sent_at or found.typed == told):
        return None if found.sent_at else found
    if found is not None and found.version == version:
        return _changed(found, told)
    if not told:
        return None
    unsent = own.filter(act=act, sent_at=None)
    unsent.filter(pk__in=list(unsent.values_list("pk", flat=True)[MOST - 1 :])).delete()
    # A text that another tab has gone on with keeps its name; this one gets a name of its own.
    token = kept if kept and found is None else uuid4()
    values = {"act": act, "seen": seen, "typed": told, "kept_at": timezone.now()}
    return KeptText.objects.get_or_create(complaint=complaint, user_id=user_of(by), token=token, defaults=values)[0]


@action
def drop_text(complaint: Complaint, kept: UUID, *, by: Actor) -> None:
    """The text was sent, or is not wanted any more; whatever its page says later brings it back no more."""
    require(by, ActorKind.STAFF)
    if by.read_only or not rows(Complaint, by=by).filter(pk=complaint.pk).exists():
        raise NotAllowed
    now = timezone.now()
    gone = {"typed": {}, "sent_at": now, "kept_at": now}
    KeptText.objects.update_or_create(complaint=complaint, user_id=user_of(by), token=kept, defaults=gone)


@action
def purge_workbench(*, by: Actor) -> int:
    """Delete texts that nobody goes on with, and who was here long ago; how many texts."""
    require(by, ActorKind.SYSTEM)
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - PRESENT_FOR).delete()
    return KeptText.objects.filter(kept_at__lt=now - KEPT_FOR).delete()[0]


def _changed(found: KeptText, told: Mapping[str, str]) -> KeptText | None:
    if not told:
        found.delete()
        return None
    found.typed, found.version, found.kept_at = told, found.version + 1, timezone.now()
    found.save(update_fields=["typed", "version", "kept_at"])
    return found
