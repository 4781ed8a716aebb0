"""Who may send more than others before anything of it is read: whoever brings the files of an audit.

A body is put aside on disk before any view sees it, so a stranger must not get as far.
"""

from http.cookies import CookieError, SimpleCookie
from importlib import import_module

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError
from django.utils import timezone

from juli.hub.integration.queries import open_token
from juli.hub.operations.serving.short_page import header
from juli.hub.operations.serving.stopping import Scope

PROGRAMS, PEOPLE = "/api/v1/audits", "/desk/audits/new/"


async def most_of_audit(scope: Scope, announced: int) -> int:
    """How many bytes this request may carry, given that it announces more than others may."""
    wanted = scope.get("method") == "POST" and scope.get("path", "") in (PROGRAMS, PEOPLE)
    if not wanted or announced > settings.AUDIT_UPLOAD:
        return 0
    return settings.AUDIT_UPLOAD if await sync_to_async(_is_known)(scope) else 0


def _is_known(scope: Scope) -> bool:
    try:
        return _has_token(scope) if scope.get("path", "") == PROGRAMS else _is_signed_in(scope)
    except DatabaseError:
        return False


def _has_token(scope: Scope) -> bool:
    kind, _, secret = header(scope, b"authorization").partition(" ")
    return kind.lower() == "bearer" and open_token(secret.strip(), now=timezone.now()) is not None


def _is_signed_in(scope: Scope) -> bool:
    try:
        cookie = SimpleCookie(header(scope, b"cookie")).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return False
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return cookie is not None and SESSION_KEY in store(cookie.value)
