"""Which column of a provider's export is what, as people have said before. Nothing of any statement stands in it."""

from django.db import models

from juli.hub.directory.models import Organisation


class ColumnMemory(models.Model):
    """A mapping that was used for a provider's statements with a certain header.

    `header_sha256` is the digest of the titles, `mapping` names columns by their numbers: neither holds a word of
    a file. Offered to whoever brings the same header of the same provider, to be looked at and confirmed.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    header_sha256 = models.CharField(max_length=64)
    mapping_sha256 = models.CharField(max_length=64)
    mapping = models.JSONField()
    used = models.IntegerField(default=1)
    used_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "header_sha256", "mapping_sha256"], name="one_memory_of_a_mapping"
            )
        ]
