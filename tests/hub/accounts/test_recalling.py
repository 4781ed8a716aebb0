"""What is kept in the process never outlives the rows it rests on, whoever changes them."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from juli.hub.accounts.actors import SYSTEM
from juli.hub.accounts.recalling import recalled
from juli.hub.accounts.scopes import Unscoped, acting
from juli.hub.directory.models import Department, Grant, Organisation
from juli.hub.directory.queries import actor_at, seats_of
from juli.hub.integration.actions import add_webhook
from juli.hub.integration.queries import is_listening, open_token
from juli.hub.routing.models import Intake, RoutingRule, RuleVersion
from juli.hub.service_hours.models import ServiceTarget, ServiceVersion
from juli.hub.service_hours.service import service_fields, shipped_service
from tests.hub.api.asking import Program, program
from tests.hub.api.filing import filing, post
from tests.hub.scoping import unbound

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(db: None) -> Program:
    return program(scopes=["complaints.file", "complaints.read"])


def change(statement: str, *values: object) -> None:
    """What another process may do: nothing here hears of it."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def rights(of: Program) -> frozenset[str] | None:
    found = open_token(of.secret, now=timezone.now())
    return found[1].rights if found else None


def department(of: Program) -> object:
    answer = post(of, "/complaints", filing())
    assert answer.status_code == 201, answer.content.decode()
    return answer.json()["department"]


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("UPDATE integration_apitoken SET revoked_at = now() WHERE id = %s", "token"),
        ("UPDATE integration_apitoken SET expires_at = made_at WHERE id = %s", "token"),
        ("UPDATE directory_membership SET left_on = '2020-01-01' WHERE id = %s", "seat"),
        ("UPDATE accounts_user SET is_active = false WHERE id = %s", "person"),
        ("UPDATE directory_organisation SET activated_on = NULL WHERE id = %s", "house"),
    ],
)
def test_a_token_ends_with_the_very_next_request(desk: Program, statement: str, value: str) -> None:
    assert rights(desk) == {"complaints.file", "complaints.read"}
    keys = {"token": desk.token.pk, "seat": desk.seat.pk, "person": desk.seat.user_id, "house": desk.at.pk}
    change(statement, keys[value])
    assert rights(desk) is None
    assert desk.get("/token").status_code == 401


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE directory_role SET rights = '[\"complaints.read\"]' "
        "WHERE id IN (SELECT role_id FROM directory_grant WHERE membership_id = %s)",
        "UPDATE directory_grant SET until = '2020-01-01', reason = '借调' WHERE membership_id = %s",
        "DELETE FROM directory_grant WHERE membership_id = %s",
    ],
)
def test_a_right_ends_with_the_very_next_request(desk: Program, statement: str) -> None:
    assert post(desk, "/complaints", filing()).status_code == 201
    change(statement, desk.seat.pk)
    assert "complaints.file" not in (rights(desk) or ())
    assert post(desk, "/complaints", filing()).status_code == 403


def test_what_is_lent_until_a_day_ends_with_it_and_so_does_a_token(desk: Program) -> None:
    Grant.objects.filter(membership=desk.seat).update(until=timezone.localdate(), reason="借调")
    assert rights(desk)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert not rights(desk)
    assert rights(desk)
    with time_machine.travel(desk.token.expires_at):
        assert rights(desk) is None


def test_departments_rules_and_intake_are_those_of_now(desk: Program) -> None:
    assert department(desk) == "合规与法务部"
    legal = Department.objects.get(organisation=desk.at, code="compliance_legal")
    Department.objects.filter(pk=legal.pk).update(name="合规部")
    assert department(desk) == "合规部"
    Department.objects.create(organisation=desk.at, code="technical_support", name="技术部")
    version = RuleVersion.objects.create(organisation=desk.at, number=1, made_at=timezone.now())
    rule = {"organisation": desk.at, "version": version, "position": 0, "issue": "rate_increase"}
    RoutingRule.objects.create(**rule, department="technical_support")
    assert department(desk) == "技术部"
    RuleVersion.objects.create(organisation=desk.at, number=2, made_at=timezone.now())
    assert department(desk) == "合规部"
    with CaptureQueriesContext(connection) as caught:
        department(desk)
    assert "juli.assign" not in str(caught.captured_queries)
    Intake.objects.create(organisation=desk.at, department=legal, automatic=True)
    with CaptureQueriesContext(connection) as caught:
        department(desk)
    assert "juli.assign" in str(caught.captured_queries)


def test_aims_and_listeners_are_those_of_now(desk: Program) -> None:
    department(desk)
    fields = service_fields(shipped_service()) | {"aim": []}
    ServiceVersion.objects.create(organisation=desk.at, number=1, fields=fields, made_at=timezone.now())
    before = ServiceTarget.objects.count()
    department(desk)
    assert ServiceTarget.objects.count() == before
    with acting(SYSTEM):
        assert not is_listening(desk.at.pk, {"complaint.received"}, by=SYSTEM)
        added = add_webhook(desk.at, url="https://hooks.example/", kinds=["complaint.received"], by=SYSTEM)
        assert is_listening(desk.at.pk, {"complaint.received"}, by=SYSTEM)
        change("UPDATE integration_webhookendpoint SET stopped_at = now() WHERE organisation_id = %s", desk.at.pk)
        assert not is_listening(desk.at.pk, {"complaint.received"}, by=SYSTEM)
    assert added


def test_a_house_without_a_desk_takes_nothing_in(desk: Program) -> None:
    department(desk)
    Organisation.objects.filter(pk=desk.at.pk).update(kind="agent")
    assert post(desk, "/complaints", filing()).status_code in (403, 404)


def test_it_is_read_again_only_where_a_row_changed_and_for_the_system_alone(desk: Program) -> None:
    asked: list[str] = []
    state, values = "SELECT xmin, ctid FROM directory_organisation WHERE id = %s", [desk.at.pk]

    def read() -> str:
        asked.append("")
        return f"read {len(asked)}"

    with acting(SYSTEM):
        assert [recalled("one", state, values, read) for _ in range(3)] == ["read 1"] * 3
        Organisation.objects.filter(pk=desk.at.pk).update(short_name="澄湖")
        Organisation.objects.filter(pk=desk.at.pk).update(short_name="澄湖支付")
        assert recalled("one", state, values, read) == "read 2"
    with unbound(), pytest.raises(Unscoped):
        recalled("one", state, values, read)


def test_what_one_request_fills_in_is_not_what_the_next_one_reads(desk: Program) -> None:
    with unbound():
        (first,) = seats_of(desk.seat.user)
        first.organisation.name, first.user.name = "别的名字", "别人"
        (second,) = seats_of(desk.seat.user)
    assert (second.organisation.name, second.user.name) == (desk.at.name, desk.seat.user.name)


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("UPDATE directory_membership SET left_on = '2020-01-01' WHERE id = %s", "seat"),
        ("UPDATE directory_organisation SET activated_on = NULL WHERE id = %s", "house"),
    ],
)
def test_a_seat_and_its_rights_end_with_the_very_next_request(desk: Program, statement: str, value: str) -> None:
    with unbound():
        (seat,) = seats_of(desk.seat.user)
        assert actor_at(seat).may("complaints.file")
    change("UPDATE directory_role SET rights = '[]' WHERE organisation_id = %s", desk.at.pk)
    with unbound():
        assert actor_at(seat).rights == frozenset()
    change(statement, {"seat": desk.seat.pk, "house": desk.at.pk}[value])
    with unbound():
        assert seats_of(desk.seat.user) == []
