"""The tables of the complaints room, split by idea."""

from juli.hub.complaints.models.complaint import (
    AuditRecord,
    Claim,
    ClaimKind,
    Complainant,
    ComplainantKind,
    Complaint,
)
from juli.hub.complaints.models.drafts import Draft, DraftFile, FilePurpose
from juli.hub.complaints.models.events import Event, Payload
from juli.hub.complaints.models.evidence import EvidenceItem
from juli.hub.complaints.models.messages import Message, Side
from juli.hub.complaints.models.proceedings import Clock, Proceeding

__all__ = [
    "AuditRecord",
    "Claim",
    "ClaimKind",
    "Clock",
    "Complainant",
    "ComplainantKind",
    "Complaint",
    "Draft",
    "DraftFile",
    "Event",
    "EvidenceItem",
    "FilePurpose",
    "Message",
    "Payload",
    "Proceeding",
    "Side",
]
