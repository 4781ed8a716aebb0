from django.db import migrations

from juli.hub.machines import drop_steps, guard_steps
from juli.hub.privacy import walls
from juli.hub.privacy.machines import DISPOSAL, OUTCOME

STEPS = [("privacy_disposal", "state", DISPOSAL), ("privacy_disposalitem", "outcome", OUTCOME)]

LOOKS = """
CREATE TRIGGER disclosure_append_only BEFORE UPDATE OR DELETE ON privacy_disclosure
    FOR EACH ROW EXECUTE FUNCTION juli_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial")]

    operations = [
        *(migrations.RunSQL(guard_steps(*step), drop_steps(*step[:2])) for step in STEPS),
        migrations.RunSQL(LOOKS, "DROP TRIGGER disclosure_append_only ON privacy_disclosure;"),
        migrations.RunSQL(walls.RAISE, walls.DROP),
    ]
