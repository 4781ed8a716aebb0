"""Reading the workbench: who is here, what is kept, what the house has at hand, what else is known of a merchant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from juli.handling import Check
from juli.hub.accounts.actors import Actor, organisation_of, user_of
from juli.hub.accounts.scopes import rows
from juli.hub.complaints.models import Complainant, Complaint
from juli.hub.directory.models import Grant
from juli.hub.workbench.checks import checks_in
from juli.hub.workbench.models import (
    CannedReply,
    ChecklistEdition,
    Investigation,
    KeptText,
    Mention,
    Merge,
    PersonQuestion,
    Presence,
    ReplyVersion,
    Tick,
)

PRESENT_FOR = timedelta(seconds=60)
"""How long somebody counts as being at a complaint after the last sign of them."""
READING = "complaints.read"
MOST_RELATED = 20
"""Other complaints of a merchant that a page shows."""
MOST_MENTIONS = 100


def present(complaint: Complaint, *, by: Actor) -> list[Presence]:
    """Who else is at the complaint now; who is writing comes first."""
    fresh = rows(Presence, by=by).filter(complaint=complaint, seen_at__gt=timezone.now() - PRESENT_FOR)
    return list(fresh.exclude(user_id=user_of(by)).select_related("user").order_by("-writing", "user__name", "pk"))


def kept_texts(complaint: Complaint, act: str, *, by: Actor) -> list[KeptText]:
    """What the actor has typed for an act and not sent, the newest first."""
    return list(rows(KeptText, by=by).filter(complaint=complaint, act=act, user_id=user_of(by), sent_at=None))


def unsent(complaint: Complaint, *, by: Actor) -> list[KeptText]:
    """All that the actor has typed at a complaint and not sent, the newest first."""
    return list(rows(KeptText, by=by).filter(complaint=complaint, user_id=user_of(by), sent_at=None))


def readers(complaint: Complaint, *, by: Actor) -> Mapping[UUID, str]:
    """The names of who may read the complaint today at the actor's organisation, by user."""
    today = timezone.localdate()
    found = rows(Grant, by=by).filter(
        Q(until=None) | Q(until__gte=today),
        Q(department=None) | Q(department_id=complaint.department_id),
        role__rights__contains=[READING],
        membership__organisation=by.organisation_id,
        membership__left_on=None,
        membership__user__is_active=True,
    )
    named = found.select_related("membership__user").order_by("membership__user__name", "pk")
    return {grant.membership.user_id: str(grant.membership.user) for grant in named}


def mentions(*, by: Actor) -> list[Mention]:
    """Where colleagues have named the actor, what is unread first, then the newest."""
    found = rows(Mention, by=by).filter(user_id=user_of(by)).select_related("complaint", "message__payload", "by")
    return list(found.order_by(F("read_at").asc(nulls_first=True), "-at")[:MOST_MENTIONS])


def replies(*, by: Actor) -> QuerySet[CannedReply]:
    """The replies that the house offers, each with its versions."""
    words = Prefetch("versions", ReplyVersion.objects.select_related("author"))
    return rows(CannedReply, by=by).filter(retired_at=None).select_related("department").prefetch_related(words)


def replies_for(complaint: Complaint, *, by: Actor) -> list[CannedReply]:
    """The replies for a complaint: those of its issue first, and none of another department."""
    fitting = replies(by=by).filter(Q(department=None) | Q(department_id=complaint.department_id))
    offered = [reply for reply in fitting if not reply.issues or complaint.issue in reply.issues]
    return sorted(offered, key=lambda reply: (complaint.issue not in reply.issues, reply.words[0].title))


def reply(reply_id: UUID, *, by: Actor) -> CannedReply | None:
    """One reply that the house still offers, with its versions."""
    return replies(by=by).filter(pk=reply_id).first()


def own_checklists(*, by: Actor) -> Mapping[str, ChecklistEdition]:
    """The house's newest own checklists by issue."""
    found = rows(ChecklistEdition, by=by).filter(organisation_id=organisation_of(by))
    return {one.issue: one for one in found.order_by("issue", "-version").distinct("issue")}


def checks_for(complaint: Complaint, *, by: Actor) -> Sequence[Check]:
    """What the house looks at for a complaint."""
    own = rows(ChecklistEdition, by=by).filter(organisation_id=organisation_of(by), issue=complaint.issue).first()
    return checks_in(complaint.issue, own)


