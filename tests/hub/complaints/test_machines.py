"""State machines: the tables in code and the guards in the database say the same."""

import pytest
from django.db import IntegrityError, connection, transaction

from juli.hub.complaints import machines
from tests.hub.builders import filed, organisation

pytestmark = pytest.mark.django_db


def test_every_target_is_a_state() -> None:
    money = (machines.OFFER, machines.OBLIGATION)
    for machine in (machines.STAGE, machines.FILING, machines.EVIDENCE, machines.PICTURE, *money):
        assert {target for targets in machine.transitions.values() for target in targets} <= set(machine.states)


@pytest.mark.parametrize(
    ("table", "column", "machine"),
    [
        ("complaints_complaint", "stage", machines.STAGE),
        ("complaints_proceeding", "filing", machines.FILING),
        ("complaints_evidenceitem", "state", machines.EVIDENCE),
        ("complaints_draftpicture", "state", machines.PICTURE),
        ("redress_offer", "state", machines.OFFER),
        ("redress_obligation", "state", machines.OBLIGATION),
    ],
)
def test_the_database_holds_the_same_table(table: str, column: str, machine: machines.Machine) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = %s",
            [table, f"{column}_steps"],
        )
        (definition,) = cursor.fetchone()
    assert f"'{machine.pairs}'" in definition


def test_the_database_refuses_a_step_backwards() -> None:
    complaint, _, _ = filed(organisation())
    with pytest.raises(IntegrityError, match="may not go from received to prepared"), transaction.atomic():
        complaint.proceedings.update(filing="prepared", received_on=None)


def test_the_database_refuses_an_unknown_state() -> None:
    complaint, _, _ = filed(organisation())
    with pytest.raises(IntegrityError), transaction.atomic():
        type(complaint).objects.filter(pk=complaint.pk).update(stage="lost")
