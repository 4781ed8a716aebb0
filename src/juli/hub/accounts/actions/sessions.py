"""Signed-in browsers: when they were last seen, and their end."""

from datetime import datetime
from uuid import UUID

from allauth.usersessions.models import UserSession

from juli.hub.accounts.actors import MEMBERS, Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import action


@action
def note_session_seen(session_key: str, at: datetime, *, by: Actor) -> None:
    """Remember that a signed-in browser asked for a page."""
    UserSession.objects.filter(session_key=session_key, user_id=by.user_id).update(last_seen_at=at)


@action
def end_session(user: User, number: int, *, by: Actor) -> bool:
    """Sign one browser of a person out; False where they have no such one."""
    _require_own(user.pk, by)
    session = UserSession.objects.filter(user=user, pk=number).first()
    if session is None:
        return False
    session.end()
    return True


@action
def end_sessions(user: User, *, but: str = "", by: Actor) -> int:
    """Sign a person out everywhere, but in the browser whose session key is `but`; returns in how many.

    Others than the person may do so who end their seat or account. NotAllowed for everybody else.
    """
    if by.user_id != user.pk:
        require(by, ActorKind.SYSTEM, ActorKind.OPERATOR, *MEMBERS)
    sessions = list(UserSession.objects.filter(user=user).exclude(session_key=but))
    for session in sessions:
        session.end()
    return len(sessions)


def _require_own(user_id: UUID, by: Actor) -> None:
    if by.user_id != user_id:
        raise NotAllowed
