"""A contract comes in on the page of the agreement, as a file or pasted, and is read at once or by the worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from juli.evidence.kinds import KINDS, FileKind, recognise
from juli.evidence.signatures import RefusedFile
from juli.evidence.store import sha256
from juli.hub.complaints.actions import add_contract, remove_draft_file
from juli.hub.complaints.contracts import CONFIRMED, READ, UNREAD, WAITING, reading_at_once
from juli.hub.complaints.models import DraftFile
from juli.hub.complaints.queries import draft_file
from juli.hub.portal.forms import FormError
from juli.hub.portal.journey import PASTED_CONTRACT
from juli.hub.portal.language import page_language
from juli.hub.portal.uploads import (
    Refused,
    content_of,
    free_name,
    many_files,
    refused,
    sent_files,
    stored_name,
    too_many,
)
from juli.hub.portal.visit import Visit
from juli.hub.today import this_day

PURPOSE = "contract"
REFUSED = "refused-contract"
PASTE = "contract-text"
"""The field of pasted text, and where a text is kept that was not taken."""

LONGEST_WAIT = timedelta(minutes=5)

_STAYS_EVIDENCE = frozenset({"scan", "type-image", "protected", "too-slow", "expands-too-far"})
"""Why a contract cannot be read that is worth keeping all the same: it proves what was agreed."""


@dataclass(frozen=True, slots=True)
class ContractFile:
    """A contract of the draft as the page shows it."""

    file: DraftFile
    state: str
    reason: str
    terms: int
    marks: int
    confirmed: int

    @property
    def is_waiting(self) -> bool:
        """Whether the worker has not read it yet."""
        return self.state == WAITING

    @property
    def is_late(self) -> bool:
        """Whether it waits longer than any reading takes."""
        return self.is_waiting and timezone.now() - self.file.added_at > LONGEST_WAIT

    @property
    def is_read(self) -> bool:
        """Whether its words are known."""
        return self.state == READ


def contract_files(visit: Visit) -> list[ContractFile]:
    """The contracts of the draft, oldest first."""
    behind = visit.draft.answers.get(CONFIRMED, {})
    return [_shown(file, len(behind.get(str(file.pk), {}).get("terms", ()))) for file in visit.files_for(PURPOSE)]


def _shown(file: DraftFile, confirmed: int) -> ContractFile:
    note = file.note
    reason = (note.get("reason") or {}).get(page_language(), "")
    return ContractFile(file, note.get("state", UNREAD), reason, note.get("terms", 0), note.get("marks", 0), confirmed)


def contract_errors(visit: Visit) -> list[FormError]:
    """Contracts that were not taken, each with its reason."""
    language = page_language()
    told = visit.draft.answers.get(REFUSED, {}).get("files", [])
    return [FormError("id_contract", f"{problem['name']}: {problem['reason'][language]}") for problem in told]


def contract_sent(visit: Visit) -> str | None:
    """Take what was sent of contracts; where to go then, None where the page is about something else."""
    post = visit.request.POST
    act, _, told = post.get("do", "").partition(":")
    if file := _contract(post.get("remove", ""), visit):
        remove_draft_file(file, by=visit.actor)
        visit.files_changed()
        return visit.url("agreed")
    if act in ("terms", "marks") and (file := _contract(told, visit)):
        return page_of(visit, file, act)
    sent, pasted = sent_files(visit), post.get(PASTE, "")
    if not sent and not pasted.strip():
        return visit.url("agreed") if act == "contract" else None
    return _take_all(visit, sent, pasted)


def page_of(visit: Visit, file: DraftFile, page: str) -> str:
    """The address of a page about a contract, keeping the way back to the last page."""
    address = reverse(f"portal:contract-{page}", args=[file.pk])
    return f"{address}?to=check" if visit.returns_to_check else address


def _contract(text: str, visit: Visit) -> DraftFile | None:
    try:
        file = draft_file(UUID(text), by=visit.actor)
    except ValueError:
        return None
    return file if file and file.purpose == PURPOSE else None


def _take_all(visit: Visit, sent: "Sequence[UploadedFile[bytes]]", pasted: str) -> str:
    taken = [take_contract(visit, file) for file in sent]
    kept: dict[str, Any] = {}
    if pasted.strip():
        taken.append(last := _take_text(visit, pasted))
        kept = {PASTE: [pasted]} if isinstance(last, Refused) else {}
    visit.keep(PASTE, kept)
    visit.keep(REFUSED, {"files": [each.fields() for each in taken if isinstance(each, Refused)]})
    read = [each for each in taken if isinstance(each, DraftFile) and each.note["terms"]]
    return page_of(visit, read[0], "terms") if len(read) == len(taken) == 1 else visit.url("agreed")


def take_contract(visit: Visit, file: "UploadedFile[bytes]") -> DraftFile | Refused:
    """Keep one contract with what was read of it; the reason where it is not taken."""
    if too_many(visit, PURPOSE, 1):
        return many_files(file)
    try:
        content = content_of(file)
        kind = recognise(content, file.name or "")
    except RefusedFile as error:
        return refused(file, error.reason)
    return _keep(visit, file, content, kind, stored_name(file, content, kind, visit.files_for(PURPOSE)))


def _take_text(visit: Visit, text: str) -> DraftFile | Refused:
    content = text.replace("\0", "").replace("\r\n", "\n").encode("utf-8", "replace")
    file = SimpleUploadedFile(PASTED_CONTRACT, content)
    if too_many(visit, PURPOSE, 1):
        return many_files(file)
    name = free_name(PASTED_CONTRACT, sha256(content), visit.files_for(PURPOSE))
    return _keep(visit, file, content, KINDS["txt"], name)


def _keep(visit: Visit, file: "UploadedFile[bytes]", content: bytes, kind: FileKind, name: str) -> DraftFile | Refused:
    reading = reading_at_once(name, content, this_day())
    if reading.state == UNREAD and reading.reason and reading.reason.code not in _STAYS_EVIDENCE:
        return refused(file, reading.reason)
    proves = _("what was agreed")
    kept = add_contract(content, name=name, media_type=kind.media_type, proves=proves, reading=reading, by=visit.actor)
    visit.files_changed()
    return kept
