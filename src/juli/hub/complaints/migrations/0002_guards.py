from django.db import migrations

from juli.hub.complaints import guards
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
        *(migrations.RunSQL(guards.guard_steps(*step), guards.drop_steps(*step[:2])) for step in STEPS),
    ]
