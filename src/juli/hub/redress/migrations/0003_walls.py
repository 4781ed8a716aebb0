from django.db import migrations

from juli.hub.redress import walls


class Migration(migrations.Migration):
    dependencies = [("redress", "0002_guards"), ("complaints", "0004_walls")]

    operations = [migrations.RunSQL(walls.RAISE, walls.DROP)]
