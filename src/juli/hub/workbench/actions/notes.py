"""Notes that name colleagues, and what is told to them."""

from collections.abc import Sequence

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, require, user_of
from juli.hub.accounts.scopes import action, rows
from juli.hub.complaints.actions import write_note
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.complaints.models import Complaint, Message
from juli.hub.complaints.notifying import notify_people
from juli.hub.machines import NotPossible
from juli.hub.workbench.mentions import named_in
from juli.hub.workbench.models import Mention
from juli.hub.workbench.queries import readers


class NobodyNamed(NotPossible):
    """Nobody who may read the complaint is called so. Whether anybody else is, is not told."""

    def __init__(self, name: str) -> None:
        super().__init__("mention-unknown")
        self.name = name


@action
def write_note_to(
    complaint: Complaint, text: str, *, by: Actor, files: Sequence[NewFile] = (), also: str = ""
) -> Message:
    """Note something inside the house and tell the colleagues it names, and the one named in `also`.

    Only who may read the complaint can be named; NobodyNamed otherwise, and nothing is kept.
    """
    people = readers(complaint, by=by)
    named = named_in(f"{text}\n@{also.strip().removeprefix('@')}" if also.strip() else text, set(people.values()))
    if named.unknown:
        raise NobodyNamed(named.unknown[0])
    message = write_note(complaint, text, files=files, by=by)
    told = {"complaint": complaint, "message": message, "by_id": user_of(by), "at": message.at}
    chosen = [user for user, name in people.items() if name in named.known and user != by.user_id]
    Mention.objects.bulk_create([Mention(user_id=user, **told) for user in chosen])
    notify_people(complaint, "mention", users=chosen)
    return message


@action
def read_mentions(complaint: Complaint, *, by: Actor) -> int:
    """The actor has the complaint open: what names them there is read; how many were new."""
    require(by, ActorKind.STAFF)
    if by.read_only:
        return 0
    mine = rows(Mention, by=by).filter(complaint=complaint, user_id=user_of(by), read_at=None)
    return mine.update(read_at=timezone.now())
