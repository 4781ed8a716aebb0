"""The years of the calendar, and a new one: brought, looked at, put in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from juli.calendars import WorkingDays, with_notice
from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.console.calendar_forms import Proposal, YearForm, opened
from juli.hub.console.navigation import shown
from juli.hub.console.seats import ConsoleRequest, operator_required
from juli.hub.console.years import year_of
from juli.hub.form_pages import FormPage, form_of
from juli.hub.machines import NotPossible
from juli.hub.reminders.queries import effect_of
from juli.hub.workdays.actions import import_year
from juli.hub.workdays.queries import calendar_in_force, imported_years
from juli.procedures.lookup import step_name

PLACE = "console:calendars"


@require_safe
@operator_required
def calendars(request: ConsoleRequest, year: int | None = None) -> HttpResponse:
    """The years known by notice, and the next one without; one of them as a picture."""
    calendar = calendar_in_force()
    years = [*sorted(calendar.notices), max(calendar.notices) + 1]
    chosen = timezone.localdate().year if year is None else year
    if chosen not in years:
        raise Http404(str(chosen))
    context = {
        "version": calendar.version,
        "years": [(one, one in calendar.notices) for one in reversed(years)],
        "year": year_of(calendar, chosen),
        "imports": [one for one in imported_years(by=request.actor) if one.year == chosen],
    }
    return shown(request, "calendars", PLACE, context)


@operator_required
@fresh_sign_in_required
def bring(request: ConsoleRequest) -> HttpResponse:
    """Read a file, show what it changes, and put it in force once that was confirmed."""
    if "proposal" in request.POST:
        return _confirmed(request, opened(request.POST["proposal"]))
    form = form_of(request, YearForm)
    if form.is_bound and form.is_valid():
        calendar = calendar_in_force()
        return _preview(request, Proposal(form.notice, form.file_hash, calendar.version), calendar)
    page = FormPage(
        title=_("Import a year"),
        button=_("Show what it changes"),
        back=reverse(PLACE),
        done="",
        lead=_("Once the State Council has announced the days off of a year. Nothing changes before you confirm it."),
    )
    return shown(request, "form", PLACE, {"form": form, "page": page})


def _confirmed(request: ConsoleRequest, proposal: Proposal | None) -> HttpResponse:
    again = _("The calendar was changed meanwhile, or the preview is an hour old. Please bring the file once more.")
    if proposal is None:
        messages.warning(request, again)
        return redirect("console:bring-year")
    try:
        import_year(proposal.notice, proposal.file_hash, seen=proposal.seen, by=request.actor)
    except NotPossible:
        messages.warning(request, again)
        return redirect("console:bring-year")
    messages.success(request, _("The year is in force. Running deadlines are being counted anew, and people told."))
    return redirect("console:year", proposal.notice.year)


@dataclass(frozen=True, slots=True)
class Changed:
    """A day that is another than it was: worked now, or no longer."""

    day: date
    works: bool


def changed_days(before: WorkingDays, after: WorkingDays, year: int) -> Sequence[Changed]:
    """The days of a year that two calendars tell apart, in order."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [Changed(day, after.is_working(day)) for day in every if before.is_working(day) != after.is_working(day)]


def _preview(request: ConsoleRequest, proposal: Proposal, calendar: WorkingDays) -> HttpResponse:
    after, year = with_notice(calendar, proposal.notice), proposal.notice.year
    effect = effect_of(after, by=request.actor)
    context = {
        "year": year_of(after, year),
        "proposal": proposal,
        "replaces": year in calendar.notices,
        "changed": changed_days(calendar, after, year),
        "effect": effect,
        "moved": [(step_name(*place), count) for place, count in effect.moved.items()],
    }
    return shown(request, "calendar_preview", PLACE, context)
