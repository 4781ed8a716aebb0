import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import juli.hub.sealing.fields
from juli.hub.accounts.walls import drop_wall
from juli.hub.complaints import walls
from juli.hub.complaints.machines import PICTURE
from juli.hub.machines import drop_steps, guard_steps

TABLE = "complaints_draftpicture"


class Migration(migrations.Migration):
    dependencies = [("complaints", "0011_contract"), ("directory", "0003_walls")]

    operations = [
        migrations.CreateModel(
            name="DraftPicture",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(choices=[(s, s) for s in PICTURE.states], default="waiting", max_length=20),
                ),
                ("reason", models.JSONField(default=dict)),
                ("attempts", models.SmallIntegerField(default=0)),
                ("picture_sha256", models.CharField(blank=True, db_index=True, max_length=64)),
                ("width", models.IntegerField(default=0)),
                ("height", models.IntegerField(default=0)),
                ("proposal", juli.hub.sealing.fields.SealedJSONField(blank=True, bound_to="id", null=True)),
                ("typed", juli.hub.sealing.fields.SealedJSONField(blank=True, bound_to="id", null=True)),
                ("rows", juli.hub.sealing.fields.SealedJSONField(blank=True, bound_to="id", null=True)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pictures", to="complaints.draft"
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="picture", to="complaints.draftfile"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(state__in=PICTURE.states), name="draftpicture_state_known"
                    )
                ]
            },
        ),
        migrations.AddField(
            "evidenceitem",
            "reading",
            juli.hub.sealing.fields.SealedJSONField(blank=True, bound_to="id", null=True),
        ),
        migrations.AddField(
            "evidenceitem",
            "picture_sha256",
            models.CharField(blank=True, db_index=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="ColumnMemory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("header_sha256", models.CharField(max_length=64)),
                ("mapping_sha256", models.CharField(max_length=64)),
                ("mapping", models.JSONField()),
                ("used", models.IntegerField(default=1)),
                ("used_on", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "header_sha256", "mapping_sha256"), name="one_memory_of_a_mapping"
                    )
                ]
            },
        ),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL(guard_steps(TABLE, "state", PICTURE), drop_steps(TABLE, "state")),
        migrations.RunSQL(walls.PICTURES, drop_wall(TABLE)),
    ]