def ticks(complaint: Complaint, *, by: Actor) -> Mapping[str, Tick]:
    """What has been checked of a complaint, by code, with who did it."""
    found = rows(Tick, by=by).filter(complaint=complaint, undone_at=None).select_related("ticked_by")
    return {one.code: one for one in found}


def investigations(complaint: Complaint, *, by: Actor) -> list[Investigation]:
    """The versions of the record of an investigation, the newest first."""
    found = rows(Investigation, by=by).filter(complaint=complaint)
    return list(found.select_related("payload", "author", "agent"))


def newest_records(found: QuerySet[Investigation]) -> QuerySet[Investigation]:
    """Of some records of investigations the newest of each complaint."""
    later = Investigation.objects.filter(complaint=OuterRef("complaint"), version__gt=OuterRef("version"))
    return found.filter(~Exists(later))


@dataclass(frozen=True, slots=True)
class Related:
    """Another complaint of the same merchant, and by what it is known to be."""

    complaint: Complaint
    same_phone: bool
    same_merchant: bool
    same_terminal: bool


def related(complaint: Complaint, *, by: Actor) -> list[Related]:
    """Other complaints with the same phone, merchant number or terminal number, as far as the actor may see them.

    The newest first, twenty at most.
    """
    others = rows(Complaint, by=by).filter(respondent_id=complaint.respondent_id).exclude(pk=complaint.pk)
    found = others.filter(pk__in=_alike(complaint)).select_related("complainant").order_by("-filed_at", "pk")
    return [_related(complaint, other) for other in found[:MOST_RELATED]]


def _alike(complaint: Complaint) -> QuerySet[Any, Any]:
    """The keys of complaints that share something with this one: each part has its index, all in one have none."""
    house = Complaint.objects.filter(respondent_id=complaint.respondent_id).order_by()
    index = complaint.complainant.phone_index
    parts: list[QuerySet[Any, Any]] = []
    if index:
        parts.append(Complainant.objects.filter(phone_index=index).order_by().values("complaint_id"))
    for column in ("merchant_no", "terminal_no"):
        if value := getattr(complaint, column):
            parts.append(house.filter(**{column: value}).values("pk"))
    return parts[0].union(*parts[1:], all=True) if parts else Complaint.objects.none()


def _related(complaint: Complaint, other: Complaint) -> Related:
    index = complaint.complainant.phone_index
    return Related(
        other,
        bool(index) and index == other.complainant.phone_index,
        bool(complaint.merchant_no) and complaint.merchant_no == other.merchant_no,
        bool(complaint.terminal_no) and complaint.terminal_no == other.terminal_no,
    )


def merge_of(complaint: Complaint, *, by: Actor) -> Merge | None:
    """The merge by which the complaint goes on in another one, or None."""
    return rows(Merge, by=by).filter(complaint=complaint, undone_at=None).select_related("merged_by").first()


def merges_around(complaint: Complaint, *, by: Actor) -> list[Merge]:
    """The merges by which others go on in this complaint, the newest first, or it goes on in another one."""
    found = rows(Merge, by=by).filter(Q(main=complaint) | Q(complaint=complaint), undone_at=None)
    return list(found.select_related("complaint__complainant", "merged_by"))


def merge(complaint: Complaint, merge_id: int, *, by: Actor) -> Merge | None:
    """One merge in force of a complaint, whichever way round, if the actor may see it."""
    found = rows(Merge, by=by).filter(Q(complaint=complaint) | Q(main=complaint), pk=merge_id, undone_at=None)
    return found.select_related("complaint", "main").first()


def person_questions(complaint: Complaint, *, by: Actor) -> Mapping[UUID, PersonQuestion]:
    """What merchants were asked about this complaint and another, by the other one; nothing of what was withdrawn."""
    about = Q(complaint=complaint) | Q(other=complaint)
    found = rows(PersonQuestion, by=by).filter(about).exclude(state="withdrawn").select_related("asked_by")
    return {one.other_id if one.complaint_id == complaint.pk else one.complaint_id: one for one in found}


def waiting_person_questions(complaint: Complaint, *, by: Actor) -> list[PersonQuestion]:
    """The questions that the merchant of a complaint has not answered yet."""
    return list(rows(PersonQuestion, by=by).filter(complaint=complaint, state="asked"))


def person_question(complaint: Complaint, question_id: int, *, by: Actor) -> PersonQuestion | None:
    """One question that waits for the merchant of a complaint, if the actor may see it."""
    found = rows(PersonQuestion, by=by).filter(pk=question_id, complaint=complaint, state="asked")
    return found.select_related("complaint").first()
