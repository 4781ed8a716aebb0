"""The first page, and the start of a draft."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.complaints.actions import save_answers, start_draft
from juli.hub.portal.access import remember_draft, visitor
from juli.hub.portal.journey import PLAN
from juli.hub.portal.language import page_language
from juli.hub.portal.views.frame import as_visitor
from juli.hub.portal.visit import Visit, visit_of
from juli.triage import ENTRANCES

AUDIT = "audit"
DOORS = (*ENTRANCES, AUDIT, "any")
"""Where one may begin: with what happened, with a statement, or without knowing which it is."""


@never_cache
@require_safe
@as_visitor
def home(request: HttpRequest) -> HttpResponse:
    """What happened, the audit, and the way to follow a complaint."""
    visit = visit_of(request)
    return render(request, "portal/home.html", {"open_draft": visit if visit and _is_begun(visit) else None})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@as_visitor
def start(request: HttpRequest) -> HttpResponse:
    """Begin a draft. Where this browser holds one already, ask whether to go on with it."""
    sent = request.POST if request.method == "POST" else request.GET
    door = sent.get("entrance", "")
    door = door if door in DOORS else "any"
    visit = visit_of(request)
    if visit and visit.draft.complaint_id:
        # Filed: the next complaint is another draft.
        visit = None
    if visit and _is_begun(visit):
        if request.method != "POST":
            context = {"visit": visit, "door": door, "continue_at": first_open_step(visit)}
            return render(request, "portal/start.html", context)
        if sent.get("fresh") != "yes":
            return redirect(f"{reverse('portal:start')}?entrance={door}")
        visit = None
    if request.method != "POST":
        return redirect("portal:home")
    return _begin(request, visit, door)


def first_open_step(visit: Visit) -> str:
    """The first question of the way that is not answered yet."""
    path = visit.journey.path
    needed = (name for name in path if visit.typed(name) is None and name not in ("audit", "check"))
    return next(needed, path[-1])


def _begin(request: HttpRequest, visit: Visit | None, door: str) -> HttpResponse:
    first = PLAN["audit_first" if door == AUDIT else "order"][0]
    response = redirect("portal:step", first)
    if visit is not None:
        visit.keep("entrance", {"entrance": [door]})
        remember_draft(response, visit.draft.pk, visit.passcode)
        return response
    draft, passcode = start_draft(by=visitor(request), language=page_language())
    save_answers("entrance", {"entrance": [door]}, by=Actor(ActorKind.VISITOR, draft_id=draft.pk))
    remember_draft(response, draft.pk, passcode)
    return response


def _is_begun(visit: Visit) -> bool:
    """Whether the draft holds anything but the door it began with, and is not filed."""
    return not visit.draft.complaint_id and (bool(visit.draft.answers.keys() - {"entrance"}) or bool(visit.files))
