"""What the worker does with a picture: recognise, understand, keep. Killed half-way, it is simply begun again."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from juli.evidence.recognition import PictureFault, recognise_text
from juli.evidence.store import StoreError
from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints.actions.pictures import begin_picture, fail_picture, finish_picture
from juli.hub.files import file_store
from juli.ledger.photographs import COLUMNS, Proposal, Value, propose
from juli.ledger.photographs.report import place_of
from juli.wording import LANGUAGES, Said


def read_picture(picture_id: UUID) -> None:
    """Read one picture of a draft, or keep the reason why it cannot be read."""
    digest = begin_picture(picture_id, by=SYSTEM)
    if digest is None:
        fail_picture(picture_id, _told(Said("evidence.recognition", "failed")), by=SYSTEM)
        return
    try:
        found = recognise_text(file_store().get(digest))
    except (PictureFault, StoreError) as fault:
        fail_picture(picture_id, _told(fault.reason), by=SYSTEM)
        return
    proposal = propose(found.words)
    kept = file_store().put(found.picture)
    size = (found.width, found.height)
    finish_picture(picture_id, proposal_fields(proposal), digest=kept, size=size, by=SYSTEM)


def proposal_fields(proposal: Proposal) -> dict[str, Any]:
    """A proposal as it is kept: each entry's values by column, with their doubts in every language."""
    return {"kind": proposal.kind, "entries": [_entry(entry.values) for entry in proposal.entries]}


def _entry(values: Mapping[str, Value]) -> dict[str, Any]:
    return {column: _value(values[column]) for column in COLUMNS if column in values}


def _value(value: Value) -> dict[str, Any]:
    doubts = [_told(doubt) for doubt in value.doubts]
    return {"text": value.text, "place": place_of(value.place), "confidence": value.confidence, "doubts": doubts}


def _told(said: Said) -> dict[str, str]:
    return {language: said.text(language) for language in LANGUAGES}
