import django.db.models.deletion
from django.db import migrations, models

import juli.hub.sealing.fields as sealed
from juli.hub.accounts.walls import drop_wall
from juli.hub.complaints.ladder_walls import PARTICULARS


class Migration(migrations.Migration):
    dependencies = [("complaints", "0016_reopening")]

    operations = [
        migrations.CreateModel(
            name="Particulars",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", sealed.SealedJSONField(blank=True, null=True, bound_to="complaint_id")),
                ("id_number", sealed.SealedCharField(blank=True, max_length=20, bound_to="complaint_id")),
                ("id_number_consent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "complaint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="particulars",
                        to="complaints.complaint",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(id_number="") | models.Q(id_number_consent_at__isnull=False),
                        name="id_number_only_with_consent",
                    )
                ]
            },
        ),
        migrations.RunSQL(PARTICULARS, drop_wall("complaints_particulars")),
    ]
