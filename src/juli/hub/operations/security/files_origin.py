"""The host that hands out files and answers nothing else; and the site, which never answers there."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.deprecation import MiddlewareMixin

from juli.evidence.store import StoreError
from juli.hub.files import file_store
from juli.hub.operations.security.downloads import PATH, download, read_ticket


class FilesOrigin(MiddlewareMixin):
    """Takes every request to `settings.FILES_ORIGIN`. It stands before sessions, so no cookie is read or set there."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        if not settings.FILES_ORIGIN or request.get_host() != urlsplit(settings.FILES_ORIGIN).netloc:
            return None
        return _file(request) or HttpResponseNotFound("404\n", content_type="text/plain")


def _file(request: HttpRequest) -> HttpResponse | None:
    if request.method not in ("GET", "HEAD") or not request.path_info.startswith(PATH):
        return None
    found = read_ticket(request.path_info.removeprefix(PATH).removesuffix("/"))
    if found is None:
        return None
    try:
        content = file_store().get(found.sha256)
    except StoreError:
        return None
    return download(content, name=found.name, media_type=found.media_type)
