"""Invented complaints in bulk: valid in every row, found by their words, and never in production."""

import random
from dataclasses import replace

import pytest

from juli.hub.complaints.models import NO_DAY, Clock, Complaint, Event
from juli.hub.complaints.queries import verify_chains, verify_payloads
from juli.hub.configuration import Mode
from juli.hub.operations.demo import seeding
from juli.hub.operations.errors import CannotRun
from juli.hub.searching.models import Entry
from tests.hub.builders import organisation
from tests.hub.desk.seated import Desk, sit_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(db: None) -> Desk:
    return sit_down(organisation())


def test_every_seeded_complaint_is_whole_and_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeding, "BATCH", 25)
    assert list(seeding.seed_complaints(desk.at.name, 40, dice=random.Random(1))) == [25, 40]
    assert list(verify_chains()) == list(verify_payloads()) == []
    assert Complaint.objects.filter(respondent=desk.at).count() == 40
    assert Event.objects.count() > 80
    waiting = set(Clock.objects.filter(completed_at=None).values_list("proceeding__complaint", flat=True))
    assert waiting == set(Complaint.objects.filter(stage="filed").values_list("pk", flat=True))
    assert waiting == set(Complaint.objects.exclude(due_on=NO_DAY).values_list("pk", flat=True))
    assert Entry.objects.filter(payload=None).count() == 40
    one = Complaint.objects.select_related("complainant").first()
    assert one is not None
    found = desk.browser.get("/desk/", {"q": f"{one.complainant.business_name} {one.merchant_no[:8]}"})
    assert [row.number for row in found.context["page"].rows] == [one.number]


def test_production_and_a_missing_desk_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotRun, match="no activated organisation"):
        next(seeding.seed_complaints("没有的公司", 1, dice=random.Random(1)))
    monkeypatch.setattr(seeding, "CONFIGURATION", replace(seeding.CONFIGURATION, mode=Mode.PRODUCTION))
    with pytest.raises(CannotRun, match="production"):
        next(seeding.seed_complaints(desk.at.name, 1, dice=random.Random(1)))
    assert not Complaint.objects.exists()
