"""Who may see what of a complaint, and who may change it. Actions ask here first, queries draw the same line."""

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind, NotAllowed, require_right
from juli.hub.accounts.scopes import rows, scope
from juli.hub.complaints.models import (
    BINDING,
    WAITING,
    Access,
    AccessKind,
    AuditRecord,
    Circumstances,
    Claim,
    Clock,
    Complainant,
    Complaint,
    Consent,
    Demand,
    DepartmentRequest,
    Draft,
    DraftFile,
    DraftPicture,
    Event,
    EvidenceItem,
    Involvement,
    Message,
    Particulars,
    Payload,
    Proceeding,
    Reopening,
)
from juli.hub.directory.queries import principals_of

NOTHING = Q(pk__in=[])


@scope(Complaint)
def visible_to(actor: Actor) -> Q:
    """The filter of complaints an actor may see.

    A complainant sees the one opened, or those their account holds; a delegate the one they were asked to help
    with, or without changing anything all of those. Staff see what their activated organisation has received in the
    departments they may read, or that are asked and have not answered yet; what is only prepared or sent is not theirs
    yet. A partner sees those it was brought into. The operator sees what an emergency opens.
    """
    if actor.kind is ActorKind.COMPLAINANT and actor.complaint_id:
        return Q(pk=actor.complaint_id)
    if actor.kind in COMPLAINANT_SIDE:
        return Q(pk__in=_held(actor).values("complaint_id"))
    if actor.kind in (ActorKind.STAFF, ActorKind.OPERATOR) and actor.organisation_id:
        return _received(actor)
    if actor.kind is ActorKind.PARTNER:
        return Q(pk__in=rows(Involvement, by=actor).order_by().values("complaint_id"))
    return Q() if actor.kind is ActorKind.SYSTEM else NOTHING


def _held(actor: Actor) -> QuerySet[Access]:
    """The accesses through which an account sees complaints: its own ones, or the one or all it helps with."""
    if actor.user_id is None:
        return Access.objects.none()
    found = Access.objects.filter(user_id=actor.user_id, ended_at=None)
    if actor.kind is ActorKind.COMPLAINANT:
        return found.filter(kind=AccessKind.OWN)
    lasting = found.filter(kind=AccessKind.DELEGATE, accepted_at__isnull=False, until__gte=timezone.localdate())
    if actor.complaint_id and actor.access_id:
        return lasting.filter(pk=actor.access_id, complaint_id=actor.complaint_id)
    return lasting if actor.read_only and not actor.complaint_id else Access.objects.none()


def _received(actor: Actor) -> Q:
    found = Q(respondent_id=actor.organisation_id, respondent__activated_on__isnull=False, received_on__isnull=False)
    departments = actor.departments
    if departments is None:
        return found
    asked = DepartmentRequest.objects.filter(WAITING, department_id__in=departments)
    return found & (Q(department_id__in=departments) | Q(pk__in=asked.order_by().values("complaint_id")))


def of_visible(actor: Actor, column: str = "complaint") -> Q:
    """The filter of rows that hang on a complaint the actor may see."""
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(**{f"{column}__in": rows(Complaint, by=actor).order_by().values("pk")})


def heard_by(actor: Actor) -> Q:
    """The filter of what was said: the complainant hears no internal word, a partner only what was said to it."""
    found = of_visible(actor)
    if actor.kind is ActorKind.PARTNER:
        return found & Q(involvement__in=rows(Involvement, by=actor).order_by().values("pk"))
    return found & Q(internal=False) if actor.kind in COMPLAINANT_SIDE else found


def but_no_partner(actor: Actor, column: str = "complaint") -> Q:
    """What hangs on a complaint, and is no partner's business: who complains, on what grounds, with what papers."""
    return NOTHING if actor.kind is ActorKind.PARTNER else of_visible(actor, column)


def _guard(model: type[models.Model], column: str = "complaint") -> None:
    scope(model)(lambda actor: but_no_partner(actor, column))


for _model in (AuditRecord, Claim, Complainant, Consent, Event, Reopening):
    _guard(_model)
scope(Message)(heard_by)

THEIR_SIDE = (*COMPLAINANT_SIDE, ActorKind.SYSTEM)
"""Who sees what the complainant does elsewhere."""


@scope(Payload)
def _payloads_of(actor: Actor) -> Q:
    return heard_by(actor) & _unless_private(actor)


