"""What the release ships: every letter and mail."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from juli.hub.channels.samples import ALL_TEMPLATES, IN_BOTH, sample_mail, sample_mails
from juli.hub.console.navigation import shown
from juli.hub.console.previews import PAPERS, letter_lines
from juli.hub.console.seats import ConsoleRequest, operator_required
from juli.hub.operations.security.downloads import download
from juli.hub.spoken import spoken_language
from juli.wording import LANGUAGES

TEMPLATES = "console:templates"


@require_safe
@operator_required
def templates(request: ConsoleRequest) -> HttpResponse:
    """All papers and mails there are."""
    mails = [(template, _opening(template)) for template in ALL_TEMPLATES]
    return shown(request, "templates", TEMPLATES, {"papers": PAPERS.values(), "mails": mails, "languages": LANGUAGES})


@require_safe
@operator_required
def mail(request: ConsoleRequest, template: str) -> HttpResponse:
    """A mail in both languages."""
    if template not in ALL_TEMPLATES:
        raise Http404(template)
    return shown(
        request,
        "mail",
        TEMPLATES,
        {"template": template, "opening": _opening(template), "mails": sample_mails(template)},
    )


def _opening(template: str) -> str:
    """What a mail says first: most of them share one subject."""
    found = sample_mail(template, spoken_language())
    return found.subject if template in IN_BOTH else found.body.strip().partition("\n")[0]


@require_safe
@operator_required
def letter(request: ConsoleRequest) -> HttpResponse:
    """What the letter says; like all papers it is Chinese."""
    return shown(request, "letter", TEMPLATES, {"lines": letter_lines()})


@require_safe
@operator_required
def paper(request: ConsoleRequest, name: str, language: str) -> HttpResponse:
    """A paper as it is handed out, to be saved."""
    found = PAPERS.get(name)
    spoken = next((one for one in LANGUAGES if one == language), None)
    if found is None or spoken is None:
        raise Http404(name)
    content = found.make(spoken)
    return download(content, name=f"{name}-{language}.{found.extension}", media_type=found.media_type)
