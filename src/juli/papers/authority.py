"""The power of attorney: who lets whom do what, until when. It counts once both have signed it by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from juli.papers.cleaning import one_line
from juli.papers.document import Block, Heading, Letter, Paragraph, Signature
from juli.papers.model import Complainant, ComplainantKind
from juli.papers.speech import Speech
from juli.papers.titles import subject
from juli.wording import Language

Extent = Literal["read", "act", "settle"]
ORDINARY = {"read": 1, "act": 4, "settle": 4}
"""How many of the ordinary powers each extent gives, in the order of the texts."""
SPECIAL = 4


@dataclass(frozen=True, slots=True)
class Authority:
    """What a power of attorney says.

    `extent` is "read", "act" or "settle": with "settle" the special powers are given, with the others the paper says
    that they are not. `until` is the last day, Beijing. What only the two know (identity numbers, addresses) is left
    as lines to fill in by hand.
    """

    number: str
    drawn_up_on: date
    principal: Complainant
    helper: str
    provider: str
    issue: str
    extent: Extent
    until: date


def compose_authority(authority: Authority, language: Language = "zh") -> Letter:
    """The power of attorney as a letter, ready to be set as PDF or DOCX."""
    say = Speech(language)
    return Letter(
        language=language,
        dated_on=authority.drawn_up_on,
        reference=say("reference", number=authority.number),
        note=say("authority-note"),
        title=say("authority-title"),
        salutation=say("authority-opening"),
        body=tuple(_body(authority, say)),
        attachments="",
        signature=tuple(_signature(authority, say)),
        annexes=(),
    )


def _body(authority: Authority, say: Speech) -> Iterator[Block]:
    sections = {
        "parties": _parties(authority, say),
        "matter": [_matter(authority, say)],
        "powers": _powers(authority, say),
        "term": [say("authority-term", day=say.day(authority.until))],
    }
    for number, (code, texts) in enumerate(sections.items(), start=1):
        yield Heading(say("section", number=say.ordinal(number), name=say(f"authority-{code}-heading")))
        yield from (Paragraph(text) for text in texts)


def _parties(authority: Authority, say: Speech) -> list[str]:
    firm = authority.principal.kind is ComplainantKind.COMPANY
    return [
        say("authority-principal", name=one_line(authority.principal.name)),
        say("authority-firm" if firm else "authority-identity"),
        say("authority-helper", name=one_line(authority.helper)),
        say("authority-identity"),
    ]


def _matter(authority: Authority, say: Speech) -> str:
    about = subject(authority.issue, (), say)
    provider = one_line(authority.provider)
    return say("authority-matter", provider=provider, subject=about, number=authority.number)


def _powers(authority: Authority, say: Speech) -> list[str]:
    """The powers given, one to a line; then those that are not, or the special ones by name."""
    ordinary = [say(f"authority-power-{number}") for number in range(1, ORDINARY[authority.extent] + 1)]
    special = [say(f"authority-special-{number}") for number in range(1, SPECIAL + 1)]
    if authority.extent != "settle":
        return [say("authority-ordinary"), *_numbered(ordinary, say), say("authority-no-special")]
    return [
        say("authority-ordinary"),
        *_numbered(ordinary, say),
        say("authority-special"),
        *_numbered(special, say),
    ]


def _numbered(texts: list[str], say: Speech) -> list[str]:
    last = len(texts)
    return [
        say("authority-item-last" if number == last else "authority-item", number=number, text=text)
        for number, text in enumerate(texts, start=1)
    ]


def _signature(authority: Authority, say: Speech) -> Iterator[Signature]:
    yield Signature(say("authority-sign-principal"), "")
    yield Signature(say("authority-sign-helper"), "")
    yield Signature(say("authority-sign-day"), "")
