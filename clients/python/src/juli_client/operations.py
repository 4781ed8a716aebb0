"""Every operation of the API, written from its description by tools/client.py. Not to be changed by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NotRequired, TypedDict

from juli_client.transport import Transport


class AboutIn(TypedDict):
    """What it is about: the main issue (null: not payment terminals), and up to three more."""

    issue: str | None
    further: NotRequired[list[str]]


class AbsenceList(TypedDict):
    """Absences of now and later."""

    items: list[AbsenceOut]


class AbsenceOut(TypedDict):
    """An absence, both days included."""

    id: int
    person: PersonOut
    first_day: str
    last_day: str
    deputy: PersonOut | None


class AgentLine(TypedDict):
    """Of complaints about which one agent was asked."""

    received: int
    closed: int
    reopened: int
    median_days: int | None
    ninety_days: int | None
    claimed: str
    returned: str
    agent: str
    name: str


class AimOut(TypedDict):
    """Minutes of opening hours for an answer; an empty issue: all others. An urgency only ever shortens them."""

    kind: str
    minutes: int
    issue: str
    urgency: str


class AsideIn(TypedDict):
    """Until when nobody needs to look."""

    until: str


class AskIn(TypedDict):
    """Whom to ask, and what."""

    text: str
    files: NotRequired[list[FileIn]]
    partner: str


class AskedList(TypedDict):
    """Questions about one complaint."""

    items: list[AskedOut]


class AskedOut(TypedDict):
    """A question to a partner, with what was said."""

    id: str
    number: str
    issue: str
    merchant_no: str
    terminal_no: str
    provider: str
    partner: str
    asked_at: str
    answered_at: str | None
    ended_at: str | None
    messages: list[MessageOut]


class AskedPage(TypedDict):
    """Questions, the last asked first."""

    items: list[AskedOut]
    next: str | None


class AssignIn(TypedDict):
    """To whom, and why."""

    person: str
    reason: str


class AuditDetail(TypedDict):
    """An audit with its summary: `juli.portfolio/1`, or `juli.audit/1` without its lines."""

    id: str
    kind: RunKind
    state: RunState
    as_of: str
    percent: int
    seconds_left: int | None
    uploaded_bytes: int
    made_at: str
    started_at: str | None
    ended_at: str | None
    kept_until: str | None
    entries: int | None
    merchants: int | None
    lines: int | None
    overcharged: str | None
    owed: str | None
    failure: Failure | None
    summary: dict[str, Any] | None


class AuditIn(TypedDict):
    """An audit of one merchant, without files."""

    as_of: NotRequired[str | None]
    agreement: NotRequired[dict[str, Any] | None]
    consumer: NotRequired[bool]
    entries: list[EntryIn]


class AuditOfComplaint(TypedDict):
    """The audit a complaint rests on, as it was frozen when it was filed."""

    made_at: str
    document: dict[str, Any]
    agreement: dict[str, Any] | None


class AuditOut(TypedDict):
    """An audit: how far it is, and its sums once it is done."""

    id: str
    kind: RunKind
    state: RunState
    as_of: str
    percent: int
    seconds_left: int | None
    uploaded_bytes: int
    made_at: str
    started_at: str | None
    ended_at: str | None
    kept_until: str | None
    entries: int | None
    merchants: int | None
    lines: int | None
    overcharged: str | None
    owed: str | None
    failure: Failure | None


class AuditPage(TypedDict):
    """Audits, the newest first."""

    items: list[AuditOut]
    next: str | None


class AuditsWanted(TypedDict):
    """Which audits."""

    limit: NotRequired[int]
    cursor: NotRequired[str | None]
    state: NotRequired[RunState | None]


class BandOut(TypedDict):
    """Proposals of a confidence."""

    judged: int
    right: int
    low: float
    high: float


class BegunOut(TypedDict):
    """Work just begun."""

    id: str
    kind: str
    state: str
    begins_at: str
    undo_until: str
    items: list[ManyItem]
    tone: NotRequired[list[MarkOut]]


class ChainOut(TypedDict):
    """Whether the chain of events is whole."""

    whole: bool
    events: int
    last: str
    broken: str | None


ChargeKind = Literal["deposit", "data_fee", "membership", "service_fee", "insurance", "withdrawal", "other"]


class CheckIn(TypedDict):
    """Whether it was looked at."""

    code: str
    done: NotRequired[bool]


class CheckList(TypedDict):
    """The checklist of a complaint."""

    items: list[CheckOut]


class CheckOut(TypedDict):
    """One thing that is looked at for such a complaint."""

    code: str
    name: str
    ticked_by: PersonOut | None
    ticked_at: str | None


class ChecklistIn(TypedDict):
    """One thing a line; none: the list that comes with the platform holds again."""

    checks: list[str]


class ChecklistList(TypedDict):
    """The checklist of each issue."""

    items: list[ChecklistOut]


class ChecklistOut(TypedDict):
    """What is looked at for an issue. Version 0 is the list that comes with the platform."""

    issue: str
    version: int
    items: list[ItemOut]


class ClaimIn(TypedDict):
    """One thing asked for. Only a refund has an amount."""

    kind: ClaimKind
    amount: NotRequired[str | None]
    note: NotRequired[str]


ClaimKind = Literal[
    "refund",
    "stop_charge",
    "restore_rate",
    "lower_rate",
    "repair",
    "end_contract",
    "take_back",
    "explanation",
    "apology",
    "correction",
]


class ClaimOut(TypedDict):
    """One thing asked for."""

    kind: str
    amount: str | None
    note: str


class ClimbOut(TypedDict):
    """When a complaint climbs by itself; `threshold` counts days, fen or messages, as the trigger has it."""

    trigger: str
    threshold: int
    level: int


class ClockList(TypedDict):
    """Clocks, the next due first."""

    items: list[ClockOut]


class ClockOut(TypedDict):
    """One deadline, with its reasons."""

    id: int
    step: str
    actor: str
    nature: str
    starts_on: str
    due_on: str | None
    completed_at: str | None
    explanation: str | None
    reasons: dict[str, Any]


class ClosingIn(TypedDict):
    """Why it is closed, with a word to the complainant."""

    reason: Literal["resolved", "explained", "not_ours", "no_answer_from_complainant", "unfounded"]
    text: str


class ColleagueIn(TypedDict):
    """Who is away, from when until when (both included), and who stands in."""

    person: str
    first_day: str
    last_day: str
    deputy: NotRequired[str | None]


class ColleagueList(TypedDict):
    """Colleagues, whoever works there and has the least to do first."""

    items: list[ColleagueOut]


class ColleagueOut(TypedDict):
    """Somebody a complaint could be given to."""

    id: str
    name: str
    load: int
    skills: list[str]
    away: bool


class ComplainantIn(TypedDict):
    """Who complains. An account for the refund is kept only where they have agreed to it."""

    kind: ComplainantKind
    name: str
    business_name: NotRequired[str]
    phone: NotRequired[str]
    email: NotRequired[str]


ComplainantKind = Literal["company", "sole_trader", "person", "consumer"]


class ComplainantOut(TypedDict):
    """Who complains. Telephone and address are masked."""

    kind: str
    name: str
    business_name: str
    phone: str
    email: str
    email_confirmed: bool


class ComplaintDetail(TypedDict):
    """A complaint with what belongs to it; the rest stands below its address."""

    number: str
    stage: str
    issue: str
    complainant: str
    filed_at: str
    changed_at: str
    received_on: str | None
    due_on: str | None
    bound_on: str | None
    aimed_at: str | None
    department: DepartmentOut | None
    assignee: PersonOut | None
    level: int
    merchant_no: str
    terminal_no: str
    claimed: str
    language: str
    last_said_by: str
    closed_at: str | None
    closed_reason: str
    person: ComplainantOut
    claims: list[ClaimOut]
    clocks: list[ClockOut]
    tags: list[str]
    set_aside_until: str | None
    has_audit: bool
    version: str


class ComplaintOut(TypedDict):
    """A complaint as a list shows it."""

    number: str
    stage: str
    issue: str
    complainant: str
    filed_at: str
    changed_at: str
    received_on: str | None
    due_on: str | None
    bound_on: str | None
    aimed_at: str | None
    department: DepartmentOut | None
    assignee: PersonOut | None
    level: int
    merchant_no: str
    terminal_no: str
    claimed: str
    language: str
    last_said_by: str
    closed_at: str | None
    closed_reason: str


class ComplaintPage(TypedDict):
    """Complaints in the order asked for."""

    items: list[ComplaintOut]
    next: str | None


class ComplaintsWanted(TypedDict):
    """Which complaints."""

    limit: NotRequired[int]
    cursor: NotRequired[str | None]
    q: NotRequired[str | None]
    view: NotRequired[str | None]
    order: NotRequired[Literal["newest", "changed", "due", "aim", "amount"]]


class ConfusionOut(TypedDict):
    """What was proposed where people said something else; null is out of scope."""

    proposed: str | None
    said: str | None
    count: int


class DayOut(TypedDict):
    """One counted day of one department and issue; `agent` is null in rows that hold everything."""

    day: str
    department: int | None
    issue: str
    agent: str | None
    received: int
    closed: int
    reopened: int


class DeliveriesWanted(TypedDict):
    """Which deliveries."""

    limit: NotRequired[int]
    cursor: NotRequired[str | None]
    state: NotRequired[DeliveryState | None]


class DeliveryOut(TypedDict):
    """One message on its way to one address."""

    id: str
    message: str
    kind: str
    data: dict[str, Any]
    state: DeliveryState
    attempts: int
    status: int | None
    fault: str
    made_at: str
    tried_at: str | None
    next_at: str | None


class DeliveryPage(TypedDict):
    """Deliveries, the newest first."""

    items: list[DeliveryOut]
    next: str | None


DeliveryState = Literal["waiting", "delivered", "failed"]


class DemandIn(TypedDict):
    """What is said to it, and what is handed over."""

    state: Literal["handed_over", "not_kept", "refused"]
    text: str
    files: NotRequired[list[FileIn]]


class DemandList(TypedDict):
    """Demands, in the order of the letter."""

    items: list[DemandOut]


class DemandOut(TypedDict):
    """A paper that an escalation demands."""

    id: int
    kind: str
    state: str
    answered_at: str | None


class DepartmentLine(TypedDict):
    """Of one department; null: none."""

    received: int
    closed: int
    reopened: int
    median_days: int | None
    ninety_days: int | None
    claimed: str
    returned: str
    department: int | None
    name: str


class DepartmentList(TypedDict):
    """Departments, in the order they were made."""

    items: list[DepartmentOut]


class DepartmentOut(TypedDict):
    """A department of the organisation."""

    id: int
    code: str
    name: str


class EntryIn(TypedDict):
    """One entry of the canonical ledger, with the columns of a canonical file."""

    occurred_at: str
    kind: Kind
    instrument: Instrument
    amount: str
    merchant_no: NotRequired[str]
    terminal_no: NotRequired[str]
    entry_id: NotRequired[str]
    original_id: NotRequired[str]
    fee: NotRequired[str | None]
    settled: NotRequired[str | None]
    settled_on: NotRequired[str | None]
    fee_deferred: NotRequired[bool]
    charge_kind: NotRequired[ChargeKind | None]
    memo: NotRequired[str]


class EscalateIn(TypedDict):
    """To which level of the house, and why."""

    level: int
    reason: str


class EventOut(TypedDict):
    """One event of the chain. `data` holds ids, hashes and codes."""

    position: int
    kind: str
    actor: str
    at: str
    data: dict[str, Any]
    payload_sha256: str
    previous: str
    hash: str


class EventPage(TypedDict):
    """Events, the oldest first."""

    items: list[EventOut]
    next: str | None


class ExportIn(TypedDict):
    """Which list, as which kind of file."""

    form: Literal["csv", "xlsx"]
    q: NotRequired[str | None]
    view: NotRequired[str | None]
    order: NotRequired[Literal["newest", "changed", "due", "aim", "amount"]]


class FactsIn(TypedDict):
    """A complaint to be tried."""

    issue: str
    claims: NotRequired[list[ClaimKind]]
    amount: NotRequired[str]
    text: NotRequired[str]
    province: NotRequired[str]
    channel: NotRequired[str]
    language: NotRequired[str]


class FactsOut(TypedDict):
    """What a text names. Sums are yuan."""

    amounts: list[str]
    dates: list[str]
    provider: str | None
    agent: str | None
    merchant_no: str | None
    terminal_no: str | None


class Failure(TypedDict):
    """Why an audit could not be carried out."""

    code: str
    detail: str


class FiguresOut(TypedDict):
    """What came and went."""

    received: int
    closed: int
    reopened: int
    open: int
    days: list[DayOut]


class FileIn(TypedDict):
    """A file that goes with it. What kind it is, its content says; the name is offered again cleaned."""

    name: str
    content: str
    proves: NotRequired[str]


class FileList(TypedDict):
    """Files, the first added first."""

    items: list[FileOut]


class FileOut(TypedDict):
    """A file of a complaint."""

    id: str
    name: str
    side: str
    purpose: str
    media_type: str
    size: int
    sha256: str
    proves: str
    state: str
    added_at: str


class FilesIn(TypedDict):
    """Files to add."""

    files: list[FileIn]


class FilingIn(TypedDict):
    """A complaint that reached the organisation outside the platform."""

    channel: Literal["phone", "email", "counter", "post", "chat", "third_party", "regulator", "other"]
    received_at: str
    reference: NotRequired[str]
    issue: str
    text: str
    complainant: ComplainantIn
    claims: NotRequired[list[ClaimIn]]
    merchant_no: NotRequired[str]
    terminal_no: NotRequired[str]
    language: NotRequired[Literal["zh", "en"]]
    files: NotRequired[list[FileIn]]


class FilingsIn(TypedDict):
    """Complaints that reached the organisation."""

    items: list[FilingIn]


class FoundIssueOut(TypedDict):
    """An issue of the taxonomy that words seem to be about."""

    id: str
    name: str
    confidence: float
    why: str


Instrument = Literal["debit", "credit", "prepaid", "foreign", "wechat", "alipay", "unionpay_qr", "unknown"]


class InvestigationIn(TypedDict):
    """What was found out."""

    checked: str
    cause: str
    agent: NotRequired[str | None]
    verdicts: NotRequired[list[VerdictIn]]
    measures: NotRequired[str]


class InvestigationList(TypedDict):
    """Versions, the newest first."""

    items: list[InvestigationOut]


class InvestigationOut(TypedDict):
    """A version of the record; the complainant never sees it."""

    version: int
    cause: str
    agent: str | None
    author: PersonOut
    at: str
    content: dict[str, Any] | None


class IssueLine(TypedDict):
    """Of one issue."""

    received: int
    closed: int
    reopened: int
    median_days: int | None
    ninety_days: int | None
    claimed: str
    returned: str
    issue: str


class IssueOut(TypedDict):
    """An issue, and the department that answers for it where the house has no rule."""

    code: str
    name: str
    department: str


class ItemOut(TypedDict):
    """One thing that is looked at."""

    code: str
    name: str


class JudgedOut(TypedDict):
    """So many were right of those that somebody has looked at."""

    judged: int
    right: int


Kind = Literal["sale", "refund", "void", "charge", "payout"]


class LadderOut(TypedDict):
    """How complaints climb in the house. `own` is false while the shipped rules hold."""

    own: bool
    levels: list[StepOut]
    rules: list[ClimbOut]


class LevelList(TypedDict):
    """Levels, the lowest first."""

    items: list[LevelOut]


class LevelOut(TypedDict):
    """A level of the house above the front line."""

    number: int
    name: str


class LikeOut(TypedDict):
    """A complaint of another person whose words name the same agent, or the same charge and sum."""

    number: str
    issue: str
    stage: str
    same_agent: bool
    same_charge: bool


class LineOut(TypedDict):
    """One line of a finding. `occurred_at` is Beijing time."""

    merchant_no: str | None
    rule: str
    cause: str | None
    source: str | None
    line: int | None
    entry_id: str | None
    occurred_at: str | None
    amount: str | None
    taken: str | None
    expected: str | None
    excess: str


class LinePage(TypedDict):
    """Lines in the order of the results."""

    items: list[LineOut]
    next: str | None


class LinesWanted(TypedDict):
    """Which lines."""

    limit: NotRequired[int]
    cursor: NotRequired[str | None]
    rule: NotRequired[str | None]
    merchant: NotRequired[str | None]


class MadeOffer(TypedDict):
    """An offer just made."""

    id: str
    state: str
    amount: str
    pay_by: str
    text: str | None
    limit: str | None
    made_by: PersonOut
    made_at: str
    approved_by: PersonOut | None
    sent_at: str | None
    decided_at: str | None
    returned_because: str | None
    tone: NotRequired[list[MarkOut]]


class ManyIn(TypedDict):
    """What is done to which complaints. Passing on and giving to a colleague take a reason in `text`."""

    kind: Literal["acknowledge", "write", "note", "tag", "aside", "transfer", "assign"]
    numbers: list[str]
    text: NotRequired[str | None]
    tag: NotRequired[str | None]
    until: NotRequired[str | None]
    department: NotRequired[int | None]
    person: NotRequired[str | None]


class ManyItem(TypedDict):
    """What came of one complaint."""

    number: str
    outcome: str
    reason: str


class ManyOut(TypedDict):
    """A piece of work on many complaints."""

    id: str
    kind: str
    state: str
    begins_at: str
    undo_until: str
    items: list[ManyItem]


class MarkOut(TypedDict):
    """A place in a text that may harm whoever sends it, with calmer words for it."""

    start: int
    end: int
    text: str
    rule: str
    level: str
    why: str
    calm: str


class MergeIn(TypedDict):
    """The complaint in which this one goes on."""

    into: str


class MergeList(TypedDict):
    """Merges in force."""

    items: list[MergeOut]


class MergeOut(TypedDict):
    """A merge, by which it can be undone."""

    id: int
    number: str
    into: str
    ground: str


class MessageIn(TypedDict):
    """A word to the complainant."""

    text: str
    holding: NotRequired[bool]
    letter: NotRequired[bool]
    files: NotRequired[list[FileIn]]


class MessageOut(TypedDict):
    """Something said, or noted inside the house."""

    id: str
    at: str
    side: str
    channel: str
    internal: bool
    asked: str | None
    author: PersonOut | None
    text: str | None
    files: list[FileOut]


class MessagePage(TypedDict):
    """Messages, the oldest first."""

    items: list[MessageOut]
    next: str | None


class NoteIn(TypedDict):
    """A note that stays inside; whoever is named in it with an @ is told, and who is named in `also`."""

    text: str
    also: NotRequired[str]
    files: NotRequired[list[FileIn]]


class OfferIn(TypedDict):
    """What is paid, by which day, in which words."""

    amount: str
    pay_by: str
    text: str


class OfferList(TypedDict):
    """Offers, the newest first."""

    items: list[OfferOut]


class OfferOut(TypedDict):
    """An offer. `prepared`: above the limit, it waits for a second person."""

    id: str
    state: str
    amount: str
    pay_by: str
    text: str | None
    limit: str | None
    made_by: PersonOut
    made_at: str
    approved_by: PersonOut | None
    sent_at: str | None
    decided_at: str | None
    returned_because: str | None


class Paged(TypedDict):
    """A page of a list."""

    limit: NotRequired[int]
    cursor: NotRequired[str | None]


class PaidIn(TypedDict):
    """When it was paid, with the bank's reference."""

    paid_on: str
    reference: NotRequired[str]


