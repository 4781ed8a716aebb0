"""Migrating many tables in less time: a change that concerns one model draws no other anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import Field

Change = Callable[..., None]


def migrate() -> None:
    """Make the migrations that the database lacks, all that Django makes after them, and the table of the cache."""
    with models_drawn_alone():
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


@contextmanager
def models_drawn_alone() -> Iterator[None]:
    """While migrations run, draw a new table alone, and tell a model that is drawn of a column, index or constraint.

    Django draws all models anew that hang together with the one that changes, which are nearly all, hundreds of times:
    most of the time that migrations take. Backward relations register themselves.
    """
    known = {name: getattr(ProjectState, name) for name in _ALONE}
    for name, alone in _ALONE.items():
        setattr(ProjectState, name, alone(known[name]))
    try:
        yield
    finally:
        for name, change in known.items():
            setattr(ProjectState, name, change)


def _table_alone(change: Change) -> Change:
    def changed(state: ProjectState, added: ModelState) -> None:
        drawn = state.__dict__.pop("apps", None)
        change(state, added)
        if drawn is not None:
            state.apps = drawn
            drawn.render_multiple([added])

    return changed


def _column_alone(change: Change) -> Change:
    """What relates to another table is left to Django."""

    def changed(
        state: ProjectState, app: str, model: str, name: str, field: "Field[Any, Any]", *rest: Any, **more: Any
    ) -> None:
        drawn = None if field.is_relation else state.__dict__.pop("apps", None)
        change(state, app, model, name, field, *rest, **more)
        if drawn is not None:
            state.apps = drawn
            drawn.get_model(app, model).add_to_class(name, state.models[app, model].fields[name].clone())

    return changed


def _option_alone(change: Change) -> Change:
    def changed(state: ProjectState, app: str, model: str, option: str, value: Any) -> None:
        drawn = state.__dict__.pop("apps", None)
        change(state, app, model, option, value)
        if drawn is not None:
            state.apps = drawn
            setattr(drawn.get_model(app, model)._meta, option, list(state.models[app, model].options[option]))

    return changed


_ALONE = {
    "add_model": _table_alone,
    "add_field": _column_alone,
    "_append_option": _option_alone,
    "_remove_option": _option_alone,
}
