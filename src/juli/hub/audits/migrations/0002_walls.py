from django.db import migrations

from juli.hub.audits import walls
from juli.hub.audits.machines import RUN
from juli.hub.machines import drop_steps, guard_steps


class Migration(migrations.Migration):
    dependencies = [("audits", "0001_initial"), ("directory", "0003_walls")]

    operations = [
        migrations.RunSQL(walls.RAISE, walls.DROP),
        migrations.RunSQL(guard_steps("audits_auditrun", "state", RUN), drop_steps("audits_auditrun", "state")),
    ]
