"""Everything the page of one complaint shows, read with a number of queries that never grows."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from juli.evidence.masking import mask_account, mask_email, mask_phone
from juli.hub.accounts.actors import Actor
from juli.hub.complaints import queries
from juli.hub.complaints.actions.file import DIRECT
from juli.hub.complaints.actions.partners import ASKING
from juli.hub.complaints.department_queries import Moved, department_requests, moved_away
from juli.hub.complaints.labels import CLOSING, EVENTS, STAGES
from juli.hub.complaints.ladder import NOTED
from juli.hub.complaints.list_queries import on_its_own
from juli.hub.complaints.models import Clock, Complaint, DepartmentRequest, Event, EvidenceItem, Involvement, Message
from juli.hub.complaints.voices import Voices
from juli.hub.desk.agreed import AgreedTerm, agreed_terms
from juli.hub.desk.demands import ShownDemand, shown_demands
from juli.hub.desk.due import Due
from juli.hub.desk.findings import Findings, findings_of, pictures_shown, signed_on
from juli.hub.desk.happened import told_inside
from juli.hub.desk.language import issue_name
from juli.hub.desk.ownership import Ownership, ownership_of
from juli.hub.desk.steps import ADVICE, Act, Advice, next_step, possible_acts, standing_of
from juli.hub.desk.understood import Understood, understood
from juli.hub.directory.queries import colleagues, departments
from juli.hub.redress.models import Obligation, Offer
from juli.hub.redress.queries import obligations, offers, with_redress
from juli.hub.today import this_day
from juli.papers.report.pictures import Pictures
from juli.procedures import Clock as CountedClock
from juli.procedures import procedure
from juli.proceedings.demands import DEMANDED_BY
from juli.wording import Said


@dataclass(frozen=True, slots=True)
class ShownClock:
    """A clock with what it asks for and how its day was counted; a promised day was not counted at all."""

    row: Clock
    due: Due
    name: Said | None
    explanation: Said | None


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in words, and who did it where it was one of us, or somebody for the merchant."""

    event: Event
    label: object
    colleague: str


SILENT = ("unmasked", "exported", *queries.ORDERING)
"""Events that change nothing of the complaint: who acts past them misses no news."""

OFFERING = frozenset({"offer_prepared", "offered"})
"""Events by which an offer comes about."""

OFFER_STATES = {
    "open": _("waiting for the merchant's decision"),
    "prepared": _("waiting for a second person; not sent"),
    "returned": pgettext_lazy("offer", "sent back to its author; not sent"),
    "accepted": pgettext_lazy("offer", "accepted"),
    "rejected": pgettext_lazy("offer", "not accepted"),
    "withdrawn": pgettext_lazy("offer", "replaced or withdrawn"),
}


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """An offer with its state in words."""

    row: Offer
    state: object


@dataclass(frozen=True, slots=True)
class Heard:
    """A message of the conversation, and who said it for the merchant where they did not say it themselves."""

    row: Message
    helper: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """What a partner was asked and answered."""

    involvement: Involvement
    messages: Sequence[Message]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another body that the matter is before, as far as it told the institution."""

    name: Said
    state: object


COURSES = {
    "accepted": _("accepted there"),
    "transferred": _("passed on to us for an answer"),
    "refused": _("not accepted there"),
    "answered": _("answered"),
    "withdrawn": _("withdrawn there"),
}
"""Where a proceeding elsewhere stands, as the desk reads it; until then it is in hand."""
IN_HAND = _("in hand there")


@dataclass(frozen=True, slots=True)
class Case:
    """One complaint as the desk sees it."""

    complaint: Complaint
    issue: Said
    advice: Advice
    acts: Sequence[Act]
    ownership: Ownership
    messages: Sequence[Heard]
    threads: Sequence[Thread]
    may_involve: bool
    evidence: Sequence[EvidenceItem]
    happenings: Sequence[Happening]
    clocks: Sequence[ShownClock]
    offers: Sequence[ShownOffer]
    obligation: Obligation | None
    findings: Findings | None
    pictures: Pictures | None
    signed_on: date | None
    elsewhere: Sequence["Elsewhere"]
    demands: Sequence["ShownDemand"]
    agreed: Sequence[AgreedTerm]
    understood: Understood

    @property
    def running(self) -> Sequence[ShownClock]:
        """The clocks that still run."""
        return [clock for clock in self.clocks if clock.row.completed_at is None]

    @property
    def kinds(self) -> Set[str]:
        """What has happened, by kind."""
        return {one.event.kind for one in self.happenings}

    @property
    def last_event(self) -> int:
        """The position of the newest event; an act says which one its page had shown."""
        return max(one.event.position for one in self.happenings if one.event.kind not in SILENT)

    def news(self, after: int) -> list[Happening]:
        """What has happened past an event, by its position, but for what changes nothing."""
        return [one for one in self.happenings if one.event.position > after and one.event.kind not in SILENT]

    @property
    def open_offer(self) -> Offer | None:
        """The offer that waits for the merchant's decision."""
        return next((offer.row for offer in self.offers if offer.row.state == "open"), None)

    @property
    def stage(self) -> object:
        """How far the complaint has come, in words."""
        return STAGES[self.complaint.stage]

    @property
    def closing(self) -> object:
        """Why it was closed, in words; None while it is open."""
        return CLOSING.get(self.complaint.closed_reason)

    @property
    def masked_phone(self) -> str:
        """The complainant's number, as far as staff need it to recognise the person."""
        return mask_phone(self.complaint.complainant.phone)

    @property
    def masked_email(self) -> str:
        """The complainant's address, likewise."""
        return mask_email(self.complaint.complainant.email)

    @property
    def masked_account(self) -> str:
        """The account for the refund, likewise; empty where none was given."""
        account = self.complaint.complainant.refund_account
        return mask_account(account) if account else ""


