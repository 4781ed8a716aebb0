"""A new passcode on its way to the one page that shows it: in a cookie which that page takes away again."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions import renew_passcode
from juli.hub.complaints.models import Complaint
from juli.hub.complaints.queries import complaint as complaint_by_number
from juli.hub.portal.access import admit

_COOKIE = "juli_new_passcode"
_SALT = "juli.portal.passcode"
_SHOWN_WITHIN_SECONDS = 300


def renew(request: HttpRequest, complaint: Complaint, actor: Actor, *, replacing: str | None = None) -> HttpResponse:
    """Replace the passcode, open the complaint in this browser, and go to the page that shows the new one.

    NotPossible where `replacing`, the stored hash it is to take the place of, is no longer there.
    """
    new = renew_passcode(complaint, by=actor, replacing=replacing)
    renewed = complaint_by_number(complaint.number, by=actor)
    if renewed is not None:
        admit(request, renewed)
    response = redirect("portal:renew-passcode", complaint.number)
    response.set_cookie(
        _COOKIE,
        signing.dumps({"number": complaint.number, "passcode": new}, salt=_SALT),
        max_age=_SHOWN_WITHIN_SECONDS,
        path=_path(complaint),
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def carried(request: HttpRequest, complaint: Complaint) -> str | None:
    """The new passcode that this browser carries, or None."""
    try:
        found = signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT, max_age=_SHOWN_WITHIN_SECONDS)
    except signing.BadSignature:
        return None
    return str(found["passcode"]) if found["number"] == complaint.number else None


def take_away(response: HttpResponse, complaint: Complaint) -> None:
    """Let the browser carry it no further."""
    response.delete_cookie(_COOKIE, path=_path(complaint), samesite="Strict")


def _path(complaint: Complaint) -> str:
    return reverse("portal:renew-passcode", args=[complaint.number])
