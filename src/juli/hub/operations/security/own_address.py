"""Whoever makes a whole address out of a request gets the site's own, whatever host the request named."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin


class OwnAddress(MiddlewareMixin):
    """Links in the mails of signing in, and the way back from another sign-in, are made so."""

    def process_request(self, request: HttpRequest) -> None:
        # What `build_absolute_uri()` begins with, kept by Django once it is known.
        vars(request)["_current_scheme_host"] = settings.BASE_URL
