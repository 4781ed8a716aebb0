"""The files of a complaint as the desk reads and hands them out."""

from django.http import Http404, HttpResponse

from juli.evidence.store import StoreError
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.models import EvidenceItem
from juli.hub.files import file_store
from juli.hub.operations.security.downloads import hand_out, picture_in_page


def stored_bytes(item: EvidenceItem) -> bytes:
    """The bytes of a file, verified against their hash; "not found" where they are gone or damaged."""
    try:
        return file_store().get(item.sha256)
    except StoreError as fault:
        raise Http404(str(fault)) from fault


def as_download(item: EvidenceItem, *, by: Actor) -> HttpResponse:
    """The file to be saved; "not found" likewise."""
    try:
        return hand_out(item, by=by)
    except StoreError as fault:
        raise Http404(str(fault)) from fault


def as_picture(item: EvidenceItem) -> HttpResponse:
    """The picture to be shown within a page; "not found" where there is none."""
    try:
        return picture_in_page(item.picture_sha256)
    except StoreError as fault:
        raise Http404(str(fault)) from fault
