"""One mechanism binds every query to its actor: a query without one raises, here and in the database."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from juli.hub.accounts.actors import SYSTEM, Actor, ActorKind
from juli.hub.accounts.scopes import Guarded, Unscoped, acting, bound_actor, policies, rows
from juli.hub.complaints.models import Complaint, Message
from tests.hub.builders import filed, organisation, staff
from tests.hub.scoping import unbound

pytestmark = pytest.mark.django_db

OURS = (
    "accounts",
    "directory",
    "complaints",
    "channels",
    "redress",
    "operations",
    "identity",
    "integration",
    "audits",
    "workdays",
    "reminders",
    "routing",
    "service_hours",
    "searching",
    "worklists",
    "quality",
    "workbench",
    "understanding",
)
PUBLIC = {
    "accounts_user": "signing in comes before any seat",
    "accounts_user_groups": "unused, comes with Django's users",
    "accounts_user_user_permissions": "unused, comes with Django's users",
    "accounts_failedattempt": "hashes that throttle guessing",
    "accounts_onetimecode": "tried before anybody is signed in; what it was sent to is sealed",
    "accounts_outgoingnote": "sealed until the worker has sent it",
    "identity_identityprovider": "asked before anybody is signed in; its secret is sealed",
    "identity_identity": "asked before anybody is signed in; whom a provider's subject is",
    "directory_organisation": "the directory is public",
    "directory_department": "the directory is public",
    "directory_relation": "the directory is public",
    "complaints_columnmemory": "numbers of columns by digest of their header; not a word of anybody's file",
    "searching_entry": "keyed hashes; behind a wall no index could be asked, and complaints found have theirs",
    "workdays_importedyear": "the official calendar is public",
    "operations_installation": "what the database is for",
}
"""Tables that everybody may read, and why."""


def tables() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in OURS]


def told(setting: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [setting])
        return str(cursor.fetchone()[0] or "")


class TestBinding:
    def test_the_actor_is_bound_in_python_and_in_the_database(self) -> None:
        actor = Actor(ActorKind.VISITOR)
        with unbound(), acting(actor):
            assert bound_actor() == actor
            assert told("juli.kind") == "visitor"

    def test_an_actor_within_another_gives_way_again(self) -> None:
        _, desk = staff(organisation())
        with acting(desk):
            with acting(SYSTEM):
                assert told("juli.organisation") == ""
            assert told("juli.kind"), told("juli.organisation") == ("staff", str(desk.organisation_id))
            assert bound_actor() == desk

    def test_a_fault_brings_the_former_actor_back(self) -> None:
        _, desk = staff(organisation())
        with acting(desk):
            with pytest.raises(ValueError, match="fault"), acting(SYSTEM):
                raise ValueError("fault")
            assert (bound_actor(), told("juli.kind")) == (desk, "staff")

    def test_departments_travel_exactly(self) -> None:
        limited = Actor(ActorKind.STAFF, rights=frozenset({"complaints.read@7", "complaints.read@5"}))
        whole = Actor(ActorKind.STAFF, rights=frozenset({"complaints.read"}))
        none = Actor(ActorKind.STAFF)
        for actor, expected in ((limited, "{5,7}"), (whole, "all"), (none, "{}")):
            with acting(actor):
                assert told("juli.departments") == expected


class TestWithoutAnActor:
    @pytest.mark.parametrize("model", list(policies()), ids=lambda model: model._meta.db_table)
    def test_no_guarded_table_can_be_asked(self, model: type[Guarded]) -> None:
        with unbound(), pytest.raises(Unscoped):
            model.objects.first()

    @pytest.mark.parametrize("model", list(policies()), ids=lambda model: model._meta.db_table)
    def test_the_database_itself_refuses(self, model: type[Guarded]) -> None:
        """Where a table is empty nothing is asked of the wall; what the wall asks raises all the same."""
        refused = pytest.raises(DatabaseError, match="no actor is bound")
        with unbound(), refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {model._meta.db_table} DEFAULT VALUES")

    def test_rows_left_behind_by_a_complaint_are_not_reached(self) -> None:
        complaint, _, _ = filed(organisation())
        with unbound():
            with pytest.raises(Unscoped):
                complaint.messages.first()
            with pytest.raises(DatabaseError, match="no actor is bound"), transaction.atomic():
                Complaint.objects.model._base_manager.get(pk=complaint.pk)

    def test_another_than_the_bound_actor_gets_nothing(self) -> None:
        _, desk = staff(organisation())
        _, complainant, _ = filed()
        with acting(desk), pytest.raises(Unscoped):
            rows(Message, by=complainant).first()


class TestEveryTable:
    def test_is_guarded_or_public_for_a_reason(self) -> None:
        """A new table is guarded, or named above with the reason why not."""
        assert {m._meta.db_table for m in tables() if m not in policies()} == set(PUBLIC)
        assert {m for m in policies() if not issubclass(m, Guarded)} == set()

    def test_that_is_guarded_has_its_wall_which_holds_for_the_owner_too(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND "
                "(SELECT count(*) FROM pg_policy WHERE polrelid = pg_class.oid) = 4"
            )
            walled = {row[0] for row in cursor.fetchall()}
        assert {model._meta.db_table for model in policies()} == walled

    def test_the_platform_cannot_step_over_the_wall(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
            assert cursor.fetchone() == (False, False)
