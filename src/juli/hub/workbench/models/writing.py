"""Who is at a complaint, what they are writing, and whom they tell of it."""

import uuid

from django.db import models

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint, Message
from juli.hub.sealing.fields import SealedJSONField


class Presence(Guarded):
    """That a person has a complaint open, and whether they are writing. It counts for a minute."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "user"], name="one_presence_at_a_complaint")]


class KeptText(Guarded):
    """What a person has typed into the form of an act and not sent yet; theirs alone.

    `token` names the text on its page, from before it is first kept. `version` counts the times it was kept: whoever
    keeps an older one, from another tab, gets a second text beside it. `seen` is the last event that the form showed
    when it was begun. Once sent (`sent_at`), only the token stays for a while: a sign of its page that comes late
    brings nothing back.
    """

    token = models.UUIDField(default=uuid.uuid4)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    act = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    seen = models.PositiveIntegerField(default=0)
    typed = SealedJSONField(bound_to="complaint_id")
    kept_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-kept_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "user", "token"], name="one_text_of_a_token"),
        ]


class Mention(Guarded):
    """That a note names a colleague, who is told of it."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["message", "user"], name="mentioned_once_in_a_note")]
        indexes = [models.Index(fields=["user", "-at"], name="mentions_of_a_person")]
