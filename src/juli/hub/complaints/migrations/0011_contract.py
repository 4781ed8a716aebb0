from django.db import migrations, models

from juli.hub.sealing.fields import SealedJSONField

PURPOSES = [("statement", "statement"), ("evidence", "evidence"), ("contract", "contract")]


class Migration(migrations.Migration):
    dependencies = [("complaints", "0010_listed")]

    operations = [
        migrations.AddField("draftfile", "reading", SealedJSONField(bound_to="id", null=True, blank=True)),
        migrations.AlterField("draftfile", "purpose", models.CharField(max_length=20, choices=PURPOSES)),
        migrations.AddField(
            "auditrecord", "sentences", SealedJSONField(bound_to="complaint_id", null=True, blank=True)
        ),
    ]
