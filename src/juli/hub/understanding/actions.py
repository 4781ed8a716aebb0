"""Every change of this room: reading what a complaint is about, and a person saying what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate

from juli.hub.accounts.actors import Actor, ActorKind, require, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.events import record_event
from juli.hub.complaints.models import Complaint, Message, Side
from juli.hub.complaints.policy import locked
from juli.hub.complaints.urgent import urgency_read
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment
from juli.hub.understanding.models import MOST_SURE, TriageCorrection, Understanding
from juli.hub.understanding.reading import fields_of
from juli.triage import classify, taxonomy
from juli.triage.understanding.release import shipped_hash

CORRECTING = "complaints.answer"
MOST_FURTHER = 3
"""Issues beside the main one: the triage tells no more either."""


@dataclass(frozen=True, slots=True)
class About:
    """What a person says a complaint is about; out of scope it has no issue."""

    issue: str
    further: Sequence[str] = ()

    @property
    def in_scope(self) -> bool:
        """Whether it is about payment terminals or payment codes at all."""
        return bool(self.issue)


@action
def understand_complaint(complaint_id: UUID, *, by: Actor) -> Understanding | None:
    """Read the complainant's first message and keep what it is about; what is there already stays.

    None where nothing was written, or it is erased.
    """
    require(by, ActorKind.SYSTEM)
    # Two jobs at once: the second waits here, and finds what the first has kept.
    complaint = Complaint.objects.select_for_update(of=("self",)).filter(pk=complaint_id).first()
    if complaint is None:
        return None
    if known := Understanding.objects.filter(complaint=complaint).first():
        return known
    said = Message.objects.filter(complaint=complaint, side=Side.COMPLAINANT).select_related("payload")
    first = said.order_by("at", "pk").first()
    if first is None or not first.text:
        return None
    made = Understanding.objects.create(
        complaint=complaint,
        respondent_id=complaint.respondent_id,
        model_hash=shipped_hash(),
        made_at=this_moment(),
        **fields_of(classify(first.text, localdate(first.at))),
    )
    urgency_read(complaint, made.urgency)
    return made


@action
def correct_triage(complaint: Complaint, about: About, *, by: Actor) -> TriageCorrection:
    """Say what a complaint is about; it stands under that issue from then on, or stays where it is out of scope.

    Kept beside what was proposed, also where both are the same: only so can it be told how often the proposal is
    right. Department and clocks stay as they are.
    """
    require(by, ActorKind.STAFF)
    found = locked(complaint, by, CORRECTING)
    _check(found, about)
    proposal = rows(Understanding, by=by).filter(complaint=found).first()
    now, before = this_moment(), found.issue
    made = TriageCorrection.objects.create(
        complaint=found,
        **_proposed(proposal),
        filed=before,
        in_scope=about.in_scope,
        issue=about.issue,
        further=list(about.further),
        said_by_id=user_of(by),
        at=now,
    )
    if not about.in_scope or about.further or about.issue != before:
        found.issue, found.changed_at = about.issue or before, now
        found.save(update_fields=["issue", "changed_at"])
        data = {
            "before": before,
            "issue": about.issue or None,
            "further": list(about.further),
            "proposed": made.proposed or None,
        }
        record_event(found, "issue_corrected", by=by, at=now, data=data)
    return made


def _check(complaint: Complaint, about: About) -> None:
    if complaint.stage == "closed":
        raise NotPossible("stage-closed")
    named = [*([about.issue] if about.issue else []), *about.further]
    if set(named) - set(taxonomy().issues):
        raise NotPossible("issue-unknown")
    if len(set(named)) != len(named):
        raise NotPossible("issue-twice")
    if len(about.further) > MOST_FURTHER:
        raise NotPossible("issues-many")
    if about.further and not about.in_scope:
        raise NotPossible("issue-outside")


def _proposed(proposal: Understanding | None) -> dict[str, object]:
    if proposal is None:
        return {}
    sure = proposal.issues[0]["confidence"] if proposal.issues else 0
    return {
        "version": proposal.version,
        "proposed": proposal.main_issue,
        "confidence": round(sure * MOST_SURE),
    }
