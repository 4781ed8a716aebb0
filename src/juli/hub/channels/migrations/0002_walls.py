from django.db import migrations

from juli.hub.channels import walls


class Migration(migrations.Migration):
    dependencies = [("channels", "0001_initial"), ("complaints", "0004_walls")]

    operations = [migrations.RunSQL(walls.RAISE, walls.DROP)]
