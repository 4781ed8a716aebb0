from django.db import migrations

from juli.hub.complaints import walls

WHAT_WAS_RECEIVED = """
UPDATE complaints_complaint SET received_on = p.received_on FROM complaints_proceeding p
    WHERE p.complaint_id = complaints_complaint.id AND p.procedure = 'provider_direct' AND p.filing = 'received';
UPDATE complaints_payload SET internal = true FROM complaints_message m
    WHERE m.payload_id = complaints_payload.id AND m.internal;
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0003_sharing"), ("directory", "0003_walls")]

    operations = [
        migrations.RunSQL(WHAT_WAS_RECEIVED, migrations.RunSQL.noop),
        # What was deferred until the end is checked now, so that the tables may be altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL(walls.RAISE, walls.DROP),
    ]
