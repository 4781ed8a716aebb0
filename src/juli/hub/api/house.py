"""How a house has set itself up: its routing, who is away, how complaints climb, when it is open. Read by programs;
absences can be entered, as a system for staff does."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404
from ninja import Field, Router, Schema

from juli.calendars.shifts import hours_fields
from juli.hub.accounts.actors import Actor, organisation_of
from juli.hub.api.acting import Made, complaint_of, once
from juli.hub.api.complaint_schemas import DepartmentOut, PersonOut
from juli.hub.api.complaints import ANSWER, READ
from juli.hub.api.describing import KEYED
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import Day, Strict, Yuan
from juli.hub.api.showing import department_of, person_of, person_or_none, yuan_or_none
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Code, Number, line
from juli.hub.complaints.models import ClaimKind
from juli.hub.complaints.placing import Facts
from juli.hub.directory import queries as directory
from juli.hub.directory.models import Membership
from juli.hub.routing import actions, queries
from juli.hub.routing.models import Absence, RoutingRule
from juli.hub.service_hours.queries import own_services, service_targets
from juli.hub.service_hours.service import Service, shipped_service
from juli.hub.spoken import spoken_language
from juli.hub.today import this_day, this_moment
from juli.money import parse_yuan
from juli.procedures.working_hours import HoursTarget
from juli.triage import taxonomy

router = Router(tags=["house"])
ROUTING = "routing.manage"


class RuleOut(Schema):
    """A rule: what each condition asks for (empty: anything), and where it leads. The first that fits decides."""

    id: int
    issue: str
    claim: str
    amount_from: str | None
    product: str
    province: str
    channel: str
    language: str
    department: str = Field(description="a code of the taxonomy")
    skill: str


class RulesOut(Schema):
    """The rules in force, in the order in which they are asked; version 0: none were ever made."""

    version: int
    made_by: PersonOut | None
    made_at: datetime | None
    rules: list[RuleOut]


class FactsIn(Strict):
    """A complaint to be tried."""

    issue: Code
    claims: Annotated[list[ClaimKind], Field(max_length=10)] = []
    amount: Yuan = "0"
    text: Annotated[str, line(2000)] = Field("", description="where a product or brand may be named")
    province: Annotated[str, Field(pattern=r"^([0-9]{2})?$")] = Field("", description="the first two of its region")
    channel: Code = "web"
    language: Code = "zh"


class PlacedOut(Schema):
    """Where it would go."""

    department: DepartmentOut | None
    rule: int | None = Field(description="that decided; null: the department of the taxonomy")


class ColleagueIn(Strict):
    """Who is away, from when until when (both included), and who stands in."""

    person: UUID
    first_day: Day
    last_day: Day
    deputy: UUID | None = None


class AbsenceOut(Schema):
    """An absence, both days included."""

    id: int
    person: PersonOut
    first_day: date
    last_day: date
    deputy: PersonOut | None


class AbsenceList(Schema):
    """Absences of now and later."""

    items: list[AbsenceOut]


class SeatOut(Schema):
    """A colleague who handles complaints, what they know, and their level (0: front line)."""

    person: PersonOut
    skills: list[str]
    level: int


class SeatList(Schema):
    """Colleagues."""

    items: list[SeatOut]


class StepOut(Schema):
    """A level above the front line."""

    number: int
    name: str


class ClimbOut(Schema):
    """When a complaint climbs by itself; `threshold` counts days, fen or messages, as the trigger has it."""

    trigger: str
    threshold: int
    level: int


class LadderOut(Schema):
    """How complaints climb in the house. `own` is false while the shipped rules hold."""

    own: bool
    levels: list[StepOut]
    rules: list[ClimbOut]


class AimOut(Schema):
    """Minutes of opening hours for an answer; an empty issue: all others. An urgency only ever shortens them."""

    kind: str = Field(description="`first` or `next` answer")
    minutes: int
    issue: str
    urgency: str


class ServiceOut(Schema):
    """When a house or department is open, and its own targets. They are none of the law."""

    department: DepartmentOut | None
    own: bool = Field(description="whether it was set just here")
    hours: dict[str, Any]
    aims: list[AimOut]


class ServiceList(Schema):
    """The house first, then its departments."""

    items: list[ServiceOut]


class TargetOut(Schema):
    """That the house means to answer by a moment: a target of its own, no clock of the law."""

    kind: str
    starts_at: datetime
    due_at: datetime
    met_at: datetime | None
    passed: bool = Field(description="it runs, and its moment is over")
    explanation: str


class TargetList(Schema):
    """Targets, in the order in which they began."""

    items: list[TargetOut]


@router.get(
    "/routing", response=RulesOut, url_name="routing", operation_id="list_rules", summary="Which department gets what"
)
@allowed(ROUTING)
def rules(request: ProgramRequest) -> RulesOut:
    """The rules in force. They are changed on the page."""
    version = queries.rule_version(by=request.actor)
    if version is None:
        return RulesOut(version=0, made_by=None, made_at=None, rules=[])
    told = [_rule(row) for row in version.rules.all()]
    return RulesOut(
        version=version.number, made_by=person_or_none(version.made_by), made_at=version.made_at, rules=told
    )


@router.post(
    "/routing/preview",
    response=PlacedOut,
    url_name="routing-preview",
    operation_id="preview_routing",
    summary="Where a complaint would go today; nothing is kept",
)
@allowed(ROUTING)
def preview(request: ProgramRequest, body: FactsIn) -> PlacedOut:
    """By the rules in force, or else by the taxonomy."""
    if body.issue not in taxonomy().issues:
        raise Refusal(422, "issue")
    told = body.model_dump(exclude={"claims", "amount"})
    facts = Facts(**told, claims=frozenset(body.claims), amount=parse_yuan(body.amount))
    placed, row = queries.tried(request.token.organisation, facts, by=request.actor)
    return PlacedOut(
        department=department_of(placed.department) if placed.department else None, rule=row.pk if row else None
    )


@router.get("/staffing", response=SeatList, url_name="staffing", operation_id="list_staffing", summary="Who knows what")
@allowed(ROUTING)
def staffing(request: ProgramRequest) -> dict[str, Any]:
    """Skills and levels of everybody who handles complaints."""
    known = queries.staffing(by=request.actor)
    items = []
    for seat in queries.house_seats(by=request.actor):
        own = known.get(seat.pk)
        told = {"skills": own.skills, "level": own.level} if own else {"skills": [], "level": 0}
        items.append({"person": person_of(seat.user), **told})
    return {"items": items}


@router.get("/absences", response=AbsenceList, url_name="absences", operation_id="list_absences", summary="Who is away")
@allowed(ROUTING)
def absences(request: ProgramRequest) -> dict[str, Any]:
    """Now and later."""
    return {"items": [_absence(one) for one in queries.absences(today=this_day(), by=request.actor)]}


@router.post(
    "/absences",
    response={201: AbsenceOut},
    url_name="absences",
    operation_id="enter_absence",
    summary="Say that a colleague is away",
    openapi_extra=KEYED,
)
@allowed(ROUTING)
@once(201)
def enter(request: ProgramRequest, body: ColleagueIn) -> Made:
    """What they have open goes to the deputy on the first day, or by workload where nobody is named."""
    deputy = seat_of(body.deputy, request.actor) if body.deputy else None
    days = {"first_day": body.first_day, "last_day": body.last_day}
    made = actions.enter_absence(seat_of(body.person, request.actor), **days, deputy=deputy, by=request.actor)
    return Made(_absence(made))


@router.post(
    "/absences/{int:absence}/end",
    response=AbsenceOut,
    url_name="end-absence",
    operation_id="end_absence",
    summary="Say that they are there again",
    openapi_extra=KEYED,
)
@allowed(ROUTING)
@once()
def end(request: ProgramRequest, absence: Annotated[int, Field(le=2**62)]) -> Made:
    """What went to others meanwhile stays there."""
    found = queries.absence(absence, by=request.actor)
    if found is None:
        raise Http404(str(absence))
    actions.end_absence(found, by=request.actor)
    return Made(_absence(found))


@router.get(
    "/escalation", response=LadderOut, url_name="ladder", operation_id="read_ladder", summary="How complaints climb"
)
@allowed(ROUTING, ANSWER)
def ladder(request: ProgramRequest) -> LadderOut:
    """Levels above the front line, and what lets a complaint climb by itself."""
    found = queries.ladder_of(organisation_of(request.actor), by=request.actor)
    return LadderOut(
        own=found.is_own,
        levels=[StepOut(number=step.number, name=str(step.name)) for step in found.steps],
        rules=[ClimbOut(trigger=one.trigger, threshold=one.threshold, level=one.level) for one in found.climbs],
    )


@router.get(
    "/service-hours",
    response=ServiceList,
    url_name="service-hours",
    operation_id="list_service_hours",
    summary="When the house is open, and by when it means to answer",
)
@allowed(READ, ROUTING)
def hours(request: ProgramRequest) -> dict[str, Any]:
    """Targets are the house's own. What the law or a promise sets stands in the clocks of a complaint."""
    here = organisation_of(request.actor)
    own = own_services(here, by=request.actor)
    whole = own.get(None) or shipped_service()
    parts = [
        _service(own.get(one.pk) or whole, department_of(one), own=one.pk in own)
        for one in directory.departments(here, by=request.actor)
    ]
    return {"items": [_service(whole, None, own=None in own), *parts]}


