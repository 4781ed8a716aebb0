"""What is due, batches, and holds. A complaint is named by its number alone; nothing of it is read here."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from juli.hub.accounts.fresh import fresh_sign_in_required
from juli.hub.console.forms import ConfirmForm
from juli.hub.console.navigation import asked, shown
from juli.hub.console.privacy.forms import HoldForm
from juli.hub.console.seats import ConsoleRequest, operator_required
from juli.hub.form_pages import FormPage, form_of
from juli.hub.forms import PlainForm
from juli.hub.privacy import actions, queries
from juli.hub.privacy.actions.disposing import LARGEST
from juli.hub.privacy.labels import OUTCOMES, REFUSALS, STATES
from juli.hub.privacy.models import Disposal

DUE, BATCHES, HOLDS = "console:due", "console:disposals", "console:holds"
ROWS = 50


@require_safe
@operator_required
def due_list(request: ConsoleRequest) -> HttpResponse:
    """What is due today, the longest due first, and what stands against it."""
    found = queries.due(today=timezone.localdate(), by=request.actor)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return shown(request, "privacy/due", DUE, {"page": page, "free": sum(one.is_free for one in found)})


@operator_required
@fresh_sign_in_required
def propose(request: ConsoleRequest) -> HttpResponse:
    """Put what is due and free into a batch."""
    page = FormPage(
        title=_("Propose a batch"),
        button=_("Propose it"),
        back=reverse(BATCHES),
        done=_("The batch is proposed. Another person has to approve it."),
        lead=_("All that is due today and not held, the longest due first, %(most)s complaints at most.")
        % {"most": LARGEST},
        warning=_("Nothing is erased yet. Once another person has approved it, it cannot be brought back."),
    )
    return _asked(
        request,
        form_of(request, ConfirmForm),
        lambda told: actions.propose_disposal(today=timezone.localdate(), by=request.actor),
        page,
        BATCHES,
    )


@require_safe
@operator_required
def batches(request: ConsoleRequest) -> HttpResponse:
    """All batches: who proposed, who decided, where each stands."""
    page = Paginator(queries.disposals(by=request.actor), ROWS).get_page(request.GET.get("page"))
    return shown(request, "privacy/batches", BATCHES, {"page": page, "batches": [_told(one) for one in page]})


@require_safe
@operator_required
def batch(request: ConsoleRequest, batch: int) -> HttpResponse:
    """One batch, with what is in it."""
    found = _batch_or_404(request, batch)
    items = queries.disposal_items(found, today=timezone.localdate(), by=request.actor)
    context = {
        "batch": found,
        "state": STATES[found.state],
        "items": [(item, OUTCOMES[item.outcome]) for item in items],
        "held": sum(item.held for item in items),
        "is_own": found.proposed_by_id == request.user.pk,
    }
    return shown(request, "privacy/batch", BATCHES, context)


@operator_required
@fresh_sign_in_required
def approve(request: ConsoleRequest, batch: int) -> HttpResponse:
    """Agree to what another person proposed."""
    found = _batch_or_404(request, batch)
    page = FormPage(
        title=_("Erase what is in this batch?"),
        button=_("Approve, erase it"),
        back=reverse("console:disposal", args=[found.pk]),
        done=_("The batch is approved. The worker erases it now, one complaint after another."),
        warning=_(
            "Names, contact, words, files and audits of %(count)s complaints go for good. What is held by then is left."
        )
        % {"count": found.size},
    )
    return _asked(
        request,
        form_of(request, ConfirmForm),
        lambda told: actions.approve_disposal(found, by=request.actor),
        page,
        BATCHES,
    )


@operator_required
@fresh_sign_in_required
def refuse(request: ConsoleRequest, batch: int) -> HttpResponse:
    """Do not agree to a batch."""
    found = _batch_or_404(request, batch)
    page = FormPage(
        title=_("Refuse this batch?"),
        button=_("Refuse the batch"),
        back=reverse("console:disposal", args=[found.pk]),
        done=_("The batch is refused. What is due can be proposed again."),
        lead=_("Nothing in it is erased. Place a hold first on what has to stay, so that it is not proposed again."),
    )
    return _asked(
        request,
        form_of(request, ConfirmForm),
        lambda told: actions.refuse_disposal(found, by=request.actor),
        page,
        BATCHES,
    )


@require_safe
@operator_required
def hold_list(request: ConsoleRequest) -> HttpResponse:
    """What is held back, why, by whom and until when."""
    page = Paginator(queries.holds(by=request.actor), ROWS).get_page(request.GET.get("page"))
    return shown(request, "privacy/holds", HOLDS, {"page": page, "today": timezone.localdate()})


@operator_required
@fresh_sign_in_required
def place(request: ConsoleRequest) -> HttpResponse:
    """Hold a complaint's data back."""
    page = FormPage(
        title=_("Hold a complaint's data"),
        button=_("Hold it"),
        back=reverse(HOLDS),
        done=_("It is held. Nothing of this complaint is erased meanwhile."),
        lead=_(
            "Where a court, an authority or the platform itself may still need it. A batch that waits skips it too."
        ),
    )
    return _asked(
        request,
        form_of(request, HoldForm, initial={"number": request.GET.get("number", "")}),
        lambda told: actions.place_hold(**told, by=request.actor),
        page,
        HOLDS,
    )


@operator_required
@fresh_sign_in_required
def release(request: ConsoleRequest, number: str) -> HttpResponse:
    """Let a held complaint's data go its way again."""
    found = queries.hold(number, by=request.actor)
    if found is None and request.method != "POST":
        raise Http404(number)
    page = FormPage(
        title=_("Hold %(number)s back no longer?") % {"number": number},
        button=_("Release it"),
        back=reverse(HOLDS),
        done=_("It is held no longer."),
        lead=_("If it is due, it can be proposed for erasure from now on."),
    )
    return _asked(
        request,
        form_of(request, ConfirmForm),
        lambda told: actions.release_hold(number, by=request.actor),
        page,
        HOLDS,
    )


def _batch_or_404(request: ConsoleRequest, batch: int) -> Any:
    """One batch with its size."""
    found = queries.disposal(batch, by=request.actor)
    if found is None:
        raise Http404(str(batch))
    return found


def _told(batch: Disposal) -> Sequence[object]:
    return batch, STATES[batch.state]


def _asked(
    request: ConsoleRequest, form: PlainForm, act: Callable[[dict[str, Any]], object], page: FormPage, place: str
) -> HttpResponse:
    return asked(request, form, act, page, place, refusals=REFUSALS)
