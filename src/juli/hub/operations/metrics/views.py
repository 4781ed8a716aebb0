"""`/metrics`, for a Prometheus that may read it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from juli.hub.configuration import is_loopback
from juli.hub.operations.metrics.counts import REGISTRY, counts
from juli.hub.operations.metrics.figures import Figures
from juli.hub.operations.metrics.sharing import forget_the_dead, shared_folder

FORWARDING = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures as Prometheus reads them; "not found" for everybody who may not."""
    if not _may_read(request):
        raise Http404
    counts()
    told = generate_latest(_held()) + generate_latest(_counted())
    return HttpResponse(told, content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    """Whoever shows the token; where none is set, a program on the same machine as a local installation."""
    if settings.METRICS_TOKEN:
        shown = request.headers.get("authorization", "")
        return constant_time_compare(shown, f"Bearer {settings.METRICS_TOKEN}")
    forwarded = any(name in request.headers for name in FORWARDING)
    return settings.METRICS_ON_LOOPBACK and not forwarded and is_loopback(request.META.get("REMOTE_ADDR", ""))


def _held() -> CollectorRegistry:
    held = CollectorRegistry()
    held.register(Figures())
    return held


def _counted() -> CollectorRegistry:
    """The counts of all processes together, or our own where they are not shared."""
    folder = shared_folder()
    if folder is None:
        return REGISTRY
    forget_the_dead(folder)
    together = CollectorRegistry()
    MultiProcessCollector(together, str(folder))  # type: ignore[no-untyped-call]
    return together
