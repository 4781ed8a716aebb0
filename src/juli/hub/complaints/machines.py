"""The state machines of a complaint: state, filing, evidence and money, each its own."""

from juli.hub.machines import Machine
from juli.proceedings import COURSES
from juli.proceedings.demands import STATES

STAGE = Machine(
    "stage",
    {
        "filed": ("in_hand", "settled", "closed"),
        "in_hand": ("settled", "closed"),
        "settled": ("in_hand", "closed"),
        "closed": ("filed", "in_hand"),
    },
)
"""The complaint itself. `settled`: an offer was accepted and waits to be performed. What is closed can be reopened;
what was merged into another one is closed, until that is undone."""

FILING = Machine("filing", {"prepared": ("sent", "received"), "sent": ("received",), "received": ()})
"""How far a proceeding has reached the body it is meant for (design: prepared, sent, received)."""

COURSE = Machine("course", COURSES)
"""What the body that a proceeding is before does with it."""

QUESTION = Machine("question", {"waiting": ("answered", "withdrawn"), "answered": (), "withdrawn": ()})
"""A question to another department of the respondent's house."""
DEMAND = Machine("demand", STATES)
"""A paper demanded in an escalation."""

EVIDENCE = Machine("evidence", {"stored": ("withdrawn", "erased"), "withdrawn": ("erased",), "erased": ()})
"""An evidence item. Withdrawn: no longer relied on, still kept; erased: the bytes are gone, the hash stays."""

PICTURE = Machine(
    "picture",
    {"waiting": ("reading", "failed"), "reading": ("read", "failed"), "read": (), "failed": ("waiting",)},
)
"""The picture of a statement in a draft, on its way through text recognition."""

OFFER = Machine(
    "offer",
    {
        "prepared": ("open", "returned", "withdrawn"),
        "open": ("accepted", "rejected", "withdrawn"),
        "accepted": (),
        "rejected": (),
        "withdrawn": (),
        "returned": (),
    },
)
"""An offer of the respondent. `prepared`: above a limit, it waits inside for a second person; `returned`: not sent."""

OBLIGATION = Machine("obligation", {"due": ("paid",), "paid": ("confirmed", "due"), "confirmed": ()})
"""A promised payment: due, said to be paid by the debtor, confirmed by the creditor (or found missing)."""
