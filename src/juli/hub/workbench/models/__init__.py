"""Tables of the workbench."""

from juli.hub.workbench.models.inquiry import ChecklistEdition, Investigation, Tick
from juli.hub.workbench.models.merging import Merge
from juli.hub.workbench.models.persons import PersonQuestion
from juli.hub.workbench.models.replies import CannedReply, ReplyKind, ReplyVersion
from juli.hub.workbench.models.writing import KeptText, Mention, Presence

__all__ = [
    "CannedReply",
    "ChecklistEdition",
    "Investigation",
    "KeptText",
    "Mention",
    "Merge",
    "PersonQuestion",
    "Presence",
    "ReplyKind",
    "ReplyVersion",
    "Tick",
]
