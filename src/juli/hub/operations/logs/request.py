"""What is noted of the request under way, for the log, the figures and the page of a fault. Imports nothing of ours."""

import secrets
from contextvars import ContextVar
from dataclasses import dataclass, field

UNMATCHED = "unmatched"


def _new_id() -> str:
    return secrets.token_hex(8)


@dataclass(slots=True)
class RequestNote:
    """One request: an id made by us, the name of its address, and from which kind of seat it was made."""

    method: str
    id: str = field(default_factory=_new_id)
    route: str = UNMATCHED
    actor: str = ""
    status: int = 0


_current: ContextVar[RequestNote | None] = ContextVar("request", default=None)


def begin_note(method: str) -> RequestNote:
    """Begin the note of a request; everything done for it, in whichever thread, finds this one."""
    note = RequestNote(method)
    _current.set(note)
    return note


def current_note() -> RequestNote | None:
    """The note of the request under way; None outside of one."""
    return _current.get()


def note_actor(kind: str) -> None:
    """Note from which kind of seat the request under way is made; what the system does in between is not noted."""
    note = _current.get()
    if note and kind != "system":
        note.actor = str(kind)
