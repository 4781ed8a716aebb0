"""What holds for every address of the API: no cookie counts, and every refusal is a problem document."""

from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from juli.hub.operations.problems import MEDIA_TYPE, is_for_programs, problem_answer

_KEPT = ("Allow", "Retry-After", "WWW-Authenticate")
"""Headers of a refusal that say what could be done instead."""


class WithoutCookies(MiddlewareMixin):
    """Stands before the sessions: whoever is signed in to the site is nobody here, so no page can act for them."""

    def process_request(self, request: HttpRequest) -> None:
        if is_for_programs(request.path_info):
            request.META.pop("HTTP_COOKIE", None)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if is_for_programs(request.path_info):
            response.cookies.clear()
        return response


class Problems(MiddlewareMixin):
    """Turns the pages that Django answers refusals with into problem documents, in the language asked for."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not is_for_programs(request.path_info) or response.status_code < 400:
            return response
        if response.get("Content-Type", "").startswith(MEDIA_TYPE):
            return response
        answer = problem_answer(response.status_code)
        for name in _KEPT:
            if name in response:
                answer[name] = response[name]
        return answer
