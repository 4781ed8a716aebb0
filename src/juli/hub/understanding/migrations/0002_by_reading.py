from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0021_lighter_walls"),
        ("directory", "0004_departments"),
        ("understanding", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="understanding",
            index=models.Index(fields=["respondent", "main_issue"], name="understood_by_issue"),
        ),
        migrations.AddIndex(
            model_name="understanding",
            index=models.Index(
                condition=models.Q(("urgency", "normal"), _negated=True),
                fields=["respondent", "urgency"],
                name="understood_urgent",
            ),
        ),
    ]