class PartnerList(TypedDict):
    """Partners, by name."""

    items: list[PartnerOut]


class PartnerOut(TypedDict):
    """An organisation that can be asked."""

    id: str
    kind: str
    name: str


class PaymentList(TypedDict):
    """Payments, the last promised first."""

    items: list[PaymentOut]


class PaymentOut(TypedDict):
    """A payment that an accepted offer promised."""

    id: str
    state: str
    amount: str
    due_on: str
    paid_on: str | None
    reference: str
    confirmed_at: str | None


class PersonOut(TypedDict):
    """A colleague."""

    id: str
    name: str


class PlacedOut(TypedDict):
    """Where it would go."""

    department: DepartmentOut | None
    rule: int | None


class PointWanted(TypedDict):
    """Which figure; `first` and `last` as in the report."""

    limit: NotRequired[int]
    cursor: NotRequired[str | None]
    what: Literal["received", "closed", "reopened", "found", "open", "overdue", "missed", "unmet"]
    first: str
    last: str
    issue: NotRequired[str]
    department: NotRequired[int | None]
    agent: NotRequired[str | None]
    closing: NotRequired[str]
    cause: NotRequired[str]


class Problem(TypedDict):
    """RFC 9457"""

    type: str
    title: str
    status: int
    detail: NotRequired[str]
    errors: NotRequired[list[dict[str, Any]]]


