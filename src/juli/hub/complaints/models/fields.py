"""A state column whose values the database checks against its machine."""

from django.db import models
from django.db.models import CheckConstraint, Q

from juli.hub.machines import Machine


def state_field(machine: Machine, initial: str) -> "models.CharField[str, str]":
    """The column that holds a machine's state."""
    return models.CharField(max_length=20, default=initial, choices=[(s, s) for s in machine.states])


def known_state(machine: Machine, table: str, field: str) -> CheckConstraint:
    """The constraint that only the machine's states are stored."""
    return CheckConstraint(condition=Q(**{f"{field}__in": machine.states}), name=f"{table}_{field}_known")
