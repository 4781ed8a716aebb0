from django.db import migrations

from juli.hub.integration import walls
from juli.hub.integration.machines import DELIVERY
from juli.hub.machines import drop_steps, guard_steps


class Migration(migrations.Migration):
    dependencies = [("integration", "0001_initial"), ("directory", "0003_walls")]

    operations = [
        migrations.RunSQL(walls.RAISE, walls.DROP),
        migrations.RunSQL(walls.END_WITH_SEAT, walls.DROP_END_WITH_SEAT),
        migrations.RunSQL(
            guard_steps("integration_webhookdelivery", "state", DELIVERY),
            drop_steps("integration_webhookdelivery", "state"),
        ),
    ]