def _unless_private(actor: Actor) -> Q:
    return Q() if actor.kind in THEIR_SIDE else Q(private=False)


@scope(Proceeding)
def _proceedings_of(actor: Actor) -> Q:
    """The complainant's side sees all; the respondent its own, and those that the bodies have told it of."""
    return but_no_partner(actor) & _unless_untold(actor)


@scope(Demand)
def _demands_of(actor: Actor) -> Q:
    """Who knows of the escalation sees what it demands."""
    return but_no_partner(actor, "proceeding__complaint") & _unless_untold(actor, "proceeding__")


@scope(Clock)
def _clocks_of(actor: Actor) -> Q:
    """The respondent sees the clocks that bind it."""
    found = but_no_partner(actor, "proceeding__complaint") & _unless_untold(actor, "proceeding__")
    return found if actor.kind in THEIR_SIDE else found & Q(actor__in=BINDING)


def _unless_untold(actor: Actor, path: str = "") -> Q:
    if actor.kind in THEIR_SIDE:
        return Q()
    return Q(**{f"{path}procedure": "provider_direct"}) | Q(**{f"{path}told": True})


@scope(Circumstances)
def _circumstances_of(actor: Actor) -> Q:
    return of_visible(actor) if actor.kind in THEIR_SIDE else NOTHING


@scope(Particulars)
def _particulars_of(actor: Actor) -> Q:
    return of_visible(actor) if actor.kind in THEIR_SIDE else NOTHING


@scope(EvidenceItem)
def _files_of(actor: Actor) -> Q:
    """Files that hang on a message are seen by who hears it; the others by all but a partner, private ones by one's
    own side."""
    alone = Q(message=None) & but_no_partner(actor)
    heard = Q(message__in=rows(Message, by=actor).order_by().values("pk"))
    return (alone | heard) & _unless_private(actor)


@scope(Involvement)
def _involvements_of(actor: Actor) -> Q:
    """Who asked sees all; a partner what it is asked, until that ends or it no longer belongs to who asked."""
    if actor.kind is ActorKind.PARTNER and actor.organisation_id:
        asking = principals_of(actor.organisation_id, by=actor).values("pk")
        return Q(organisation_id=actor.organisation_id, ended_at=None, respondent__in=asking)
    return NOTHING if actor.kind in COMPLAINANT_SIDE else of_visible(actor)


@scope(DepartmentRequest)
def _requests_of(actor: Actor) -> Q:
    """The respondent's house alone, as far as it sees the complaint."""
    staff = (ActorKind.STAFF, ActorKind.OPERATOR, ActorKind.SYSTEM)
    return of_visible(actor) if actor.kind in staff else NOTHING


@scope(Access)
def _accesses_of(actor: Actor) -> Q:
    """The complainant sees all accesses to the complaint they have open; anybody else their own."""
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    if actor.kind is ActorKind.COMPLAINANT and actor.complaint_id:
        return Q(complaint_id=actor.complaint_id)
    return Q(user_id=actor.user_id) if actor.user_id else NOTHING


@scope(Draft)
def _drafts_of(actor: Actor) -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(pk=actor.draft_id) if actor.draft_id else NOTHING


@scope(DraftFile)
def _draft_files_of(actor: Actor) -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(draft_id=actor.draft_id) if actor.draft_id else NOTHING


@scope(DraftPicture)
def _draft_pictures_of(actor: Actor) -> Q:
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(draft_id=actor.draft_id) if actor.draft_id else NOTHING


SETTLE = "complaint.settle"
"""The right of a delegate whose power of attorney gives the special powers."""


def require_settling(actor: Actor) -> None:
    """NotAllowed unless the actor may dispose of the claim itself: the complainant, or who has the special powers."""
    if actor.kind is not ActorKind.COMPLAINANT and not (actor.kind is ActorKind.DELEGATE and actor.may(SETTLE)):
        raise NotAllowed


def locked(complaint: Complaint, actor: Actor, right: str = "") -> Complaint:
    """The complaint locked for change, if the actor may see it and change it; NotAllowed otherwise.

    Members need the named right where the complaint lies. Call in a transaction.
    """
    if actor.read_only:
        raise NotAllowed
    found = rows(Complaint, by=actor).filter(pk=complaint.pk).select_for_update(of=("self",)).first()
    if found is None:
        raise NotAllowed
    if right and actor.kind not in COMPLAINANT_SIDE:
        require_right(actor, right, department_id=found.department_id)
    return found