class QuestionIn(TypedDict):
    """A question to a department."""

    department: int
    text: str


class QuestionList(TypedDict):
    """Questions, the oldest first."""

    items: list[QuestionOut]


class QuestionOut(TypedDict):
    """A question to a department of the house."""

    id: str
    number: str
    department: str
    state: str
    question: str | None
    answer: str | None
    asked_by: PersonOut
    asked_at: str
    ended_at: str | None


class ReadingOut(TypedDict):
    """What the triage read of the complainant's first message, when it came."""

    in_scope: bool
    issues: list[FoundIssueOut]
    amounts: list[str]
    dates: list[str]
    agent: str | None
    urgency: Urgency
    urgent: list[str]
    vulnerable: list[str]
    version: str
    made_at: str


class ReasonIn(TypedDict):
    """Words that say why."""

    reason: str


class ReceiptList(TypedDict):
    """Receipts, in the order of what was sent."""

    items: list[ReceiptOut]


class ReceiptOut(TypedDict):
    """What is handed to the complainant."""

    number: str
    passcode: str
    follow: str
    filed_at: str
    received_on: str
    department: str | None
    event: str
    clocks: list[ClockOut]


class RelatedList(TypedDict):
    """Other complaints, the newest first."""

    items: list[RelatedOut]


class RelatedOut(TypedDict):
    """Another complaint of the same merchant, and by what it is known to be."""

    complaint: ComplaintOut
    same_phone: bool
    same_merchant: bool
    same_terminal: bool


class ReopeningIn(TypedDict):
    """Why it is opened again, in words that both sides read."""

    reason: str
    text: str


class ReplyIn(TypedDict):
    """What the handler says to it."""

    text: str


ReplyKind = Literal["message", "letter"]


class ReplyList(TypedDict):
    """Replies, those of the issue first."""

    items: list[ReplyOut]


class ReplyOut(TypedDict):
    """A reply that the house keeps at hand, with fields in braces."""

    id: str
    kind: str
    title: str
    text: str


class ReportOut(TypedDict):
    """A span of days, added up."""

    received: int
    closed: int
    reopened: int
    median_days: int | None
    ninety_days: int | None
    claimed: str
    returned: str
    first: str
    last: str
    standing: StandingOut
    issues: list[IssueLine]
    departments: list[DepartmentLine]
    agents: list[AgentLine]
    closings: dict[str, int]
    causes: dict[str, int]
    findings: dict[str, int]


