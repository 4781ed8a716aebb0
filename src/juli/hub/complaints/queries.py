"""Reading complaints. Every query takes the actor; without one nothing is reached."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet
from django.utils import timezone

from juli.evidence import chain
from juli.hub.accounts.actors import COMPLAINANT_SIDE, SYSTEM, Actor, ActorKind, NotAllowed
from juli.hub.accounts.scopes import acting, rows
from juli.hub.complaints.department_queries import with_questions
from juli.hub.complaints.events import content_hash, event_fields
from juli.hub.complaints.labels import acting_for
from juli.hub.complaints.ladder import NOTED, Noted, notes_of
from juli.hub.complaints.models import (
    Access,
    AccessKind,
    AuditRecord,
    Circumstances,
    Clock,
    ColumnMemory,
    Complainant,
    Complaint,
    Demand,
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
from juli.hub.complaints.numbers import NO_HASH, hash_secret, normalise_number, passcode_fits
from juli.hub.complaints.papers import KEPT, KeptPaper, kept_papers
from juli.hub.complaints.policy import SETTLE
from juli.hub.complaints.voices import Voices
from juli.hub.directory.models import ActivationDocument
from juli.hub.sealing.fields import digits
from juli.hub.sealing.keyring import SealBroken
from juli.wording import Said

INVITED_FOR = timedelta(days=7)
"""How long the link of a helper's invitation can be used."""


def draft_of(actor: Actor, *, for_update: bool = False) -> Draft | None:
    """The draft the actor holds, or None."""
    if actor.draft_id is None:
        return None
    drafts = rows(Draft, by=actor)
    return (drafts.select_for_update() if for_update else drafts).first()


def draft_file(file_id: UUID, *, by: Actor) -> DraftFile | None:
    """A file of the actor's draft, or None."""
    return rows(DraftFile, by=by).filter(pk=file_id).first() if by.draft_id else None


def draft_picture(file_id: UUID, *, by: Actor) -> DraftPicture | None:
    """The picture in a file of the actor's draft, with that file, or None."""
    return rows(DraftPicture, by=by).select_related("file").filter(file_id=file_id).first() if by.draft_id else None


def remembered_columns(organisation_id: UUID, header: str, *, by: Actor) -> ColumnMemory | None:
    """The mapping used most for a provider's statements with this header (its digest), or None."""
    found = ColumnMemory.objects.filter(organisation_id=organisation_id, header_sha256=header)
    return found.order_by("-used", "-used_on").first() if by.draft_id else None


def open_draft(draft_id: UUID, passcode: str) -> Actor | None:
    """The seat of a visitor who comes back to a draft with its passcode, or None."""
    with acting(SYSTEM):
        draft = Draft.objects.filter(pk=draft_id).first()
    # The same work for a draft that is not there, as below.
    fits = passcode_fits(passcode, draft.passcode_hash if draft else NO_HASH)
    return Actor(ActorKind.VISITOR, draft_id=draft.pk) if draft and fits else None


def open_complaint(number: str, passcode: str) -> Complaint | None:
    """The complaint of a number and passcode as typed, or None. The caller throttles."""
    normal = normalise_number(number)
    with acting(SYSTEM):
        complaint = Complaint.objects.filter(number=normal).first() if normal else None
    # The same work for a number that is not there: the time it takes tells nothing.
    fits = passcode_fits(passcode, complaint.passcode_hash if complaint else NO_HASH)
    return complaint if fits else None


def complaints(*, by: Actor) -> QuerySet[Complaint]:
    """The complaints the actor may see, newest first."""
    found = rows(Complaint, by=by)
    return found.select_related("complainant", "respondent").order_by("-filed_at", "pk")


def complaint(number: str, *, by: Actor) -> Complaint | None:
    """One complaint by its number, if the actor may see it."""
    return complaints(by=by).filter(number=number).first()


