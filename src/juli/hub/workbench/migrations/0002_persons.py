import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from juli.hub.machines import drop_steps, guard_steps
from juli.hub.workbench import walls
from juli.hub.workbench.machines import PERSON


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0021_lighter_walls"),
        ("workbench", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("confirmed", "confirmed"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-asked_at", "-id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="merge",
            name="merge_ground_known",
        ),
        migrations.AlterField(
            model_name="merge",
            name="ground",
            field=models.CharField(
                choices=[("phone", "phone"), ("account", "account"), ("confirmed", "confirmed")], max_length=20
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ("phone", "account", "confirmed"))), name="merge_ground_known"
            ),
        ),
        migrations.AddField(
            model_name="personquestion",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="personquestion",
            name="complaint",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="person_questions", to="complaints.complaint"
            ),
        ),
        migrations.AddField(
            model_name="personquestion",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="complaints.complaint"
            ),
        ),
        migrations.AddConstraint(
            model_name="personquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("asked", "confirmed", "refused", "withdrawn"))),
                name="personquestion_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="personquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("complaint", models.F("other")), _negated=True), name="no_question_about_itself"
            ),
        ),
        migrations.AddConstraint(
            model_name="personquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("state", "asked")),
                    models.Q(models.Q(("state", "asked"), _negated=True), ("ended_at__isnull", False)),
                    _connector="OR",
                ),
                name="person_question_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="personquestion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "withdrawn"), _negated=True),
                fields=("complaint", "other"),
                name="asked_once_about_another",
            ),
        ),
        migrations.RunSQL(walls.RAISE_PERSONS, walls.DROP_PERSONS),
        migrations.RunSQL(
            guard_steps("workbench_personquestion", "state", PERSON), drop_steps("workbench_personquestion", "state")
        ),
    ]
