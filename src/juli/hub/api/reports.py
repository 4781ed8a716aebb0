"""Reports: what a span of days was like, the complaints behind a figure, and what complainants said after the end."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Field, Path, Query, Router, Schema

from juli.hub.accounts.actors import Actor
from juli.hub.api.acting import complaint_of
from juli.hub.api.after import REPORT, SpanWanted
from juli.hub.api.complaint_schemas import ComplaintPage
from juli.hub.api.complaints import READ
from juli.hub.api.cursors import page_after
from juli.hub.api.describing import SPREADSHEET, TABLE
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import Day, Paged
from juli.hub.api.showing import row_of
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Code, Number
from juli.hub.quality import queries
from juli.hub.quality.lengths import handling, within
from juli.hub.quality.models import DayFlow, Question
from juli.money import yuan
from juli.papers.tables import Cell, write_csv
from juli.papers.workbook import write_xlsx

router = Router(tags=["reports"])
LONGEST_SPAN = 366


class LineOut(Schema):
    """What came, went and was opened again; days are working days until closing, sums yuan."""

    received: int
    closed: int
    reopened: int
    median_days: int | None
    ninety_days: int | None = Field(description="within which nine of ten were closed")
    claimed: str = Field(description="asked back in what was received")
    returned: str = Field(description="paid back in what was closed")


class IssueLine(LineOut):
    """Of one issue."""

    issue: str


class DepartmentLine(LineOut):
    """Of one department; null: none."""

    department: int | None
    name: str


class AgentLine(LineOut):
    """Of complaints about which one agent was asked."""

    agent: UUID
    name: str


class StandingOut(Schema):
    """What was open at the end of the last day counted. Days of the law and the house's own targets stand apart."""

    open: int
    past_law_or_promise: int
    past_service_target: int
    past_own_target: int


class ReportOut(LineOut):
    """A span of days, added up."""

    first: date
    last: date
    standing: StandingOut
    issues: list[IssueLine] = Field(description="those with most first, as in the lists below it")
    departments: list[DepartmentLine]
    agents: list[AgentLine]
    closings: dict[str, int] = Field(description="how often for which reason")
    causes: dict[str, int] = Field(description="root causes that investigations found")
    findings: dict[str, int] = Field(description="how often each rule of the audit had found something")


class PointWanted(Paged):
    """Which figure; `first` and `last` as in the report."""

    what: Literal["received", "closed", "reopened", "found", "open", "overdue", "missed", "unmet"] = Field(
        description="`found`: a root cause was; past the law or a promise (`overdue`), a service target (`missed`), an "
        "own target (`unmet`)"
    )
    first: Day
    last: Day
    issue: Code = ""
    department: Annotated[int, Field(ge=1, le=2**62)] | None = None
    agent: UUID | None = None
    closing: Code = ""
    cause: Code = ""


class SurveyOut(Schema):
    """One question after the end, asked once, and what was answered."""

    kind: str = Field(description="`handling`: is the matter settled; `money`: has the money come")
    asked_at: datetime | None
    answered_at: datetime | None
    verdict: str | None = Field(description="`yes`, `partly` or `no`")
    grade: int | None = Field(description="how one was treated, from 5 (very well) to 1")
    words: str | None = Field(description="only where the complainant lets the house read them")


class SurveyList(Schema):
    """The questions of a complaint."""

    items: list[SurveyOut]


class VerdictsOut(Schema):
    """How often each answer was given."""

    yes: int
    partly: int
    no: int


class SurveyFigures(Schema):
    """What was answered in a span of days."""

    handling: VerdictsOut = Field(description="is the matter settled?")
    money: VerdictsOut = Field(description="has the money really come?")
    grade: str | None = Field(description="the mean of how people were treated, 1.0 to 5.0")


@router.get(
    "/reports",
    response=ReportOut,
    url_name="reports",
    operation_id="read_report",
    summary="A day, a week or any span up to a year: sums, issues, departments, agents, causes",
)
@allowed(REPORT)
def report(request: ProgramRequest, wanted: Query[SpanWanted]) -> ReportOut:
    """From days counted at night; a day that is not over yet is not among them."""
    found = _figures(wanted, request.actor)
    return ReportOut(
        **_sums(found.own),
        first=wanted.first,
        last=wanted.last,
        standing=StandingOut(
            open=found.latest("open"),
            past_law_or_promise=found.latest("overdue"),
            past_service_target=found.latest("missed"),
            past_own_target=found.latest("unmet"),
        ),
        issues=[IssueLine(issue=rows[0].issue, **_sums(rows)) for rows in _grouped(found.own, lambda row: row.issue)],
        departments=[
            DepartmentLine(department=rows[0].department_id, name=str(rows[0].department or ""), **_sums(rows))
            for rows in _grouped(found.own, lambda row: row.department_id)
        ],
        agents=_agents(found.flows),
        closings=dict(found.counted("closings")),
        causes=dict(found.counted("causes")),
        findings=dict(found.counted("rules")),
    )


