"""Changing keys while running: which key is used where, and rows re-sealed a batch at a time."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import BinaryField, Count
from django.db.models.functions import Substr

from juli.hub.sealing.fields import SealedMixin
from juli.hub.sealing.keyring import ID_BYTES

Transaction = Callable[[], AbstractContextManager[None]]
"""Begins a transaction of somebody who may see every row."""

BATCH = 200
"""Rows re-sealed in one transaction: short enough that nobody waits for their lock."""


def sealed_models() -> list[type[models.Model]]:
    """Every model that has a sealed field."""
    return [model for model in apps.get_models() if sealed_fields(model)]


def sealed_fields(model: type[models.Model]) -> list[Any]:
    """The sealed fields of a model."""
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedMixin)]


def key_uses(model: type[models.Model]) -> Counter[str]:
    """How many values of the model are sealed under each key, by its id."""
    uses: Counter[str] = Counter()
    for field in sealed_fields(model):
        key_id = Substr(field.name, 2, ID_BYTES, output_field=BinaryField())
        filled = model._base_manager.exclude(**{field.name: ""}).exclude(**{field.name: None})
        for found, count in filled.order_by().values_list(key_id).annotate(count=Count("*")):
            uses[bytes(found).hex()] += count
    return uses


def reseal(model: type[models.Model], begin: Transaction) -> Iterator[int]:
    """Bring every row of the model under the active key; yields how many rows each batch changed.

    Each batch is a transaction of its own. A stop at any point loses nothing; the next run goes on.
    """
    after: Any = None
    while True:
        with begin():
            found = _reseal_batch(model, after)
        if found is None:
            return
        after, changed = found
        yield changed


def _reseal_batch(model: type[models.Model], after: Any) -> tuple[Any, int] | None:
    with connection.cursor() as cursor:
        # The guard of append-only content lets sealed bytes change in this transaction.
        cursor.execute("SELECT set_config('juli.rotating', 'on', true)")
    found = model._base_manager.select_for_update().order_by("pk")
    rows = list(found[:BATCH] if after is None else found.filter(pk__gt=after)[:BATCH])
    changed = sum(_reseal_row(row) for row in rows)
    return (rows[-1].pk, changed) if rows else None


def _reseal_row(row: models.Model) -> bool:
    changes = {field.name: new for field in sealed_fields(type(row)) if (new := field.resealed(row)) is not None}
    if changes:
        type(row)._base_manager.filter(pk=row.pk).update(**changes)
    return bool(changes)


def lock_for_retiring() -> None:
    """Wait for every writer under way, so that none can still bring a value under an old key. In a transaction."""
    with connection.cursor() as cursor:
        for model in sealed_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"LOCK TABLE {table} IN SHARE MODE")
