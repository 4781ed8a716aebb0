"""What stood open before is sealed by the migrations, and can be opened again by taking them back."""

import json

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from juli.hub.complaints.models import Complainant, Payload
from juli.hub.complaints.queries import verify_payloads
from juli.hub.operations.lean_migrations import models_drawn_alone
from tests.hub import builders

pytestmark = pytest.mark.django_db

BEFORE = [("complaints", "0004_walls")]


def newest() -> list[tuple[str, str]]:
    return [node for node in MigrationExecutor(connection).loader.graph.leaf_nodes() if node[0] == "complaints"]


def migrate(to: list[tuple[str, str]]) -> None:
    with connection.cursor() as cursor:
        # Everything in the transaction of the test, which is taken back with the tables as they were.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with models_drawn_alone():
        MigrationExecutor(connection).migrate(to)


def one(query: str) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = cursor.fetchone()
    assert found is not None
    return tuple(found)


def test_there_and_back_again_nothing_is_lost() -> None:
    builders.filed(refund_account="6222021234567890123", refund_account_consent=True, audit={"schema": "juli.audit/1"})
    builders.visitor()
    content = {payload.pk: payload.content for payload in Payload.objects.all()}
    migrate(BEFORE)
    assert one("SELECT name, phone, email, refund_account FROM complaints_complainant") == (
        "周桂兰",
        "13800006027",
        "zhou@example.cn",
        "6222021234567890123",
    )
    assert json.loads(str(one("SELECT document FROM complaints_auditrecord")[0])) == {"schema": "juli.audit/1"}
    migrate(newest())
    assert {payload.pk: payload.content for payload in Payload.objects.all()} == content
    assert Complainant.objects.get().refund_account == "6222021234567890123"
    assert Complainant.objects.filter(phone_index=Complainant.phone_key("13800006027")).exists()
    assert list(verify_payloads()) == []
