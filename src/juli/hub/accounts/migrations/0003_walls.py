from django.db import migrations

from juli.hub.accounts.walls import USER, drop_wall, wall


class Migration(migrations.Migration):
    # The directory brings the functions that walls are made of.
    dependencies = [("accounts", "0002_signing_in"), ("directory", "0003_walls")]

    operations = [
        migrations.RunSQL(wall("accounts_phonenumber", f"user_id = {USER}"), drop_wall("accounts_phonenumber"))
    ]
