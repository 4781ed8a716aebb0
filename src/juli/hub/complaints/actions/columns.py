"""Which column of a statement is what: kept with the file, and remembered for the provider once it is used."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind, NotAllowed, require
from juli.hub.accounts.scopes import action
from juli.hub.complaints.drafting import editable_draft, touch_draft
from juli.hub.complaints.models import ColumnMemory, DraftFile

MOST_OF_ONE = 50
"""How many mappings are remembered for one provider; the ones used longest ago go first."""


@action
def note_draft_file(file: DraftFile, note: Mapping[str, object], *, by: Actor) -> None:
    """Keep how a statement of the draft is read, and what was read of it."""
    draft = editable_draft(by)
    if file.draft_id != draft.pk:
        raise NotAllowed
    file.note = dict(note)
    file.save(update_fields=["note"])
    touch_draft(draft)


@action
def remember_columns(organisation_id: UUID, header: str, mapping: Mapping[str, Any], *, by: Actor) -> None:
    """Remember that this mapping was used for statements of a provider with this header (its digest).

    `mapping` may name columns by number only, and what it says of words is left out, so that no word of a file is
    kept.
    """
    require(by, ActorKind.VISITOR)
    if any(not isinstance(place, int | list) for place in mapping["columns"].values()):
        raise NotAllowed
    told = {name: value for name, value in mapping.items() if name != "words"}
    written = json.dumps(told, sort_keys=True)
    found, is_new = ColumnMemory.objects.get_or_create(
        organisation_id=organisation_id,
        header_sha256=header,
        mapping_sha256=hashlib.sha256(written.encode()).hexdigest(),
        defaults={"mapping": told, "used_on": timezone.localdate()},
    )
    if not is_new:
        ColumnMemory.objects.filter(pk=found.pk).update(used=F("used") + 1, used_on=timezone.localdate())
    known = ColumnMemory.objects.filter(organisation_id=organisation_id).order_by("-used_on", "-pk")
    ColumnMemory.objects.filter(pk__in=list(known.values_list("pk", flat=True)[MOST_OF_ONE:])).delete()
