from django.db import migrations

from juli.hub.service_hours.walls import ALWAYS_NOTED, SAME_LEFT_ALONE


class Migration(migrations.Migration):
    dependencies = [
        ("service_hours", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(SAME_LEFT_ALONE, ALWAYS_NOTED),
    ]
