"""Rows of several tables in one message: as Django would write them, and past nothing that guards them."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM, ActorKind
from juli.hub.accounts.scopes import acting, whole
from juli.hub.complaints.actions.taking_in import Brought, take_in_complaints
from juli.hub.complaints.filing import Arrival
from juli.hub.complaints.models import Claim, Complainant, Complaint, Event, Proceeding
from juli.hub.directory.models import Department
from juli.hub.writing import write_together, write_unless_there
from tests.hub.api.asking import program
from tests.hub.api.filing import filing, post
from tests.hub.builders import REQUEST, filed, organisation, staff

pytestmark = pytest.mark.django_db


def test_keys_are_known_and_values_read_back_as_they_were() -> None:
    complaint, _, _ = filed(organisation())
    claims = [Claim(complaint=complaint, position=n, kind="other", note=f"说明{n}%s") for n in (7, 8)]
    proceedings = [Proceeding(complaint=complaint, procedure=f"elsewhere_{n}") for n in (1, 2)]
    with acting(SYSTEM), CaptureQueriesContext(connection) as caught:
        write_together([claims, [], proceedings])
    assert sum("INSERT" in one["sql"] for one in caught.captured_queries) == 1
    assert [Claim.objects.get(pk=one.pk).note for one in claims] == ["说明7%s", "说明8%s"]
    assert [Proceeding.objects.get(pk=one.pk).procedure for one in proceedings] == ["elsewhere_1", "elsewhere_2"]
    assert not any(one._state.adding for one in (*claims, *proceedings))
    write_together([[], []])


def test_what_is_sealed_stays_sealed() -> None:
    complaint, _, _ = filed(organisation())
    Complainant.objects.filter(complaint=complaint).delete()
    with acting(SYSTEM):
        write_together([[Complainant(complaint=complaint, kind="sole_trader", name="周桂兰", phone="13800006027")]])
    found = Complainant.objects.get(complaint=complaint)
    assert (found.name, found.phone_index) == ("周桂兰", Complainant.phone_key("138 0000 6027"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM complaints_complainant WHERE id = %s", [found.pk])
        assert "周桂兰".encode() not in bytes(cursor.fetchone()[0])


def test_walls_chains_and_constraints_stand() -> None:
    house, other = organisation(), organisation("北桥支付有限公司")
    complaint, _, _ = filed(house)
    _, stranger = staff(other, "wu@example.cn")
    note = Claim(complaint=complaint, position=9, kind="other")
    with pytest.raises(DatabaseError, match="row-level security"), acting(stranger):
        write_together([[note]])
    loose = Event(complaint=complaint, position=99, kind="said", actor="x", at=timezone.now(), previous="0", hash="0")
    with pytest.raises(IntegrityError, match="continue the chain"), acting(SYSTEM):
        write_together([[Claim(complaint=complaint, position=9, kind="other")], [loose]])
    assert not Claim.objects.filter(complaint=complaint, position=9).exists()


def test_what_is_there_already_is_not_written_again() -> None:
    house = organisation()
    with acting(SYSTEM):
        assert write_unless_there(Department(organisation=house, code="south", name="南区"))
        assert not write_unless_there(Department(organisation=house, code="south", name="又一个南区"))
    assert Department.objects.get(organisation=house, code="south").name == "南区"


def refuse_after_renaming(department: Department) -> None:
    with acting(SYSTEM):
        Department.objects.filter(pk=department.pk).update(name="别的名字")
        raise ValueError("refused")


def test_what_is_done_as_a_whole_is_undone_as_a_whole() -> None:
    with acting(SYSTEM):
        north = Department.objects.create(organisation=organisation(), code="north", name="北区")
        with pytest.raises(ValueError, match="refused"):
            refuse_after_renaming(north)
        north.refresh_from_db()
        assert north.name == "北区"
        with whole(), pytest.raises(ValueError, match="refused"):
            refuse_after_renaming(north)
        with pytest.raises(TransactionManagementError):
            north.refresh_from_db()
        transaction.set_rollback(False)


def test_a_filing_knows_what_the_database_would_note() -> None:
    house = organisation()
    _, desk = staff(house)
    request = replace(REQUEST, organisation_id=house.pk, respondent_name=house.name)
    clerk = replace(desk, rights=desk.rights | {"complaints.file"})
    (made,) = take_in_complaints([Brought(request, Arrival("phone", timezone.now()))], by=clerk)
    known, kept = made.taken.complaint, Complaint.objects.get(pk=made.taken.complaint.pk)
    for name in ("due_on", "bound_on", "aimed_at", "last_said_by"):
        assert getattr(known, name) == getattr(kept, name), name
    assert known.has_day
    assert known.has_aim


def test_a_filing_asks_the_same_few_questions_whatever_it_holds() -> None:
    desk = program(scopes=["complaints.file"])
    for key in ("notes the token's use", "knows it again"):
        post(desk, "/complaints", filing(), **{"Idempotency-Key": key})
    counts = []
    for key, claims in (("few", []), ("many", [{"kind": "restore_rate"}] * 5)):
        with CaptureQueriesContext(connection) as caught:
            answer = post(desk, "/complaints", filing(claims=claims), **{"Idempotency-Key": key})
        assert answer.status_code == 201, answer.content.decode()
        counts.append(len(caught))
    assert counts[0] == counts[1] <= MOST_QUESTIONS


MOST_QUESTIONS = 24
"""Of a filing with an idempotency key, the beginning and end of its transactions among them."""


def test_a_filing_that_is_refused_leaves_neither_rows_nor_its_key() -> None:
    desk = program(scopes=["complaints.file"])
    refused = post(desk, "/complaints", filing(received_at="2024-01-01T00:00:00+08:00"), **{"Idempotency-Key": "k"})
    assert refused.status_code == 409
    assert not Complaint.objects.exists()
    answer = post(desk, "/complaints", filing(), **{"Idempotency-Key": "k"})
    assert answer.status_code == 201, answer.content.decode()
    assert desk.seat.organisation_id == Complaint.objects.get().respondent_id
    assert ActorKind.STAFF in Event.objects.first().actor  # type: ignore[union-attr]
