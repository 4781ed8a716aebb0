"""Values that come in: texts without control characters, amounts, days, files."""

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated

from django.conf import settings
from ninja import Field, Path

from juli.evidence.kinds import recognise, safe_name
from juli.evidence.signatures import RefusedFile
from juli.hub.api.refusals import Refusal
from juli.hub.api.schemas import Strict
from juli.hub.complaints.actions.conversation import NewFile
from juli.hub.spoken import spoken_language

LONGEST_TEXT = 20_000
MOST_FILES = 20
Number = Annotated[str, Path(pattern=r"^[0-9]{4}-[0-9]{4,10}-[0-9]{2}$", examples=["2611-0386-72"])]
Text = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST_TEXT,
        # Something to read, in whatever script, and nothing that no screen shows.
        pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*[^\x00-\x20\x7f\s][^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$",
    ),
]
Code = Annotated[str, Field(max_length=60, pattern=r"^[a-zA-Z0-9_.-]+$")]
Reference = Annotated[str, Field(max_length=60, pattern=r"^[A-Za-z0-9_./-]*$")]


def line(longest: int, *, least: int = 0) -> object:
    """One line of at most so many characters."""
    return Field(min_length=least, max_length=longest, pattern=r"^[^\x00-\x1f\x7f]*$")


class FileIn(Strict):
    """A file that goes with it. What kind it is, its content says; the name is offered again cleaned."""

    name: Annotated[str, line(120, least=1)] = Field(examples=["statement.csv"])
    content: Annotated[str, Field(max_length=140_000_000, pattern=r"^[A-Za-z0-9+/]*={0,2}$")] = Field(
        description="the bytes in base64", examples=["MjAyNi0xMS0xOCwxMDAwLjAwLDMyLjkwCg=="]
    )
    proves: Annotated[str, line(300)] = Field("", description="what it proves, in a few words")


def files_of(sent: Sequence[FileIn]) -> list[NewFile]:
    """The files recognised by their content; Refusal for one that cannot be taken."""
    return [_file(one) for one in sent]


def _file(sent: FileIn) -> NewFile:
    try:
        content = base64.b64decode(sent.content, validate=True)
    except binascii.Error:
        raise Refusal(422, "file-content") from None
    if len(content) > settings.UPLOAD_LIMIT:
        raise Refusal(413, "")
    try:
        kind = recognise(content, sent.name)
    except RefusedFile as refused:
        raise Refusal(422, "file-refused", reason=refused.reason.text(spoken_language())) from None
    return NewFile(safe_name(sent.name, kind), content, kind.media_type, sent.proves)
