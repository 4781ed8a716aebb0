from django.db import migrations

from juli.hub.accounts.walls import AS_SYSTEM
from juli.hub.redress import listed


class Migration(migrations.Migration):
    dependencies = [("redress", "0004_second_look"), ("complaints", "0020_awaits")]

    operations = [
        migrations.RunSQL(AS_SYSTEM, migrations.RunSQL.noop),
        migrations.RunSQL(listed.RAISE, listed.DROP),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
    ]
