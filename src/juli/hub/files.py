"""The file store of this installation."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from juli.evidence.store import FileStore


def file_store() -> FileStore:
    """Where uploaded bytes lie, under their SHA-256."""
    return FileStore(settings.FILES_ROOT)


def download(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """Bytes to be saved, never shown. A browser that opens them all the same gives them no rights at all."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
