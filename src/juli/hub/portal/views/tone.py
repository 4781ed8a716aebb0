"""What in a text may harm its writer, said while it is written. Nothing of it is kept."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from juli.hub.portal.journey import BOUNDS
from juli.hub.toning import look_now


@require_POST
def tone(request: HttpRequest) -> HttpResponse:
    """The marked places of `text`, and the text in calm words; `before` says that these were taken already.

    A text longer than a story may be is looked at as far as that.
    """
    look, calm = look_now(request.POST.get("text", "")[: BOUNDS["story"]], rewritten=bool(request.POST.get("before")))
    count = len(look.remarks)
    said = ngettext("%(count)d place is marked below the field.", "%(count)d places are marked below the field.", count)
    context = {
        "look": look,
        "calm": calm,
        "marks": json.dumps([remark.mark.text for remark in look.remarks]),
        "said": said % {"count": count} if count else "",
    }
    return render(request, "portal/_toned_now.html", context)
