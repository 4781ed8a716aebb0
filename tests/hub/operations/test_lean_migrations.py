"""A new table's model is drawn alone, and stands as if all had been drawn anew."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from juli.hub.operations.lean_migrations import models_drawn_alone

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
    with models_drawn_alone():
        state.add_model(STAFF.clone())
    shop, person = state.apps.get_model("told", "shop"), state.apps.get_model("told", "person")
    assert shop is before
    assert person._meta.get_field("shop").related_model is shop
    assert [one.name for one in shop._meta.related_objects] == ["staff"]
    assert ("told", "person") in state.models


def test_a_column_and_a_constraint_are_told_to_the_model_that_is_drawn() -> None:
    state = drawn()
    before = state.apps.get_model("told", "shop")
    unique = models.UniqueConstraint(fields=["name"], name="one_name")
    with models_drawn_alone():
        state.add_field("told", "shop", "name", models.TextField(default=""), preserve_default=False)
        state.add_constraint("told", "shop", unique)
        state.add_index("told", "shop", models.Index(fields=["name"], name="by_name"))
    shop = state.apps.get_model("told", "shop")
    assert shop is before
    assert not shop._meta.get_field("name").has_default()
    assert (shop._meta.constraints, [index.name for index in shop._meta.indexes]) == ([unique], ["by_name"])
    with models_drawn_alone():
        state.remove_constraint("told", "shop", "one_name")
    assert shop._meta.constraints == []


def test_a_column_that_relates_is_drawn_as_django_does() -> None:
    state = drawn()
    state.add_model(STAFF.clone())
    with models_drawn_alone():
        owner = models.ForeignKey("told.person", models.CASCADE, null=True, related_name="owned")
        state.add_field("told", "shop", "owner", owner, preserve_default=True)
    shop, person = state.apps.get_model("told", "shop"), state.apps.get_model("told", "person")
    assert shop._meta.get_field("owner").related_model is person
    assert person._meta.get_field("shop").related_model is shop


def test_afterwards_everything_is_drawn_anew_as_django_does() -> None:
    with models_drawn_alone():
        state = drawn()
    before = state.apps.get_model("told", "shop")
    state.add_model(STAFF.clone())
    assert state.apps.get_model("told", "shop") is not before
