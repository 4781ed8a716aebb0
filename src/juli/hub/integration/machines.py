"""The machine of this room."""

from juli.hub.machines import Machine

DELIVERY = Machine(
    "delivery",
    {
        "waiting": ("delivered", "failed"),
        # Asked for once more by hand.
        "delivered": ("waiting",),
        "failed": ("waiting",),
    },
)
"""A message on its way to one endpoint."""
