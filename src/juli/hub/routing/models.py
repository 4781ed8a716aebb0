"""What a house decided about its routing: rules by version, who takes what, who is away, and how complaints climb."""

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from juli.hub.accounts.models import User
from juli.hub.accounts.scopes import Guarded
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Department, Membership, Organisation


class RuleVersion(Guarded):
    """The rules of a house as they stand from a moment on. Never changed: a change makes the next version."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_version_of_a_number")]


class RoutingRule(Guarded):
    """One rule of a version; see `Rule` for what its conditions mean. `department` is a code of the taxonomy."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(RuleVersion, on_delete=models.CASCADE, related_name="rules")
    position = models.PositiveSmallIntegerField()
    issue = models.CharField(max_length=40, blank=True)
    claim = models.CharField(max_length=20, blank=True)
    amount_from = models.BigIntegerField(null=True, blank=True)
    product = models.CharField(max_length=40, blank=True)
    province = models.CharField(max_length=2, blank=True)
    channel = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=10, blank=True)
    department = models.CharField(max_length=40)
    skill = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="one_rule_at_a_place"),
            CheckConstraint(condition=Q(amount_from=None) | Q(amount_from__gt=0), name="rule_amount_positive"),
        ]


class Intake(Guarded):
    """How a department takes its complaints: by itself to whoever has the least to do, or by hand."""

    department = models.OneToOneField(Department, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    automatic = models.BooleanField(default=False)


class Staffing(Guarded):
    """What a member knows, and on which level of the house they sit (0: front line)."""

    membership = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    skills = models.JSONField(default=list)
    level = models.PositiveSmallIntegerField(default=0)


class Absence(Guarded):
    """A member is away from a day to a day (Beijing, both inclusive); what is due meanwhile goes to the deputy."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    deputy = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["first_day", "pk"]
        constraints = [
            CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_ends_after_it_begins"),
            CheckConstraint(condition=Q(deputy=None) | ~Q(deputy=F("membership")), name="nobody_deputises_for_oneself"),
        ]


class How(models.TextChoices):
    """How a complaint came to a person."""

    TAKEN = "taken", _("taken by oneself")
    GIVEN = "given", _("given by a colleague")
    AUTOMATIC = "automatic", _("by itself, by workload")
    DEPUTY = "deputy", _("as deputy")


class Assignment(Guarded):
    """That a complaint was given to a member. Who has it now, the complaint says."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    how = models.CharField(max_length=20, choices=How)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["-given_at"]
        indexes = [models.Index(fields=["membership", "-given_at"], name="given_to_member")]


class Trigger(models.TextChoices):
    """What lets a complaint climb by itself. `threshold` of its rule: days before the day, fen, or messages."""

    LAW = "law", _("a day of the law or of a promise comes near")
    TARGET = "target", _("a service target comes near")
    AMOUNT = "amount", _("much is asked back")
    CONTACT = "contact", _("the merchant wrote again and again without an answer")
    REQUEST = "request", _("the merchant asks for a senior")


class Level(Guarded):
    """A level of the house above the front line, in its own words."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_level_of_a_number"),
            CheckConstraint(condition=Q(number__gt=0), name="front_line_has_no_row"),
        ]


class EscalationRule(Guarded):
    """When a complaint climbs to a level."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    trigger = models.CharField(max_length=20, choices=Trigger)
    threshold = models.BigIntegerField(default=0)
    level = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["level", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "trigger", "level"], name="one_rule_of_a_trigger"),
            CheckConstraint(condition=Q(threshold__gte=0, level__gt=0), name="escalation_rule_sound"),
        ]
