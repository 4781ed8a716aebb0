"""Files that come in through the journey: bounded, recognised by their content, refused with a sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from juli.evidence.kinds import MEGABYTE, FileKind, recognise, safe_name
from juli.evidence.signatures import RefusedFile, signature
from juli.evidence.store import sha256
from juli.hub.complaints.models import DraftFile
from juli.hub.portal.journey import BOUNDS
from juli.hub.portal.visit import Visit, one_line
from juli.ledger import Limits
from juli.ledger.archive import is_archive, read_archive
from juli.wording import LANGUAGES, Said

Sentence = dict[str, str]
"""A sentence in every language, as it is kept beside a file: {"zh": …, "en": …}."""

_PARQUET = FileKind("parquet", ".parquet", "application/vnd.apache.parquet", 20 * MEGABYTE)
_ZIP = FileKind("zip", ".zip", "application/zip", 20 * MEGABYTE)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken: its name as sent, and why."""

    name: str
    reason: Sentence

    def fields(self) -> dict[str, object]:
        """For keeping with the draft, until the next try."""
        return {"name": self.name, "reason": self.reason}


def sentence(said: Said) -> Sentence:
    """A sentence of the left wing in every language."""
    return {language: said.text(language) for language in LANGUAGES}


def too_many(visit: Visit, purpose: str, coming: int) -> bool:
    """Whether so many more files would be too many for one draft."""
    return len(visit.files_for(purpose)) + coming > BOUNDS["files"]


def sent_files(visit: Visit) -> "Sequence[UploadedFile[bytes]]":
    """The files of the request that have a name; an empty file field sends none."""
    return [file for file in visit.request.FILES.getlist("files") if file.name]


def content_of(file: "UploadedFile[bytes]") -> bytes:
    """The bytes of an upload, never more than the installation takes; RefusedFile for more."""
    if (file.size or 0) > settings.UPLOAD_LIMIT:
        size = -(-(file.size or 0) // MEGABYTE)
        raise RefusedFile("file-large", size=size, largest=settings.UPLOAD_LIMIT // MEGABYTE)
    return bytes(file.read())


def shown_name(file: "UploadedFile[bytes]") -> str:
    """The name of an upload as it may stand in a sentence."""
    return one_line(file.name or "")[:80]


def kind_of(content: bytes, name: str) -> FileKind:
    """The kind of a file that the ledger could read, or that is taken as evidence; RefusedFile for any other."""
    if content.startswith(b"PAR1"):
        return _PARQUET
    return recognise(content, name)


def is_picture(content: bytes) -> bool:
    """Whether a file is a picture, of whatever kind phones make."""
    try:
        return signature(content) in ("jpeg", "png", "webp", "heic")
    except RefusedFile:
        return False


def statement_kind(content: bytes, name: str) -> FileKind:
    """The kind of a file that was read as a statement. An archive may hold only what would be taken by itself.

    Raises RefusedFile.
    """
    if not is_archive(content):
        return kind_of(content, name)
    for member in read_archive(name, content, Limits()):
        recognise(member.content, member.name)
    return _ZIP


def free_name(name: str, digest: str, files: Iterable[DraftFile]) -> str:
    """`name`, with a number where another file of the draft already has it; the same file keeps its name."""
    taken = {file.name: file.sha256 for file in files}
    path, number, free = PurePath(name), 1, name
    while free in taken and taken[free] != digest:
        number += 1
        free = f"{path.stem} ({number}){path.suffix}"
    return free


def stored_name(file: "UploadedFile[bytes]", content: bytes, kind: FileKind, files: Iterable[DraftFile]) -> str:
    """Under which name an upload is kept: safe, and different from that of other files."""
    return free_name(safe_name(file.name or "", kind), sha256(content), files)


def refused(file: "UploadedFile[bytes]", said: Said) -> Refused:
    """A file that is not taken, with the reason as a sentence."""
    return Refused(shown_name(file), sentence(said))


def many_files(file: "UploadedFile[bytes]") -> Refused:
    """A file that came on top of as many as a draft may hold."""
    text = _("A draft holds at most %(count)d files. Please remove one first.") % {"count": BOUNDS["files"]}
    return Refused(shown_name(file), dict.fromkeys(LANGUAGES, text))
