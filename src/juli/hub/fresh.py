"""Dangerous acts ask first whether it is still the person who signed in."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import ParamSpec

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

Arguments = ParamSpec("Arguments")
FRESH_FOR = timedelta(minutes=10)


def fresh_sign_in_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view act only for somebody who signed in within the last ten minutes; others sign in once more."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: object, **kwargs: object) -> HttpResponse:
        last = getattr(request.user, "last_login", None)
        if request.user.is_authenticated and (last is None or last < timezone.now() - FRESH_FOR):
            logout(request)
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded
