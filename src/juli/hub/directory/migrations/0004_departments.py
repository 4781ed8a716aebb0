from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from juli.hub.accounts.walls import AS_SYSTEM

# What the roles began with, and what they get. A role from which somebody took a right is left as it is.
BEGAN = ("complaints.read", "complaints.answer", "complaints.offer", "complaints.pay", "complaints.close")
NEW = {
    "管理员": ("complaints.transfer", "complaints.assign", "routing.manage"),
    "组长": ("complaints.transfer", "complaints.assign"),
    "经办人": ("complaints.transfer",),
}
PROVIDERS = ("payment_institution", "bank")


def give_rights(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The first roles of providers may pass complaints on, assign them and set the routing."""
    roles = apps.get_model("directory", "Role").objects.filter(organisation__kind__in=PROVIDERS, name__in=NEW)
    for role in roles:
        if set(BEGAN) <= set(role.rights):
            role.rights += [right for right in NEW[role.name] if right not in role.rights]
            role.save(update_fields=["rights"])


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_walls")]

    operations = [
        migrations.RunSQL(AS_SYSTEM, migrations.RunSQL.noop),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