INVESTIGATED = "investigated"
ORDERING = ("tagged", "untagged", "set_aside", "taken_up")
"""Events by which a desk keeps its list in order; they are no news to anybody."""
INSIDE = (
    "noted",
    "partner_asked",
    "partner_answered",
    "partner_ended",
    "department_asked",
    "department_answered",
    "department_withdrawn",
    "transferred",
    "assigned",
    "escalated",
    "offer_prepared",
    "offer_approved",
    "offer_returned",
    INVESTIGATED,
    *ORDERING,
)
"""Events that stay within the respondent's house."""
ELSEWHERE = (
    "circumstances_told",
    "particulars_told",
    "id_number_given",
    "id_number_erased",
    "proceeding_opened",
    KEPT,
    NOTED,
)
"""Events of what the complainant does elsewhere; the respondent sees those that a body told it of."""
ListedComplaint: TypeAlias = Any
"""A complaint with what `worklist` and redress's `with_redress` add to it, which no type can say."""


def worklist(*, today: date, by: Actor) -> QuerySet[Complaint]:
    """The complaints the actor may see, each with what a list needs to put it in its place.

    `overdue` says that a day of the law or of a promise has passed (a target that has passed is not overdue).
    """
    overdue = ExpressionWrapper(Q(bound_on__lt=today), output_field=BooleanField())
    # The names of a page's rows are fetched for these rows alone, not joined to all of the desk's.
    found = with_questions(complaints(by=by).select_related(None))
    found = found.select_related("respondent", "department", "assignee")
    return found.annotate(overdue=overdue).prefetch_related("complainant", "claims")


SHORTEST_PHONE = 7
"""Digits from which a search may mean a phone number."""


def search_complaints(found: QuerySet[Complaint], text: str) -> QuerySet[Complaint]:
    """Those of `found` whose number, merchant number (beginning), shop name (part) or phone (whole) is as typed."""
    wanted = text.strip()
    number = normalise_number(wanted)
    if number:
        return found.filter(number=number)
    alike = Q(merchant_no__istartswith="".join(wanted.split())) | Q(number__startswith=wanted)
    alike |= Q(complainant__business_name__icontains=wanted)
    if len(digits(wanted)) >= SHORTEST_PHONE:
        alike |= Q(complainant__phone_index=Complainant.phone_key(wanted))
    return found.filter(alike)


def messages(of: Complaint, *, by: Actor) -> QuerySet[Message]:
    """What was said, oldest first. Internal notes reach the respondent's staff only."""
    return rows(Message, by=by).filter(complaint=of).select_related("payload", "author").prefetch_related("files")


def messages_of(several: Iterable[Complaint], *, by: Actor) -> QuerySet[Message]:
    """What was said in several complaints, oldest first; nothing of what partners were asked."""
    found = rows(Message, by=by).filter(complaint__in=[one.pk for one in several], involvement=None)
    return found.select_related("payload", "author").prefetch_related("files")


def evidence(of: Complaint, *, by: Actor) -> QuerySet[EvidenceItem]:
    """The files of a complaint. What hangs on an internal note reaches the respondent's staff only."""
    return rows(EvidenceItem, by=by).filter(complaint=of)


def evidence_item(item_id: UUID, *, by: Actor) -> EvidenceItem | None:
    """One file whose bytes are still there, if the actor may see its complaint."""
    return rows(EvidenceItem, by=by).filter(pk=item_id).exclude(state="erased").first()


def events(of: Complaint, *, by: Actor) -> QuerySet[Event]:
    """What happened, oldest first. What one side keeps to itself leaves no trace for the other."""
    found = rows(Event, by=by).filter(complaint=of).order_by("position")
    if by.kind in COMPLAINANT_SIDE:
        return found.exclude(kind__in=INSIDE)
    return found.exclude(~Q(data__contains={"shared": True}), kind__in=ELSEWHERE)


def voices(of: Complaint, happened: Iterable[Event], *, by: Actor) -> Voices:
    """Who spoke for the complainant in what has happened."""
    joined = rows(Event, by=by).filter(complaint=of, kind="access_accepted").select_related("payload")
    told = {event.actor: (event.payload.content or {}).get("name", "") for event in joined if event.payload}
    names = {seat: acting_for(name, of.complainant.name) for seat, name in told.items() if name}
    return Voices(names, {event.data["message"]: event.actor for event in happened if "message" in event.data})


