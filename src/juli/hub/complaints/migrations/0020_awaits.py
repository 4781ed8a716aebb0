from django.db import migrations, models

from juli.hub.accounts.walls import AS_SYSTEM
from juli.hub.complaints import ladder_walls, listed


class Migration(migrations.Migration):
    dependencies = [("complaints", "0019_aims")]

    operations = [
        migrations.RunSQL(AS_SYSTEM, migrations.RunSQL.noop),
        migrations.AddField("complaint", "awaits_decision", models.BooleanField(default=False, editable=False)),
        migrations.AddField("complaint", "awaits_payment", models.BooleanField(default=False, editable=False)),
        # The list of worklists holds the same columns, and the key after them.
        migrations.RemoveIndex("complaint", "complaint_open_by_day"),
        migrations.RunSQL(
            listed.SAME_LEFT_ALONE, ladder_walls.NOTE_DUE_BY_PROCEEDING + listed.SPEAKER_ALWAYS
        ),
    ]
