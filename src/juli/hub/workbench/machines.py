"""The machine of this room."""

from juli.hub.machines import Machine

PERSON = Machine(
    "person",
    {
        "asked": ("confirmed", "refused", "withdrawn"),
        "confirmed": (),
        "refused": (),
        "withdrawn": (),
    },
)
"""The question to a merchant whether another complaint is theirs too."""
