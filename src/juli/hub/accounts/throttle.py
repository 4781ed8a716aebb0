"""How often something may be asked for; the limits stand in the settings, and count over all processes."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse

from juli.hub.accounts.models import User


def refused(request: HttpRequest, action: str, *, key: str = "", user: User | None = None) -> HttpResponse | None:
    """The page that asks for patience, where `action` was done too often from this network, for this key or person."""
    answer: HttpResponse | None = ratelimit.consume_or_429(request, action=action, key=key or None, user=user)
    return answer