class ReviewIn(TypedDict):
    """Points by criterion, and words to the handler."""

    scores: dict[str, int]
    text: str


class ReviewList(TypedDict):
    """Reviews; what waits comes first."""

    items: list[ReviewOut]


class ReviewOut(TypedDict):
    """A closed complaint that was drawn to be looked over."""

    id: int
    number: str
    week: str
    handler: PersonOut
    reviewer: PersonOut | None
    scores: dict[str, int]
    text: str | None
    reply: str | None
    reviewed_at: str | None
    replied_at: str | None


class RuleOut(TypedDict):
    """A rule: what each condition asks for (empty: anything), and where it leads. The first that fits decides."""

    id: int
    issue: str
    claim: str
    amount_from: str | None
    product: str
    province: str
    channel: str
    language: str
    department: str
    skill: str


class RulesOut(TypedDict):
    """The rules in force, in the order in which they are asked; version 0: none were ever made."""

    version: int
    made_by: PersonOut | None
    made_at: str | None
    rules: list[RuleOut]


RunKind = Literal["statement", "portfolio"]


RunState = Literal["waiting", "running", "finished", "failed", "cancelled", "purged"]


class SaidOut(TypedDict):
    """What a person last said the complaint is about; `issue` is null where it is not about payment terminals."""

    issue: str | None
    further: list[str]
    proposed: str | None
    said_by: PersonOut
    at: str


class SameIn(TypedDict):
    """The complaint that may be the same person's."""

    other: str


class SameList(TypedDict):
    """Questions about a complaint and another."""

    items: list[SameOut]


class SameOut(TypedDict):
    """A question to a merchant whether another complaint is theirs too. They are not told which."""

    id: int
    number: str
    other: str
    state: str
    asked_by: PersonOut
    asked_at: str
    ended_at: str | None


class SeatList(TypedDict):
    """Colleagues."""

    items: list[SeatOut]


class SeatOut(TypedDict):
    """A colleague who handles complaints, what they know, and their level (0: front line)."""

    person: PersonOut
    skills: list[str]
    level: int


class ServiceList(TypedDict):
    """The house first, then its departments."""

    items: list[ServiceOut]


class ServiceOut(TypedDict):
    """When a house or department is open, and its own targets. They are none of the law."""

    department: DepartmentOut | None
    own: bool
    hours: dict[str, Any]
    aims: list[AimOut]


class SpanWanted(TypedDict):
    """Of which days."""

    first: str
    last: str
    department: NotRequired[int | None]


class SpokenComplaint(TypedDict):
    """A complaint after words to its complainant."""

    number: str
    stage: str
    issue: str
    complainant: str
    filed_at: str
    changed_at: str
    received_on: str | None
    due_on: str | None
    bound_on: str | None
    aimed_at: str | None
    department: DepartmentOut | None
    assignee: PersonOut | None
    level: int
    merchant_no: str
    terminal_no: str
    claimed: str
    language: str
    last_said_by: str
    closed_at: str | None
    closed_reason: str
    person: ComplainantOut
    claims: list[ClaimOut]
    clocks: list[ClockOut]
    tags: list[str]
    set_aside_until: str | None
    has_audit: bool
    version: str
    tone: NotRequired[list[MarkOut]]


class SpokenIn(TypedDict):
    """Words, and files that go with them."""

    text: str
    files: NotRequired[list[FileIn]]


class SpokenOut(TypedDict):
    """Something said to the complainant."""

    id: str
    at: str
    side: str
    channel: str
    internal: bool
    asked: str | None
    author: PersonOut | None
    text: str | None
    files: list[FileOut]
    tone: NotRequired[list[MarkOut]]


class StandingOut(TypedDict):
    """What was open at the end of the last day counted. Days of the law and the house's own targets stand apart."""

    open: int
    past_law_or_promise: int
    past_service_target: int
    past_own_target: int


class StepOut(TypedDict):
    """A level above the front line."""

    number: int
    name: str


class SurveyFigures(TypedDict):
    """What was answered in a span of days."""

    handling: VerdictsOut
    money: VerdictsOut
    grade: str | None


class SurveyList(TypedDict):
    """The questions of a complaint."""

    items: list[SurveyOut]


class SurveyOut(TypedDict):
    """One question after the end, asked once, and what was answered."""

    kind: str
    asked_at: str | None
    answered_at: str | None
    verdict: str | None
    grade: int | None
    words: str | None


class TagIn(TypedDict):
    """A tag by its name; a new one becomes a tag of the organisation."""

    name: str


class TagList(TypedDict):
    """Tags, by name."""

    items: list[TagOut]


class TagOut(TypedDict):
    """A tag of the organisation."""

    id: int
    name: str


class TargetList(TypedDict):
    """Targets, in the order in which they began."""

    items: list[TargetOut]


class TargetOut(TypedDict):
    """That the house means to answer by a moment: a target of its own, no clock of the law."""

    kind: str
    starts_at: str
    due_at: str
    met_at: str | None
    passed: bool
    explanation: str


class TemplateIn(TypedDict):
    """A canned reply, and where it is offered."""

    title: str
    text: str
    kind: NotRequired[ReplyKind]
    issues: NotRequired[list[str]]
    department: NotRequired[int | None]


class TemplateList(TypedDict):
    """Canned replies, by title."""

    items: list[TemplateOut]


class TemplateOut(TypedDict):
    """A canned reply in its last version, with fields in braces."""

    id: str
    kind: ReplyKind
    title: str
    text: str
    issues: list[str]
    department: DepartmentOut | None
    version: int
    author: PersonOut | None
    at: str


class TermOut(TypedDict):
    """A code and its name, in the language asked for."""

    code: str
    name: str


class TermsOut(TypedDict):
    """The words behind the codes."""

    issues: list[IssueOut]
    departments: list[TermOut]
    causes: list[TermOut]
    closings: list[TermOut]
    reopenings: list[TermOut]
    criteria: list[TermOut]


class TextIn(TypedDict):
    """A text, the day it came, and its writer's own numbers, which are not marked."""

    text: str
    received_on: NotRequired[str | None]
    own: NotRequired[list[str]]


class TextOut(TypedDict):
    """What a text is about. Not about payment terminals, it has neither issues nor a department."""

    in_scope: bool
    issues: list[FoundIssueOut]
    department: str | None
    facts: FactsOut
    urgency: Urgency
    urgent: list[str]
    vulnerable: list[str]
    tone: list[MarkOut]
    version: str


class TokenOut(TypedDict):
    """The token that asks."""

    name: str
    organisation: str
    scopes: list[str]
    expires_at: str


class TransferIn(TypedDict):
    """To which department, and why."""

    department: int
    reason: str


class TransferredOut(TypedDict):
    """Where a complaint went. Whether it can still be read there depends on the seat."""

    number: str
    department: DepartmentOut


class TriageFigures(TypedDict):
    """How often the triage was right, by what people said; what nobody has looked at does not count."""

    understood: int
    proposals: JudgedOut
    filed: JudgedOut
    by_issue: dict[str, JudgedOut]
    by_version: dict[str, JudgedOut]
    by_confidence: list[BandOut]
    confused: list[ConfusionOut]


class TriageOut(TypedDict):
    """What a complaint is about."""

    number: str
    issue: str
    reading: ReadingOut | None
    said: SaidOut | None
    department: DepartmentOut | None
    like: list[LikeOut]


Urgency = Literal["normal", "high", "person"]


class VerdictIn(TypedDict):
    """What the house says to one finding of the audit."""

    rule: str
    verdict: Literal["accept", "contest", "partly"]
    reason: NotRequired[str]


