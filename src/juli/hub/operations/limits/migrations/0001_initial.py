from django.db import migrations, models

NOT_LOGGED = """
    ALTER TABLE limits_visits SET UNLOGGED;
    -- Rows are changed all the time and never grow: room for the next version beside the old one.
    ALTER TABLE limits_visits SET (fillfactor = 50);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Visits",
            fields=[
                ("key", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("window", models.BigIntegerField()),
                ("count", models.IntegerField()),
                ("earlier", models.IntegerField()),
                ("most", models.IntegerField()),
                ("until", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(NOT_LOGGED, migrations.RunSQL.noop),
    ]
