from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quality", "0002_unmet"),
    ]

    operations = [
        migrations.AddField(
            model_name="dayflow",
            name="causes",
            field=models.JSONField(default=dict),
        ),
    ]
