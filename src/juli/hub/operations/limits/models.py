"""How often somebody came. The table is not logged: after a crash everybody may begin anew."""

from django.db import models


class Visits(models.Model):
    """Requests under one key in one window, and in the window before. A key is a keyed hash and names nobody."""

    key = models.UUIDField(primary_key=True, editable=False)
    window = models.BigIntegerField()
    count = models.IntegerField()
    earlier = models.IntegerField()
    most = models.IntegerField()
    until = models.DateTimeField()
