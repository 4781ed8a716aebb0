"""The papers of a proceeding: what is missing, the finished papers, and each of them to be read, changed and taken."""

from collections.abc import Callable, Mapping
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from juli.evidence.masking import mask_account
from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.complaints.actions import give_id_number, tell_particulars, withdraw_id_number
from juli.hub.complaints.models import Complaint
from juli.hub.operations.security.downloads import download
from juli.hub.portal.follow.ladder.shown import ShownProceeding, shown_proceeding
from juli.hub.portal.follow.matter import Matter, matter_of
from juli.hub.portal.follow.pages import Page, question_page
from juli.hub.portal.follow.papers.forms import FactsForm
from juli.hub.portal.follow.papers.page import paper_page, version_page, write_on
from juli.hub.portal.follow.papers.writing import Desk, own_of
from juli.hub.portal.follow.seat import opened, owned
from juli.papers.kit import Paper, PaperKind, Unfit, paper_docx, paper_pdf

_FORMS: Mapping[str, tuple[Callable[[Paper], bytes], str]] = {
    "pdf": (paper_pdf, "application/pdf"),
    "docx": (paper_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@opened
def papers(request: HttpRequest, complaint: Complaint, actor: Actor, proceeding: int) -> HttpResponse:
    """The papers that belong to the door, each with what is still open in it."""
    matter, shown = proceeding_or_404(complaint, actor, proceeding)
    desk = Desk(matter, shown.row)
    context = {"complaint": complaint, "matter": matter, "shown": shown, "papers": desk.papers, "asked": desk.asked}
    return render(request, "portal/follow/proceeding_papers.html", context)


@opened
def facts(request: HttpRequest, complaint: Complaint, actor: Actor, proceeding: int) -> HttpResponse:
    """What is missing in the papers; whatever is left empty stays a marked blank in them."""
    matter, shown = proceeding_or_404(complaint, actor, proceeding)
    desk = Desk(matter, shown.row)
    if not matter.may_climb or not (desk.asked.all or desk.needs_id_number):
        return redirect("portal:proceeding-papers", complaint.number, proceeding)
    make = partial(
        FactsForm,
        asked=desk.asked,
        told=desk.told,
        asks_number=desk.needs_id_number and actor.kind is ActorKind.COMPLAINANT,
        has_number=bool(desk.id_number),
    )
    form = make(request.POST) if request.method == "POST" else make()
    if form.is_bound and form.is_valid():
        tell_particulars(complaint, form.told(), by=actor)
        if form.cleaned_data.get("id_number"):
            give_id_number(complaint, form.cleaned_data["id_number"], by=actor)
        messages.success(request, _("What you filled in stands in the papers now."))
        return redirect("portal:proceeding-papers", complaint.number, proceeding)
    context = {
        "complaint": complaint,
        "shown": shown,
        "form": form,
        "errors": list(form.summary()),
        "is_own": actor.kind is ActorKind.COMPLAINANT,
        "id_number": mask_account(desk.id_number) if desk.id_number else "",
    }
    return render(request, "portal/follow/paper_facts.html", context)


@opened
def paper(request: HttpRequest, complaint: Complaint, actor: Actor, proceeding: int, paper: str) -> HttpResponse:
    """One paper: as it reads today, and where it is written on."""
    matter, shown = proceeding_or_404(complaint, actor, proceeding)
    desk = Desk(matter, shown.row)
    kind = _kind_or_404(desk, paper)
    if request.method == "POST":
        return write_on(request, desk, shown, kind)
    return paper_page(request, desk, shown, kind)


@require_safe
@opened
def version(
    request: HttpRequest, complaint: Complaint, actor: Actor, *, proceeding: int, paper: str, version: int
) -> HttpResponse:
    """A version of a paper as it was kept."""
    matter, shown = proceeding_or_404(complaint, actor, proceeding)
    desk = Desk(matter, shown.row)
    kind = _kind_or_404(desk, paper)
    kept = next((one for one in desk.versions_of(kind) if one.number == version), None)
    if kept is None or kept.content is None:
        raise Http404(version)
    return version_page(request, desk, shown, kind, kept)


@require_safe
@opened
def paper_file(
    request: HttpRequest, complaint: Complaint, actor: Actor, *, proceeding: int, paper: str, form: str
) -> HttpResponse:
    """A paper to take along. Who only reads along gets it without the identity number."""
    matter, shown = proceeding_or_404(complaint, actor, proceeding)
    desk = Desk(matter, shown.row)
    kind = _kind_or_404(desk, paper)
    if form not in _FORMS:
        raise Http404(form)
    make, media_type = _FORMS[form]
    versions = desk.versions_of(kind)
    try:
        composed = desk.compose(kind, own_of(versions[-1] if versions else None), whole=not actor.read_only)
    except Unfit:
        raise Http404(paper) from None
    return download(make(composed), name=f"{complaint.number}-{kind.id}.{form}", media_type=media_type)


@owned
def forget_id_number(request: HttpRequest, complaint: Complaint, actor: Actor) -> HttpResponse:
    """Take back the consent to the identity number."""
    page = Page(
        title=_("Erase your identity number?"),
        points=[
            _("It is erased here at once. Papers that you took along keep it."),
            _("Papers that have to bear it show a marked blank again. You can give it anew at any time."),
        ],
        button=_("Take it back and erase"),
        done=_("Your identity number is erased."),
        anchor="kept",
        back="portal:data",
        even_closed=True,
    )
    return question_page(request, complaint, page, lambda: withdraw_id_number(complaint, by=actor))


def proceeding_or_404(complaint: Complaint, actor: Actor, proceeding_id: int) -> tuple[Matter, ShownProceeding]:
    """The matter with one of its proceedings elsewhere."""
    matter = matter_of(complaint, actor)
    row = next((one for one in matter.proceedings if one.pk == proceeding_id and one != matter.proceeding), None)
    if row is None:
        raise Http404(proceeding_id)
    return matter, shown_proceeding(matter, row, matter.today)


def _kind_or_404(desk: Desk, paper: str) -> PaperKind:
    kind = next((one for one in desk.kinds if one.id == paper), None)
    if kind is None:
        raise Http404(paper)
    return kind
