"""The installation itself: what waits, health, jobs, storage, settings, and who runs it."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from juli.hub.console.navigation import shown
from juli.hub.console.seats import ConsoleRequest, operator_required
from juli.hub.directory import queries
from juli.hub.machines import NotPossible
from juli.hub.operations.checks.doctor import examine
from juli.hub.operations.checks.findings import Finding
from juli.hub.operations.glance import glance
from juli.hub.operations.queue import SHOWN, jobs, queues, retry_failed_job
from juli.hub.operations.storage import storage
from juli.hub.operations.terminal import said
from juli.hub.operations.told_settings import told_settings
from juli.hub.spoken import spoken_language


@require_safe
@operator_required
def home(request: ConsoleRequest) -> HttpResponse:
    """What waits for the operator, and how large the installation is."""
    seen = glance(by=request.actor)
    context = {
        "waiting": queries.activations_waiting(by=request.actor),
        "emergencies": queries.open_emergencies(by=request.actor),
        "glance": seen,
        "findings": _told(seen.wrong),
    }
    return shown(request, "home", "console:home", context)


@require_safe
@operator_required
def health(request: ConsoleRequest) -> HttpResponse:
    """What `juli doctor` finds at this moment."""
    findings = list(examine())
    context = {"findings": _told(findings), "wrongs": sum(not one.right for one in findings)}
    return shown(request, "health", "console:health", context)


@require_safe
@operator_required
def job_list(request: ConsoleRequest) -> HttpResponse:
    """The queues, and the jobs that wait, are being done, or failed for good."""
    lists = [(state, jobs(state, by=request.actor)) for state in reversed(SHOWN)]
    return shown(request, "jobs", "console:jobs", {"queues": queues(by=request.actor), "lists": lists})


@require_POST
@operator_required
def retry(request: ConsoleRequest, number: int) -> HttpResponse:
    """Put a failed job back into the queue."""
    try:
        retry_failed_job(number, by=request.actor)
        messages.success(request, _("Job %(number)s is back in the queue.") % {"number": number})
    except NotPossible:
        messages.warning(request, _("Job %(number)s did not fail, or is gone.") % {"number": number})
    return redirect("console:jobs")


@require_safe
@operator_required
def store(request: ConsoleRequest) -> HttpResponse:
    """What tables, files and mail take up."""
    return shown(request, "storage", "console:storage", {"storage": storage(by=request.actor)})


@require_safe
@operator_required
def setting_list(request: ConsoleRequest) -> HttpResponse:
    """Every setting with its value, its meaning, and where the value comes from."""
    found = told_settings(settings.CONFIGURATION, by=request.actor)
    return shown(request, "settings", "console:settings", {"settings": found})


@require_safe
@operator_required
def people(request: ConsoleRequest) -> HttpResponse:
    """Who runs the installation."""
    return shown(request, "people", "console:people", {"operators": queries.operators(by=request.actor)})


def _told(findings: Iterable[Finding]) -> list[dict[str, object]]:
    language = spoken_language()
    return [
        {
            "name": said(f"check-{one.check}").text(language),
            "right": one.right,
            "text": one.said.text(language),
        }
        for one in findings
    ]
