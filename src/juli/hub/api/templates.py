"""What a house has written once: canned replies and checklists; and the words behind the codes of the API."""

from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404
from ninja import Field, Router, Schema, Status

from juli.handling import Check, causes
from juli.hub.accounts.actors import Actor, organisation_of
from juli.hub.api.acting import Made, once
from juli.hub.api.complaint_schemas import DepartmentOut, PersonOut
from juli.hub.api.complaints import READ
from juli.hub.api.describing import KEYED
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import Strict
from juli.hub.api.showing import department_of, person_or_none
from juli.hub.api.tokens import ProgramRequest, allowed
from juli.hub.api.values import Code, Text, line
from juli.hub.complaints.labels import CLOSING
from juli.hub.complaints.models import Side
from juli.hub.complaints.reopening import all_reasons
from juli.hub.directory import queries as directory
from juli.hub.directory.models import Department
from juli.hub.quality.criteria import criteria
from juli.hub.spoken import spoken_language
from juli.hub.workbench import actions, queries
from juli.hub.workbench.actions.replies import MANAGING, Wording
from juli.hub.workbench.checks import checks_in
from juli.hub.workbench.models import CannedReply, ChecklistEdition, ReplyKind
from juli.triage import taxonomy

router = Router(tags=["templates"])
LONGEST_REPLY, MOST_CHECKS, LONGEST_CHECK = 5000, 30, 200


class TemplateOut(Schema):
    """A canned reply in its last version, with fields in braces."""

    id: UUID
    kind: ReplyKind
    title: str
    text: str
    issues: list[str] = Field(description="for which it is offered; empty: for all")
    department: DepartmentOut | None
    version: int
    author: PersonOut | None
    at: datetime


class TemplateList(Schema):
    """Canned replies, by title."""

    items: list[TemplateOut]


class TemplateIn(Strict):
    """A canned reply, and where it is offered."""

    title: Annotated[str, line(80, least=1)]
    text: Annotated[Text, Field(max_length=LONGEST_REPLY)]
    kind: ReplyKind = ReplyKind.MESSAGE
    issues: Annotated[list[Code], Field(max_length=40)] = []
    department: Annotated[int, Field(ge=1, le=2**62)] | None = None


class ItemOut(Schema):
    """One thing that is looked at."""

    code: str
    name: str


class ChecklistOut(Schema):
    """What is looked at for an issue. Version 0 is the list that comes with the platform."""

    issue: str
    version: int
    items: list[ItemOut]


class ChecklistList(Schema):
    """The checklist of each issue."""

    items: list[ChecklistOut]


class ChecklistIn(Strict):
    """One thing a line; none: the list that comes with the platform holds again."""

    checks: Annotated[list[Annotated[str, line(LONGEST_CHECK, least=1)]], Field(max_length=MOST_CHECKS)]


class TermOut(Schema):
    """A code and its name, in the language asked for."""

    code: str
    name: str


class IssueOut(TermOut):
    """An issue, and the department that answers for it where the house has no rule."""

    department: str


class TermsOut(Schema):
    """The words behind the codes."""

    issues: list[IssueOut]
    departments: list[TermOut]
    causes: list[TermOut] = Field(description="root causes of an investigation")
    closings: list[TermOut]
    reopenings: list[TermOut] = Field(description="reasons that a house can give")
    criteria: list[TermOut] = Field(description="of a review")


@router.get("/terms", response=TermsOut, url_name="terms", operation_id="read_terms", summary="What the codes mean")
@allowed()
def terms(request: ProgramRequest) -> dict[str, Any]:
    """Issues, departments, root causes, reasons, criteria, in the language of `Accept-Language`."""
    language, known = spoken_language(), taxonomy()
    return {
        "issues": [
            {"code": one.id, "name": one.name.text(language), "department": one.department}
            for one in known.issues.values()
        ],
        "departments": [{"code": one.id, "name": one.name.text(language)} for one in known.departments.values()],
        "causes": [{"code": code, "name": name.text(language)} for code, name in causes().items()],
        "closings": [{"code": code, "name": str(name)} for code, name in CLOSING.items()],
        "reopenings": [{"code": one.code, "name": str(one)} for one in all_reasons() if one.side == Side.RESPONDENT],
        "criteria": [{"code": one.code, "name": str(one)} for one in criteria()],
    }


@router.get(
    "/replies", response=TemplateList, url_name="replies-all", operation_id="list_templates", summary="Canned replies"
)
@allowed(READ, MANAGING)
def replies(request: ProgramRequest) -> dict[str, Any]:
    """Those that are offered. What fits a complaint stands below its address."""
    found = sorted(queries.replies(by=request.actor), key=lambda one: one.words[0].title)
    return {"items": [_told(one) for one in found]}


