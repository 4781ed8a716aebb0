from django.db import migrations

from juli.hub.machines import drop_steps, guard_steps
from juli.hub.complaints.machines import OBLIGATION, OFFER

STEPS = [("redress_offer", "state", OFFER), ("redress_obligation", "state", OBLIGATION)]


class Migration(migrations.Migration):
    dependencies = [("redress", "0001_initial"), ("complaints", "0002_guards")]

    operations = [
        migrations.RunSQL(guard_steps(*step), drop_steps(*step[:2])) for step in STEPS
    ]
