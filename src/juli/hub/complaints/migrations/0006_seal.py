from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, migrations, transaction

MOVED = {
    "Complainant": ("name", "phone", "email", "refund_account"),
    "Access": ("name", "email"),
    "AuditRecord": ("document", "agreement"),
    "Draft": ("answers", "audit"),
    "Payload": ("content",),
}
FOLLOWING = {"Complainant": ("phone_index",)}
BATCH = 500


@transaction.atomic
def move_batch(
    model: Any, after: Any, source: str, target: str, names: Sequence[str], following: Sequence[str]
) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('juli.kind', 'system', true)")
    rows = model.objects.select_for_update().order_by("pk")
    batch = list((rows if after is None else rows.filter(pk__gt=after))[:BATCH])
    for row in batch:
        for name in names:
            setattr(row, name + target, getattr(row, name + source))
        row.save(update_fields=[*(name + target for name in names), *following])
    return batch[-1].pk if batch else None


def move(apps: Any, source: str, target: str, following: Mapping[str, Sequence[str]]) -> None:
    for name, names in MOVED.items():
        model, after = apps.get_model("complaints", name), None
        while after := move_batch(model, after, source, target, names, following.get(name, ())):
            pass


def seal(apps: Any, schema_editor: Any) -> None:
    move(apps, "_open", "", FOLLOWING)


def open_again(apps: Any, schema_editor: Any) -> None:
    move(apps, "", "_open", {})


class Migration(migrations.Migration):
    # Each batch is a transaction of its own; stopped in between, the migration begins again without harm.
    atomic = False
    dependencies = [("complaints", "0005_sealed_columns")]

    operations = [migrations.RunPython(seal, open_again)]
