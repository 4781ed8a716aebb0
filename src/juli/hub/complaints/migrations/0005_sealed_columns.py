from collections.abc import Iterator
from typing import Any

from django.db import migrations, models

import juli.hub.sealing.fields as sealed
from juli.hub.complaints import guards

TEXTS: list[tuple[str, str, dict[str, Any], str]] = [
    ("complainant", "name", {"max_length": 60}, "complaint_id"),
    ("complainant", "phone", {"max_length": 30, "blank": True}, "complaint_id"),
    ("complainant", "email", {"max_length": 254, "blank": True}, "complaint_id"),
    ("complainant", "refund_account", {"max_length": 60, "blank": True}, "complaint_id"),
    ("access", "name", {"max_length": 60, "blank": True}, "id"),
    ("access", "email", {"max_length": 254, "blank": True}, "id"),
]
DOCUMENTS = [
    ("auditrecord", "document", "complaint_id"),
    ("auditrecord", "agreement", "complaint_id"),
    ("draft", "answers", "id"),
    ("draft", "audit", "id"),
    ("payload", "content", "id"),
]


def beside(model: str, name: str, open_field: Any, sealed_field: Any) -> list[Any]:
    """The column renamed and no longer needed, a sealed one of its name beside it."""
    return [
        migrations.RenameField(model, name, f"{name}_open"),
        migrations.AlterField(model, f"{name}_open", open_field),
        migrations.AddField(model, name, sealed_field),
    ]


def texts() -> Iterator[Any]:
    text: Any = sealed.SealedCharField
    for model, name, options, bound_to in TEXTS:
        yield from beside(
            model,
            name,
            models.CharField(**options, null=True),
            text(**options, null=True, bound_to=bound_to),
        )


def documents() -> Iterator[Any]:
    for model, name, bound_to in DOCUMENTS:
        yield from beside(
            model, name, models.JSONField(null=True), sealed.SealedJSONField(null=True, bound_to=bound_to)
        )


class Migration(migrations.Migration):
    dependencies = [("complaints", "0004_walls")]

    operations = [
        migrations.RunSQL(guards.DROP_ERASE_ONLY, guards.ERASE_ONLY),
        migrations.RemoveConstraint("complainant", "account_data_only_with_consent"),
        *texts(),
        *documents(),
        migrations.AddField("complainant", "phone_index", sealed.BlindIndexField(of="phone", default=""), preserve_default=False),
    ]
