from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("complaints", "0008_consent")]

    operations = [
        migrations.AddField("access", "may_settle", models.BooleanField(default=False)),
        migrations.AddConstraint(
            "access", models.CheckConstraint(condition=Q(may_settle=False) | Q(may_act=True), name="who_settles_acts")
        ),
    ]
