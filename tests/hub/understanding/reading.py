"""A complaint whose words the triage has read, as the job does it after filing."""

from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints.models import Complaint
from juli.hub.directory.models import Organisation
from juli.hub.understanding.actions import understand_complaint
from tests.hub.builders import filed


def read(at: Organisation, **changes: object) -> Complaint:
    """File it, and let the job read it."""
    complaint, _, _ = filed(at, **changes)
    understand_complaint(complaint.pk, by=SYSTEM)
    return complaint
