from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from juli.hub.accounts.walls import AS_SYSTEM


def give_right(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever may offer a merchant money may also take in what a merchant says on the telephone."""
    for role in apps.get_model("directory", "Role").objects.filter(rights__contains=["complaints.offer"]):
        if "complaints.file" not in role.rights:
            role.rights = [*role.rights, "complaints.file"]
            role.save(update_fields=["rights"])
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("integration", "0002_walls"), ("directory", "0004_departments")]

    operations = [
        migrations.RunSQL(AS_SYSTEM, migrations.RunSQL.noop),
        migrations.RunPython(give_right, migrations.RunPython.noop),
    ]