@router.post(
    "/replies",
    response={201: TemplateOut},
    url_name="replies-all",
    operation_id="add_template",
    summary="Write a canned reply",
    openapi_extra=KEYED,
)
@allowed(MANAGING)
@once(201)
def add(request: ProgramRequest, body: TemplateIn) -> Made:
    """It is offered at the desk from now on."""
    made = actions.add_reply(_wording(body, request.actor), by=request.actor)
    return Made(_told(_reply(made.pk, request.actor)))


@router.post(
    "/replies/{uuid:reply}",
    response=TemplateOut,
    url_name="reply-one",
    operation_id="change_template",
    summary="Change a canned reply",
    openapi_extra=KEYED,
)
@allowed(MANAGING)
@once()
def change(request: ProgramRequest, reply: UUID, body: TemplateIn) -> Made:
    """Other words are its next version; what was sent with the former ones stays as it was."""
    actions.change_reply(_reply(reply, request.actor), _wording(body, request.actor), by=request.actor)
    return Made(_told(_reply(reply, request.actor)))


@router.api_operation(
    ["DELETE"],
    "/replies/{uuid:reply}",
    response={204: None},
    url_name="reply-one",
    operation_id="retire_template",
    summary="Offer a canned reply no more",
)
@allowed(MANAGING)
def retire(request: ProgramRequest, reply: UUID) -> Status[None]:
    """Its versions stay."""
    actions.retire_reply(_reply(reply, request.actor), by=request.actor)
    return Status(204, None)


@router.get(
    "/checklists",
    response=ChecklistList,
    url_name="checklists",
    operation_id="list_checklists",
    summary="What is looked at for each issue",
)
@allowed(READ, MANAGING)
def checklists(request: ProgramRequest) -> dict[str, Any]:
    """The house's own, or the one that comes with the platform."""
    own = queries.own_checklists(by=request.actor)
    return {"items": [_checklist(issue, own.get(issue)) for issue in taxonomy().issues]}


@router.post(
    "/checklists/{issue}",
    response=ChecklistOut,
    url_name="checklist",
    operation_id="change_checklist",
    summary="Change what is looked at for an issue",
    openapi_extra=KEYED,
)
@allowed(MANAGING)
@once()
def change_list(request: ProgramRequest, issue: Code, body: ChecklistIn) -> Made:
    """It holds for all open complaints of the issue. What stood there before keeps its code, so that ticks stay."""
    if issue not in taxonomy().issues:
        raise Http404(issue)
    before = checks_in(issue, queries.own_checklists(by=request.actor).get(issue))
    actions.change_checklist(issue, _coded(body.checks, before), by=request.actor)
    return Made(_checklist(issue, queries.own_checklists(by=request.actor).get(issue)))


def _coded(lines: list[str], before: Any) -> list[dict[str, str]]:
    codes = {check.name.text(spoken_language()): check.code for check in before}
    kept = dict.fromkeys(line.strip() for line in lines if line.strip())
    return [{"code": codes.get(line) or f"own-{sha256(line.encode()).hexdigest()[:16]}", "text": line} for line in kept]


def _checklist(issue: str, own: ChecklistEdition | None) -> ChecklistOut:
    found: list[Check] = list(checks_in(issue, own))
    items = [ItemOut(code=one.code, name=one.name.text(spoken_language())) for one in found]
    return ChecklistOut(issue=issue, version=own.version if own and own.checks else 0, items=items)


def _wording(body: TemplateIn, by: Actor) -> Wording:
    return Wording(body.title, body.text, body.kind, tuple(body.issues), _department(body.department, by))


def _department(department_id: int | None, by: Actor) -> Department | None:
    if department_id is None:
        return None
    found = directory.departments(organisation_of(by), by=by).filter(pk=department_id).first()
    if found is None:
        raise Refusal(422, "department")
    return found


def _reply(reply: UUID, by: Actor) -> CannedReply:
    found = queries.reply(reply, by=by)
    if found is None:
        raise Http404(str(reply))
    return found


def _told(one: CannedReply) -> TemplateOut:
    words = one.words[0]
    return TemplateOut(
        id=one.pk,
        kind=ReplyKind(one.kind),
        title=words.title,
        text=words.text,
        issues=one.issues,
        department=department_of(one.department) if one.department else None,
        version=words.version,
        author=person_or_none(words.author),
        at=words.at,
    )
