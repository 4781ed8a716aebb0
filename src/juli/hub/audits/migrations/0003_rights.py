from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from juli.hub.accounts.walls import AS_SYSTEM
from juli.hub.directory.models.organisations import PROVIDERS


def give_rights(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever may change roles could give themselves what is new; they have it from the start."""
    for role in apps.get_model("directory", "Role").objects.filter(rights__contains=["roles.manage"]):
        new = ["integration.manage"]
        if role.organisation.kind in PROVIDERS or "oversight.read" in role.rights:
            new += ["audits.run", "audits.read"]
        role.rights = [*role.rights, *(right for right in new if right not in role.rights)]
        role.save(update_fields=["rights"])
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("audits", "0002_walls"), ("directory", "0003_walls")]

    operations = [
        migrations.RunSQL(AS_SYSTEM, migrations.RunSQL.noop),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