class VerdictsOut(TypedDict):
    """How often each answer was given."""

    yes: int
    partly: int
    no: int


class ViewIn(TypedDict):
    """A list to be kept under a name."""

    name: str
    filters: NotRequired[str]
    order: NotRequired[Literal["due", "newest", "changed", "amount", "closed"]]
    audience: NotRequired[Literal["own", "department", "organisation"]]
    department: NotRequired[int | None]


class ViewList(TypedDict):
    """Views, by name."""

    items: list[ViewOut]


class ViewOut(TypedDict):
    """A kept list."""

    id: str
    name: str
    filters: str
    order: str
    audience: str
    made_at: str


class WaitingOffer(TypedDict):
    """An offer with its complaint."""

    id: str
    state: str
    amount: str
    pay_by: str
    text: str | None
    limit: str | None
    made_by: PersonOut
    made_at: str
    approved_by: PersonOut | None
    sent_at: str | None
    decided_at: str | None
    returned_because: str | None
    number: str


class WaitingPage(TypedDict):
    """Offers that wait."""

    items: list[WaitingOffer]
    next: str | None


class WebhookList(TypedDict):
    """Webhooks of the organisation."""

    items: list[WebhookOut]


class WebhookOut(TypedDict):
    """An address that is told of events. Neither it nor its key is told here."""

    id: str
    kinds: list[str]
    made_at: str
    stopped_at: str | None
    given_up: int


class WordsIn(TypedDict):
    """Words."""

    text: str


