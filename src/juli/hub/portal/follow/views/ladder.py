"""The ladder: which doors are open, opening one, and noting what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from juli.hub.accounts.actors import Actor
from juli.hub.complaints import queries
from juli.hub.complaints.actions import escalate_to_compliance, note_proceeding, open_proceeding, tell_circumstances
from juli.hub.complaints.actions.ladder import Told, Words
from juli.hub.complaints.ladder import can_escalate, standing_of
from juli.hub.complaints.models import Circumstances, Complaint
from juli.hub.portal.follow.ladder.beside import help_of
from juli.hub.portal.follow.ladder.demands import demands_of
from juli.hub.portal.follow.ladder.doors import DoorPage, doors_of, own_limits_of
from juli.hub.portal.follow.ladder.facts import known_purpose, known_respondent
from juli.hub.portal.follow.ladder.forms import CircumstancesForm, NoteForm
from juli.hub.portal.follow.ladder.needs import needs_of
from juli.hub.portal.follow.ladder.shown import ShownProceeding, elsewhere
from juli.hub.portal.follow.matter import matter_of
from juli.hub.portal.follow.pages import Page, form_page
from juli.hub.portal.follow.seat import opened
from juli.hub.portal.follow.views.papers import proceeding_or_404
from juli.hub.portal.templatetags.juli import say
from juli.law import AS_OF
from juli.procedures import Clock
from juli.proceedings import Kind, Note, course_of
from juli.proceedings.course import Place, touchable
from juli.proceedings.demands import DEMANDED_BY, demands


@opened
def doors(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """All doors with their state and reasons; first the few facts they hang on, where they are not told yet."""
    told = queries.circumstances(complaint, by=actor)
    if told is None:
        return redirect("portal:circumstances", complaint.number)
    matter = matter_of(complaint, actor)
    page = doors_of(matter, told)
    context = {
        "complaint": complaint,
        "matter": matter,
        "page": page,
        "help": help_of(matter, told, page),
        "elsewhere": elsewhere(matter),
        "limits": own_limits_of(matter, told),
        "as_of": AS_OF,
    }
    return render(request, "portal/follow/doors.html", context)


@opened
def circumstances(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """The few facts that the complaint does not say; asked once, and put right here."""
    told = queries.circumstances(complaint, by=actor)
    known = _known(complaint)
    form = partial(CircumstancesForm, known=list(known), initial=_initial(told))
    page = Page(
        title=_("A few more facts, and you see which ways are open"),
        points=[_("Only you and who helps you see the answers. You can change them at any time.")],
        button=_("Show me the ways"),
        done=_("Your answers are kept."),
        to=reverse("portal:doors", args=[complaint.number]),
        from_where=_("Ways that are open to you") if told else "",
        even_closed=True,
    )
    if told is None:
        page = replace(page, to="", back="portal:doors")
    return form_page(
        request, complaint, form, page, lambda typed: tell_circumstances(complaint, Told(**known, **typed), by=actor)
    )


def _known(complaint: Complaint) -> Mapping[str, Any]:
    """What need not be asked."""
    known = {
        "purpose": known_purpose(complaint.complainant.kind),
        "respondent": known_respondent(complaint.respondent),
    }
    return {name: value.value for name, value in known.items() if value}


def _initial(told: Circumstances | None) -> Mapping[str, Any]:
    if told is None:
        return {}
    names = ("purpose", "respondent", "province", "clause", "known_on")
    return {name: getattr(told, name) for name in names} | {"average_wage": told.average_wage_fen}


@opened
def door(request: HttpRequest, complaint: Complaint, actor: Actor, procedure: str) -> HttpResponse:
    """One door: why it stands so, and what is needed to go through it. Going on opens the proceeding."""
    told = queries.circumstances(complaint, by=actor)
    if told is None:
        return redirect("portal:circumstances", complaint.number)
    matter = matter_of(complaint, actor)
    shown = _door_or_404(doors_of(matter, told), procedure)
    if "deliver" in request.POST and shown.id == DEMANDED_BY and can_escalate(complaint):
        delivered = escalate_to_compliance(complaint, by=actor)
        messages.success(request, _("The compliance department of %(other)s has it now.") % {"other": matter.other})
        return redirect("portal:proceeding", complaint.number, delivered.pk)
    if request.method == "POST":
        opened_now = open_proceeding(complaint, shown.id, by=actor)
        return redirect("portal:proceeding-facts", complaint.number, opened_now.pk)
    context = {"complaint": complaint, "matter": matter, "shown": shown, "needs": needs_of(matter, shown.id)}
    if shown.id == DEMANDED_BY and can_escalate(complaint):
        context["demands"] = demands().values()
    return render(request, "portal/follow/door.html", context)


def _door_or_404(page: DoorPage, procedure: str) -> Any:
    found = page.find(procedure)
    if found is None or not found.leads_on:
        raise Http404(procedure)
    return found


@opened
def proceeding(request: HttpRequest, complaint: Complaint, actor: Actor, proceeding: int) -> HttpResponse:
    """One proceeding: where it stands, what runs, what was noted, and what can be noted next."""
    matter, shown = proceeding_or_404(complaint, actor, proceeding)
    told = queries.circumstances(complaint, by=actor)
    breached = [clock.breach for clock in shown.clocks if clock.breach]
    page = doors_of(matter, told) if told and breached else None
    ways = page.named(dict.fromkeys(one for breach in breached for one in breach.doors)) if page else []
    context = {"complaint": complaint, "matter": matter, "shown": shown, "ways": ways}
    context["demands"] = demands_of(matter, shown.row)
    return render(request, "portal/follow/proceeding.html", context)


@opened
def note(request: HttpRequest, complaint: Complaint, actor: Actor, proceeding: int, note: str) -> HttpResponse:
    """Note what became of a proceeding, with its day."""
    matter, shown = proceeding_or_404(complaint, actor, proceeding)
    mark = course_of(shown.procedure.id).get(note)
    if mark is None:
        raise Http404(note)
    page = _note_page(shown, mark.kind)
    if mark.kind not in shown.possible and request.method != "POST":
        messages.info(request, _("This cannot be noted now. The page shows how things stand."))
        return redirect(page.to)
    clocks = touchable(standing_of(shown.row, matter.notes, matter.running), note) if "step" in mark.kind.asks else ()

    def act(typed: dict[str, Any]) -> None:
        noted, proof = _noted(mark.kind, typed, clocks), [replace(file, proves=page.title) for file in typed["proof"]]
        if not note_proceeding(shown.row, noted, _words(typed), by=actor, proof=proof):
            messages.info(request, _("By law it takes longer only if all the conditions are met. The day stays."))

    form = partial(NoteForm, kind=mark.kind, procedure=shown.procedure, clocks=clocks)
    return form_page(request, complaint, form, page, act)


def _note_page(shown: ShownProceeding, kind: Kind) -> Page:
    return Page(
        title=say(kind.name),
        points=[_("%(name)s: %(body)s") % {"name": say(shown.procedure.name), "body": say(shown.body)}],
        button=_("Note it"),
        done=_("It is noted, and the days are counted."),
        to=reverse("portal:proceeding", args=[shown.row.complaint.number, shown.row.pk]),
        from_where=say(shown.procedure.name),
        even_closed=True,
    )


def _noted(kind: Kind, typed: Mapping[str, Any], clocks: Sequence[Clock]) -> Note:
    return Note(
        kind=kind.id,
        on=typed["on"],
        step=_place(typed.get("step") or "", clocks),
        conditions=tuple(typed.get("conditions", ())),
        result=typed.get("result", ""),
    )


def _place(chosen: str, clocks: Sequence[Clock]) -> Place | None:
    if chosen:
        procedure, _dot, step = chosen.partition(".")
        return procedure, step
    return (clocks[0].procedure, clocks[0].step) if clocks else None


def _words(typed: Mapping[str, Any]) -> Words:
    names = ("channel", "ground", "body", "reference", "reason", "text")
    return Words(**{name: typed.get(name) or "" for name in names})
