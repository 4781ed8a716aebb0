"""Whether two complaints are one person's, and who may say so: what merging and asking about it share."""

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require_right
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.models import Access, AccessKind, Complaint
from juli.hub.workbench.models import PersonQuestion

MERGING = "complaints.close"
"""The right to it: one of the two is closed."""


def require_sight(complaint: Complaint, by: Actor) -> None:
    """NotAllowed unless the actor sees the complaint and, at a desk, may close it."""
    seen = rows(Complaint, by=by).filter(pk=complaint.pk).first()
    if seen is None or by.read_only:
        raise NotAllowed
    if by.kind is ActorKind.STAFF:
        require_right(by, MERGING, department_id=seen.department_id)


def lock_both(complaint: Complaint, main: Complaint) -> tuple[Complaint, Complaint]:
    """Both complaints, locked in one order whichever way round they are merged."""
    wanted = {complaint.pk, main.pk}
    found = {one.pk: one for one in Complaint.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    return found[complaint.pk], found[main.pk]


def ground_of(merged: Complaint, into: Complaint) -> str | None:
    """Why two complaints are one person's, of `GROUNDS`; None where nothing says so. For the system."""
    phone = merged.complainant.phone_index
    if phone and phone == into.complainant.phone_index:
        return "phone"
    owning = Access.objects.filter(kind=AccessKind.OWN, ended_at=None, user__isnull=False)
    holders = owning.filter(complaint=merged).values("user")
    if owning.filter(complaint=into, user__in=holders).exists():
        return "account"
    both = (merged, into)
    confirmed = PersonQuestion.objects.filter(complaint__in=both, other__in=both, state="confirmed")
    return "confirmed" if confirmed.exists() else None
