"""Reading what is due, what is held, who looked at what. Every query takes the actor."""

from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from juli.hub.accounts.actors import SYSTEM, Actor
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints.models import Complainant, Complaint, Consent, Proceeding
from juli.hub.directory.guarding import require_operator
from juli.hub.privacy.models import Disclosure, Disposal, DisposalItem, ErasureRequest, Hold
from juli.hub.privacy.retention import HANDLED_HERE, account_span, asked_and_free, erasable_on, gone_by, over

DISPOSING, HOLDING = "privacy.dispose", "privacy.hold"
"""The operator's rights. Of a complaint they show its number alone: whose it is and what it says stays unread."""

Numbered: TypeAlias = Any
"""A row with the `number` of its complaint beside it, which no type can say."""


@dataclass(frozen=True, slots=True)
class Due:
    """A complaint whose file is due to be erased: why, since which day (Beijing), and what stands against it."""

    complaint_id: UUID
    number: str
    why: str
    due_on: date
    is_held: bool
    is_proposed: bool

    @property
    def is_free(self) -> bool:
        """Whether it can be proposed."""
        return not (self.is_held or self.is_proposed)


def due(*, today: date, by: Actor, of: Complaint | None = None) -> list[Due]:
    """What is due on a day, the longest due first; only `of`, where it is given."""
    require_operator(by, DISPOSING)
    gone = DisposalItem.objects.filter(complaint=OuterRef("pk"), outcome="erased")
    waiting = DisposalItem.objects.filter(complaint=OuterRef("pk"), outcome="waiting")
    with acting(SYSTEM):
        found = rows(Complaint, by=SYSTEM).filter(over(today) | asked_and_free(today)).exclude(Exists(gone))
        found = found.only("number", "closed_at", "changed_at").annotate(
            held=Exists(_holding(today).filter(complaint=OuterRef("pk"))),
            proposed=Exists(waiting),
            asked=Exists(ErasureRequest.objects.filter(complaint=OuterRef("pk"))),
            here=Exists(Proceeding.objects.filter(complaint=OuterRef("pk"), sent_how="platform")),
        )
        found = found.filter(pk=of.pk) if of else found.distinct()
        return sorted((_due(one, today) for one in found), key=attrgetter("due_on", "number"))


def accounts_due(*, today: date, by: Actor) -> list[Complaint]:
    """Complaints whose account for the refund has stood long enough, and which nobody holds."""
    kept = rows(Complainant, by=by).exclude(refund_account="")
    found = rows(Complaint, by=by).filter(closed_at__date__lte=account_span().before(today))
    found = found.filter(pk__in=kept.values("complaint_id"))
    return list(found.exclude(Exists(_holding(today).filter(complaint=OuterRef("pk")))))


def is_held(of: Complaint, *, today: date, by: Actor) -> bool:
    """Whether something keeps the complaint's data on a day (Beijing)."""
    return rows(Hold, by=by).filter(_open(today), complaint=of).exists()


def is_handled_here(of: Complaint, *, by: Actor) -> bool:
    """Whether the respondent received it on this platform, and so has to keep its file."""
    return rows(Complaint, by=by).filter(HANDLED_HERE, pk=of.pk).exists()


def holds(*, by: Actor) -> list[Numbered]:
    """Everything that is held back, the newest first, each with the `number` of its complaint."""
    require_operator(by, HOLDING)
    with acting(SYSTEM):
        found = rows(Hold, by=SYSTEM).filter(released_at=None).select_related("placed_by")
        return list(found.annotate(number=F("complaint__number")))


def hold(number: str, *, by: Actor) -> Numbered | None:
    """What holds the complaint with this number back, or None."""
    return next((one for one in holds(by=by) if one.number == number), None)


def disposals(*, by: Actor) -> QuerySet[Disposal]:
    """All batches, the newest first, with how many complaints are in each, and how many of them are erased."""
    require_operator(by, DISPOSING)
    erased = Count("items", filter=Q(items__outcome="erased"))
    found = rows(Disposal, by=by).select_related("proposed_by", "decided_by")
    return found.annotate(size=Count("items"), erased=erased).order_by("-proposed_at", "-pk")


def disposals_waiting(*, by: Actor) -> QuerySet[Disposal]:
    """The batches that nobody has decided."""
    return disposals(by=by).filter(state="proposed")


def disposal(disposal_id: int, *, by: Actor) -> Disposal | None:
    """One batch."""
    return disposals(by=by).filter(pk=disposal_id).first()


def disposal_items(of: Disposal, *, today: date, by: Actor) -> list[Numbered]:
    """What is in a batch, the longest due first: each with the `number` of its complaint, and whether it is `held`."""
    require_operator(by, DISPOSING)
    held = Exists(_holding(today).filter(complaint=OuterRef("complaint")))
    with acting(SYSTEM):
        return list(
            rows(DisposalItem, by=SYSTEM).filter(disposal=of).annotate(number=F("complaint__number"), held=held)
        )


def disclosures(of: Complaint, *, by: Actor) -> QuerySet[Disclosure]:
    """Who looked at what of a complaint, the newest first."""
    return rows(Disclosure, by=by).filter(complaint=of).select_related("user", "payload")


def consents(of: Complaint, *, by: Actor) -> QuerySet[Consent]:
    """To what was agreed, in order."""
    return rows(Consent, by=by).filter(complaint=of)


def erasure_request(of: Complaint, *, by: Actor) -> ErasureRequest | None:
    """The wish to be forgotten, or None."""
    return rows(ErasureRequest, by=by).filter(complaint=of).first()


def _due(one: Any, today: date) -> Due:
    free_on = erasable_on(one, handled_here=one.here) if one.asked else None
    why, due_on = ("asked", free_on) if free_on and free_on <= today else ("time", gone_by(one))
    return Due(one.pk, one.number, why, due_on, one.held, one.proposed)


def _holding(today: date) -> QuerySet[Hold]:
    return Hold.objects.filter(_open(today))


def _open(today: date) -> Q:
    return Q(released_at=None) & (Q(until=None) | Q(until__gte=today))
