"""The headers of every answer, static files and error pages included. Django and django-csp set the others."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin

FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What a browser can do and no page of ours needs. Passkeys stay possible."""

ALWAYS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FEATURES),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}

SECRET_PARTS = frozenset({"token", "key", "secret", "draft"})
"""How the parts of an address are called that open something. Its page tells nobody where one came from."""

ORIGIN_ALONE = "strict-origin"
"""No address travels. "no-referrer" would do more, and have browsers send `Origin: null`, which no form survives."""


class SecurityHeaders(MiddlewareMixin):
    """Adds what is missing to an answer; what a view has set itself stays."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        match = request.resolver_match
        if match and SECRET_PARTS & match.kwargs.keys():
            response.headers["Referrer-Policy"] = ORIGIN_ALONE
        # Who may see a page is decided anew each time; only what says so itself is kept by a browser.
        if "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response
