"""What the views of the journey share: the visit, or a calm page where this browser holds no draft."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from juli.hub.accounts.actors import NotAllowed
from juli.hub.accounts.scopes import acting
from juli.hub.portal.access import visitor
from juli.hub.portal.visit import Visit, visit_of

Rest = ParamSpec("Rest")
Arguments = ParamSpec("Arguments")


def with_draft(
    view: Callable[Concatenate[Visit, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """A view of an open draft. Without one a page says so; a draft that is filed leads to its receipt."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        visit = visit_of(request)
        if visit is None:
            return render(request, "portal/no_draft.html", status=404)
        if visit.draft.complaint_id:
            return redirect("portal:filed")
        try:
            with acting(visit.actor):
                return view(visit, *args, **kwargs)
        except NotAllowed:
            # Filed or deleted meanwhile, from another window.
            return redirect("portal:filed")

    return never_cache(answer)


def as_visitor(view: Callable[Arguments, HttpResponse]) -> Callable[Arguments, HttpResponse]:
    """A view for everybody, that may look at the draft this browser holds, if it holds one."""

    @wraps(view)
    def answer(*args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
        with acting(visitor(cast(HttpRequest, args[0]))):
            return view(*args, **kwargs)

    return answer
