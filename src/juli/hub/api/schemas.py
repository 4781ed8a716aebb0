"""What the API takes and gives. Amounts are texts in yuan with two decimals; times are ISO 8601."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from ninja.renderers import JSONRenderer
from pydantic import ConfigDict

from juli.hub.audits.models import RunKind, RunState
from juli.ledger import ChargeKind, Instrument, Kind

Yuan = Annotated[str, Field(pattern=r"^\d{1,12}(\.\d{1,2})?$", examples=["1000.00"])]
Moment = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$", examples=["2026-01-09 10:00:00"])]
Word = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]


class Renderer(JSONRenderer):
    """Chinese stays readable."""

    json_dumps_params = {"ensure_ascii": False}


class Strict(Schema):
    """What comes in: a field that is not known is told of, never dropped in silence."""

    model_config = ConfigDict(extra="forbid")


class TokenOut(Schema):
    """The token that asks."""

    name: str
    organisation: str
    scopes: list[str] = Field(description="what it may do today: what it was given, as far as its seat still may")
    expires_at: datetime


class EntryIn(Strict):
    """One entry of the canonical ledger, with the columns of a canonical file."""

    occurred_at: Moment
    kind: Kind
    instrument: Instrument
    amount: Yuan
    merchant_no: Word = ""
    terminal_no: Word = ""
    entry_id: Word = ""
    original_id: Word = ""
    fee: Yuan | None = None
    settled: Yuan | None = None
    settled_on: Day | None = None
    fee_deferred: bool = False
    charge_kind: ChargeKind | None = None
    memo: Word = ""


class AuditIn(Strict):
    """An audit of one merchant, without files."""

    as_of: Day | None = Field(None, description="judge as of this day; today in Beijing where it is left out")
    agreement: dict[str, Any] | None = Field(None, description="the fields of juli.agreement/1, as its TOML has them")
    consumer: bool = Field(False, description="whether the merchant is a consumer, so that their law is cited too")
    entries: Annotated[list[EntryIn], Field(min_length=1, max_length=100_000)]


class FormIn(Strict):
    """The fields of a form beside its files."""

    as_of: Day | None = None
    consumer: bool = False
    tariffs: bool = False


class Failure(Schema):
    """Why an audit could not be carried out."""

    code: str
    detail: str = Field(description="a sentence that names the file and what is wrong; empty once it was deleted")


class AuditOut(Schema):
    """An audit: how far it is, and its sums once it is done."""

    id: UUID
    kind: RunKind
    state: RunState
    as_of: date
    percent: int = Field(description="how much is done, 0 to 100")
    seconds_left: int | None = Field(description="an estimate while it is under way")
    uploaded_bytes: int
    made_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    kept_until: datetime | None = Field(description="when the results will be deleted")
    entries: int | None
    merchants: int | None
    lines: int | None
    overcharged: str | None
    owed: str | None
    failure: Failure | None


class AuditDetail(AuditOut):
    """An audit with its summary: `juli.portfolio/1`, or `juli.audit/1` without its lines."""

    summary: dict[str, Any] | None


class LineOut(Schema):
    """One line of a finding. `occurred_at` is Beijing time."""

    merchant_no: str | None
    rule: str
    cause: str | None
    source: str | None
    line: int | None
    entry_id: str | None
    occurred_at: datetime | None
    amount: str | None
    taken: str | None
    expected: str | None
    excess: str


class Paged(Schema):
    """A page of a list."""

    limit: int = Field(100, ge=1, le=500, description="how many at most")
    cursor: str | None = Field(None, max_length=400, description="where to begin: `next` of the page before")


class AuditsWanted(Paged):
    """Which audits."""

    state: RunState | None = None


class LinesWanted(Paged):
    """Which lines."""

    rule: Annotated[str, Field(max_length=60)] | None = Field(None, description="of this rule only")
    merchant: Annotated[str, Field(max_length=60)] | None = Field(None, description="of this merchant number only")


class AuditPage(Schema):
    """Audits, the newest first."""

    items: list[AuditOut]
    next: str | None = Field(description="the cursor of the next page; null on the last one")


class LinePage(Schema):
    """Lines in the order of the results."""

    items: list[LineOut]
    next: str | None = Field(description="the cursor of the next page; null on the last one")


FileName = Literal[
    "lines.parquet",
    "totals.parquet",
    "tariffs.parquet",
    "problems.parquet",
    "lines.csv",
    "totals.csv",
    "tariffs.csv",
    "problems.csv",
    "audit.json",
]
