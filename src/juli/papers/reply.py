"""The institution's answer as a letter: its own words, addressed, signed and dated."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from juli.papers.cleaning import one_line
from juli.papers.document import Letter, Paragraph, Signature
from juli.papers.speech import Speech
from juli.wording import Language


@dataclass(frozen=True, slots=True)
class Reply:
    """What an answer says and to whom; an empty line in `text` begins a paragraph."""

    number: str
    written_on: date
    provider: str
    department: str
    merchant: str
    text: str


def compose_reply(reply: Reply, language: Language = "zh") -> Letter:
    """The answer as a letter, ready to be set as PDF or DOCX."""
    say = Speech(language)
    return Letter(
        language=language,
        dated_on=reply.written_on,
        reference=say("reference", number=reply.number),
        note=say("reply-note"),
        title=say("reply-title", number=reply.number),
        salutation=say("reply-salutation", name=one_line(reply.merchant)),
        body=tuple(Paragraph(one_line(line)) for line in reply.text.splitlines() if line.strip()),
        attachments="",
        signature=tuple(_signature(reply, say)),
        annexes=(),
    )


def _signature(reply: Reply, say: Speech) -> Iterator[Signature]:
    yield Signature(say("reply-house"), one_line(reply.provider))
    if reply.department:
        yield Signature(say("reply-department"), one_line(reply.department))
    yield Signature(say("reply-day"), say.day(reply.written_on))