class MovedAway(Http404):
    """The complaint was with one's own department, or it was asked about it; now it is with another."""

    def __init__(self, moved: Moved) -> None:
        super().__init__(moved.number)
        self.moved = moved


def complaint_or_404(number: str, by: Actor) -> Complaint:
    """One complaint of the desk, annotated for its next step."""
    found = on_its_own(with_redress(queries.worklist(today=this_day(), by=by))).filter(number=number).first()
    if found is None:
        if moved := moved_away(number, by=by):
            raise MovedAway(moved)
        raise Http404(number)
    return found


def case_of(complaint: Complaint, *, by: Actor) -> Case:
    """Read what belongs to a complaint."""
    standing = standing_of(complaint)
    acts = possible_acts(standing, complaint, by=by)
    evidence = list(queries.evidence(complaint, by=by))
    record = queries.audit_record(complaint, by=by)
    today = this_day()
    events, said = list(queries.events(complaint, by=by)), list(queries.messages(complaint, by=by))
    # What the chain does not tell has not happened: nothing of it needs to be asked for.
    kinds = {event.kind for event in events}
    voices = _voices(complaint, events, kinds, by)
    read = understood(complaint, by=by)
    house = list(departments(complaint.respondent_id, by=by)) if complaint.respondent_id else []
    ownership = ownership_of(complaint, record, read.about, house, _asked(complaint, kinds, by), by=by)
    names = colleagues(by=by)
    inside = told_inside(complaint, events, names, house, by=by)
    offered = list(offers(complaint, by=by)) if kinds & OFFERING else []
    elsewhere, demanded = _beside(complaint, by)
    return Case(
        complaint=complaint,
        issue=issue_name(complaint.issue),
        advice=ADVICE[next_step(standing)].within(acts),
        acts=acts,
        ownership=ownership,
        messages=_heard([one for one in said if ownership.is_talk(one)], events, inside, voices),
        threads=_threads(complaint, said, by) if "partner_asked" in kinds else (),
        may_involve=complaint.stage != "closed" and by.may(ASKING, department_id=complaint.department_id),
        evidence=evidence,
        happenings=_happenings(events, names, voices, inside),
        clocks=[shown_clock(clock, today) for clock in queries.clocks(complaint, by=by)],
        offers=[ShownOffer(offer, OFFER_STATES[offer.state]) for offer in offered],
        obligation=obligations(complaint, by=by).first() if offered else None,
        findings=findings_of(record, evidence) if record else None,
        pictures=pictures_shown(record) if record else None,
        signed_on=signed_on(record) if record else None,
        elsewhere=elsewhere,
        demands=demanded,
        agreed=agreed_terms(record) if record else (),
        understood=read,
    )


def _heard(talk: Iterable[Message], events: Iterable[Event], inside: Mapping[int, str], voices: Voices) -> list[Heard]:
    about = {event.data.get("message", ""): inside.get(event.position, "") for event in events}
    return [Heard(message, voices.of(message), about.get(str(message.pk), "")) for message in talk]


def _voices(complaint: Complaint, events: Sequence[Event], kinds: Set[str], by: Actor) -> Voices:
    return queries.voices(complaint, events, by=by) if "access_accepted" in kinds else Voices({}, {})


def _asked(complaint: Complaint, kinds: Set[str], by: Actor) -> list[DepartmentRequest]:
    return list(department_requests(complaint, by=by)) if "department_asked" in kinds else []


def _beside(complaint: Complaint, by: Actor) -> tuple[list[Elsewhere], list[ShownDemand]]:
    """The other bodies that the matter is before; and what was demanded of the house's own compliance department."""
    others = list(queries.proceedings(complaint, by=by).exclude(procedure=DIRECT))
    demanded = list(queries.demands(complaint, by=by)) if others else []
    of_demands = {one.proceeding_id for one in demanded}
    bodies = [one for one in others if one.pk not in of_demands]
    told = [Elsewhere(procedure(one.procedure).name, COURSES.get(one.course, IN_HAND)) for one in bodies]
    return told, shown_demands(demanded)


def shown_clock(clock: Clock, today: date) -> ShownClock:
    """A clock ready to be shown on a day."""
    due = Due(clock.shown_nature, clock.due_on, today)
    if clock.nature == "promise":
        return ShownClock(clock, due, None, None)
    counted = CountedClock.from_fields(clock.fields)
    return ShownClock(clock, due, counted.name, counted.explanation)


def _threads(complaint: Complaint, said: Sequence[Message], by: Actor) -> list[Thread]:
    asked = queries.involvements(by=by).filter(complaint=complaint)
    return [Thread(one, [message for message in said if message.involvement_id == one.pk]) for one in asked]


def _happenings(
    events: Iterable[Event], names: Mapping[UUID, str], voices: Voices, inside: Mapping[int, str]
) -> list[Happening]:
    by_reference = {f"staff:{user_id}": name for user_id, name in names.items()}
    return [
        Happening(
            event,
            inside.get(event.position) or _label(event),
            by_reference.get(event.actor, "") or voices.behind(event),
        )
        for event in events
    ]


def _label(event: Event) -> object:
    """What happened, in words; an escalation reaches no other body."""
    if event.kind == NOTED and event.data["procedure"] == DEMANDED_BY:
        return EVENTS["escalated_to_compliance"]
    return EVENTS.get(event.kind, cast(object, event.kind))