@router.get(
    "/complaints/{number}/targets",
    response=TargetList,
    url_name="targets",
    operation_id="list_targets",
    summary="The house's own targets, apart from the clocks of the law",
)
@allowed(READ)
def targets(request: ProgramRequest, number: Number) -> dict[str, Any]:
    """Counted in opening hours; `explanation` says how."""
    now, names = this_moment(), ("kind", "starts_at", "due_at", "met_at")
    items = [
        {
            **{name: getattr(row, name) for name in names},
            "passed": row.met_at is None and row.due_at < now,
            "explanation": HoursTarget.from_fields(row.fields).explanation.text(spoken_language()),
        }
        for row in service_targets(complaint_of(number, request.actor), by=request.actor)
    ]
    return {"items": items}


def _rule(row: RoutingRule) -> RuleOut:
    names = ("issue", "claim", "product", "province", "channel", "language", "department", "skill")
    return RuleOut(**{name: getattr(row, name) for name in names}, id=row.pk, amount_from=yuan_or_none(row.amount_from))


def seat_of(person: UUID, by: Actor) -> Membership:
    """The seat of a colleague by the id of the person; Refusal for anybody else."""
    found = next((seat for seat in queries.house_seats(by=by) if seat.user_id == person), None)
    if found is None:
        raise Refusal(422, "colleague")
    return found


def _absence(one: Absence) -> AbsenceOut:
    return AbsenceOut(
        id=one.pk,
        person=person_of(one.membership.user),
        first_day=one.first_day,
        last_day=one.last_day,
        deputy=person_of(one.deputy.user) if one.deputy else None,
    )


def _service(found: Service, department: DepartmentOut | None, *, own: bool) -> ServiceOut:
    aims = [AimOut(**asdict(aim)) for aim in found.aims]
    return ServiceOut(department=department, own=own, hours=hours_fields(found.hours), aims=aims)
