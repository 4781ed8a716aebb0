"""Consents: to what a person agreed, in which words, when, and until when."""

from django.db import models

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models.complaint import Complaint


class Consent(Guarded):
    """One consent. Append-only: it is taken back once (`withdrawn_at`), and a new one is a new row.

    `category` is the kind of data, `text_version` names the words that were agreed to.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="consents")
    category = models.CharField(max_length=20)
    text_version = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "category"], condition=models.Q(withdrawn_at=None), name="one_open_consent"
            )
        ]
