"""The second look at words that reach the complainant, as the desk has it: told with the answer, never a refusal."""

from collections.abc import Iterable
from typing import Any

from ninja import Field, Schema

from juli.hub.complaints.models import Complaint
from juli.hub.spoken import spoken_language
from juli.hub.toning import TO_MERCHANT, marks_of, own_numbers
from juli.triage.tone import Mark


class MarkOut(Schema):
    """A place in a text that may harm whoever sends it, with calmer words for it."""

    start: int = Field(description="in characters of the text, from 0")
    end: int
    text: str
    rule: str
    level: str = Field(description="`note`, `strong` or `stop`")
    why: str
    calm: str = Field(description="what could stand there instead")


TONE: Any = Field(
    default_factory=list, description="what in the words that were sent is worth a second look; they went"
)


def tone_of(text: str, complaint: Complaint | None = None) -> list[MarkOut]:
    """The marks of words to a complainant. Their own numbers may be told to them."""
    person = complaint.complainant if complaint else None
    own = own_numbers(person.phone, person.refund_account) if person else []
    return told_marks(marks_of(text, own, TO_MERCHANT))


def told_marks(marks: Iterable[Mark]) -> list[MarkOut]:
    """Marks as a program reads them, in the language asked for."""
    language = spoken_language()
    return [
        MarkOut(
            start=mark.start,
            end=mark.end,
            text=mark.text,
            rule=mark.rule,
            level=mark.level,
            why=mark.why.text(language),
            calm=mark.calm.text(language),
        )
        for mark in marks
    ]
