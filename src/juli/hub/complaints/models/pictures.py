"""Pictures among the statements of a draft: what was recognised in them, and what a person confirmed of it."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import models

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.machines import PICTURE
from juli.hub.complaints.models.drafts import Draft, DraftFile
from juli.hub.complaints.models.fields import known_state, state_field
from juli.hub.sealing.fields import SealedJSONField


class DraftPicture(Guarded):
    """The picture in a file of a draft.

    `proposal` is what was recognised, `typed` what a person made of it, valid or not, `rows` what they confirmed;
    only those count. `picture_sha256` names the upright copy in which the places count, `width` × `height`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="pictures")
    file = models.OneToOneField(DraftFile, on_delete=models.CASCADE, related_name="picture")
    state = state_field(PICTURE, "waiting")
    reason = models.JSONField(default=dict)
    attempts = models.SmallIntegerField(default=0)
    picture_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    width = models.IntegerField(default=0)
    height = models.IntegerField(default=0)
    proposal = SealedJSONField(null=True, blank=True)
    typed = SealedJSONField(null=True, blank=True)
    rows = SealedJSONField(null=True, blank=True)

    class Meta:
        constraints = [known_state(PICTURE, "draftpicture", "state")]

    @property
    def is_pending(self) -> bool:
        """Whether it has still to be read."""
        return self.state in ("waiting", "reading")

    @property
    def reading(self) -> Mapping[str, Any]:
        """What was confirmed, as it goes into the complaint."""
        return {"rows": self.rows or [], "width": self.width, "height": self.height}
