"""What is known of a matter, as far as it is known: every part may be missing, and none is invented.

Amounts in fen, dates in Beijing time, texts as the person typed them. An empty text, None or an empty tuple
says that a fact is not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from juli.money import Fen
from juli.papers.model import ClaimLine


class PartyKind(StrEnum):
    """Who complains, or lets somebody else complain."""

    COMPANY = "company"
    SOLE_TRADER = "sole_trader"
    PERSON = "natural_person"


class RespondentKind(StrEnum):
    """Whom the complaint is about; it decides which rules bind them."""

    PAYMENT_INSTITUTION = "payment_institution"
    BANK = "bank"
    AGENT = "agent"
    UNLICENSED = "unlicensed"


class Purpose(StrEnum):
    """What the terminal was taken for: only a personal one makes a consumer."""

    BUSINESS = "business"
    PERSONAL = "personal"


class Result(StrEnum):
    """How something that was tried came out."""

    REJECTED = "rejected"
    PARTIAL = "partial"
    NO_ANSWER = "no_answer"
    ACCEPTED = "accepted"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with a part in the matter.

    `name` is the registered name of a company and a person's own name otherwise; `business_name` the name over a
    sole trader's shop. `representative` and `position` are a company's legal representative and their office.
    """

    kind: str = ""
    name: str = ""
    business_name: str = ""
    credit_code: str = ""
    representative: str = ""
    position: str = ""
    id_number: str = ""
    gender: str = ""
    born_on: date | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Contract:
    """The acquiring agreement, and how it came about.

    `arbitrated` is whether it provides for arbitration, None where nobody has looked; clauses in their own words.
    """

    number: str = ""
    signed_on: date | None = None
    signed_how: str = ""
    merchant_no: str = ""
    terminal_no: str = ""
    terms: str = ""
    arbitrated: bool | None = None
    arbitration_clause: str = ""
    court_clause: str = ""
    performed_at: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was tried, when and with what answer. `procedure` is an id of the procedures, `number` theirs."""

    procedure: str
    filed_on: date
    channel: str = ""
    number: str = ""
    answered_on: date | None = None
    result: Result | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One item of evidence and what it proves; `sha256` in hexadecimal where it is a file."""

    name: str
    proves: str = ""
    source: str = ""
    form: str = ""
    pages: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing promised in a settlement, or ordered by a decision."""

    text: str
    amount: Fen | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Debt:
    """A debt that the other side has admitted in writing.

    `no_other` is whether the two owe each other nothing else, `servable` whether papers can be served on the debtor.
    """

    amount: Fen | None = None
    admitted_on: date | None = None
    admitted_how: str = ""
    due_on: date | None = None
    no_other: bool | None = None
    servable: bool | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """What both sides agreed, before whom, and when it took effect."""

    duties: tuple[Duty, ...] = ()
    agreed_on: date | None = None
    effective_on: date | None = None
    mediator: str = ""
    number: str = ""
    paid_to: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A paper that can be enforced. `performed` says what of it was done."""

    title: str = ""
    number: str = ""
    issuer: str = ""
    effective_on: date | None = None
    duties: tuple[Duty, ...] = ()
    due_on: date | None = None
    performed: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """What is reported to the police: when, where, by whom, how."""

    happened_on: date | None = None
    place: str = ""
    suspect: str = ""
    loss: Fen | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """What an agent may do: `special` names the powers beyond the ordinary ones, in words."""

    matters: str = ""
    special: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a complaint is withdrawn, and its number at the body that has it."""

    reason: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """All that the papers of one matter may say.

    `audit` is a `juli.audit/1` document and `sources` the names of its statements, in the order in which they shall be
    numbered. `story` holds the person's own words. `bodies` names whom to address, by kind of paper. `answer_by` is
    the person's own wish. `happened_on` is the first day of what is complained of. `pending` holds the procedures in
    which the same claim is being handled, and is None where nobody has said. `small_claims` is whether the small-claims
    procedure is wished for, `average_wage` the province's average wage of the year before.
    """

    made_on: date
    number: str = ""
    place: str = ""
    issue: str = ""
    purpose: Purpose | None = None
    complainant: Party = field(default_factory=Party)
    agent: Party = field(default_factory=Party)
    respondent: Party = field(default_factory=Party)
    intermediary: Party = field(default_factory=Party)
    contract: Contract = field(default_factory=Contract)
    audit: Mapping[str, Any] | None = None
    sources: tuple[str, ...] = ()
    story: str = ""
    claims: tuple[ClaimLine, ...] = ()
    tried: tuple[Attempt, ...] = ()
    evidence: tuple[Exhibit, ...] = ()
    debt: Debt = field(default_factory=Debt)
    settlement: Settlement = field(default_factory=Settlement)
    decision: Decision = field(default_factory=Decision)
    incident: Incident = field(default_factory=Incident)
    mandate: Mandate = field(default_factory=Mandate)
    bodies: Mapping[str, str] = field(default_factory=dict)
    answer_by: date | None = None
    happened_on: date | None = None
    pending: tuple[str, ...] | None = None
    small_claims: bool | None = None
    average_wage: Fen | None = None
    withdrawal: Withdrawal = field(default_factory=Withdrawal)
