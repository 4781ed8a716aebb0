"""That two complaints of one person are handled as one."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint

GROUNDS = ("phone", "account", "confirmed")
"""Why two complaints are one person's: the same phone number, one account, or its owner proved it by the passcode."""


class Merge(Guarded):
    """`complaint` is closed and goes on in `main`, until the merge is undone. Both keep their chains and numbers.

    `ground` says why they are one person's; `stage_before` and `clocks` are what an undoing restores: the ids of the
    clocks completed here, and of those that run on in the main one instead.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="merges")
    main = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="merged_here")
    main_number = models.CharField(max_length=20)
    ground = models.CharField(max_length=20, choices=[(one, one) for one in GROUNDS])
    stage_before = models.CharField(max_length=20, choices=[("filed", "filed"), ("in_hand", "in_hand")])
    clocks = models.JSONField(default=dict)
    merged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-merged_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["complaint"], condition=Q(undone_at=None), name="merged_into_one"),
            CheckConstraint(condition=~Q(complaint=F("main")), name="no_merge_with_itself"),
            CheckConstraint(condition=Q(ground__in=GROUNDS), name="merge_ground_known"),
            CheckConstraint(condition=Q(stage_before__in=["filed", "in_hand"]), name="merge_stage_known"),
        ]
