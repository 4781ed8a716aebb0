"""What an escalated complaint demands of the institution, and what it answered to each."""

from django.db import models
from django.db.models import CheckConstraint, Q

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.machines import DEMAND
from juli.hub.complaints.models.fields import known_state, state_field
from juli.hub.complaints.models.messages import Message
from juli.hub.complaints.models.proceedings import Proceeding
from juli.proceedings.demands import demands


class Demand(Guarded):
    """One paper that is demanded. Its answer is a message of the institution, with the files it hands over."""

    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="demands")
    kind = models.CharField(max_length=40)
    state = state_field(DEMAND, "open")
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            known_state(DEMAND, "demand", "state"),
            CheckConstraint(condition=Q(kind__in=list(demands())), name="demand_kind_known"),
            CheckConstraint(
                condition=Q(state="open", answered_at=None) | (~Q(state="open") & Q(answered_at__isnull=False)),
                name="demand_answered_has_time",
            ),
            models.UniqueConstraint(fields=["proceeding", "kind"], name="demanded_once"),
        ]
