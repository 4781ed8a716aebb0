"""What the papers for other bodies need beside the complaint itself."""

from django.db import models
from django.db.models import CheckConstraint, Q

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models.complaint import Complaint
from juli.hub.sealing.fields import SealedCharField, SealedJSONField


class Particulars(Guarded):
    """What the complainant told for the papers. Nobody on the other side sees it.

    `content` holds facts by the names that the kit of papers gives them ("complainant.address"); days as ISO dates,
    amounts in fen. The identity number stands apart, since it is kept on a consent of its own.
    """

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="particulars")
    content = SealedJSONField(null=True, blank=True, bound_to="complaint_id")
    id_number = SealedCharField(max_length=20, blank=True, bound_to="complaint_id")
    id_number_consent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            CheckConstraint(
                condition=Q(id_number="") | Q(id_number_consent_at__isnull=False),
                name="id_number_only_with_consent",
            )
        ]
