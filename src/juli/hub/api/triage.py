"""What words are about: what the triage read of a complaint, what people say of it, and any text, which is not kept."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Field, Router, Schema

from juli.hub.accounts.actors import Actor
from juli.hub.api.acting import Made, complaint_of, complaint_to_change, once
from juli.hub.api.complaint_schemas import DepartmentOut, PersonOut
from juli.hub.api.complaints import ANSWER, FILE, READ
from juli.hub.api.describing import CHANGING
from juli.hub.api.schemas import Day, Strict
from juli.hub.api.showing import department_of, person_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.toned import MarkOut, told_marks
from juli.hub.api.values import Code, Number, Text, line
from juli.hub.spoken import spoken_language
from juli.hub.today import this_day
from juli.hub.toning import marks_of, own_numbers
from juli.hub.understanding import actions, queries
from juli.hub.understanding.models import TriageCorrection, Understanding
from juli.money import yuan
from juli.triage import classify, taxonomy
from juli.triage.corrections import corrections_document, measure
from juli.triage.urgency import Urgency

router = Router(tags=["triage"])
REPORT = "reports.read"


class FoundIssueOut(Schema):
    """An issue of the taxonomy that words seem to be about."""

    id: str
    name: str
    confidence: float = Field(description="the share of such texts that are about it, 0 to 1")
    why: str


class FactsOut(Schema):
    """What a text names. Sums are yuan."""

    amounts: list[str]
    dates: list[date]
    provider: str | None
    agent: str | None
    merchant_no: str | None
    terminal_no: str | None


class TextIn(Strict):
    """A text, the day it came, and its writer's own numbers, which are not marked."""

    text: Text
    received_on: Day | None = Field(None, description="today in Beijing where it is left out")
    own: Annotated[list[Annotated[str, line(30, least=1)]], Field(max_length=10)] = []


class TextOut(Schema):
    """What a text is about. Not about payment terminals, it has neither issues nor a department."""

    in_scope: bool
    issues: list[FoundIssueOut] = Field(description="the main one first")
    department: str | None
    facts: FactsOut
    urgency: Urgency = Field(description="`person`: somebody has to look at it at once")
    urgent: list[str] = Field(description="what makes it urgent")
    vulnerable: list[str] = Field(description="signs of who may need more care")
    tone: list[MarkOut]
    version: str = Field(description="of the model")


class ReadingOut(Schema):
    """What the triage read of the complainant's first message, when it came."""

    in_scope: bool
    issues: list[FoundIssueOut] = Field(description="the main one first")
    amounts: list[str]
    dates: list[date]
    agent: str | None
    urgency: Urgency
    urgent: list[str]
    vulnerable: list[str]
    version: str
    made_at: datetime


class SaidOut(Schema):
    """What a person last said the complaint is about; `issue` is null where it is not about payment terminals."""

    issue: str | None
    further: list[str]
    proposed: str | None = Field(description="the main issue that the triage had proposed")
    said_by: PersonOut
    at: datetime


class LikeOut(Schema):
    """A complaint of another person whose words name the same agent, or the same charge and sum."""

    number: str
    issue: str
    stage: str
    same_agent: bool
    same_charge: bool


class TriageOut(Schema):
    """What a complaint is about."""

    number: str
    issue: str = Field(description="under which it stands")
    reading: ReadingOut | None = Field(description="null until it has been read, or where there are no words")
    said: SaidOut | None
    department: DepartmentOut | None = Field(description="which would get it today, where that is another one")
    like: list[LikeOut] = Field(description="ten at most, the newest first")


class AboutIn(Strict):
    """What it is about: the main issue (null: not payment terminals), and up to three more."""

    issue: Code | None
    further: Annotated[list[Code], Field(max_length=3)] = []


class JudgedOut(Schema):
    """So many were right of those that somebody has looked at."""

    judged: int
    right: int


class BandOut(JudgedOut):
    """Proposals of a confidence."""

    low: float
    high: float


class ConfusionOut(Schema):
    """What was proposed where people said something else; null is out of scope."""

    proposed: str | None
    said: str | None
    count: int


class TriageFigures(Schema):
    """How often the triage was right, by what people said; what nobody has looked at does not count."""

    understood: int = Field(description="complaints that were read")
    proposals: JudgedOut
    filed: JudgedOut = Field(description="the issue that was chosen at filing")
    by_issue: dict[str, JudgedOut]
    by_version: dict[str, JudgedOut]
    by_confidence: list[BandOut]
    confused: list[ConfusionOut]


