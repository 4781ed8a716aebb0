from django.db import migrations

from juli.hub.integration.states import DROP_STATE, STATE


class Migration(migrations.Migration):
    dependencies = [
        ("integration", "0003_filing_right"),
    ]

    operations = [
        migrations.RunSQL(STATE, DROP_STATE),
    ]
