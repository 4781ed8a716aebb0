from django.db import migrations

from juli.hub.complaints import guards
from juli.hub.machines import drop_steps, guard_steps
from juli.hub.complaints.machines import EVIDENCE, FILING, STAGE

STEPS = [
    ("complaints_complaint", "stage", STAGE),
    ("complaints_proceeding", "filing", FILING),
    ("complaints_evidenceitem", "state", EVIDENCE),
]


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE complaints_number_serial", "DROP SEQUENCE complaints_number_serial"),
        migrations.RunSQL(guards.FUNCTIONS, guards.DROP_FUNCTIONS),
        migrations.RunSQL(guards.EVENTS, guards.DROP_EVENTS),
        *(migrations.RunSQL(guard_steps(*step), drop_steps(*step[:2])) for step in STEPS),
    ]
