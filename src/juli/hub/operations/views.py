"""Whether the process lives and whether it can serve; for load balancers and people."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from juli.hub.operations.queries import database_answers, tables_are_current
from juli.hub.operations.serving.stopping import is_stopping


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The process can serve: it is not about to stop, the database answers, its tables are ours; 503 otherwise."""
    if is_stopping():
        reason = "stopping"
    elif not database_answers():
        reason = "database unavailable"
    elif not tables_are_current():
        reason = "migrations waiting"
    else:
        return HttpResponse("ready\n", content_type="text/plain")
    return HttpResponse(f"{reason}\n", content_type="text/plain", status=503)
