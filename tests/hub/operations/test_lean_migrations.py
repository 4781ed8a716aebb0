"""A new table's model is drawn alone, and stands as if all had been drawn anew."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from juli.hub.operations.lean_migrations import new_tables_alone

SHOP = ModelState("told", "Shop", [("id", models.AutoField(primary_key=True))])
STAFF = ModelState(
    "told",
    "Person",
    [
        ("id", models.AutoField(primary_key=True)),
        ("shop", models.ForeignKey("told.shop", models.CASCADE, related_name="staff")),
    ],
)


def drawn() -> ProjectState:
    state = ProjectState()
    state.add_model(SHOP.clone())
    assert state.apps.get_model("told", "shop")
    return state


def test_what_is_there_is_not_drawn_again_and_knows_the_new_table() -> None:
    state = drawn()
    before = state.apps.get_model("told", "shop")
    with new_tables_alone():
        state.add_model(STAFF.clone())
    shop, person = state.apps.get_model("told", "shop"), state.apps.get_model("told", "person")
    assert shop is before
    assert person._meta.get_field("shop").related_model is shop
    assert [one.name for one in shop._meta.related_objects] == ["staff"]
    assert ("told", "person") in state.models


def test_afterwards_everything_is_drawn_anew_as_django_does() -> None:
    with new_tables_alone():
        state = drawn()
    before = state.apps.get_model("told", "shop")
    state.add_model(STAFF.clone())
    assert state.apps.get_model("told", "shop") is not before
