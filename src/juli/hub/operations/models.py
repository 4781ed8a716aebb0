"""What an installation knows of itself."""

from django.db import models


class Installation(models.Model):
    """The one row that says what this database is for. A demo never turns into a real installation, nor back."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    demo = models.BooleanField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_installation")]
