"""The page of one paper: what it says, what changed since it was last kept, and the place that is written on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from juli.hub.complaints import queries
from juli.hub.complaints.actions import keep_paper
from juli.hub.complaints.papers import KeptPaper
from juli.hub.machines import NotPossible
from juli.hub.portal.follow.ladder.shown import ShownProceeding
from juli.hub.portal.follow.papers.asking import fact_for
from juli.hub.portal.follow.papers.editing import MOST_OWN, Place, place_in, restored, rewritten
from juli.hub.portal.follow.papers.forms import WriteForm
from juli.hub.portal.follow.papers.shown import Places, ShownBlock, anchor_of, left_out, shown_blocks
from juli.hub.portal.follow.papers.writing import Desk, Written
from juli.hub.portal.follow.seat import refusal_text
from juli.papers.findings import read_findings
from juli.papers.kit import OwnText, Paper, PaperKind
from juli.papers.kit.kept import Changed, changes, kept_paper
from juli.triage.tone import Mark, look_over

TEMPLATE = "portal/follow/paper.html"
DIGITS = 5
"""Digits of a version's number."""
_ELSEWHERE = {
    "evidence": "{case}#proof",
    "evidence.proves": "{case}#proof",
    "complainant.id_number": "{asking}#id_id_number",
}
"""Where a blank leads that is no plain question."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version in the list: `helper` is who kept it, "" for the complainant themselves."""

    kept: KeptPaper
    helper: str


@dataclass(frozen=True, slots=True)
class Writing:
    """The place that is open to be written on, and what the tone check says of what stands in the field."""

    place: Place
    form: WriteForm
    marks: Sequence[Mark]

    @property
    def anchor(self) -> str:
        """Where it stands in the page."""
        return anchor_of(self.place.block) if self.place.block else "versions"


def paper_page(
    request: HttpRequest, desk: Desk, shown: ShownProceeding, kind: PaperKind, writing: Writing | None = None
) -> HttpResponse:
    """The paper as it reads today."""
    written = desk.written(kind)
    may_write = desk.matter.may_climb and written.paper is not None
    if writing is None and may_write and written.paper is not None:
        writing = _asked_for(request, written.paper)
    places = _places(desk, shown, kind)
    context = {
        **_frame(desk, shown, kind),
        "written": written,
        "paper": written.paper,
        "blocks": _blocks(desk, places, written.paper) if written.paper else (),
        "open": [(one, places.hole(one.fact)) for one in written.paper.missing] if written.paper else (),
        "annexes": _annexes(desk, written.paper) if written.paper else (),
        "left_out": left_out(written.paper) if written.paper else (),
        "changes": _changes(written),
        "versions": _versions(desk, kind),
        "after": written.last.number if written.last else 0,
        "may_write": may_write,
        "changing": may_write and (writing is not None or "change" in request.GET),
        "writing": writing,
        "errors": list(writing.form.summary()) if writing else (),
    }
    return render(request, TEMPLATE, context)


def version_page(
    request: HttpRequest, desk: Desk, shown: ShownProceeding, kind: PaperKind, kept: KeptPaper
) -> HttpResponse:
    """A version as it was kept, with nothing to change."""
    assert kept.content is not None
    paper = kept_paper(kept.content)
    context = {
        **_frame(desk, shown, kind),
        "paper": paper,
        "blocks": shown_blocks(paper, (), Places(lambda fact: "", lambda fact: "")),
        "version": next(one for one in _versions(desk, kind) if one.kept == kept),
    }
    return render(request, "portal/follow/paper_version.html", context)


