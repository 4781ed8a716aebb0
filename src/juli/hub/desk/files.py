"""Handing out files: always as a download, never as a page."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from juli.evidence.store import StoreError
from juli.hub.complaints.models import EvidenceItem
from juli.hub.files import file_store


def stored_bytes(item: EvidenceItem) -> bytes:
    """The bytes of a file, verified against their hash; "not found" where they are gone or damaged."""
    try:
        return file_store().get(item.sha256)
    except StoreError as fault:
        raise Http404(str(fault)) from fault


def as_download(item: EvidenceItem) -> HttpResponse:
    """The file to be saved. A browser that opens it all the same gives it no rights at all."""
    response = HttpResponse(stored_bytes(item), content_type=item.media_type)
    response["Content-Disposition"] = content_disposition_header(True, item.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
