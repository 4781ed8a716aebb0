"""How far an activation may go from where it is."""

from juli.hub.machines import Machine

ACTIVATION = Machine(
    "activation",
    {
        "proposed": ("checked", "active", "refused"),
        "checked": ("active", "refused"),
        "active": ("ended",),
        "refused": (),
        "ended": (),
    },
)