@router.post(
    "/triage",
    response=TextOut,
    url_name="triage",
    operation_id="read_text",
    summary="What a text is about; nothing of it is kept",
)
@allowed(READ, FILE, ANSWER)
def text(request: ProgramRequest, body: TextIn) -> TextOut:
    """Issues with reasons, department, what it names, how urgent it is, its tone. The same text, the same answer."""
    found, language = classify(body.text, body.received_on or this_day()), spoken_language()
    facts = found.facts
    return TextOut(
        in_scope=found.in_scope,
        issues=[_issue(one.id, one.confidence, one.sentence(language)) for one in found.issues],
        department=found.department,
        facts=FactsOut(
            amounts=[f"{amount:.2f}" for amount in facts.amounts],
            dates=list(facts.dates),
            provider=facts.provider,
            agent=facts.agent,
            merchant_no=facts.merchant_no,
            terminal_no=facts.terminal_no,
        ),
        urgency=found.urgency,
        urgent=[sign.says.text(language) for sign in found.urgent],
        vulnerable=[sign.says.text(language) for sign in found.vulnerable],
        tone=told_marks(marks_of(body.text, own_numbers(*body.own))),
        version=found.version,
    )


@router.get(
    "/triage/figures",
    response=TriageFigures,
    url_name="triage-figures",
    operation_id="read_triage_figures",
    summary="How often the triage was right",
)
@allowed(REPORT)
def figures(request: ProgramRequest) -> dict[str, Any]:
    """By issue, by model, by confidence; and what is taken for something else most often."""
    told = corrections_document(measure(queries.verdicts(by=request.actor)), queries.understood_count(by=request.actor))
    bands = [{**one, "low": one["from"], "high": one["to"]} for one in told["by_confidence"]]
    return {**told, "proposals": {"judged": told["judged"], "right": told["right"]}, "by_confidence": bands}


@router.get(
    "/complaints/{number}/triage",
    response=TriageOut,
    url_name="complaint-triage",
    operation_id="read_triage",
    summary="What the complaint is about: as it was read, and as people say",
)
@allowed(READ)
def of_complaint(request: ProgramRequest, number: Number) -> TriageOut:
    """Beside it complaints of other people that are like it, as far as the seat sees them."""
    return _told(number, request.actor)


@router.post(
    "/complaints/{number}/triage",
    response=TriageOut,
    url_name="complaint-triage",
    operation_id="correct_triage",
    summary="Say what the complaint is about",
    openapi_extra=CHANGING,
)
@allowed(ANSWER)
@once()
def correct(request: ProgramRequest, number: Number, body: AboutIn) -> Made:
    """It stands under that issue from then on. Department and clocks stay; kept also where the triage was right."""
    about = actions.About(body.issue or "", tuple(body.further))
    actions.correct_triage(complaint_to_change(request, number), about, by=request.actor)
    return Made(_told(number, request.actor))


def _told(number: str, by: Actor) -> TriageOut:
    complaint = complaint_of(number, by)
    reading = queries.understanding(complaint, by=by)
    said = queries.last_correction(complaint, by=by)
    department = queries.answering_department(complaint, by=by) if complaint.stage != "closed" else None
    return TriageOut(
        number=number,
        issue=complaint.issue,
        reading=_reading(reading) if reading else None,
        said=_said(said) if said else None,
        department=department_of(department) if department else None,
        like=[
            LikeOut(
                number=one.complaint.number,
                issue=one.complaint.issue,
                stage=one.complaint.stage,
                same_agent=one.same_agent,
                same_charge=one.same_charge,
            )
            for one in queries.like_cases(complaint, reading, by=by)
        ],
    )


def _reading(row: Understanding) -> ReadingOut:
    told, language = row.told, spoken_language()
    plain = {name: getattr(row, name) for name in ("in_scope", "urgency", "version", "made_at")}
    return ReadingOut(
        **plain,
        issues=[_issue(one["id"], one["confidence"], told["why"][one["id"]][language]) for one in row.issues],
        amounts=[yuan(fen) for fen in told["sums"]],
        dates=told["days"],
        agent=row.agent or None,
        urgent=[sign[language] for sign in told["urgent"]],
        vulnerable=[sign[language] for sign in told["vulnerable"]],
    )


def _said(row: TriageCorrection) -> SaidOut:
    return SaidOut(
        issue=row.issue or None,
        further=row.further,
        proposed=row.proposed or None,
        said_by=person_of(row.said_by),
        at=row.at,
    )


def _issue(code: str, confidence: float, why: str) -> FoundIssueOut:
    known = taxonomy().issues.get(code)
    name = known.name.text(spoken_language()) if known else code
    return FoundIssueOut(id=code, name=name, confidence=confidence, why=why)