class Operations(Transport):
    """The operations. What they take and give stands in the types above."""

    def read_token(self) -> TokenOut:
        """Which token this is."""
        answer: TokenOut = self.ask("GET", "/token")
        return answer

    def list_complaints(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        q: str | None = None,
        view: str | None = None,
        order: Literal["newest", "changed", "due", "aim", "amount"] | None = None,
    ) -> ComplaintPage:
        """The complaints that the token's seat may read."""
        answer: ComplaintPage = self.ask(
            "GET", "/complaints", query={"limit": limit, "cursor": cursor, "q": q, "view": view, "order": order}
        )
        return answer

    def all_complaints(
        self,
        *,
        limit: int | None = None,
        q: str | None = None,
        view: str | None = None,
        order: Literal["newest", "changed", "due", "aim", "amount"] | None = None,
    ) -> Iterator[Mapping[str, Any]]:
        """The complaints that the token's seat may read: all of them, a page at a time."""
        yield from self.pages(
            lambda cursor: self.list_complaints(limit=limit, q=q, view=view, order=order, cursor=cursor)
        )

    def file_complaint(self, body: FilingIn, *, key: str | None = None) -> ReceiptOut:
        """File what reached the organisation by telephone, at its counter, from elsewhere."""
        answer: ReceiptOut = self.ask("POST", "/complaints", body=body, key=key)
        return answer

    def file_complaints(self, body: FilingsIn, *, key: str | None = None) -> ReceiptList:
        """File many at once: all of them, or none."""
        answer: ReceiptList = self.ask("POST", "/complaints/batch", body=body, key=key)
        return answer

    def read_complaint(self, number: str) -> ComplaintDetail:
        """One complaint."""
        answer: ComplaintDetail = self.ask("GET", f"/complaints/{number}")
        return answer

    def acknowledge_complaint(
        self, number: str, *, key: str | None = None, version: str | None = None
    ) -> ComplaintDetail:
        """Confirm that it was received and is being looked at."""
        answer: ComplaintDetail = self.ask("POST", f"/complaints/{number}/acknowledge", key=key, version=version)
        return answer

    def close_complaint(
        self, number: str, body: ClosingIn, *, key: str | None = None, version: str | None = None
    ) -> SpokenComplaint:
        """Close it with a reason and a word to the complainant."""
        answer: SpokenComplaint = self.ask("POST", f"/complaints/{number}/close", body=body, key=key, version=version)
        return answer

    def reopen_complaint(
        self, number: str, body: ReopeningIn, *, key: str | None = None, version: str | None = None
    ) -> SpokenComplaint:
        """Open a closed one again."""
        answer: SpokenComplaint = self.ask("POST", f"/complaints/{number}/reopen", body=body, key=key, version=version)
        return answer

    def list_messages(self, number: str, *, limit: int | None = None, cursor: str | None = None) -> MessagePage:
        """What was said, and noted inside."""
        answer: MessagePage = self.ask(
            "GET", f"/complaints/{number}/messages", query={"limit": limit, "cursor": cursor}
        )
        return answer

    def all_messages(self, number: str, *, limit: int | None = None) -> Iterator[Mapping[str, Any]]:
        """What was said, and noted inside: all of them, a page at a time."""
        yield from self.pages(lambda cursor: self.list_messages(number, limit=limit, cursor=cursor))

    def write_message(
        self, number: str, body: MessageIn, *, key: str | None = None, version: str | None = None
    ) -> SpokenOut:
        """Answer the complainant, or tell them that the answer is still to come."""
        answer: SpokenOut = self.ask("POST", f"/complaints/{number}/messages", body=body, key=key, version=version)
        return answer

    def write_note(
        self, number: str, body: NoteIn, *, key: str | None = None, version: str | None = None
    ) -> MessageOut:
        """Note something inside the house."""
        answer: MessageOut = self.ask("POST", f"/complaints/{number}/notes", body=body, key=key, version=version)
        return answer

    def list_files(self, number: str) -> FileList:
        """The files of a complaint."""
        answer: FileList = self.ask("GET", f"/complaints/{number}/files")
        return answer

    def add_files(self, number: str, body: FilesIn, *, key: str | None = None, version: str | None = None) -> FileList:
        """Add files as the house's evidence."""
        answer: FileList = self.ask("POST", f"/complaints/{number}/files", body=body, key=key, version=version)
        return answer

    def read_file(self, number: str, item: str) -> bytes:
        """The bytes of a file."""
        return self.bytes_of("GET", f"/complaints/{number}/files/{item}")

    def withdraw_file(self, number: str, item: str, *, key: str | None = None, version: str | None = None) -> FileOut:
        """Rely no longer on a file that the house has brought."""
        answer: FileOut = self.ask("POST", f"/complaints/{number}/files/{item}/withdraw", key=key, version=version)
        return answer

    def list_clocks(self, number: str) -> ClockList:
        """The clocks that bind the organisation, with their reasons."""
        answer: ClockList = self.ask("GET", f"/complaints/{number}/clocks")
        return answer

    def list_events(self, number: str, *, limit: int | None = None, cursor: str | None = None) -> EventPage:
        """What happened."""
        answer: EventPage = self.ask("GET", f"/complaints/{number}/events", query={"limit": limit, "cursor": cursor})
        return answer

    def all_events(self, number: str, *, limit: int | None = None) -> Iterator[Mapping[str, Any]]:
        """What happened: all of them, a page at a time."""
        yield from self.pages(lambda cursor: self.list_events(number, limit=limit, cursor=cursor))

    def verify_chain(self, number: str) -> ChainOut:
        """Whether the chain of events is whole."""
        answer: ChainOut = self.ask("GET", f"/complaints/{number}/chain")
        return answer

    def read_complaint_audit(self, number: str) -> AuditOfComplaint:
        """The audit a complaint rests on."""
        answer: AuditOfComplaint = self.ask("GET", f"/complaints/{number}/audit")
        return answer

    def list_departments(self) -> DepartmentList:
        """The departments of the organisation."""
        answer: DepartmentList = self.ask("GET", "/departments")
        return answer

    def list_waiting_questions(self) -> QuestionList:
        """Questions that wait for an answer of the seat's departments."""
        answer: QuestionList = self.ask("GET", "/questions")
        return answer

    def list_questions(self, number: str) -> QuestionList:
        """What departments were asked."""
        answer: QuestionList = self.ask("GET", f"/complaints/{number}/questions")
        return answer

    def ask_department(
        self, number: str, body: QuestionIn, *, key: str | None = None, version: str | None = None
    ) -> QuestionOut:
        """Ask another department."""
        answer: QuestionOut = self.ask("POST", f"/complaints/{number}/questions", body=body, key=key, version=version)
        return answer

    def answer_department(
        self, number: str, question: str, body: WordsIn, *, key: str | None = None, version: str | None = None
    ) -> MessageOut:
        """Answer for the department that was asked."""
        answer: MessageOut = self.ask(
            "POST", f"/complaints/{number}/questions/{question}/answer", body=body, key=key, version=version
        )
        return answer

    def withdraw_question(
        self, number: str, question: str, body: ReasonIn, *, key: str | None = None, version: str | None = None
    ) -> QuestionOut:
        """Ask no longer."""
        answer: QuestionOut = self.ask(
            "POST", f"/complaints/{number}/questions/{question}/withdraw", body=body, key=key, version=version
        )
        return answer

    def transfer_complaint(
        self, number: str, body: TransferIn, *, key: str | None = None, version: str | None = None
    ) -> TransferredOut:
        """Pass it to another department."""
        answer: TransferredOut = self.ask("POST", f"/complaints/{number}/transfer", body=body, key=key, version=version)
        return answer

    def list_colleagues(self, number: str) -> ColleagueList:
        """Whom it could be given to."""
        answer: ColleagueList = self.ask("GET", f"/complaints/{number}/colleagues")
        return answer

    def take_complaint(self, number: str, *, key: str | None = None, version: str | None = None) -> ComplaintOut:
        """Take what nobody has."""
        answer: ComplaintOut = self.ask("POST", f"/complaints/{number}/take", key=key, version=version)
        return answer

    def assign_complaint(
        self, number: str, body: AssignIn, *, key: str | None = None, version: str | None = None
    ) -> ComplaintOut:
        """Give it to a colleague."""
        answer: ComplaintOut = self.ask("POST", f"/complaints/{number}/assign", body=body, key=key, version=version)
        return answer

    def list_levels(self, number: str) -> LevelList:
        """How much higher it could go in the house."""
        answer: LevelList = self.ask("GET", f"/complaints/{number}/levels")
        return answer

    def escalate_complaint(
        self, number: str, body: EscalateIn, *, key: str | None = None, version: str | None = None
    ) -> ComplaintOut:
        """Raise it to a higher level of the house."""
        answer: ComplaintOut = self.ask("POST", f"/complaints/{number}/escalate", body=body, key=key, version=version)
        return answer

    def list_offers(self, number: str) -> OfferList:
        """The offers made."""
        answer: OfferList = self.ask("GET", f"/complaints/{number}/offers")
        return answer

    def make_offer(
        self, number: str, body: OfferIn, *, key: str | None = None, version: str | None = None
    ) -> MadeOffer:
        """Offer to pay an amount by a day."""
        answer: MadeOffer = self.ask("POST", f"/complaints/{number}/offers", body=body, key=key, version=version)
        return answer

    def approve_offer(
        self, number: str, offer_id: str, *, key: str | None = None, version: str | None = None
    ) -> OfferOut:
        """Approve an offer that somebody else prepared."""
        answer: OfferOut = self.ask("POST", f"/complaints/{number}/offers/{offer_id}/approve", key=key, version=version)
        return answer

    def return_offer(
        self, number: str, offer_id: str, body: ReasonIn, *, key: str | None = None, version: str | None = None
    ) -> OfferOut:
        """Send a prepared offer back to its author."""
        answer: OfferOut = self.ask(
            "POST", f"/complaints/{number}/offers/{offer_id}/return", body=body, key=key, version=version
        )
        return answer

    def list_waiting_offers(self, *, limit: int | None = None, cursor: str | None = None) -> WaitingPage:
        """Offers that wait for a second person."""
        answer: WaitingPage = self.ask("GET", "/offers", query={"limit": limit, "cursor": cursor})
        return answer

    def all_waiting_offers(self, *, limit: int | None = None) -> Iterator[Mapping[str, Any]]:
        """Offers that wait for a second person: all of them, a page at a time."""
        yield from self.pages(lambda cursor: self.list_waiting_offers(limit=limit, cursor=cursor))

    def list_payments(self, number: str) -> PaymentList:
        """What accepted offers promised, and what was paid."""
        answer: PaymentList = self.ask("GET", f"/complaints/{number}/payments")
        return answer

    def record_payment(
        self, number: str, obligation_id: str, body: PaidIn, *, key: str | None = None, version: str | None = None
    ) -> PaymentOut:
        """Say that it was paid."""
        answer: PaymentOut = self.ask(
            "POST", f"/complaints/{number}/payments/{obligation_id}/paid", body=body, key=key, version=version
        )
        return answer

    def list_partners(self) -> PartnerList:
        """Agents, makers and services that can be asked."""
        answer: PartnerList = self.ask("GET", "/partners")
        return answer

    def list_complaint_requests(self, number: str) -> AskedList:
        """What partners were asked."""
        answer: AskedList = self.ask("GET", f"/complaints/{number}/requests")
        return answer

    def ask_partner(self, number: str, body: AskIn, *, key: str | None = None, version: str | None = None) -> AskedOut:
        """Ask a partner."""
        answer: AskedOut = self.ask("POST", f"/complaints/{number}/requests", body=body, key=key, version=version)
        return answer

    def list_requests(self, *, limit: int | None = None, cursor: str | None = None) -> AskedPage:
        """What the organisation asked, or was asked as a partner."""
        answer: AskedPage = self.ask("GET", "/requests", query={"limit": limit, "cursor": cursor})
        return answer

    def all_requests(self, *, limit: int | None = None) -> Iterator[Mapping[str, Any]]:
        """What the organisation asked, or was asked as a partner: all of them, a page at a time."""
        yield from self.pages(lambda cursor: self.list_requests(limit=limit, cursor=cursor))

    def read_request(self, asked: str) -> AskedOut:
        """One question, with what was said."""
        answer: AskedOut = self.ask("GET", f"/requests/{asked}")
        return answer

    def ask_further(self, asked: str, body: SpokenIn, *, key: str | None = None) -> MessageOut:
        """Ask something more."""
        answer: MessageOut = self.ask("POST", f"/requests/{asked}/further", body=body, key=key)
        return answer

    def answer_request(self, asked: str, body: SpokenIn, *, key: str | None = None) -> MessageOut:
        """Answer as the partner that was asked."""
        answer: MessageOut = self.ask("POST", f"/requests/{asked}/answer", body=body, key=key)
        return answer

    def end_request(self, asked: str, *, key: str | None = None) -> AskedOut:
        """Ask no further."""
        answer: AskedOut = self.ask("POST", f"/requests/{asked}/end", key=key)
        return answer

    def list_tags(self) -> TagList:
        """The tags of the organisation."""
        answer: TagList = self.ask("GET", "/tags")
        return answer

    def tag_complaint(self, number: str, body: TagIn, *, key: str | None = None, version: str | None = None) -> TagOut:
        """Put a tag on a complaint."""
        answer: TagOut = self.ask("POST", f"/complaints/{number}/tags", body=body, key=key, version=version)
        return answer

    def untag_complaint(self, number: str, tag_id: int) -> None:
        """Take a tag off."""
        answer: None = self.ask("DELETE", f"/complaints/{number}/tags/{tag_id}")
        return answer

    def set_aside(
        self, number: str, body: AsideIn, *, key: str | None = None, version: str | None = None
    ) -> ComplaintOut:
        """Leave it alone until a day."""
        answer: ComplaintOut = self.ask("POST", f"/complaints/{number}/aside", body=body, key=key, version=version)
        return answer

    def take_up(self, number: str) -> None:
        """Take it up again."""
        answer: None = self.ask("DELETE", f"/complaints/{number}/aside")
        return answer

    def list_views(self) -> ViewList:
        """Kept lists."""
        answer: ViewList = self.ask("GET", "/views")
        return answer

    def save_view(self, body: ViewIn, *, key: str | None = None) -> ViewOut:
        """Keep a list under a name."""
        answer: ViewOut = self.ask("POST", "/views", body=body, key=key)
        return answer

    def remove_view(self, saved: str) -> None:
        """Keep a list no longer."""
        answer: None = self.ask("DELETE", f"/views/{saved}")
        return answer

    def begin_on_many(self, body: ManyIn, *, key: str | None = None) -> BegunOut:
        """Do one thing to many complaints."""
        answer: BegunOut = self.ask("POST", "/many", body=body, key=key)
        return answer

    def read_many(self, many: str) -> ManyOut:
        """How far such work is."""
        answer: ManyOut = self.ask("GET", f"/many/{many}")
        return answer

    def undo_many(self, many: str, *, key: str | None = None) -> ManyOut:
        """Call it off, or undo it."""
        answer: ManyOut = self.ask("POST", f"/many/{many}/undo", key=key)
        return answer

    def list_checks(self, number: str) -> CheckList:
        """What is looked at, and by whom it was."""
        answer: CheckList = self.ask("GET", f"/complaints/{number}/checks")
        return answer

    def tick_check(
        self, number: str, body: CheckIn, *, key: str | None = None, version: str | None = None
    ) -> CheckList:
        """Say that something was looked at, or was not after all."""
        answer: CheckList = self.ask("POST", f"/complaints/{number}/checks", body=body, key=key, version=version)
        return answer

    def list_investigations(self, number: str) -> InvestigationList:
        """The record of the investigation."""
        answer: InvestigationList = self.ask("GET", f"/complaints/{number}/investigations")
        return answer

    def record_investigation(
        self, number: str, body: InvestigationIn, *, key: str | None = None, version: str | None = None
    ) -> InvestigationOut:
        """Keep what was found out."""
        answer: InvestigationOut = self.ask(
            "POST", f"/complaints/{number}/investigations", body=body, key=key, version=version
        )
        return answer

    def list_replies(self, number: str) -> ReplyList:
        """Replies that fit."""
        answer: ReplyList = self.ask("GET", f"/complaints/{number}/replies")
        return answer

    def list_related(self, number: str) -> RelatedList:
        """Other complaints of the same merchant."""
        answer: RelatedList = self.ask("GET", f"/complaints/{number}/related")
        return answer

    def merge_complaints(
        self, number: str, body: MergeIn, *, key: str | None = None, version: str | None = None
    ) -> MergeOut:
        """Close it, and go on with it in another one of the same person."""
        answer: MergeOut = self.ask("POST", f"/complaints/{number}/merge", body=body, key=key, version=version)
        return answer

    def list_merges(self, number: str) -> MergeList:
        """The merges in force: into which it goes on, and which go on in it."""
        answer: MergeList = self.ask("GET", f"/complaints/{number}/merges")
        return answer

    def undo_merge(
        self, number: str, merge: int, *, key: str | None = None, version: str | None = None
    ) -> ComplaintOut:
        """Let the two be two again."""
        answer: ComplaintOut = self.ask("POST", f"/complaints/{number}/merges/{merge}/undo", key=key, version=version)
        return answer

    def list_person_questions(self, number: str) -> SameList:
        """What merchants were asked about this complaint and another."""
        answer: SameList = self.ask("GET", f"/complaints/{number}/same")
        return answer

    def ask_about_person(
        self, number: str, body: SameIn, *, key: str | None = None, version: str | None = None
    ) -> SameOut:
        """Ask the merchant whether another complaint is theirs too."""
        answer: SameOut = self.ask("POST", f"/complaints/{number}/same", body=body, key=key, version=version)
        return answer

    def withdraw_person_question(
        self, number: str, same: int, *, key: str | None = None, version: str | None = None
    ) -> ComplaintOut:
        """Ask the merchant no longer."""
        answer: ComplaintOut = self.ask("POST", f"/complaints/{number}/same/{same}/withdraw", key=key, version=version)
        return answer

    def read_text(self, body: TextIn) -> TextOut:
        """What a text is about; nothing of it is kept."""
        answer: TextOut = self.ask("POST", "/triage", body=body)
        return answer

    def read_triage_figures(self) -> TriageFigures:
        """How often the triage was right."""
        answer: TriageFigures = self.ask("GET", "/triage/figures")
        return answer

    def read_triage(self, number: str) -> TriageOut:
        """What the complaint is about: as it was read, and as people say."""
        answer: TriageOut = self.ask("GET", f"/complaints/{number}/triage")
        return answer

    def correct_triage(
        self, number: str, body: AboutIn, *, key: str | None = None, version: str | None = None
    ) -> TriageOut:
        """Say what the complaint is about."""
        answer: TriageOut = self.ask("POST", f"/complaints/{number}/triage", body=body, key=key, version=version)
        return answer

    def list_demands(self, number: str) -> DemandList:
        """Papers that an escalation demands."""
        answer: DemandList = self.ask("GET", f"/complaints/{number}/demands")
        return answer

    def answer_demand(
        self, number: str, demand: int, body: DemandIn, *, key: str | None = None, version: str | None = None
    ) -> SpokenOut:
        """Answer a demand for a paper."""
        answer: SpokenOut = self.ask(
            "POST", f"/complaints/{number}/demands/{demand}", body=body, key=key, version=version
        )
        return answer

    def list_reviews(self) -> ReviewList:
        """Closed complaints drawn."""
        answer: ReviewList = self.ask("GET", "/reviews")
        return answer

    def review(self, pk: int, body: ReviewIn, *, key: str | None = None) -> ReviewOut:
        """Give points, with words to the handler."""
        answer: ReviewOut = self.ask("POST", f"/reviews/{pk}", body=body, key=key)
        return answer

    def reply_to_review(self, pk: int, body: ReplyIn, *, key: str | None = None) -> ReviewOut:
        """Reply to a review as the handler."""
        answer: ReviewOut = self.ask("POST", f"/reviews/{pk}/reply", body=body, key=key)
        return answer

    def read_figures(self, *, first: str, last: str, department: int | None = None) -> FiguresOut:
        """What came and went, day by day."""
        answer: FiguresOut = self.ask("GET", "/figures", query={"first": first, "last": last, "department": department})
        return answer

    def read_report(self, *, first: str, last: str, department: int | None = None) -> ReportOut:
        """A day, a week or any span up to a year: sums, issues, departments, agents, causes."""
        answer: ReportOut = self.ask("GET", "/reports", query={"first": first, "last": last, "department": department})
        return answer

    def list_report_complaints(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        what: Literal["received", "closed", "reopened", "found", "open", "overdue", "missed", "unmet"],
        first: str,
        last: str,
        issue: str | None = None,
        department: int | None = None,
        agent: str | None = None,
        closing: str | None = None,
        cause: str | None = None,
    ) -> ComplaintPage:
        """The complaints behind a figure of a report."""
        answer: ComplaintPage = self.ask(
            "GET",
            "/reports/complaints",
            query={
                "limit": limit,
                "cursor": cursor,
                "what": what,
                "first": first,
                "last": last,
                "issue": issue,
                "department": department,
                "agent": agent,
                "closing": closing,
                "cause": cause,
            },
        )
        return answer

    def all_report_complaints(
        self,
        *,
        limit: int | None = None,
        what: Literal["received", "closed", "reopened", "found", "open", "overdue", "missed", "unmet"],
        first: str,
        last: str,
        issue: str | None = None,
        department: int | None = None,
        agent: str | None = None,
        closing: str | None = None,
        cause: str | None = None,
    ) -> Iterator[Mapping[str, Any]]:
        """The complaints behind a figure of a report: all of them, a page at a time."""
        yield from self.pages(
            lambda cursor: self.list_report_complaints(
                limit=limit,
                what=what,
                first=first,
                last=last,
                issue=issue,
                department=department,
                agent=agent,
                closing=closing,
                cause=cause,
                cursor=cursor,
            )
        )

    def read_report_days(
        self, form: Literal["csv", "xlsx"], *, first: str, last: str, department: int | None = None
    ) -> bytes:
        """The counted days as a table."""
        return self.bytes_of(
            "GET", f"/reports/days/{form}", query={"first": first, "last": last, "department": department}
        )

    def list_surveys(self, number: str) -> SurveyList:
        """What the complainant was asked after the end, and answered."""
        answer: SurveyList = self.ask("GET", f"/complaints/{number}/surveys")
        return answer

    def read_survey_figures(self, *, first: str, last: str, department: int | None = None) -> SurveyFigures:
        """What complainants said after the end, added up."""
        answer: SurveyFigures = self.ask(
            "GET", "/surveys/figures", query={"first": first, "last": last, "department": department}
        )
        return answer

    def export_complaints(self, body: ExportIn) -> bytes:
        """A list as CSV or XLSX, contacts masked."""
        return self.bytes_of("POST", "/exports", body=body)

    def list_rules(self) -> RulesOut:
        """Which department gets what."""
        answer: RulesOut = self.ask("GET", "/routing")
        return answer

    def preview_routing(self, body: FactsIn) -> PlacedOut:
        """Where a complaint would go today; nothing is kept."""
        answer: PlacedOut = self.ask("POST", "/routing/preview", body=body)
        return answer

    def list_staffing(self) -> SeatList:
        """Who knows what."""
        answer: SeatList = self.ask("GET", "/staffing")
        return answer

    def list_absences(self) -> AbsenceList:
        """Who is away."""
        answer: AbsenceList = self.ask("GET", "/absences")
        return answer

    def enter_absence(self, body: ColleagueIn, *, key: str | None = None) -> AbsenceOut:
        """Say that a colleague is away."""
        answer: AbsenceOut = self.ask("POST", "/absences", body=body, key=key)
        return answer

    def end_absence(self, absence: int, *, key: str | None = None) -> AbsenceOut:
        """Say that they are there again."""
        answer: AbsenceOut = self.ask("POST", f"/absences/{absence}/end", key=key)
        return answer

    def read_ladder(self) -> LadderOut:
        """How complaints climb."""
        answer: LadderOut = self.ask("GET", "/escalation")
        return answer

    def list_service_hours(self) -> ServiceList:
        """When the house is open, and by when it means to answer."""
        answer: ServiceList = self.ask("GET", "/service-hours")
        return answer

    def list_targets(self, number: str) -> TargetList:
        """The house's own targets, apart from the clocks of the law."""
        answer: TargetList = self.ask("GET", f"/complaints/{number}/targets")
        return answer

    def read_terms(self) -> TermsOut:
        """What the codes mean."""
        answer: TermsOut = self.ask("GET", "/terms")
        return answer

    def list_templates(self) -> TemplateList:
        """Canned replies."""
        answer: TemplateList = self.ask("GET", "/replies")
        return answer

    def add_template(self, body: TemplateIn, *, key: str | None = None) -> TemplateOut:
        """Write a canned reply."""
        answer: TemplateOut = self.ask("POST", "/replies", body=body, key=key)
        return answer

    def change_template(self, reply: str, body: TemplateIn, *, key: str | None = None) -> TemplateOut:
        """Change a canned reply."""
        answer: TemplateOut = self.ask("POST", f"/replies/{reply}", body=body, key=key)
        return answer

    def retire_template(self, reply: str) -> None:
        """Offer a canned reply no more."""
        answer: None = self.ask("DELETE", f"/replies/{reply}")
        return answer

    def list_checklists(self) -> ChecklistList:
        """What is looked at for each issue."""
        answer: ChecklistList = self.ask("GET", "/checklists")
        return answer

    def change_checklist(self, issue: str, body: ChecklistIn, *, key: str | None = None) -> ChecklistOut:
        """Change what is looked at for an issue."""
        answer: ChecklistOut = self.ask("POST", f"/checklists/{issue}", body=body, key=key)
        return answer

    def ask_for_audit(self, body: AuditIn, *, key: str | None = None) -> AuditOut:
        """Have a portfolio or one merchant audited."""
        answer: AuditOut = self.ask("POST", "/audits", body=body, key=key)
        return answer

    def list_audits(
        self, *, limit: int | None = None, cursor: str | None = None, state: RunState | None = None
    ) -> AuditPage:
        """The audits of the organisation."""
        answer: AuditPage = self.ask("GET", "/audits", query={"limit": limit, "cursor": cursor, "state": state})
        return answer

    def all_audits(self, *, limit: int | None = None, state: RunState | None = None) -> Iterator[Mapping[str, Any]]:
        """The audits of the organisation: all of them, a page at a time."""
        yield from self.pages(lambda cursor: self.list_audits(limit=limit, state=state, cursor=cursor))

    def read_audit(self, audit: str) -> AuditDetail:
        """One audit, with its summary."""
        answer: AuditDetail = self.ask("GET", f"/audits/{audit}")
        return answer

    def discard_audit(self, audit: str) -> None:
        """Cancel an audit, or delete its results."""
        answer: None = self.ask("DELETE", f"/audits/{audit}")
        return answer

    def list_audit_lines(
        self,
        audit: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        rule: str | None = None,
        merchant: str | None = None,
    ) -> LinePage:
        """The lines of what was found."""
        answer: LinePage = self.ask(
            "GET",
            f"/audits/{audit}/lines",
            query={"limit": limit, "cursor": cursor, "rule": rule, "merchant": merchant},
        )
        return answer

    def all_audit_lines(
        self, audit: str, *, limit: int | None = None, rule: str | None = None, merchant: str | None = None
    ) -> Iterator[Mapping[str, Any]]:
        """The lines of what was found: all of them, a page at a time."""
        yield from self.pages(
            lambda cursor: self.list_audit_lines(audit, limit=limit, rule=rule, merchant=merchant, cursor=cursor)
        )

    def read_audit_file(
        self,
        audit: str,
        name: Literal[
            "lines.parquet",
            "totals.parquet",
            "tariffs.parquet",
            "problems.parquet",
            "lines.csv",
            "totals.csv",
            "tariffs.csv",
            "problems.csv",
            "audit.json",
        ],
    ) -> bytes:
        """The results as a file."""
        return self.bytes_of("GET", f"/audits/{audit}/files/{name}")

    def list_webhooks(self) -> WebhookList:
        """Who is told of events."""
        answer: WebhookList = self.ask("GET", "/webhooks")
        return answer

    def list_deliveries(
        self, webhook: str, *, limit: int | None = None, cursor: str | None = None, state: DeliveryState | None = None
    ) -> DeliveryPage:
        """What was sent to an address."""
        answer: DeliveryPage = self.ask(
            "GET", f"/webhooks/{webhook}/deliveries", query={"limit": limit, "cursor": cursor, "state": state}
        )
        return answer

    def all_deliveries(
        self, webhook: str, *, limit: int | None = None, state: DeliveryState | None = None
    ) -> Iterator[Mapping[str, Any]]:
        """What was sent to an address: all of them, a page at a time."""
        yield from self.pages(lambda cursor: self.list_deliveries(webhook, limit=limit, state=state, cursor=cursor))

    def replay_delivery(self, delivery: str, *, key: str | None = None) -> DeliveryOut:
        """Send it once more."""
        answer: DeliveryOut = self.ask("POST", f"/deliveries/{delivery}/replay", key=key)
        return answer
