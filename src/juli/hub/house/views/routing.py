"""Which department of the house gets a complaint: rules, and a preview of where one would go."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST, require_safe

from juli.hub.complaints.placing import Facts
from juli.hub.directory.models import Department
from juli.hub.directory.queries import departments
from juli.hub.form_pages import FormPage, form_of
from juli.hub.house.forms import ConfirmForm
from juli.hub.house.routing_forms import RuleForm, TryForm
from juli.hub.house.seats import ROUTING, HouseRequest, asked, house_required, shown
from juli.hub.house.told_rules import ToldRule, told_rule
from juli.hub.machines import NotPossible
from juli.hub.routing import actions, queries
from juli.hub.routing.labels import REFUSALS
from juli.hub.routing.models import RoutingRule
from juli.money import yuan

PLACE = "house:routing"
VERSIONS_SHOWN = 10


@require_safe
@house_required(ROUTING)
def routing(request: HouseRequest) -> HttpResponse:
    """The rules in their order, where a complaint would go, and who changed them when."""
    names = _names(request)
    version = queries.rule_version(by=request.actor)
    form = TryForm(request.GET) if "issue" in request.GET else TryForm()
    facts = form.facts()
    context = {
        "version": version,
        "rules": [told_rule(row, names) for row in version.rules.all()] if version else [],
        "versions": queries.rule_versions(by=request.actor)[:VERSIONS_SHOWN],
        "form": form,
        "tried": _tried(request, facts, names) if facts else None,
        "has_departments": bool(names),
    }
    return shown(request, "routing", PLACE, context)


@house_required(ROUTING)
def add(request: HouseRequest) -> HttpResponse:
    """Add a rule after the others."""
    page = FormPage(
        title=gettext_lazy("Add a rule"),
        button=gettext_lazy("Keep the rule"),
        back=reverse(PLACE),
        done=gettext_lazy("The rule is kept. It holds for complaints that come from now on."),
        lead=gettext_lazy("Every condition that you choose must hold. The first rule that fits decides."),
    )
    form = form_of(request, RuleForm, departments=_departments(request))
    here = request.seat.organisation
    return asked(
        request,
        form,
        lambda told: actions.add_rule(here, form.rule(), by=request.actor),
        page,
        PLACE,
        refusals=REFUSALS,
    )


@house_required(ROUTING)
def change(request: HouseRequest, rule_id: int) -> HttpResponse:
    """Change a rule."""
    found = _rule(request, rule_id)
    page = FormPage(
        title=gettext_lazy("Change the rule"),
        button=gettext_lazy("Keep the rule"),
        back=reverse(PLACE),
        done=gettext_lazy("The rule is changed. It holds for complaints that come from now on."),
        lead=gettext_lazy("Every condition that you choose must hold. The first rule that fits decides."),
    )
    known = {name: getattr(found, name) for name in _FIELDS}
    known["amount_from"] = yuan(found.amount_from) if found.amount_from else ""
    form = form_of(request, RuleForm, initial=known, departments=_departments(request))
    here = request.seat.organisation

    def act(told: Mapping[str, object]) -> None:
        actions.change_rule(here, found.pk, form.rule(), by=request.actor)

    return asked(request, form, act, page, PLACE, refusals=REFUSALS)


@require_POST
@house_required(ROUTING)
def move(request: HouseRequest, rule_id: int) -> HttpResponse:
    """Let a rule be asked one place earlier."""
    found = _rule(request, rule_id)
    try:
        actions.move_rule(request.seat.organisation, found.pk, by=request.actor)
        messages.success(request, _("The rule is asked earlier now."))
    except NotPossible as refusal:
        messages.warning(request, str(REFUSALS[refusal.code]))
    return redirect(PLACE)


@house_required(ROUTING)
def remove(request: HouseRequest, rule_id: int) -> HttpResponse:
    """Remove a rule."""
    found = _rule(request, rule_id)
    page = FormPage(
        title=gettext_lazy("Remove the rule?"),
        button=gettext_lazy("Remove the rule"),
        back=reverse(PLACE),
        done=gettext_lazy("The rule is removed."),
        lead=pgettext("list of rights", "; ").join(told_rule(found, {}).conditions),
        warning=gettext_lazy("Complaints that it has placed stay where they are."),
    )
    here = request.seat.organisation
    form = form_of(request, ConfirmForm)
    return asked(
        request,
        form,
        lambda told: actions.remove_rule(here, found.pk, by=request.actor),
        page,
        PLACE,
        refusals=REFUSALS,
    )


_FIELDS = ("issue", "claim", "product", "province", "channel", "language", "department", "skill")


def _departments(request: HouseRequest) -> list[Department]:
    return list(departments(request.seat.organisation_id, by=request.actor))


def _names(request: HouseRequest) -> Mapping[str, str]:
    return {one.code: one.name for one in _departments(request)}


def _rule(request: HouseRequest, rule_id: int) -> RoutingRule:
    found = queries.routing_rule(rule_id, by=request.actor)
    if found is None:
        raise Http404(str(rule_id))
    return found


def _tried(request: HouseRequest, facts: Facts, names: Mapping[str, str]) -> tuple[str, ToldRule | None]:
    placement, row = queries.tried(request.seat.organisation, facts, by=request.actor)
    department = placement.department.name if placement.department else ""
    return department, told_rule(row, names) if row else None
