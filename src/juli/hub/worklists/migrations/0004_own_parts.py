from django.db import migrations

from juli.hub.worklists import walls


class Migration(migrations.Migration):
    dependencies = [("worklists", "0003_opened")]

    operations = [migrations.RunSQL(walls.RENEW_PARTS, walls.RENEW_PARTS_BACK)]
