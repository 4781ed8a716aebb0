"""The tables of the complaints room, split by idea."""

from juli.hub.complaints.models.circumstances import Circumstances, Clause
from juli.hub.complaints.models.columns import ColumnMemory
from juli.hub.complaints.models.complaint import (
    NO_DAY,
    NO_MOMENT,
    AuditRecord,
    Claim,
    ClaimKind,
    Complainant,
    ComplainantKind,
    Complaint,
)
from juli.hub.complaints.models.consents import Consent
from juli.hub.complaints.models.demands import Demand
from juli.hub.complaints.models.departments import WAITING, DepartmentRequest, Withdrawn
from juli.hub.complaints.models.drafts import Draft, DraftFile, FilePurpose
from juli.hub.complaints.models.events import Event, Payload
from juli.hub.complaints.models.evidence import EvidenceItem
from juli.hub.complaints.models.messages import Message, Side
from juli.hub.complaints.models.particulars import Particulars
from juli.hub.complaints.models.pictures import DraftPicture
from juli.hub.complaints.models.proceedings import BINDING, Clock, Proceeding
from juli.hub.complaints.models.reopening import Reopening
from juli.hub.complaints.models.sharing import Access, AccessKind, Involvement

__all__ = [
    "BINDING",
    "NO_DAY",
    "NO_MOMENT",
    "WAITING",
    "Access",
    "AccessKind",
    "AuditRecord",
    "Circumstances",
    "Claim",
    "ClaimKind",
    "Clause",
    "Clock",
    "ColumnMemory",
    "Complainant",
    "ComplainantKind",
    "Complaint",
    "Consent",
    "Demand",
    "DepartmentRequest",
    "Draft",
    "DraftFile",
    "DraftPicture",
    "Event",
    "EvidenceItem",
    "FilePurpose",
    "Involvement",
    "Message",
    "Particulars",
    "Payload",
    "Proceeding",
    "Reopening",
    "Side",
    "Withdrawn",
]
