"""Writing down what happened to an organisation. Only actions call this, inside their transaction."""

from collections.abc import Mapping

from django.utils import timezone

from juli.hub.accounts.actors import Actor
from juli.hub.directory.models import Organisation, Record


def keep_record(
    organisation: Organisation, kind: str, *, by: Actor, data: Mapping[str, object] | None = None
) -> Record:
    """Append one record. `data` holds ids, codes and days only, never what a person said or is."""
    return Record.objects.create(
        organisation=organisation, kind=kind, actor=by.reference, at=timezone.now(), data=dict(data or {})
    )


def person_in(reference: str) -> str:
    """The id in the reference of an actor, "" where it names no person: "staff:6f1c…" -> "6f1c…"."""
    return reference.partition(":")[2]
