from django.db import migrations, models

import juli.hub.sealing.fields as sealed
from juli.hub.complaints import guards

OPEN = [
    *(("complainant", name) for name in ("name", "phone", "email", "refund_account")),
    ("access", "name"),
    ("access", "email"),
    ("auditrecord", "document"),
    ("auditrecord", "agreement"),
    ("draft", "answers"),
    ("draft", "audit"),
    ("payload", "content"),
]


class Migration(migrations.Migration):
    dependencies = [("complaints", "0006_seal")]

    operations = [
        *(migrations.RemoveField(model, f"{name}_open") for model, name in OPEN),
        migrations.AlterField("complainant", "name", sealed.SealedCharField(max_length=60, bound_to="complaint_id")),
        *(
            migrations.AlterField(
                "complainant", name, sealed.SealedCharField(max_length=length, blank=True, bound_to="complaint_id")
            )
            for name, length in (("phone", 30), ("email", 254), ("refund_account", 60))
        ),
        *(
            migrations.AlterField("access", name, sealed.SealedCharField(max_length=length, blank=True))
            for name, length in (("name", 60), ("email", 254))
        ),
        migrations.AlterField("auditrecord", "document", sealed.SealedJSONField(bound_to="complaint_id")),
        migrations.AlterField(
            "auditrecord", "agreement", sealed.SealedJSONField(null=True, blank=True, bound_to="complaint_id")
        ),
        # In two steps: a default cannot be sealed for all rows at once.
        migrations.AlterField("draft", "answers", sealed.SealedJSONField()),
        migrations.AlterField("draft", "answers", sealed.SealedJSONField(default=dict)),
        migrations.AlterField("draft", "audit", sealed.SealedJSONField(null=True, blank=True)),
        migrations.AddConstraint(
            "complainant",
            models.CheckConstraint(
                condition=models.Q(refund_account="") | models.Q(refund_account_consent_at__isnull=False),
                name="account_data_only_with_consent",
            ),
        ),
        migrations.RunSQL(guards.RESEAL_TOO, migrations.RunSQL.noop),
        migrations.RunSQL(guards.ERASE_ONLY, guards.DROP_ERASE_ONLY),
    ]
