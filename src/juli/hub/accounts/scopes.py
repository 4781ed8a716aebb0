"""Scopes: every query is bound to an actor, here and in the database.

`acting()` binds an actor for a transaction. Guarded models refuse to be asked without one, `rows()` narrows what is
asked to what the actor may see, and the database's own policies (`walls.py`) do so once more, from the same actor,
should a filter be forgotten.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ClassVar, ParamSpec, Self, TypeVar, cast

from django.db import DatabaseError, connection, models, transaction
from django.db.models import Q, QuerySet

from juli.hub.accounts.actors import SYSTEM, Actor
from juli.hub.operations.logs.request import note_actor

Row = TypeVar("Row", bound=models.Model)
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Policy = Callable[[Actor], Q]

_BOUND: ContextVar[Actor | None] = ContextVar("juli_actor", default=None)
_WHOLE: ContextVar[bool] = ContextVar("juli_whole", default=False)
_POLICIES: dict[type[models.Model], Policy] = {}


class Unscoped(RuntimeError):
    """Rows were asked for without an actor, or with another than the one bound: a fault of ours, never a person's."""


def bound_actor() -> Actor | None:
    """The actor bound at this moment, or None."""
    return _BOUND.get()


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """Bind `actor` for a transaction; within another one, for a savepoint, after which the former actor is back.

    Within `whole()` no savepoint is made. Once the transaction ends, however it ends, the database has forgotten the
    actor too.
    """
    former, nested = _BOUND.get(), connection.in_atomic_block
    with transaction.atomic(savepoint=not _WHOLE.get()):
        if actor != former or not nested:
            tell_database(actor)
        note_actor(actor.kind)
        token = _BOUND.set(actor)
        try:
            yield
        finally:
            _BOUND.reset(token)
        # After a fault the savepoint's end brings the former actor back by itself, or the whole transaction is lost.
        if nested and actor != former:
            tell_database(former)


@contextmanager
def whole() -> Iterator[None]:
    """Let what is done within a transaction be done or undone as a whole: nothing in it is undone alone.

    Only where every refusal comes up to the transaction's end; after one that is caught earlier, nothing can be asked.
    """
    token = _WHOLE.set(True)
    try:
        yield
    finally:
        _WHOLE.reset(token)


@contextmanager
def looking(actor: Actor) -> Iterator[None]:
    """Bind another actor for reading alone: within a transaction no savepoint is made, as nothing is to be undone."""
    former = _BOUND.get()
    if not connection.in_atomic_block:
        with acting(actor):
            yield
        return
    if actor == former:
        yield
        return
    tell_database(actor)
    token = _BOUND.set(actor)
    try:
        yield
    except DatabaseError:
        # The transaction is lost, and with it whom the database knew.
        raise
    except Exception:
        tell_database(former)
        raise
    else:
        tell_database(former)
    finally:
        _BOUND.reset(token)


def action(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """An action: a change in one transaction, bound to the actor it takes as `by`."""

    @wraps(function)
    def performed(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        with acting(cast(Actor, kwargs["by"])):
            return function(*args, **kwargs)

    return performed


def scope(model: type[models.Model]) -> Callable[[Policy], Policy]:
    """Name the function that says which rows of a model an actor may see."""

    def registered(policy: Policy) -> Policy:
        _POLICIES[model] = policy
        return policy

    return registered


def rows(model: type[Row], *, by: Actor) -> QuerySet[Row]:
    """The rows of a model that the actor may see. The one way in which a query reaches guarded rows.

    Unscoped where another actor is bound: the database would answer for that one.
    """
    if _BOUND.get() not in (by, SYSTEM):
        raise Unscoped(f"{model._meta.label} is asked for {by.kind}, while bound to {_BOUND.get()}")
    return cast("QuerySet[Row]", cast("type[Guarded]", model).objects.filter(_POLICIES[model](by)))


def policies() -> dict[type[models.Model], Policy]:
    """All models that have a policy."""
    return dict(_POLICIES)


def tell_database(actor: Actor | None) -> None:
    """Bind the actor in the database, until the transaction ends; None: nobody."""
    with connection.cursor() as cursor:
        cursor.execute(_TELL, _told(actor))


class GuardedManager(models.Manager[Row]):
    """Refuses to be asked while no actor is bound."""

    def get_queryset(self) -> QuerySet[Row]:
        if _BOUND.get() is None:
            raise Unscoped(f"{self.model._meta.label} is asked without an actor")
        return super().get_queryset()


class Guarded(models.Model):
    """A table of which everybody sees their own part only."""

    objects: ClassVar[GuardedManager[Self]] = GuardedManager()

    class Meta:
        abstract = True


_SETTINGS = ("kind", "user", "organisation", "departments", "complaint", "draft", "access", "read_only")
_TELL = "SELECT " + ", ".join(f"set_config('juli.{name}', %s, true)" for name in _SETTINGS)


def _told(actor: Actor | None) -> list[str]:
    if actor is None:
        return [""] * len(_SETTINGS)
    ids = (actor.user_id, actor.organisation_id, actor.complaint_id, actor.draft_id, actor.access_id)
    user, organisation, complaint, draft, access = ("" if one is None else str(one) for one in ids)
    departments = "all" if actor.departments is None else "{" + ",".join(map(str, sorted(actor.departments))) + "}"
    return [str(actor.kind), user, organisation, departments, complaint, draft, access, "on" if actor.read_only else ""]
