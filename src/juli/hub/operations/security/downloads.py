"""Handing out files: always to be saved, never as a page of ours.

Where the installation has an origin for files, the site only answers with a link there, good for a moment. What a
browser makes of a file then happens where no cookie, no form and no script of the site is.
"""

import hashlib
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import content_disposition_header

from juli.hub.accounts.actors import Actor
from juli.hub.files import file_store

PATH = "/file/"
GOOD_FOR_SECONDS = 60
"""Long enough for a slow phone to begin, too short to be passed on."""
_SALT = "juli.operations.downloads"
_WITHOUT_RIGHTS = "sandbox; default-src 'none'"


class Stored(Protocol):
    """A file of a complaint, by the fields that handing it out needs."""

    pk: UUID
    sha256: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Ticketed:
    """The file that a ticket was given for."""

    sha256: str
    name: str
    media_type: str


def hand_out(file: Stored, *, by: Actor) -> HttpResponse:
    """A file that `by` was found to may read: its bytes, or the way to the origin for files.

    StoreError where the bytes are gone or damaged.
    """
    content = file_store().get(file.sha256)
    if settings.FILES_ORIGIN:
        return HttpResponseRedirect(f"{settings.FILES_ORIGIN}{PATH}{ticket(file, by=by)}/")
    return download(content, name=file.name, media_type=file.media_type)


def picture_in_page(digest: str) -> HttpResponse:
    """A picture of our own making (JPEG), to be shown within a page of ours; StoreError where it is gone."""
    return HttpResponse(file_store().get(digest), content_type="image/jpeg")


def download(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Bytes to be saved under a name. A browser that opens them all the same gives them no rights at all."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Content-Security-Policy"] = _WITHOUT_RIGHTS
    response["X-Content-Type-Options"] = "nosniff"
    return response


def ticket(file: Stored, *, by: Actor) -> str:
    """What the origin for files takes for one file: signed, bound to it and to the seat, good for a moment."""
    content = [file.sha256, file.name, file.media_type, str(file.pk), _seat(by)]
    return signing.dumps(content, salt=_SALT, compress=True)


def read_ticket(text: str) -> Ticketed | None:
    """The file a ticket was given for; None where it is forged or its moment has passed."""
    try:
        digest, name, media_type, _, _ = signing.loads(text, salt=_SALT, max_age=GOOD_FOR_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Ticketed(digest, name, media_type)


def _seat(actor: Actor) -> str:
    """Tells two seats apart, and nothing of who sits there."""
    return hashlib.sha256(f"{actor.reference} {actor.complaint_id}".encode()).hexdigest()[:16]