def accesses(of: Complaint, *, by: Actor) -> QuerySet[Access]:
    """The accesses to a complaint that the actor may see, the first given first."""
    return rows(Access, by=by).filter(complaint=of)


def access(access_id: UUID, *, by: Actor) -> Access | None:
    """One access, if the actor may see it."""
    return rows(Access, by=by).filter(pk=access_id).first()


def offered_access(secret: str, *, now: datetime, by: Actor) -> Access | None:
    """The access that a mailed link offers, with its complaint; None where the link is wrong, used or over."""
    with acting(SYSTEM):
        found = Access.objects.filter(secret_hash=hash_secret(secret), accepted_at=None, ended_at=None)
        lasting = found.filter(given_at__gt=now - INVITED_FOR, until__gte=timezone.localdate(now))
        return lasting.select_related("complaint__complainant").first()


def seat_in_account(number: str, *, by: Actor) -> Actor | None:
    """The seat at a complaint that a person's account gives them: their own, or that of who they help."""
    if by.user_id is None:
        return None
    with acting(SYSTEM):
        held = Access.objects.filter(user_id=by.user_id, complaint__number=number, ended_at=None).first()
    if held is None:
        return None
    if held.kind == AccessKind.OWN:
        return Actor(ActorKind.COMPLAINANT, user_id=by.user_id, complaint_id=held.complaint_id)
    if held.until is None or held.until < timezone.localdate():
        return None
    return Actor(
        ActorKind.DELEGATE,
        user_id=by.user_id,
        complaint_id=held.complaint_id,
        access_id=held.pk,
        rights=frozenset([SETTLE] if held.may_settle and held.authority_sha256 else []),
        read_only=not held.may_act,
    )


def involvements(*, by: Actor) -> QuerySet[Involvement]:
    """What partners were asked, as far as the actor may see it; what waits for an answer first, then by day asked."""
    found = rows(Involvement, by=by).select_related("complaint", "organisation", "respondent")
    return found.order_by(F("answered_at").asc(nulls_first=True), "asked_at", "pk")


def involvement(involvement_id: UUID, *, by: Actor) -> Involvement | None:
    """One question to a partner, if the actor may see it."""
    return involvements(by=by).filter(pk=involvement_id).first()


def reopenings(of: Complaint, *, by: Actor) -> QuerySet[Reopening]:
    """When and why a closed complaint was opened again, with the closing before, oldest first."""
    return rows(Reopening, by=by).filter(complaint=of).select_related("payload")


def linked(of: Complaint, *, by: Actor) -> tuple[Complaint | None, Complaint | None]:
    """The earlier complaint that one follows, and the later one that follows it, as far as the actor may see them."""
    near = rows(Complaint, by=by).filter(Q(pk=of.follows_id) | Q(follows=of.pk)).order_by("filed_at")
    found = list(near)
    before = next((one for one in found if one.pk == of.follows_id), None)
    return before, next((one for one in reversed(found) if one.follows_id == of.pk), None)


def audit_record(of: Complaint, *, by: Actor) -> AuditRecord | None:
    """The audit a complaint rests on, or None where it was filed without one."""
    return rows(AuditRecord, by=by).filter(complaint=of).first()


def clocks(of: Complaint, *, by: Actor) -> QuerySet[Clock]:
    """The clocks of a complaint, the next due first."""
    return rows(Clock, by=by).filter(proceeding__complaint=of)


def proceedings(of: Complaint, *, by: Actor) -> QuerySet[Proceeding]:
    """The proceedings of a complaint that the actor may know of, the first opened first."""
    return rows(Proceeding, by=by).filter(complaint=of)


def proceeding(proceeding_id: int, *, of: Complaint, by: Actor) -> Proceeding | None:
    """One proceeding of a complaint, if the actor may know of it."""
    return proceedings(of, by=by).select_related("complaint").filter(pk=proceeding_id).first()


def demands(of: Complaint, *, by: Actor) -> QuerySet[Demand]:
    """What escalations of a complaint demand, with what was answered; in the order of the letter."""
    found = rows(Demand, by=by).filter(proceeding__complaint=of).select_related("message__payload")
    return found.prefetch_related("message__files")