def write_on(request: HttpRequest, desk: Desk, shown: ShownProceeding, kind: PaperKind) -> HttpResponse:
    """Keep what was written as the next version, or look at its tone first. Nothing typed is lost."""
    paper, does, block = desk.written(kind).paper, request.POST.get("do", ""), request.POST.get("block", "")
    if paper is None:
        raise Http404(kind.id)
    if does in ("keep", "restore"):
        own = restored(paper, block) if does == "restore" else paper.own
        _keep(request, desk, shown, kind, own)
        return redirect(_address(desk, shown, kind, anchor_of(block) if block else "versions"))
    # Words whose place is gone meanwhile are put before the end.
    place = place_in(paper, block, adds=bool(request.POST.get("adds"))) or Place("", adds=True, text="", is_own=False)
    form = WriteForm(request.POST)
    writing = Writing(place, form, look_over(request.POST.get("text", "")))
    if form.is_valid() and does != "look":
        try:
            _keep(request, desk, shown, kind, rewritten(paper, place, form.cleaned_data["text"]))
            return redirect(_address(desk, shown, kind, writing.anchor))
        except NotPossible as refusal:
            form.add_error(None, refusal_text(refusal))
    return paper_page(request, desk, shown, kind, writing)


def _keep(request: HttpRequest, desk: Desk, shown: ShownProceeding, kind: PaperKind, own: Sequence[OwnText]) -> None:
    after = request.POST.get("after", "")
    if len(own) > MOST_OWN:
        raise NotPossible("paper-versions")
    number = int(after) if after.isdecimal() and len(after) <= DIGITS else -1
    keep_paper(shown.row, desk.compose(kind, own), after=number, by=desk.matter.actor)


def _address(desk: Desk, shown: ShownProceeding, kind: PaperKind, anchor: str) -> str:
    page = reverse("portal:case-paper", args=[desk.matter.complaint.number, shown.row.pk, kind.id])
    return f"{page}#{anchor}"


def _asked_for(request: HttpRequest, paper: Paper) -> Writing | None:
    """The place that the address opens: `edit` a block, or `add` after one."""
    adds = "add" in request.GET
    place = place_in(paper, request.GET.get("add" if adds else "edit", ""), adds=adds)
    if place is None:
        return None
    return Writing(place, WriteForm(initial={"text": place.text}), look_over(place.text) if place.is_own else ())


def _frame(desk: Desk, shown: ShownProceeding, kind: PaperKind) -> dict[str, Any]:
    return {"complaint": desk.matter.complaint, "matter": desk.matter, "shown": shown, "kind": kind}


def _blocks(desk: Desk, places: Places, paper: Paper) -> Sequence[ShownBlock]:
    return shown_blocks(paper, read_findings(desk.facts.audit, desk.explain), places)


def _places(desk: Desk, shown: ShownProceeding, kind: PaperKind) -> Places:
    """Where blanks and figures lead."""
    case = reverse("portal:case", args=[desk.matter.complaint.number])
    asking = reverse("portal:proceeding-facts", args=[desk.matter.complaint.number, shown.row.pk])

    def hole(fact: str) -> str:
        asked = fact_for(fact, kind)
        return f"{asking}#id_{asked.name}" if asked else _ELSEWHERE.get(fact, "").format(case=case, asking=asking)

    def figure(fact: str) -> str:
        asked = fact_for(fact, kind)
        if asked and asked.name in desk.told:
            return f"{asking}#id_{asked.name}"
        return f"{case}#h-claims" if fact.startswith("claims.") or fact == "total" else f"{case}#audit"

    return Places(hole, figure)


def _annexes(desk: Desk, paper: Paper) -> Sequence[tuple[str, str]]:
    """The annexes by title, each with the rule whose lines it shows; the list of the statements shows none."""
    lined = [finding.rule for finding in read_findings(desk.facts.audit, desk.explain) if finding.lines]
    return list(zip_longest((annex.title for annex in paper.annexes), lined[: len(paper.annexes)], fillvalue=""))


def _changes(written: Written) -> Sequence[Changed]:
    """What our text says otherwise than when it was last kept."""
    if written.paper is None or written.last is None or written.last.content is None:
        return ()
    return changes(kept_paper(written.last.content), written.paper)


def _versions(desk: Desk, kind: PaperKind) -> Sequence[Version]:
    """The versions, the newest first."""
    kept = desk.versions_of(kind)
    voices = queries.voices(desk.matter.complaint, (), by=desk.matter.actor) if kept else None
    return [Version(one, voices.behind(one.event) if voices else "") for one in reversed(kept)]
