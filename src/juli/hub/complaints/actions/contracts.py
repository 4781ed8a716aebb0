"""The contract of a draft: kept, and read at once or by the worker; nothing of it counts before it is confirmed."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from juli.hub.accounts.actors import Actor
from juli.hub.accounts.scopes import acting, action
from juli.hub.complaints.actions.drafts import add_draft_file
from juli.hub.complaints.contracts import CONFIRMED, WAITING, ContractReading, reading_later
from juli.hub.complaints.drafting import editable_draft
from juli.hub.complaints.effects import read_contract_later
from juli.hub.complaints.models import Draft, DraftFile
from juli.hub.complaints.queries import draft_file
from juli.hub.files import file_store


@action
def add_contract(
    content: bytes, *, name: str, media_type: str, proves: str, reading: ContractReading, by: Actor
) -> DraftFile:
    """Keep a contract with what was read of it; one that takes longer is read by the worker."""
    file = add_draft_file(
        content,
        purpose="contract",
        name=name,
        media_type=media_type,
        proves=proves,
        note=reading.note,
        reading=reading.found,
        by=by,
    )
    if reading.state == WAITING:
        read_contract_later(file)
    return file


@action
def keep_reading(file: DraftFile, reading: ContractReading, *, by: Actor) -> None:
    """Keep what the worker has read of a contract."""
    editable_draft(by)
    file.note, file.reading = reading.note, reading.found
    file.save(update_fields=["note", "reading"])


@action
def keep_agreed(
    steps: Mapping[str, Mapping[str, object]], confirmed: Mapping[str, Any], file: DraftFile, *, by: Actor
) -> Draft:
    """Keep the fields that confirmed terms have changed, by step, and the sentences behind them, all or nothing."""
    draft = editable_draft(by)
    behind = {**draft.answers.get(CONFIRMED, {}), str(file.pk): dict(confirmed)}
    draft.answers = {**draft.answers, **{step: dict(fields) for step, fields in steps.items()}, CONFIRMED: behind}
    draft.audit = None
    draft.saved_at = timezone.now()
    draft.save(update_fields=["answers", "audit", "saved_at"])
    return draft


def read_waiting_contract(file_id: UUID, *, on: date, by: Actor) -> None:
    """Read a contract that waits, outside of any transaction; one that is gone or read meanwhile is left alone."""
    with acting(by):
        file = draft_file(file_id, by=by)
        if file is None or file.note.get("state") != WAITING or file.draft.complaint_id:
            return
    reading = reading_later(file.name, file_store().get(file.sha256), on)
    keep_reading(file, reading, by=by)
