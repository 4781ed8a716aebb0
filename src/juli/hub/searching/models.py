"""What a search looks in: of each text the keyed hashes of its words, and nothing that can be read."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class Entry(models.Model):
    """The tokens of one text of a complaint (`payload`), or of its numbers and names (none).

    It has no wall: PostgreSQL may not look for arrays behind one by an index. It tells no word without the key, and
    what is found in it is asked of the complaints, which have theirs. The database removes it with its text.
    """

    complaint = models.ForeignKey("complaints.Complaint", on_delete=models.CASCADE, related_name="+")
    payload = models.OneToOneField(
        "complaints.Payload", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    tokens = ArrayField(models.BigIntegerField())

    class Meta:
        indexes: ClassVar[list[models.Index]] = [GinIndex(fields=["tokens"], name="entry_tokens")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["complaint"], condition=Q(payload=None), name="one_entry_of_facts")
        ]
