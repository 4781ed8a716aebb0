from django.db import migrations

from juli.hub.complaints import lighter_walls


class Migration(migrations.Migration):
    dependencies = [("complaints", "0020_awaits")]

    operations = [migrations.RunSQL(lighter_walls.RAISE, lighter_walls.DROP)]
