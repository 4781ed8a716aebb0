"""When a complaint's file may go, and when it has to: reckoned from the categories, never stored."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from juli.hub.complaints.models import Complaint
from juli.hub.privacy.categories import Span, categories, file_of_complaint


def least() -> Span:
    """How long the file stays even where its complainant wishes it gone: the longest any part of it needs."""
    return max((one.least for one in file_of_complaint() if one.least), key=lambda span: span.count)


def most() -> Span:
    """After how long it goes by itself."""
    return max((one.most for one in file_of_complaint() if one.most), key=lambda span: span.count)


def account_span() -> Span:
    """After how long the account for the refund goes, whatever else stays."""
    span = categories()["account"].most
    assert span is not None
    return span


def erasable_on(complaint: Complaint, *, handled_here: bool) -> date | None:
    """The first day (Beijing) on which a wish to erase is fulfilled; None while the complaint is open.

    Where a provider handled it on this platform, the provider has to keep its file for a time.
    """
    if complaint.closed_at is None:
        return None
    closed_on = timezone.localdate(complaint.closed_at)
    return least().after(closed_on) if handled_here else closed_on


def gone_by(complaint: Complaint) -> date:
    """The day on which the file goes by itself; an open complaint counts from its last change."""
    return most().after(timezone.localdate(complaint.closed_at or complaint.changed_at))


HANDLED_HERE = Q(proceedings__sent_how="platform")
"""The respondent received it on this platform."""


def over(today: date) -> Q:
    """Complaints whose time is over."""
    oldest = most().before(today)
    return Q(closed_at__date__lte=oldest) | Q(closed_at=None, changed_at__date__lte=oldest)


def asked_and_free(today: date) -> Q:
    """Complaints whose complainant wishes them erased, and which nothing keeps any longer."""
    kept_until = Q(closed_at__date__lte=least().before(today))
    return Q(erasure_request__isnull=False, closed_at__isnull=False) & (kept_until | ~HANDLED_HERE)