@router.get(
    "/reports/complaints",
    response=ComplaintPage,
    url_name="report-complaints",
    operation_id="list_report_complaints",
    summary="The complaints behind a figure of a report",
)
@allowed(REPORT)
def behind(request: ProgramRequest, wanted: Query[PointWanted]) -> dict[str, Any]:
    """As far as the seat reads them. What is open is that of now."""
    _check(wanted.first, wanted.last)
    told = {name: getattr(wanted, name) for name in ("what", "issue", "department", "agent", "closing", "cause")}
    found = queries.behind(queries.Point(**told, first=wanted.first, last=wanted.last), by=request.actor)
    found = found.select_related("department", "assignee", "complainant")
    rows, following = page_after(found, ("-filed_at", "pk"), wanted.cursor, wanted.limit)
    return {"items": [row_of(one) for one in rows], "next": following}


@router.get(
    "/reports/days/{form}",
    url_name="report-days",
    operation_id="read_report_days",
    summary="The counted days as a table",
    openapi_extra=TABLE,
)
@allowed(REPORT)
def table(request: ProgramRequest, form: Path[Literal["csv", "xlsx"]], wanted: Query[SpanWanted]) -> HttpResponse:
    """One row for each day, department, issue and agent. A row with an agent is a part of the one without."""
    rows = [_cells(row) for row in _figures(wanted, request.actor).flows]
    content = write_csv(rows, COLUMNS) if form == "csv" else write_xlsx(rows, COLUMNS, "days")
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8" if form == "csv" else SPREADSHEET)
    name = f"juli-{wanted.first.isoformat()}-{wanted.last.isoformat()}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@router.get(
    "/complaints/{number}/surveys",
    response=SurveyList,
    url_name="surveys",
    operation_id="list_surveys",
    summary="What the complainant was asked after the end, and answered",
)
@allowed(READ)
def surveys(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """Whether it is settled, how they were treated, and later whether the money came."""
    found = queries.questions(complaint_of(number, request.actor), by=request.actor)
    return {"items": [_survey(one) for one in found]}


@router.get(
    "/surveys/figures",
    response=SurveyFigures,
    url_name="survey-figures",
    operation_id="read_survey_figures",
    summary="What complainants said after the end, added up",
)
@allowed(REPORT)
def survey_figures(request: ProgramRequest, wanted: Query[SpanWanted]) -> dict[str, Any]:
    """By the day of the answer."""
    _check(wanted.first, wanted.last)
    said = queries.said_afterwards(wanted.first, wanted.last, by=request.actor, department_id=wanted.department)
    counted = {
        kind: {verdict: said.verdicts.get((kind, verdict), 0) for verdict in ("yes", "partly", "no")}
        for kind in ("handling", "money")
    }
    return {**counted, "grade": None if said.grade_tenths is None else f"{said.grade_tenths / 10:.1f}"}


COLUMNS = (
    *("day", "department", "department_name", "issue", "agent", "agent_name", "received", "closed", "reopened"),
    *("claimed", "returned", "median_days", "causes"),
)


def _cells(row: DayFlow) -> list[Cell]:
    return [
        row.day,
        str(row.department_id or ""),
        str(row.department or ""),
        row.issue,
        str(row.agent_id or ""),
        row.agent.name if row.agent else "",
        row.received,
        row.closed,
        row.reopened,
        yuan(row.claimed_fen),
        yuan(row.returned_fen),
        within(handling([row]), 50),
        ", ".join(f"{code} {count}" for code, count in row.causes.items()),
    ]


def _figures(wanted: SpanWanted, by: Actor) -> queries.Figures:
    _check(wanted.first, wanted.last)
    return queries.figures(wanted.first, wanted.last, by=by, department_id=wanted.department)


def _check(first: date, last: date) -> None:
    if not 0 <= (last - first).days < LONGEST_SPAN:
        raise Refusal(422, "span")


def _sums(rows: Sequence[DayFlow]) -> dict[str, Any]:
    days = handling(rows)
    return {
        **{name: sum(getattr(row, name) for row in rows) for name in ("received", "closed", "reopened")},
        **{name: yuan(sum(getattr(row, f"{name}_fen") for row in rows)) for name in ("claimed", "returned")},
        "median_days": within(days, 50),
        "ninety_days": within(days, 90),
    }


def _grouped(rows: Iterable[DayFlow], key: Callable[[DayFlow], object]) -> list[list[DayFlow]]:
    groups: dict[object, list[DayFlow]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return sorted(groups.values(), key=lambda group: -sum(row.received for row in group))


def _agents(flows: Iterable[DayFlow]) -> list[AgentLine]:
    groups = _grouped((row for row in flows if row.agent), lambda row: row.agent_id)
    return [AgentLine(agent=agent.pk, name=agent.name, **_sums(rows)) for rows in groups if (agent := rows[0].agent)]


def _survey(one: Question) -> SurveyOut:
    plain = {name: getattr(one, name) for name in ("kind", "asked_at", "answered_at", "grade")}
    return SurveyOut(**plain, verdict=one.verdict or None, words=one.text if one.words_shared else None)
