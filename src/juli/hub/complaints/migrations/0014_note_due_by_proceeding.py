from django.db import migrations

from juli.hub.complaints import ladder_walls


class Migration(migrations.Migration):
    dependencies = [("complaints", "0013_ladder")]

    operations = [migrations.RunSQL(ladder_walls.NOTE_DUE_BY_PROCEEDING, ladder_walls.NOTE_DUE)]
