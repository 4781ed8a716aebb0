"""Events are append-only and chained; the database itself refuses anything else."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from juli.hub.complaints.actions import write_message
from juli.hub.complaints.models import Event, Payload
from juli.hub.complaints.queries import verify_chains
from tests.hub.builders import filed, organisation, staff

pytestmark = pytest.mark.django_db


def test_the_chain_of_a_complaint_verifies() -> None:
    at = organisation()
    complaint, seat, _ = filed(at)
    write_message(complaint, "请给我看涨价通知。", by=seat)
    write_message(complaint, "好的。", by=staff(at)[1])
    assert [e.position for e in Event.objects.filter(complaint=complaint)] == [1, 2, 3, 4]
    assert list(verify_chains()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE complaints_event SET kind = 'x'",
        "DELETE FROM complaints_event",
        "TRUNCATE complaints_event CASCADE",
        "UPDATE complaints_payload SET content = '{}'",
        "DELETE FROM complaints_payload",
    ],
)
def test_the_database_refuses_to_change_what_happened(statement: str) -> None:
    filed(organisation())
    refused = pytest.raises(DatabaseError, match=r"append-only|never changed")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


def test_the_database_refuses_an_event_that_does_not_continue_the_chain() -> None:
    complaint, _, _ = filed(organisation())
    with pytest.raises(DatabaseError, match="does not continue"), transaction.atomic():
        Event.objects.create(
            complaint=complaint, position=9, kind="x", actor="x", at=timezone.now(), previous="0" * 64, hash="1" * 64
        )


def test_an_event_changed_behind_the_guard_is_found() -> None:
    complaint, _, _ = filed(organisation())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE complaints_event DISABLE TRIGGER event_append_only")
        cursor.execute("UPDATE complaints_event SET data = '{\"issue\": \"other\"}' WHERE kind = 'filed'")
        cursor.execute("ALTER TABLE complaints_event ENABLE TRIGGER event_append_only")
    assert [number for number, _ in verify_chains()] == [complaint.number]


def test_events_hold_no_word_and_no_name() -> None:
    complaint, seat, _ = filed(organisation())
    write_message(complaint, "我的电话是 13800006027", by=seat)
    kept = " ".join(str(e.data) + e.actor for e in Event.objects.all())
    assert "138" not in kept
    assert "周桂兰" not in kept


def test_an_erased_payload_leaves_a_chain_that_verifies() -> None:
    complaint, seat, _ = filed(organisation())
    message = write_message(complaint, "请删去。", by=seat)
    Payload.objects.filter(pk=message.payload_id).update(content=None, erased_at=timezone.now())
    message.refresh_from_db()
    assert message.text is None
    assert list(verify_chains()) == []
