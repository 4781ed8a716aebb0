from django.db import migrations, models
from django.db.models import Q

from juli.hub.accounts.walls import drop_wall, wall
from juli.hub.complaints.walls import WALLS

NARROWED = ("complaints_complaint", "complaints_involvement", "complaints_access", "complaints_draft")


class Migration(migrations.Migration):
    dependencies = [("complaints", "0008_consent"), ("directory", "0003_walls")]

    operations = [
        migrations.AddField("access", "may_settle", models.BooleanField(default=False)),
        migrations.AddConstraint(
            "access", models.CheckConstraint(condition=Q(may_settle=False) | Q(may_act=True), name="who_settles_acts")
        ),
        *(
            migrations.RunSQL(drop_wall(table) + wall(table, *WALLS[table]), migrations.RunSQL.noop)
            for table in NARROWED
        ),
    ]
