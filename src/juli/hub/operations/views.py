"""Whether the process lives and whether it can serve; for load balancers and people."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from juli.hub.operations.queries import database_answers


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers too; 503 while it does not."""
    if database_answers():
        return HttpResponse("ready\n", content_type="text/plain")
    return HttpResponse("database unavailable\n", content_type="text/plain", status=503)
