"""What reads urgent shortens a target of the house's own, as it was counted, and touches nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints.actions import write_message
from juli.hub.complaints.models import Clock, Complaint
from juli.hub.directory.models import Organisation
from juli.hub.machines import NotPossible
from juli.hub.service_hours.actions import set_service
from juli.hub.service_hours.models import ServiceTarget
from juli.hub.service_hours.service import KINDS, Aim, read_service, service_fields, shipped_service
from juli.hub.understanding.actions import understand_complaint
from tests.hub.builders import filed, organisation, staff

SHIPPED = shipped_service()
SMOKE, HARDSHIP, CALM = "机器冒烟了，还漏电。", "扣了我299，工人工资都发不出。", "流量费扣了299，请退还。"
AIMS = (
    *SHIPPED.aims,
    Aim("first", 30, urgency="person"),
    Aim("first", 90, urgency="high"),
    Aim("next", 60, urgency="high"),
)
minutes = st.integers(1, 500)


@given(st.sampled_from(KINDS), st.none() | minutes, st.none() | minutes, st.none() | minutes)
def test_urgency_only_ever_shortens(kind: str, usual: int | None, person: int | None, high: int | None) -> None:
    told = (("", usual), ("person", person), ("high", high))
    service = replace(SHIPPED, aims=tuple(Aim(kind, one, urgency=level) for level, one in told if one))
    assert service.minutes_for(kind, "deposit") == service.minutes_for(kind, "deposit", "normal") == usual
    if usual is None:
        assert service.minutes_for(kind, "deposit", "person") is None
    else:
        assert service.minutes_for(kind, "deposit", "high") == min(filter(None, (usual, high)))
        assert service.minutes_for(kind, "deposit", "person") == min(filter(None, (usual, high, person)))
    assert read_service(service_fields(service)) == service


def test_what_an_older_release_kept_is_read() -> None:
    fields = service_fields(SHIPPED)
    old = [{name: aim[name] for name in ("kind", "minutes", "issue")} for aim in fields["aim"]]  # type: ignore[attr-defined]
    assert read_service({**fields, "aim": old}) == SHIPPED


@pytest.fixture
def house(db: None) -> Organisation:
    at = organisation()
    set_service(at, None, replace(SHIPPED, aims=AIMS), by=staff(at, "head@example.cn", role="管理员")[1])
    return at


def running(complaint: Complaint) -> ServiceTarget:
    return ServiceTarget.objects.get(complaint=complaint, met_at=None)


@pytest.mark.parametrize(
    ("story", "length", "urgency"), [(SMOKE, 30, "person"), (HARDSHIP, 90, "high"), (CALM, 240, None)]
)
def test_once_read_what_runs_is_counted_anew_from_its_beginning(
    house: Organisation, story: str, length: int, urgency: str | None
) -> None:
    complaint, _, _ = filed(house, story=story)
    before, clocks = running(complaint), list(Clock.objects.order_by("pk").values())
    assert before.fields["minutes"] == 240
    understand_complaint(complaint.pk, by=SYSTEM)
    after = running(complaint)
    assert (after.fields["minutes"], after.fields.get("urgency")) == (length, urgency)
    assert (after.starts_at, after.version) == (before.starts_at, before.version)
    assert after.due_at <= before.due_at
    complaint.refresh_from_db()
    assert complaint.aimed_at == after.due_at
    assert list(Clock.objects.order_by("pk").values()) == clocks, "no day of a clock moves"
    understand_complaint(complaint.pk, by=SYSTEM)
    assert running(complaint).due_at == after.due_at


def test_the_next_answer_is_hurried_from_the_beginning(house: Organisation) -> None:
    complaint, merchant, _ = filed(house, story=HARDSHIP)
    understand_complaint(complaint.pk, by=SYSTEM)
    write_message(complaint, "正在查。", by=staff(house)[1])
    write_message(complaint, "还要多久？", by=merchant)
    assert (running(complaint).kind, running(complaint).fields["minutes"]) == ("next", 60)


def test_what_is_answered_or_runs_by_the_proposals_stays(house: Organisation) -> None:
    answered, _, _ = filed(house, story=SMOKE)
    write_message(answered, "请先断电。", by=staff(house)[1])
    understand_complaint(answered.pk, by=SYSTEM)
    assert ServiceTarget.objects.get(complaint=answered).fields["minutes"] == 240
    elsewhere, _, _ = filed(organisation("云帆支付有限公司"), story=SMOKE)
    understand_complaint(elsewhere.pk, by=SYSTEM)
    assert running(elsewhere).fields["minutes"] == 240


@pytest.mark.parametrize("aim", [Aim("first", 30, urgency="normal"), Aim("first", 30, "deposit", "high")])
def test_odd_aims_are_refused(house: Organisation, aim: Aim) -> None:
    with pytest.raises(NotPossible, match="service-aims"):
        set_service(house, None, replace(SHIPPED, aims=(aim,)), by=staff(house, role="管理员")[1])
