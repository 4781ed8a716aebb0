"""Who may see what of a complaint, and who may change it. Actions ask here first, queries draw the same line."""

from django.db import models
from django.db.models import Q

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind, NotAllowed, require_right
from juli.hub.accounts.scopes import rows, scope
from juli.hub.complaints.models import (
    Access,
    AuditRecord,
    Claim,
    Clock,
    Complainant,
    Complaint,
    Consent,
    Draft,
    DraftFile,
    Event,
    EvidenceItem,
    Involvement,
    Message,
    Payload,
    Proceeding,
)

NOTHING = Q(pk__in=[])


@scope(Complaint)
def visible_to(actor: Actor) -> Q:
    """The filter of complaints an actor may see.

    A complainant sees the one opened, or those their account holds; a delegate the one they were asked to help
    with. Staff see what their activated organisation has received in the departments they may read; what is only
    prepared or sent is not theirs yet. A partner sees those it was brought into. The operator sees what an
    emergency opens.
    """
    if actor.kind in COMPLAINANT_SIDE:
        if actor.complaint_id:
            return Q(pk=actor.complaint_id)
        held = Access.objects.filter(user_id=actor.user_id, ended_at=None) if actor.user_id else Access.objects.none()
        return Q(pk__in=held.values("complaint_id"))
    if actor.kind in (ActorKind.STAFF, ActorKind.OPERATOR) and actor.organisation_id:
        return _received(actor)
    if actor.kind is ActorKind.PARTNER and actor.organisation_id:
        return Q(involvements__organisation_id=actor.organisation_id, involvements__ended_at=None)
    return Q() if actor.kind is ActorKind.SYSTEM else NOTHING


def _received(actor: Actor) -> Q:
    found = Q(respondent_id=actor.organisation_id, respondent__activated_on__isnull=False, received_on__isnull=False)
    departments = actor.departments
    return found if departments is None else found & Q(department_id__in=departments)


def of_visible(actor: Actor, column: str = "complaint") -> Q:
    """The filter of rows that hang on a complaint the actor may see."""
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    return Q(**{f"{column}__in": rows(Complaint, by=actor).order_by().values("pk")})


def heard_by(actor: Actor) -> Q:
    """The filter of what was said: the complainant hears no internal word, a partner only what was said to it."""
    found = of_visible(actor)
    if actor.kind is ActorKind.PARTNER:
        own = rows(Involvement, by=actor).filter(ended_at=None)
        return found & Q(involvement__in=own.values("pk"))
    return found & Q(internal=False) if actor.kind in COMPLAINANT_SIDE else found


def but_no_partner(actor: Actor, column: str = "complaint") -> Q:
    """What hangs on a complaint, and is no partner's business: who complains, on what grounds, with what papers."""
    return NOTHING if actor.kind is ActorKind.PARTNER else of_visible(actor, column)


def _guard(model: type[models.Model], column: str = "complaint") -> None:
    scope(model)(lambda actor: but_no_partner(actor, column))


for _model in (AuditRecord, Claim, Complainant, Consent, Event, Proceeding):
    _guard(_model)
_guard(Clock, "proceeding__complaint")
for _said in (Message, Payload):
    scope(_said)(heard_by)


@scope(EvidenceItem)
def _files_of(actor: Actor) -> Q:
    """Files that hang on a message are seen by who hears it; the others by all but a partner."""
    alone = Q(message=None) & but_no_partner(actor)
    return alone | Q(message__in=rows(Message, by=actor).order_by().values("pk"))


@scope(Involvement)
def _involvements_of(actor: Actor) -> Q:
    """Whom the respondent asked is known to its house and to the one who was asked."""
    if actor.kind is ActorKind.PARTNER:
        return Q(organisation_id=actor.organisation_id)
    return NOTHING if actor.kind in COMPLAINANT_SIDE else of_visible(actor)


@scope(Access)
def _accesses_of(actor: Actor) -> Q:
    """The accesses to the complaint one has open; without one, one's own."""
    if actor.kind is ActorKind.SYSTEM:
        return Q()
    if actor.kind in COMPLAINANT_SIDE and actor.complaint_id:
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
