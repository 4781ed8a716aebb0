"""From a complaint to the facts of its papers: everything it says, and nothing it does not."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import override

from juli.agreement import AgreementError, from_fields
from juli.hub.complaints.actions.file import DIRECT
from juli.hub.complaints.labels import WAYS
from juli.hub.complaints.models import Circumstances, Clause, ComplainantKind, EvidenceItem, Proceeding, Side
from juli.hub.complaints.models import Complainant as Person
from juli.hub.complaints.queries import audit_record, circumstances
from juli.hub.portal.follow.ladder.facts import known_purpose, known_respondent, pending_of, tried_of
from juli.hub.portal.follow.matter import Matter
from juli.hub.redress.models import Obligation
from juli.papers.cleaning import one_line
from juli.papers.kit import PaperFacts
from juli.papers.kit.facts import Attempt, Contract, Debt, Exhibit, Party, PartyKind, Purpose, Result
from juli.papers.model import ClaimKind, ClaimLine

KINDS = {ComplainantKind.COMPANY: PartyKind.COMPANY, ComplainantKind.SOLE_TRADER: PartyKind.SOLE_TRADER}
"""Everybody else is a natural person."""
LONGEST_ANSWER = 300
"""Characters of an answer that a paper quotes; the whole of it is among the evidence."""
ARBITRATED = {Clause.YES: True, Clause.NO: False}


def facts_of(matter: Matter, proceeding: Proceeding | None = None) -> PaperFacts:
    """What the complaint says, for the papers of `proceeding`; None for the letter it was filed with."""
    complaint, told = matter.complaint, circumstances(matter.complaint, by=matter.actor)
    record = audit_record(complaint, by=matter.actor)
    return PaperFacts(
        made_on=matter.today,
        number=complaint.number,
        issue=complaint.issue,
        purpose=_purpose(complaint.complainant, told),
        complainant=complainant_of(complaint.complainant),
        respondent=_respondent(matter, told),
        contract=_contract(matter, told, record.agreement if record else None),
        audit=record.document if record else None,
        sources=tuple(item.name for item in own_files(matter.evidence) if item.purpose == "statement"),
        story=(matter.messages[0].text or "") if matter.messages else "",
        claims=tuple(ClaimLine(ClaimKind(one.kind), one.amount_fen, one.note) for one in matter.claims),
        tried=tuple(_tried(matter, proceeding)),
        evidence=exhibits(own_files(matter.evidence)),
        debt=_debt(matter.obligation),
        pending=tuple(one for one in pending_of(matter) if proceeding is None or one != proceeding.procedure),
        small_claims=True if proceeding and proceeding.procedure == "small_claims" else None,
        average_wage=told.average_wage_fen if told else None,
    )


def complainant_of(person: Person) -> Party:
    """Who complains: a company by its own name, anybody else by theirs."""
    kind = KINDS.get(ComplainantKind(person.kind), PartyKind.PERSON)
    is_company = kind is PartyKind.COMPANY
    return Party(
        kind=kind,
        name=(is_company and person.business_name) or person.name,
        business_name=person.business_name if kind is PartyKind.SOLE_TRADER else "",
        phone=person.phone,
        email=person.email,
    )


def own_files(items: Sequence[EvidenceItem]) -> list[EvidenceItem]:
    """What the complainant's side brought and did not take back."""
    return [item for item in items if item.side == Side.COMPLAINANT and item.state not in ("withdrawn", "erased")]


def exhibits(items: Iterable[EvidenceItem]) -> tuple[Exhibit, ...]:
    """Files as a paper names them."""
    return tuple(Exhibit(item.name, item.proves, sha256=item.sha256) for item in items)


def _purpose(person: Person, told: Circumstances | None) -> Purpose | None:
    known = known_purpose(person.kind) or (told.purpose if told else None)
    return Purpose(known) if known else None


def _respondent(matter: Matter, told: Circumstances | None) -> Party:
    organisation = matter.complaint.respondent
    known = known_respondent(organisation) or (told.respondent if told else "")
    return Party(
        kind=str(known),
        name=matter.complaint.respondent_name,
        licence=organisation.licence_no if organisation else "",
        address=organisation.address if organisation else "",
        phone=organisation.hotline if organisation else "",
    )


def _contract(matter: Matter, told: Circumstances | None, agreement: object) -> Contract:
    return Contract(
        signed_on=signing_day(agreement),
        merchant_no=matter.complaint.merchant_no,
        terminal_no=matter.complaint.terminal_no,
        arbitrated=ARBITRATED.get(Clause(told.clause)) if told else None,
    )


def signing_day(agreement: object) -> date | None:
    """The day of signing that the agreement names; one of an older shape names none."""
    try:
        return from_fields(agreement).signed_on if agreement else None  # type: ignore[arg-type]
    except AgreementError:
        return None


def _tried(matter: Matter, proceeding: Proceeding | None) -> Iterator[Attempt]:
    """What was tried before other bodies, with the number and the words of the answer where they are known."""
    for row, tried in tried_of(matter):
        if row == proceeding:
            continue
        yield Attempt(
            procedure=tried.procedure,
            filed_on=tried.filed_on,
            channel=_way(matter, row),
            number=_reference(matter, row),
            answered_on=tried.answered_on,
            result=Result(tried.result),
            answer=_answer(matter) if row.procedure == DIRECT else "",
        )


def _way(matter: Matter, row: Proceeding) -> str:
    """How it was handed in, in Chinese as the papers are."""
    sent = (note.data.get("channel", "") for note in matter.notes if note.proceeding == row.pk)
    way = row.sent_how or next(filter(None, sent), "")
    with override("zh-hans"):
        return str(WAYS[way]) if way in WAYS and way not in ("other", "platform") else ""


def _reference(matter: Matter, row: Proceeding) -> str:
    if row.procedure == DIRECT:
        return row.sent_reference
    given = (note.words.get("reference", "") for note in reversed(matter.notes) if note.proceeding == row.pk)
    return next(filter(None, given), "")


def _answer(matter: Matter) -> str:
    """The last words of the other side, shortened where they are long."""
    said = [message.text or "" for message in matter.messages if message.side == Side.RESPONDENT]
    words = one_line(said[-1]) if said else ""
    return words if len(words) <= LONGEST_ANSWER else words[:LONGEST_ANSWER] + "……"


def _debt(obligation: Obligation | None) -> Debt:
    """What the other side promised in an offer that was accepted, as long as it is not paid."""
    if obligation is None or obligation.state == "confirmed":
        return Debt()
    admitted = timezone.localdate(obligation.offer.made_at)
    return Debt(amount=obligation.amount_fen, admitted_on=admitted, due_on=obligation.due_on)