def demand(demand_id: int, *, of: Complaint, by: Actor) -> Demand | None:
    """One demand of a complaint, if the actor may know of it."""
    return demands(of, by=by).select_related("proceeding__complaint").filter(pk=demand_id).first()


def notes(of: Complaint, *, by: Actor) -> list[Noted]:
    """What was noted of proceedings elsewhere, oldest first, with its words; for the complainant's side."""
    if by.kind not in COMPLAINANT_SIDE:
        return []
    return notes_of(events(of, by=by).filter(kind=NOTED).select_related("payload"), with_words=True)


def circumstances(of: Complaint, *, by: Actor) -> Circumstances | None:
    """What the complainant told to see which doors are open, or None."""
    return rows(Circumstances, by=by).filter(complaint=of).first()


def particulars(of: Complaint, *, by: Actor) -> Particulars | None:
    """What the complainant told for the papers, or None."""
    return rows(Particulars, by=by).filter(complaint=of).first()


def papers(of: Complaint, *, by: Actor, proceeding: int | None = None, kind: str = "") -> list[KeptPaper]:
    """The versions kept of papers, oldest first, of one proceeding or kind, or of all; for the complainant's side."""
    if by.kind not in COMPLAINANT_SIDE:
        return []
    wanted = {name: value for name, value in {"proceeding": proceeding, "paper": kind}.items() if value}
    found = events(of, by=by).filter(kind=KEPT, data__contains=wanted)
    return kept_papers(found.select_related("payload"))


def is_file_referenced(digest: str) -> bool:
    """Whether a draft, a complaint, a power of attorney or an activation still holds the bytes with this SHA-256."""
    return (
        DraftFile.objects.filter(sha256=digest).exists()
        or DraftPicture.objects.filter(picture_sha256=digest).exists()
        or EvidenceItem.objects.filter(Q(sha256=digest) | Q(picture_sha256=digest)).exclude(state="erased").exists()
        or Access.objects.filter(authority_sha256=digest).exists()
        or ActivationDocument.objects.filter(sha256=digest).exists()
    )


def referenced_files(*, by: Actor) -> set[str]:
    """The SHA-256 of all bytes that some row still holds; what `is_file_referenced` says of one. For the system."""
    if by != SYSTEM:
        raise NotAllowed
    held = [
        DraftFile.objects.values_list("sha256", flat=True),
        DraftPicture.objects.values_list("picture_sha256", flat=True),
        EvidenceItem.objects.exclude(state="erased").values_list("sha256", flat=True),
        EvidenceItem.objects.exclude(state="erased").values_list("picture_sha256", flat=True),
        Access.objects.values_list("authority_sha256", flat=True),
        ActivationDocument.objects.values_list("sha256", flat=True),
    ]
    return {digest for digests in held for digest in digests.iterator() if digest}


def file_holder(*, by: Actor) -> Callable[[str], bool]:
    """Tells of a SHA-256 whether some row still holds the bytes. For the system.

    One look at all rows answers for what is held; only what seems left over is asked for once more, since it may
    have been taken up again in the meantime.
    """
    held = referenced_files(by=by)
    return lambda digest: digest in held or is_file_referenced(digest)


def verify_chains() -> Iterator[tuple[str, Said]]:
    """Re-compute every complaint's event chain; yields (number, what is broken) for each broken one.

    Called while the system is bound.
    """
    # One pass over all events: a question for each complaint would take hours at a million of them.
    events = Event.objects.order_by("complaint_id", "position").iterator()
    for complaint_id, own in groupby(events, attrgetter("complaint_id")):
        links = ((event.position, event.previous, event_fields(event), event.hash) for event in own)
        if broken := chain.verify(links):
            yield Complaint.objects.values_list("number", flat=True).get(pk=complaint_id), broken


def verify_payloads() -> Iterator[str]:
    """Open every text that is still there; yields the number of the complaint of each that does not fit its hash.

    Called while the system is bound.
    """
    kept = Payload.objects.filter(content__isnull=False).select_related("complaint").order_by("complaint_id", "id")
    for payload in kept.iterator():
        try:
            fits = content_hash(payload.content) == payload.sha256
        except SealBroken:
            fits = False
        if not fits:
            yield payload.complaint.number
