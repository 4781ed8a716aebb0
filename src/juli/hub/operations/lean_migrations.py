"""Migrating many tables in less time: a new table draws no other table's model anew."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.migrations.state import ModelState, ProjectState

_ADD = ProjectState.add_model


@contextmanager
def new_tables_alone() -> Iterator[None]:
    """Draw the model of a new table by itself while migrations run.

    Django draws all models anew that hang together with it, which are nearly all, for each of a hundred tables: a third
    of the first start on an empty folder. Those that are there need no change; backward relations register themselves.
    """
    ProjectState.add_model = _add_alone  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        ProjectState.add_model = _ADD  # type: ignore[method-assign]


def _add_alone(state: ProjectState, added: ModelState) -> None:
    drawn = state.__dict__.pop("apps", None)
    _ADD(state, added)
    if drawn is not None:
        state.apps = drawn
        drawn.render_multiple([added])
