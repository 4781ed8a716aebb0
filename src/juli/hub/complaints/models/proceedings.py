"""Proceedings and their clocks: before whom the complaint is, and who must act by when, and why."""

from django.db import models
from django.db.models import CheckConstraint, Q

from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.machines import COURSE, FILING
from juli.hub.complaints.models.complaint import Complaint
from juli.hub.complaints.models.fields import known_state, state_field
from juli.proceedings import ENDED, RESULTS

BINDING = ("provider", "bank")
"""Actors of clocks that bind the institution complained of: these alone are its desk's."""


class Proceeding(Guarded):
    """The complaint before one body over one procedure: how it reached it, and what came of it there.

    `course` is what the body does with it; of the complaint to the provider itself the complaint's own stage says so.
    `ended_on` is the day on which the course ended, `result` what was answered then. The institution complained of
    knows of it once `told`: nothing else of what the complainant does elsewhere is its business.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="proceedings")
    procedure = models.CharField(max_length=40)
    filing = state_field(FILING, "prepared")
    sent_on = models.DateField(null=True, blank=True)
    sent_how = models.CharField(max_length=20, blank=True)
    sent_reference = models.CharField(max_length=120, blank=True)
    received_on = models.DateField(null=True, blank=True)
    course = state_field(COURSE, "waiting")
    result = models.CharField(max_length=20, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    told = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            known_state(FILING, "proceeding", "filing"),
            known_state(COURSE, "proceeding", "course"),
            models.UniqueConstraint(
                fields=["complaint", "procedure"], condition=Q(ended_on=None), name="one_proceeding_per_procedure"
            ),
            CheckConstraint(condition=Q(result__in=["", *RESULTS]), name="proceeding_result_known"),
            CheckConstraint(
                condition=Q(course__in=ENDED, ended_on__isnull=False) | (~Q(course__in=ENDED) & Q(ended_on=None)),
                name="proceeding_ended_has_day",
            ),
            CheckConstraint(
                condition=Q(course="answered") & ~Q(result="") | (~Q(course="answered") & Q(result="")),
                name="proceeding_answered_has_result",
            ),
            CheckConstraint(condition=~Q(filing="sent") | Q(sent_on__isnull=False), name="sent_has_day"),
            CheckConstraint(condition=~Q(filing="received") | Q(received_on__isnull=False), name="received_has_day"),
        ]


class Clock(Guarded):
    """One running deadline. `fields` carries its reasons: event, rule and calendar version, days skipped."""

    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="clocks")
    step = models.CharField(max_length=40)
    actor = models.CharField(max_length=20)
    nature = models.CharField(max_length=10, choices=[("target", "target"), ("law", "law"), ("promise", "promise")])
    starts_on = models.DateField()
    due_on = models.DateField()
    fields = models.JSONField()
    completed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [CheckConstraint(condition=Q(due_on__gte=models.F("starts_on")), name="due_after_start")]
        indexes = [models.Index(fields=["due_on"], condition=Q(completed_at=None), name="clock_running")]

    @property
    def shown_nature(self) -> str:
        """Its nature, or "unverified" where the law's number was not read in its text."""
        return "unverified" if self.fields.get("verified") is False else self.nature
