from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from juli.hub.accounts.walls import AS_SYSTEM

# What organisations that start today give their first roles, and those that were there before lack. A role that was
# changed by hand is left as it is: what it lacks may have been taken from it.
LEAD = ("offers.approve", "quality.review", "reports.read", "replies.manage", "complaints.export", "views.share")
NEW = {"管理员": (*LEAD, "offers.limit"), "组长": LEAD}
PROVIDERS = ("payment_institution", "bank")


def give_rights(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The first roles of providers may do what those of newer ones may. Done twice it changes nothing."""
    changed = apps.get_model("directory", "Record").objects.filter(kind="role_changed")
    by_hand = {told["role"] for told in changed.values_list("data", flat=True)}
    found = apps.get_model("directory", "Role").objects.filter(organisation__kind__in=PROVIDERS, name__in=NEW)
    for role in found.exclude(pk__in=by_hand).select_related("organisation"):
        held = {*role.rights, *role.organisation.withheld_rights}
        role.rights += [right for right in NEW[role.name] if right not in held]
        role.save(update_fields=["rights"])


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_departments")]

    operations = [
        migrations.RunSQL(AS_SYSTEM, migrations.RunSQL.noop),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
