from django.db import migrations

from juli.hub.worklists import indexes


class Migration(migrations.Migration):
    dependencies = [("worklists", "0001_initial"), ("complaints", "0020_awaits")]

    operations = [migrations.RunSQL(indexes.MAKE_WAITING, indexes.DROP_WAITING)]
