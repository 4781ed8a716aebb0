from django.db import migrations

from juli.hub.routing.states import DROP_STATE, STATE


class Migration(migrations.Migration):
    dependencies = [
        ("routing", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(STATE, DROP_STATE),
    ]
