"""Who stands at the door: the draft a browser holds, and the complaints it has opened.

A draft is held by a signed cookie with its id and passcode; a complaint by an entry of the session that is bound
to the passcode of the day, so that a renewed passcode shuts every browser opened with the old one.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from juli.hub.accounts.actions import note_failed_attempt
from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.queries import MOST_PER_ADDRESS, attempt_key, is_throttled
from juli.hub.accounts.scopes import acting
from juli.hub.channels.recovery import read_recovery
from juli.hub.complaints.actions.drafts import KEPT
from juli.hub.complaints.models import Complaint, Draft
from juli.hub.complaints.numbers import passcode_fingerprint
from juli.hub.complaints.queries import complaint as complaint_by_number
from juli.hub.complaints.queries import complaints, draft_of, open_draft, seat_in_account
from juli.hub.operations.limits.origins import network_of

DRAFT_COOKIE = f"{settings.COOKIE_PREFIX}juli_draft"
_SALT = "juli.portal.draft"
_SEATS = "complaints"
_VISITOR = Actor(ActorKind.VISITOR)


@dataclass(frozen=True, slots=True)
class HeldDraft:
    """The draft a browser holds, with the passcode from its cookie."""

    draft: Draft
    passcode: str
    actor: Actor


def held_draft(request: HttpRequest) -> HeldDraft | None:
    """The draft of this browser, or None. The passcode is verified once per request."""
    if "_juli_draft" not in vars(request):
        vars(request)["_juli_draft"] = _read_draft(request)
    found: HeldDraft | None = vars(request)["_juli_draft"]
    return found


def visitor(request: HttpRequest) -> Actor:
    """The seat of whoever looks at the page: with the draft that this browser holds, if it holds one."""
    held = held_draft(request)
    return held.actor if held else _VISITOR


def remember_draft(response: HttpResponse, draft_id: UUID, passcode: str) -> None:
    """Let this browser hold the draft for as long as a draft left alone is kept."""
    response.set_cookie(
        DRAFT_COOKIE,
        signing.dumps({"draft": str(draft_id), "passcode": passcode}, salt=_SALT),
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget_draft(response: HttpResponse) -> None:
    """Let this browser hold no draft any more; the draft itself stays until it is purged."""
    response.delete_cookie(DRAFT_COOKIE, samesite="Lax")


def admit(request: HttpRequest, complaint: Complaint) -> None:
    """Open a complaint for this browser, after its passcode was right (or it has just been filed or renewed)."""
    seats = dict(request.session.get(_SEATS, {}))
    seats[complaint.number] = [str(complaint.pk), passcode_fingerprint(complaint.passcode_hash)]
    request.session.cycle_key()
    request.session[_SEATS] = seats


def dismiss(request: HttpRequest, number: str) -> None:
    """Shut a complaint for this browser."""
    seats = {other: seat for other, seat in request.session.get(_SEATS, {}).items() if other != number}
    request.session[_SEATS] = seats


def opened_numbers(request: HttpRequest) -> list[str]:
    """The numbers of the complaints this browser has opened; whether each is still open is asked on its page."""
    return list(request.session.get(_SEATS, {}))


def complainant(request: HttpRequest, number: str) -> Actor | None:
    """The seat at one complaint on the complainant's side, or None where this browser does not open it.

    With number and passcode it is the complainant's. Without, the account that is signed in may hold the complaint,
    or help with it until a day; both are asked for anew at every request.
    """
    return opened_here(request, number) or seat_in_account(number, by=account(request))


def account(request: HttpRequest) -> Actor:
    """The seat of a signed-in person outside any organisation; a visitor's where nobody is signed in."""
    return Actor(ActorKind.ACCOUNT, user_id=request.user.pk) if request.user.is_authenticated else _VISITOR


def opened_here(request: HttpRequest, number: str) -> Actor | None:
    """The complainant's seat at one complaint that this browser has opened with number and passcode, or None."""
    seat = request.session.get(_SEATS, {}).get(number)
    if seat is None:
        return None
    actor = Actor(ActorKind.COMPLAINANT, complaint_id=UUID(seat[0]))
    with acting(actor):
        found = complaint_by_number(number, by=actor)
    return actor if found is not None and passcode_fingerprint(found.passcode_hash) == seat[1] else None


def recovered(token: str) -> tuple[Complaint, Actor] | None:
    """The complaint whose lost passcode a mailed link replaces, with the complainant's seat at it.

    None where the link is forged, too old or used.
    """
    recovery = read_recovery(token)
    if recovery is None:
        return None
    actor = Actor(ActorKind.COMPLAINANT, complaint_id=recovery.complaint_id)
    with acting(actor):
        found = complaints(by=actor).first()
    return (found, actor) if found is not None and recovery.fits(found) else None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of a passcode: on what, and from where.

    Wrong ones count for the thing and the address together. A stranger elsewhere can therefore never make the
    owner wait, and the 60 bits of a passcode leave nothing to guess from many addresses.
    """

    on: str
    address: str

    def must_wait(self, *, now: datetime) -> bool:
        """Whether too many went before it. Even the right passcode is refused then, so that guessing learns nothing."""
        from_anywhere = is_throttled([self.address], now=now, most=MOST_PER_ADDRESS)
        return from_anywhere or is_throttled([self.on], now=now)

    def note_failure(self) -> None:
        """It was wrong."""
        note_failed_attempt([self.on, self.address], by=_VISITOR)


def attempt(request: HttpRequest, kind: str, value: str) -> Attempt:
    """The try of a passcode on something ("complaint" and its number, "draft" and its id)."""
    network = network_of(request)
    return Attempt(attempt_key(kind, f"{value}\n{network}"), attempt_key("address", network))


def resume_draft(request: HttpRequest, draft_id: UUID, passcode: str, *, now: datetime) -> Actor | None:
    """The seat of someone who comes back with link and passcode; None where it is wrong or must wait."""
    trial = attempt(request, "draft", str(draft_id))
    if trial.must_wait(now=now):
        return None
    actor = open_draft(draft_id, passcode)
    if actor is None:
        trial.note_failure()
    return actor


def _read_draft(request: HttpRequest) -> HeldDraft | None:
    try:
        content = signing.loads(request.COOKIES.get(DRAFT_COOKIE, ""), salt=_SALT, max_age=KEPT)
        draft_id, passcode = UUID(content["draft"]), str(content["passcode"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
    actor = open_draft(draft_id, passcode)
    if actor is None:
        return None
    with acting(actor):
        draft = draft_of(actor)
    return HeldDraft(draft, passcode, actor) if draft else None
