"""Canned replies and checklists of a house: read by who may write them, with a preview; each change is a version."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from juli.handling import FIELDS, Check, field_name, fill
from juli.hub.accounts.actors import ActorKind, require
from juli.hub.directory.queries import departments
from juli.hub.form_pages import FormPage, form_of
from juli.hub.house.forms import ConfirmForm, chosen
from juli.hub.house.reply_forms import ChecklistForm, ReplyForm
from juli.hub.house.seats import HouseRequest, asked, house_required, shown
from juli.hub.spoken import spoken_language
from juli.hub.workbench import actions, queries
from juli.hub.workbench.actions.replies import MANAGING, Wording
from juli.hub.workbench.checks import checks_in
from juli.hub.workbench.labels import REFUSALS
from juli.hub.workbench.models import CannedReply
from juli.triage import taxonomy

PLACE, CHECKLISTS = "house:replies", "house:checklists"


@require_safe
@house_required(MANAGING)
def replies(request: HouseRequest) -> HttpResponse:
    """All replies that are offered, each as it reads with invented facts."""
    facts, names = sample_facts(), {name: field_name(name).text(spoken_language()) for name in FIELDS}
    issues = taxonomy().issues
    found = [
        {
            "row": reply,
            "words": reply.words[0],
            "issues": [issues[code].name.text(spoken_language()) for code in reply.issues if code in issues],
            "preview": fill(reply.words[0].text, facts, names).text,
        }
        for reply in sorted(queries.replies(by=request.actor), key=lambda reply: reply.words[0].title)
    ]
    return shown(request, "replies", PLACE, {"replies": found})


@house_required(MANAGING)
def add(request: HouseRequest) -> HttpResponse:
    """Write a reply."""
    page = FormPage(
        title=gettext_lazy("Write a canned reply"),
        button=gettext_lazy("Keep the reply"),
        back=reverse(PLACE),
        done=gettext_lazy("The reply is kept. It is offered at the desk from now on."),
    )
    form = _form(request)
    return asked(
        request,
        form,
        lambda told: actions.add_reply(_wording(request, told), by=request.actor),
        page,
        PLACE,
        refusals=REFUSALS,
    )


@house_required(MANAGING)
def change(request: HouseRequest, reply: UUID) -> HttpResponse:
    """Change a reply; what was sent with its former words stays as it was."""
    found = _own_reply(request, reply)
    words = found.words[0]
    page = FormPage(
        title=_("Change the reply %(title)s") % {"title": words.title},
        button=gettext_lazy("Keep the reply"),
        back=reverse(PLACE),
        done=gettext_lazy("The reply is kept as a new version."),
        lead=_("This is version %(version)s.") % {"version": words.version},
    )
    known = {"title": words.title, "text": words.text, "kind": found.kind, "issues": found.issues}
    form = _form(request, {**known, "department": str(found.department_id or "")})
    return asked(
        request,
        form,
        lambda told: actions.change_reply(found, _wording(request, told), by=request.actor),
        page,
        PLACE,
        refusals=REFUSALS,
    )


@house_required(MANAGING)
def retire(request: HouseRequest, reply: UUID) -> HttpResponse:
    """Offer a reply no more."""
    found = _own_reply(request, reply)
    page = FormPage(
        title=_("Offer %(title)s no more?") % {"title": found.words[0].title},
        button=gettext_lazy("Offer it no more"),
        back=reverse(PLACE),
        done=gettext_lazy("The reply is no longer offered."),
    )
    form = form_of(request, ConfirmForm)
    return asked(request, form, lambda told: actions.retire_reply(found, by=request.actor), page, PLACE)


@require_safe
@house_required(MANAGING)
def checklists(request: HouseRequest) -> HttpResponse:
    """The checklist of each issue, and whether it is the house's own."""
    require(request.actor, ActorKind.STAFF)
    own = queries.own_checklists(by=request.actor)
    found = [
        {
            "issue": code,
            "name": known.name.text(spoken_language()),
            "own": own.get(code),
            "checks": _lines(checks_in(code, own.get(code))),
        }
        for code, known in taxonomy().issues.items()
    ]
    return shown(request, "checklists", CHECKLISTS, {"checklists": found})


@house_required(MANAGING)
def checklist(request: HouseRequest, issue: str) -> HttpResponse:
    """Change what is checked for an issue."""
    require(request.actor, ActorKind.STAFF)
    known = taxonomy().issues.get(issue)
    if known is None:
        raise Http404(issue)
    before = checks_in(issue, queries.own_checklists(by=request.actor).get(issue))
    page = FormPage(
        title=_("Checklist: %(issue)s") % {"issue": known.name.text(spoken_language())},
        button=gettext_lazy("Keep the checklist"),
        back=reverse(CHECKLISTS),
        done=gettext_lazy("The checklist is kept. It holds for all open complaints of this issue."),
    )
    form = form_of(request, ChecklistForm, initial={"checks": "\n".join(_lines(before))})
    return asked(
        request,
        form,
        lambda told: actions.change_checklist(issue, _checks(told["checks"], before), by=request.actor),
        page,
        CHECKLISTS,
        refusals=REFUSALS,
    )


def sample_facts() -> Mapping[str, str]:
    """Invented facts for a preview."""
    return {
        "number": "2611-0001-28",
        "merchant_name": _("Zhou's hardware shop"),
        "merchant_no": "898430552510A6R",
        "terminal_no": "88213307",
        "provider": _("Chenghu Payment (invented)"),
        "department": pgettext("example", "Compliance"),
        "issue": taxonomy().issue("rate_increase").name.text(spoken_language()),
        "amount": _("1,916.77 yuan"),
        "offer_amount": _("1,286.50 yuan"),
        "filed_on": pgettext("example", "2 March"),
        "due_on": pgettext("example", "16 March"),
        "pay_by": pgettext("example", "20 March"),
        "today": pgettext("example", "5 March"),
        "handler": pgettext("example", "Lin"),
        "hotline": "400-000-0000",
    }


def _form(request: HouseRequest, known: Mapping[str, Any] | None = None) -> ReplyForm:
    require(request.actor, ActorKind.STAFF)
    houses = departments(request.seat.organisation_id, by=request.actor)
    return form_of(request, ReplyForm, initial=known, departments=houses)


def _own_reply(request: HouseRequest, reply: UUID) -> CannedReply:
    found = queries.reply(reply, by=request.actor)
    if found is None:
        raise Http404(str(reply))
    return found


def _wording(request: HouseRequest, told: Mapping[str, Any]) -> Wording:
    house = departments(request.seat.organisation_id, by=request.actor)
    return Wording(told["title"], told["text"], told["kind"], tuple(told["issues"]), chosen(told, "department", house))


def _lines(checks: Sequence[Check]) -> list[str]:
    return [check.name.text(spoken_language()) for check in checks]


def _checks(lines: Sequence[str], before: Sequence[Check]) -> list[dict[str, str]]:
    """The lines with their codes: what stood there before keeps its own, so that ticks stay."""
    codes = {check.name.text(spoken_language()): check.code for check in before}
    return [
        {"code": codes.get(line) or f"own-{sha256(line.encode()).hexdigest()[:16]}", "text": line} for line in lines
    ]
