"""A complaint as its complainant's page needs it, read once, and where it stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import cached_property

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.complaints import queries
from juli.hub.complaints.actions.file import DIRECT
from juli.hub.complaints.actions.handling import CLOSING_REASONS
from juli.hub.complaints.actions.ladder import DONE_WITH
from juli.hub.complaints.ladder import Noted
from juli.hub.complaints.models import (
    Claim,
    Clock,
    Complaint,
    Event,
    EvidenceItem,
    Message,
    Proceeding,
    Reopening,
    Side,
)
from juli.hub.complaints.policy import SETTLE
from juli.hub.complaints.reopening import open_until
from juli.hub.complaints.voices import Voices
from juli.hub.directory.models import OrganisationKind
from juli.hub.portal.follow.clocks import ClockCard, clock_card
from juli.hub.redress.models import Obligation, Offer
from juli.hub.redress.queries import obligations, offers
from juli.hub.today import this_day
from juli.money import Fen


class Standing(StrEnum):
    """Where a complaint stands, as far as the next step hangs on it."""

    CLOSED = "closed"
    PAYMENT_SAID = "payment_said"
    PAYMENT_LATE = "payment_late"
    PAYMENT_DUE = "payment_due"
    OFFER = "offer"
    PREPARED = "prepared"
    SENT = "sent"
    ANSWERED = "answered"
    ARRIVED = "arrived"
    IN_HAND = "in_hand"


@dataclass(frozen=True, slots=True)
class Said:
    """A message, and who said it for the complainant where they did not say it themselves."""

    row: Message
    helper: str


@dataclass
class Matter:
    """One complaint and all that hangs on it. Every part is asked for at most once a page."""

    complaint: Complaint
    actor: Actor
    today: date

    @cached_property
    def other(self) -> str:
        """The name of the other party."""
        return self.complaint.respondent_name

    @cached_property
    def is_closed(self) -> bool:
        return self.complaint.stage == "closed"

    @property
    def is_own(self) -> bool:
        """Whether the complainant looks, and not who helps them."""
        return self.actor.kind is ActorKind.COMPLAINANT

    @property
    def may_act(self) -> bool:
        """Whether something can be said or brought now, from this seat."""
        return not self.is_closed and not self.actor.read_only

    @property
    def may_settle(self) -> bool:
        """Whether this seat may accept, withdraw and confirm payments."""
        return self.may_act and (self.is_own or self.actor.may(SETTLE))

    @property
    def may_ask_senior(self) -> bool:
        """Whether it can still be asked that a senior of the other party looks at it."""
        asked = any(event.kind == "senior_requested" for event in self.happened)
        return self.may_act and self.on_platform and self.complaint.received_on is not None and not asked

    @cached_property
    def open_until(self) -> date | None:
        """The last day on which a closed complaint can be opened again."""
        return open_until(self.complaint, Side.COMPLAINANT)

    @property
    def may_reopen(self) -> bool:
        """Whether it is closed and can be opened again today, from this seat."""
        return self.open_until is not None and self.today <= self.open_until and not self.actor.read_only

    @property
    def may_follow_up(self) -> bool:
        """Whether only a new complaint can follow it."""
        return self.is_closed and not self.may_reopen and not self.actor.read_only

    @cached_property
    def reopenings(self) -> list[Reopening]:
        """When and why it was opened again, and how it had been closed."""
        return list(queries.reopenings(self.complaint, by=self.actor))

    @cached_property
    def happened(self) -> list[Event]:
        """What happened, oldest first."""
        return list(queries.events(self.complaint, by=self.actor))

    @cached_property
    def voices(self) -> Voices:
        """Who of those that help did what."""
        return queries.voices(self.complaint, self.happened, by=self.actor)

    @property
    def was_closed_by_other(self) -> bool:
        """Whether the other party closed it, for a reason of its own."""
        return self.complaint.closed_reason in CLOSING_REASONS

    @cached_property
    def on_platform(self) -> bool:
        """Whether the other party reads here."""
        return self.complaint.respondent is not None and self.complaint.respondent.has_desk

    @property
    def no_legal_days(self) -> bool:
        """Whether it is sure that the law sets no days for a direct complaint; for banks it does."""
        respondent = self.complaint.respondent
        return respondent is not None and respondent.kind == OrganisationKind.PAYMENT_INSTITUTION

    @cached_property
    def proceedings(self) -> list[Proceeding]:
        """Before whom the complaint is or was, the provider itself first."""
        return list(queries.proceedings(self.complaint, by=self.actor))

    @cached_property
    def proceeding(self) -> Proceeding:
        """The complaint made to the provider itself."""
        return next(one for one in self.proceedings if one.procedure == DIRECT)

    @cached_property
    def running(self) -> list[Clock]:
        """The clocks that run, of all proceedings, the next due first."""
        return list(queries.clocks(self.complaint, by=self.actor).filter(completed_at=None))

    @cached_property
    def clocks(self) -> list[ClockCard]:
        """What runs now, the next due first; a body's own limit stands with its proceeding."""
        return [clock_card(clock, self.today) for clock in self.running]

    @cached_property
    def own_clocks(self) -> list[ClockCard]:
        """What runs of the complaint to the provider itself."""
        return [card for card in self.clocks if card.proceeding == self.proceeding.pk]

    @property
    def answer_missed(self) -> bool:
        """Whether the other party let the day of its answer pass."""
        return any(card.breach for card in self.own_clocks)

    @cached_property
    def notes(self) -> list[Noted]:
        """What was noted of proceedings elsewhere."""
        return queries.notes(self.complaint, by=self.actor) if len(self.proceedings) > 1 else []

    @property
    def may_climb(self) -> bool:
        """Whether it can be brought elsewhere from this seat; that the other party closed it is no end."""
        return self.complaint.closed_reason not in DONE_WITH and not self.actor.read_only

    @cached_property
    def offers(self) -> list[Offer]:
        """All offers, the newest first."""
        return list(offers(self.complaint, by=self.actor))

    @cached_property
    def offer(self) -> Offer | None:
        """The offer that waits for a decision."""
        return next((offer for offer in self.offers if offer.state == "open"), None)

    @cached_property
    def obligation(self) -> Obligation | None:
        """The payment promised last."""
        return obligations(self.complaint, by=self.actor).first()

    @cached_property
    def messages(self) -> list[Message]:
        """What was said, oldest first; the story the complaint was filed with is the first."""
        return list(queries.messages(self.complaint, by=self.actor))

    @property
    def said(self) -> list[Said]:
        """The same, each with who said it for the complainant."""
        return [Said(message, self.voices.of(message)) for message in self.messages]

    @cached_property
    def evidence(self) -> list[EvidenceItem]:
        return list(queries.evidence(self.complaint, by=self.actor))

    @cached_property
    def claims(self) -> list[Claim]:
        return list(self.complaint.claims.all())

    @cached_property
    def standing(self) -> Standing:
        """Where the complaint stands today."""
        if self.is_closed:
            return Standing.CLOSED
        if self.complaint.stage == "settled" and self.obligation:
            return self._payment(self.obligation)
        if self.offer:
            return Standing.OFFER
        if self.proceeding.filing != "received":
            return Standing(self.proceeding.filing)
        if self.messages and self.messages[-1].side == Side.RESPONDENT:
            return Standing.ANSWERED
        return Standing.IN_HAND if self.complaint.stage == "in_hand" else Standing.ARRIVED

    def _payment(self, obligation: Obligation) -> Standing:
        if obligation.state == "paid":
            return Standing.PAYMENT_SAID
        return Standing.PAYMENT_LATE if obligation.due_on < self.today else Standing.PAYMENT_DUE


def matter_of(complaint: Complaint, actor: Actor) -> Matter:
    """The complaint as it stands today, Beijing time."""
    return Matter(complaint, actor, this_day())


@dataclass(frozen=True, slots=True)
class Comparison:
    """An offer beside what was asked. Amounts in fen."""

    offered: Fen
    asked: Fen

    @property
    def short(self) -> Fen:
        """How much less than asked is offered; 0 where it is not less."""
        return max(self.asked - self.offered, 0)

    @property
    def above(self) -> Fen:
        """How much more than asked is offered; 0 where it is not more."""
        return max(self.offered - self.asked, 0)


def compare(offer: Offer, complaint: Complaint) -> Comparison:
    """The money of an offer beside the money asked back."""
    return Comparison(offer.amount_fen, complaint.claimed_fen)
