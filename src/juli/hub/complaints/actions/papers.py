"""The papers for other bodies: what is told for them, and the versions that are kept."""

from collections.abc import Mapping
from typing import Any

from juli.hub.accounts.actors import COMPLAINANT_SIDE, Actor, ActorKind, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.consenting import ID_NUMBER, ID_NUMBER_VERSION, keep_consent
from juli.hub.complaints.events import keep_payload, record_event
from juli.hub.complaints.models import Complaint, Consent, Event, Particulars, Proceeding
from juli.hub.complaints.papers import KEPT
from juli.hub.complaints.policy import locked
from juli.hub.machines import NotPossible
from juli.hub.today import this_moment
from juli.papers.kit import Paper, UnknownPaper, paper_kind, version_of
from juli.papers.kit.kept import kept_data

MOST_VERSIONS = 500
"""Versions of one paper: more than anybody writes, and few enough to be listed."""


@action
def tell_particulars(complaint: Complaint, told: Mapping[str, Any], *, by: Actor) -> Particulars:
    """Keep facts for the papers by their names; each takes the place of the former one, an empty one erases it."""
    require(by, *COMPLAINANT_SIDE)
    found = locked(complaint, by)
    kept, _ = Particulars.objects.get_or_create(complaint=found)
    former = kept.content or {}
    values = {name: value for name, value in {**former, **told}.items() if value not in (None, "", [])}
    if values != former:
        kept.content = values
        kept.save(update_fields=["content"])
        record_event(found, "particulars_told", by=by, at=this_moment(), data={"fields": sorted(told)})
    return kept


@action
def give_id_number(complaint: Complaint, number: str, *, by: Actor) -> Particulars:
    """Give the identity number for the papers that cannot do without it, and agree to its being kept."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    kept, _ = Particulars.objects.get_or_create(complaint=found)
    at = this_moment()
    kept.id_number, kept.id_number_consent_at = number, at
    kept.save(update_fields=["id_number", "id_number_consent_at"])
    keep_consent(found, ID_NUMBER, ID_NUMBER_VERSION, at=at)
    record_event(found, "id_number_given", by=by, at=at, data={"category": ID_NUMBER, "text": ID_NUMBER_VERSION})
    return kept


@action
def withdraw_id_number(complaint: Complaint, *, by: Actor) -> None:
    """Take the consent to the identity number back: it is erased at once."""
    require(by, ActorKind.COMPLAINANT)
    found = locked(complaint, by)
    at = this_moment()
    if not Consent.objects.filter(complaint=found, category=ID_NUMBER, withdrawn_at=None).update(withdrawn_at=at):
        raise NotPossible("id-number-not-given")
    Particulars.objects.filter(complaint=found).update(id_number="", id_number_consent_at=None)
    record_event(found, "id_number_erased", by=by, at=at, data={"category": ID_NUMBER})


@action
def keep_paper(proceeding: Proceeding, paper: Paper, *, after: int, by: Actor) -> int:
    """Keep a paper of a proceeding as its next version, and return that number.

    `after` is the number of the version the writer saw, 0 for none; NotPossible where another was kept since.
    """
    require(by, *COMPLAINANT_SIDE)
    found = locked(proceeding.complaint, by)
    _check_kind(paper.kind)
    of_paper = {"proceeding": proceeding.pk, "paper": paper.kind}
    last = Event.objects.filter(complaint=found, kind=KEPT, data__contains=of_paper).count()
    if last != after:
        raise NotPossible("paper-changed")
    if last >= MOST_VERSIONS:
        raise NotPossible("paper-versions")
    version = version_of(paper)
    payload = keep_payload(found, {"paper": kept_data(paper), "content": version.content}, private=True)
    data = {**of_paper, "version": last + 1, "words": version.words, "law": version.law_as_of.isoformat()}
    record_event(found, KEPT, by=by, at=this_moment(), data=data, payload=payload)
    return last + 1


def _check_kind(kind: str) -> None:
    try:
        paper_kind(kind)
    except UnknownPaper:
        raise NotPossible("paper-unknown") from None
