"""Records of an organisation in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from juli.hub.accounts.actors import Actor
from juli.hub.directory.labels import RECORDS, SIDES
from juli.hub.directory.models import Record
from juli.hub.directory.queries import names_behind
from juli.hub.directory.records import person_in


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """One thing that happened: when, what, and who did it, by name where it may be known."""

    at: datetime
    what: object
    who: str
    side: object
    complaint: str


def told_records(records: Iterable[Record], by: Actor, *, numbers: Mapping[str, str] | None = None) -> list[ToldRecord]:
    """Records as a page shows them; `numbers` are those of complaints, by the id in the record."""
    kept = list(records)
    names = names_behind(kept, by=by)
    return [
        ToldRecord(
            at=record.at,
            what=RECORDS.get(record.kind, record.kind),
            who=names.get(person_in(record.actor), ""),
            side=SIDES.get(record.actor.partition(":")[0], ""),
            complaint=(numbers or {}).get(record.data.get("complaint", ""), ""),
        )
        for record in kept
    ]
