"""Everything kept about a complainant, for them to take along: one document, and the files by their names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from juli.hub.accounts.actors import Actor
from juli.hub.complaints import queries
from juli.hub.complaints.models import Complaint, EvidenceItem
from juli.hub.complaints.papers import KeptPaper
from juli.hub.privacy.queries import consents, disclosures
from juli.hub.quality.queries import questions
from juli.hub.redress.queries import obligations, offers
from juli.hub.understanding.queries import understanding

SCHEMA = "juli.export/1"
HIDDEN = {"passcode_hash", "phone_index", "agent_index", "secret_hash", "hash", "previous", "payload_sha256"}
"""What guards the data, and is nobody's own."""


@dataclass(frozen=True, slots=True)
class Export:
    """The document (plain JSON), and what lies in the file store: name in the archive by SHA-256."""

    document: Mapping[str, object]
    files: tuple[tuple[str, str], ...]


def export_of(complaint: Complaint, *, by: Actor) -> Export:
    """What the actor may see of a complaint, and only that."""
    kept = [item for item in queries.evidence(complaint, by=by) if item.state != "erased"]
    record = queries.audit_record(complaint, by=by)
    told, particulars = queries.circumstances(complaint, by=by), queries.particulars(complaint, by=by)
    understood = understanding(complaint, by=by)
    parts: dict[str, Iterable[models.Model]] = {
        "claims": complaint.claims.all(),
        "proceedings": complaint.proceedings.all(),
        "clocks": queries.clocks(complaint, by=by),
        "offers": offers(complaint, by=by),
        "obligations": obligations(complaint, by=by),
        "reopenings": queries.reopenings(complaint, by=by),
        "questions": questions(complaint, by=by),
        "evidence": kept,
        "events": queries.events(complaint, by=by),
        "consents": consents(complaint, by=by),
        "disclosures": disclosures(complaint, by=by),
    }
    document: dict[str, object] = {
        "schema": SCHEMA,
        "complaint": plain(complaint),
        "complainant": plain(complaint.complainant),
        "messages": [_message(one) for one in queries.messages(complaint, by=by)],
        **{name: [plain(row) for row in found] for name, found in parts.items()},
        "notes": [{**note.data, **note.words} for note in queries.notes(complaint, by=by)],
        "circumstances": plain(told) if told else None,
        "particulars": plain(particulars) if particulars else None,
        "papers": [_paper(one) for one in queries.papers(complaint, by=by)],
        "audit": plain(record) if record else None,
        "understanding": plain(understood) if understood else None,
    }
    return Export(document, tuple((archive_name(i, item), item.sha256) for i, item in enumerate(kept, 1)))


def archive_name(position: int, item: EvidenceItem) -> str:
    """The name of a file in the archive: no two are the same."""
    return f"files/{position:03d}-{item.name}"


def plain(row: models.Model) -> dict[str, object]:
    """A row's own columns, without those that guard it."""
    shown = [field for field in row._meta.concrete_fields if field.name not in HIDDEN and not field.is_relation]
    return {field.name: _json(getattr(row, field.attname)) for field in shown}


def _paper(kept: KeptPaper) -> dict[str, object]:
    return {**kept.event.data, "at": _json(kept.event.at), "content": kept.content}


def _message(message: Any) -> dict[str, object]:
    files = [item.name for item in message.files.all()]
    return {**plain(message), "text": message.text, "happened_on": _json(message.happened_on), "files": files}


def _json(value: Any) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | dict | list | None) else str(value)
