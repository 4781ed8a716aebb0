"""Who is let in: the token of a request, the actor it stands for, and the rights an operation asks for."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from ninja.security import HttpBearer

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import acting
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import TokenOut
from juli.hub.integration.actions import note_token_used
from juli.hub.integration.models import ApiToken
from juli.hub.integration.queries import open_token

View = TypeVar("View", bound=Callable[..., Any])
router = Router(tags=["token"])


class ProgramRequest(HttpRequest):
    """A request of a program: `token` and the `actor` it stands for."""

    token: ApiToken
    actor: Actor


class TokenAuthentication(HttpBearer):
    """A token in the header Authorization. Nothing else lets anybody in."""

    openapi_description = "A token of the organisation, made on its page for tokens."

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The actor of a token; None for one that opens nothing."""
        now = timezone.now()
        found = open_token(token.strip(), now=now)
        if found is None:
            return None
        asking = cast(ProgramRequest, request)
        asking.token, asking.actor = found
        if asking.token.use_is_news(now):
            note_token_used(asking.token, now=now, by=asking.actor)
        if request.method == "POST" and request.content_type == "application/json":
            _read_whole(request)
        return asking.actor


def _read_whole(request: HttpRequest) -> None:
    """Read a document with files in it, which is longer than what a page may send. Only a good token comes this far."""
    content = request.read(settings.UPLOAD_LIMIT + 1)
    if len(content) > settings.UPLOAD_LIMIT:
        raise Refusal(413, "")
    request._body, request._stream = content, BytesIO(content)


def allowed(*rights: str) -> Callable[[View], View]:
    """Let only tokens through that have one of the rights (none named: any token), and bind their actor."""

    def decorated(view: View) -> View:
        @wraps(view)
        def bound(request: ProgramRequest, *args: Any, **kwargs: Any) -> Any:
            # In which departments it holds the right, the rows and the action say.
            held = {right.partition("@")[0] for right in request.actor.rights}
            if rights and not held & set(rights):
                raise Refusal(403, "scope-missing", scopes=list(rights))
            with acting(request.actor):
                return view(request, *args, **kwargs)

        return cast(View, bound)

    return decorated


@router.get("/token", response=TokenOut, url_name="token", operation_id="read_token", summary="Which token this is")
@allowed()
def this_token(request: ProgramRequest) -> dict[str, Any]:
    """The token that asks: of which organisation, for what, until when."""
    held = {right.partition("@")[0] for right in request.actor.rights}
    return {
        "name": request.token.name,
        "organisation": request.token.organisation.name,
        "scopes": [scope for scope in request.token.scopes if scope in held],
        "expires_at": request.token.expires_at,
    }
