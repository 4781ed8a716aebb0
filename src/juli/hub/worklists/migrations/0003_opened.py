import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from juli.hub.worklists import walls


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0021_lighter_walls"),
        ("directory", "0004_departments"),
        ("worklists", "0002_waiting_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Opened",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen_at", models.DateTimeField()),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="complaints.complaint"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.organisation"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "complaint"), name="opened_once_by_each")],
            },
        ),
        migrations.RunSQL(walls.RAISE_OPENED, walls.DROP_OPENED),
    ]
