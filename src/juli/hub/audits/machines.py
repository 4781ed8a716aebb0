"""The machine of this room."""

from juli.hub.machines import Machine

RUN = Machine(
    "run",
    {
        "waiting": ("running", "cancelled", "failed"),
        "running": ("finished", "failed", "cancelled"),
        "finished": ("purged",),
        "failed": ("purged",),
        "cancelled": (),
        "purged": (),
    },
)
"""An audit, from being asked for to being deleted."""
