"""Whether a question fits a complaint today."""

from datetime import datetime, timedelta

from juli.hub.complaints.models import Complaint
from juli.hub.quality.spans import HANDLING, MONEY, spans


def may_be_asked(complaint: Complaint, kind: str, at: datetime, *, at_once: bool = False) -> bool:
    """Whether a question fits the complaint today; `at_once`: the complainant need not wait to be asked."""
    if complaint.closed_at is None or complaint.received_on is None:
        return False
    if kind not in spans() or (kind == MONEY and complaint.closed_reason != "paid"):
        return False
    span, since = spans()[kind], at - complaint.closed_at
    soonest = timedelta() if at_once and kind == HANDLING else span.after
    return soonest <= since <= span.until
