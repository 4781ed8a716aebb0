"""What these tests share: complaints before PBoC with known days, and notices as files."""

from collections.abc import Collection
from datetime import date

from juli.calendars import official
from juli.hub.accounts.actors import Actor
from juli.hub.complaints.actions import note_proceeding, open_proceeding
from juli.hub.complaints.actions.ladder import Words
from juli.hub.complaints.models import Clock, Complaint
from juli.hub.directory.models import Organisation
from juli.proceedings import Note
from tests.hub.builders import filed

POST = Words(channel="post", body="云洲市分行", reference="EMS 1")
TITLE = "关于2026年部分节假日安排的补充通知"
EXTRA = date(2026, 12, 1)
"""A Tuesday that the changed notice makes a day off."""


def before_pboc(received: str, at: Organisation | None = None, *, email: str = "zhou@example.cn") -> Clock:
    """The clock of seven working days at PBoC of a fresh complaint, received there on a day."""
    complaint, seat, _ = filed(at, email=email)
    return _received(complaint, seat, received)


def _received(complaint: Complaint, seat: Actor, received: str) -> Clock:
    row = open_proceeding(complaint, "pboc_complaint", by=seat)
    for kind, words in (("sent", POST), ("received", Words(reference="12363-7"))):
        note_proceeding(row, Note(kind, date.fromisoformat(received)), words, by=seat)
    return Clock.objects.get(proceeding=row, step="pboc_decide")


def table(extra: Collection[date] = (EXTRA,)) -> bytes:
    """The year 2026 as a table, with further days off."""
    known = official().notices[2026]
    lines = [f"{day},off" for day in sorted(known.days_off | set(extra))]
    lines += [f"{day},work" for day in sorted(known.made_up)]
    return "\n".join(["date,kind", *lines]).encode()
