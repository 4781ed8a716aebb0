"""Who acts in the tests of this room, and complaints that ended long ago."""

from datetime import datetime, timedelta

from django.utils import timezone

from juli.hub.accounts.actors import Actor, ActorKind
from juli.hub.accounts.models import User
from juli.hub.complaints.actions import withdraw_complaint
from juli.hub.complaints.models import Complaint
from tests.hub import builders

RIGHTS = frozenset({"privacy.hold", "privacy.dispose"})


def operator(email: str = "ops-one@example.cn") -> Actor:
    """A person who runs the installation."""
    user = User.objects.create_user(email, "long enough for a test", name="运维", is_staff=True)
    return Actor(ActorKind.OPERATOR, user_id=user.pk, rights=RIGHTS)


def closed(years: float = 0, **changes: object) -> tuple[Complaint, Actor]:
    """A complaint that its complainant withdrew so many years ago."""
    complaint, seat, _ = builders.filed(**changes)  # type: ignore[arg-type]
    withdraw_complaint(complaint, by=seat)
    age(complaint, years)
    complaint.refresh_from_db()
    return complaint, seat


def age(complaint: Complaint, years: float) -> datetime:
    """Let a complaint have ended so many years ago."""
    at = timezone.now() - timedelta(days=round(years * 365.25))
    Complaint.objects.filter(pk=complaint.pk).update(closed_at=at, changed_at=at)
    return at
