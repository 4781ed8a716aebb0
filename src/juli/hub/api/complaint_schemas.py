"""What the API takes and gives of complaints. Days are days of Beijing; amounts are texts in yuan."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema

from juli.hub.api.schemas import Paged, Strict
from juli.hub.api.toned import TONE, MarkOut
from juli.hub.api.values import MOST_FILES, Code, FileIn, Reference, Text, line
from juli.hub.complaints.filing import WAYS_IN
from juli.hub.complaints.models import ClaimKind, ComplainantKind

Order = Literal["newest", "changed", "due", "aim", "amount"]
WayIn = Literal["phone", "email", "counter", "post", "chat", "third_party", "regulator", "other"]
assert set(WAYS_IN) == set(WayIn.__args__)  # type: ignore[attr-defined]
NEXT = "the cursor of the next page; null on the last one"
Files = Annotated[list[FileIn], Field(max_length=MOST_FILES)]


class ClaimIn(Strict):
    """One thing asked for. Only a refund has an amount."""

    kind: ClaimKind
    amount: Annotated[str, Field(pattern=r"^\d{1,10}(\.\d{1,2})?$", examples=["1916.77"])] | None = None
    note: Annotated[str, line(300)] = ""


class ComplainantIn(Strict):
    """Who complains. An account for the refund is kept only where they have agreed to it."""

    kind: ComplainantKind
    name: Annotated[str, line(60, least=1)] = Field(examples=["Zhou Guilan"])
    business_name: Annotated[str, line(120)] = ""
    phone: Annotated[str, Field(max_length=30, pattern=r"^[0-9+() -]*$")] = ""
    email: Annotated[str, Field(max_length=254, pattern=r"^([^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+)?$")] = ""


class FilingIn(Strict):
    """A complaint that reached the organisation outside the platform."""

    channel: WayIn = Field(description="how it reached the organisation")
    received_at: datetime = Field(
        description="when it reached the organisation; its clocks begin on that day",
        examples=["2026-11-20T09:30:00+08:00"],
    )
    reference: Reference = Field("", description="the number of the call, the letter or the transfer it came with")
    issue: Code = Field(description="an id of the taxonomy", examples=["rate_increase"])
    text: Text = Field(description="what the complainant said, in their words")
    complainant: ComplainantIn
    claims: Annotated[list[ClaimIn], Field(max_length=10)] = []
    merchant_no: Annotated[str, line(40)] = ""
    terminal_no: Annotated[str, line(40)] = ""
    language: Literal["zh", "en"] = "zh"
    files: Files = Field([], description="what the complainant brought")


class ClockOut(Schema):
    """One deadline, with its reasons."""

    id: int
    step: str
    actor: str = Field(description="who has to act")
    nature: str = Field(description="`law`, `target` of the service, `promise`, or `unverified`")
    starts_on: date
    due_on: date | None = Field(description="the last day; null while it stands still")
    completed_at: datetime | None
    explanation: str | None = Field(description="why it is that day, in a sentence")
    reasons: dict[str, Any] = Field(description="what it was counted from: event, rule, calendar, days skipped")


class ReceiptOut(Schema):
    """What is handed to the complainant."""

    number: str
    passcode: str = Field(description="opens the complaint with its number; told this once")
    follow: str = Field(description="where the complainant opens it")
    filed_at: datetime
    received_on: date
    department: str | None
    event: str = Field(description="the hash of the chain's last event, which proves what was filed")
    clocks: list[ClockOut]


class FilingsIn(Strict):
    """Complaints that reached the organisation."""

    items: Annotated[list[FilingIn], Field(min_length=1, max_length=100)]


class ReceiptList(Schema):
    """Receipts, in the order of what was sent."""

    items: list[ReceiptOut]


class DepartmentOut(Schema):
    """A department of the organisation."""

    id: int
    code: str
    name: str


class PersonOut(Schema):
    """A colleague."""

    id: UUID
    name: str


class ComplaintOut(Schema):
    """A complaint as a list shows it."""

    number: str
    stage: str = Field(description="`filed`, `in_hand`, `settled` or `closed`")
    issue: str
    complainant: str = Field(description="the shop's name where there is one, with the person's")
    filed_at: datetime
    changed_at: datetime
    received_on: date | None
    due_on: date | None = Field(description="the day on which the next clock ends")
    bound_on: date | None = Field(description="the same without targets of the service")
    aimed_at: datetime | None = Field(description="the house's own target for its next answer; no day of the law")
    department: DepartmentOut | None
    assignee: PersonOut | None
    level: int = Field(description="how far it was escalated in the house; 0: front line")
    merchant_no: str
    terminal_no: str
    claimed: str
    language: str
    last_said_by: str
    closed_at: datetime | None
    closed_reason: str


class ComplainantOut(Schema):
    """Who complains. Telephone and address are masked."""

    kind: str
    name: str
    business_name: str
    phone: str
    email: str
    email_confirmed: bool


class ClaimOut(Schema):
    """One thing asked for."""

    kind: str
    amount: str | None
    note: str


class ComplaintDetail(ComplaintOut):
    """A complaint with what belongs to it; the rest stands below its address."""

    person: ComplainantOut
    claims: list[ClaimOut]
    clocks: list[ClockOut]
    tags: list[str]
    set_aside_until: date | None
    has_audit: bool
    version: str = Field(description="the ETag, for If-Match")


class SpokenComplaint(ComplaintDetail):
    """A complaint after words to its complainant."""

    tone: list[MarkOut] = TONE


class ComplaintsWanted(Paged):
    """Which complaints."""

    q: Annotated[str, line(300)] | None = Field(
        None, description="words and filters, as in the search box of the desk", examples=["stage:open amount:>500"]
    )
    view: UUID | None = Field(None, description="a kept view; `q` narrows it further")
    order: Order = Field("newest", description="`due`: what ends first; `aim`: own targets; `changed`: last changed")


class ComplaintPage(Schema):
    """Complaints in the order asked for."""

    items: list[ComplaintOut]
    next: str | None = Field(description=NEXT)


class FileOut(Schema):
    """A file of a complaint."""

    id: UUID
    name: str
    side: str
    purpose: str
    media_type: str
    size: int
    sha256: str
    proves: str
    state: str
    added_at: datetime


class FileList(Schema):
    """Files, the first added first."""

    items: list[FileOut]


class FilesIn(Strict):
    """Files to add."""

    files: Annotated[list[FileIn], Field(min_length=1, max_length=MOST_FILES)]


class MessageOut(Schema):
    """Something said, or noted inside the house."""

    id: UUID
    at: datetime
    side: str
    channel: str
    internal: bool = Field(description="the complainant never sees it")
    asked: UUID | None = Field(description="the question to a partner to which it belongs")
    author: PersonOut | None
    text: str | None = Field(description="null where it was erased")
    files: list[FileOut]


class SpokenOut(MessageOut):
    """Something said to the complainant."""

    tone: list[MarkOut] = TONE


class MessagePage(Schema):
    """Messages, the oldest first."""

    items: list[MessageOut]
    next: str | None = Field(description=NEXT)


class MessageIn(Strict):
    """A word to the complainant."""

    text: Text
    holding: bool = Field(False, description="it answers nothing yet: only the target to confirm receipt is met")
    letter: bool = Field(False, description="with the words as a formal letter (PDF) beside them")
    files: Files = []


class NoteIn(Strict):
    """A note that stays inside; whoever is named in it with an @ is told, and who is named in `also`."""

    text: Text
    also: Annotated[str, line(60)] = Field("", description="a colleague's name")
    files: Files = []


class ReasonIn(Strict):
    """Words that say why."""

    reason: Text


class WordsIn(Strict):
    """Words."""

    text: Text


class QuestionIn(Strict):
    """A question to a department."""

    department: int = Field(ge=1, le=2**62)
    text: Text


class TransferIn(Strict):
    """To which department, and why."""

    department: int = Field(ge=1, le=2**62)
    reason: Text


class AssignIn(Strict):
    """To whom, and why."""

    person: UUID
    reason: Text


class EscalateIn(Strict):
    """To which level of the house, and why."""

    level: Annotated[int, Field(ge=1, le=20)]
    reason: Text


class ClosingIn(Strict):
    """Why it is closed, with a word to the complainant."""

    reason: Literal["resolved", "explained", "not_ours", "no_answer_from_complainant", "unfounded"]
    text: Text


class ReopeningIn(Strict):
    """Why it is opened again, in words that both sides read."""

    reason: Code
    text: Text


class ClockList(Schema):
    """Clocks, the next due first."""

    items: list[ClockOut]


class EventOut(Schema):
    """One event of the chain. `data` holds ids, hashes and codes."""

    position: int
    kind: str
    actor: str
    at: datetime
    data: dict[str, Any]
    payload_sha256: str
    previous: str
    hash: str


class EventPage(Schema):
    """Events, the oldest first."""

    items: list[EventOut]
    next: str | None = Field(description=NEXT)


class ChainOut(Schema):
    """Whether the chain of events is whole."""

    whole: bool
    events: int
    last: str = Field(description="the hash of the last event")
    broken: str | None = Field(description="where it breaks first, and how")


class AuditOfComplaint(Schema):
    """The audit a complaint rests on, as it was frozen when it was filed."""

    made_at: datetime
    document: dict[str, Any] = Field(description="juli.audit/1")
    agreement: dict[str, Any] | None
