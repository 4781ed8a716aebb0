from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from juli.hub.accounts import walls as ground
from juli.hub.directory import walls
from juli.hub.directory.machines import ACTIVATION
from juli.hub.directory.models import OrganisationKind
from juli.hub.directory.rights import SEATS, initial_roles
from juli.hub.machines import drop_steps, guard_steps

APPEND_ONLY = """
CREATE TRIGGER record_append_only BEFORE UPDATE OR DELETE ON directory_record
    FOR EACH ROW EXECUTE FUNCTION juli_refuse();
CREATE TRIGGER record_not_emptied BEFORE TRUNCATE ON directory_record
    FOR EACH STATEMENT EXECUTE FUNCTION juli_refuse();
"""
DROP_APPEND_ONLY = """
DROP TRIGGER record_append_only ON directory_record;
DROP TRIGGER record_not_emptied ON directory_record;
"""


def give_roles(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Organisations that have a desk get their first roles; who came first manages, all others handle cases."""
    organisations, roles = apps.get_model("directory", "Organisation"), apps.get_model("directory", "Role")
    grants = apps.get_model("directory", "Grant")
    for organisation in organisations.objects.filter(activated_on__isnull=False):
        made = {
            role.en: roles.objects.create(
                organisation=organisation, name=role.zh, rights=list(role.rights), second_factor=role.second_factor
            )
            for role in initial_roles(SEATS[OrganisationKind(organisation.kind)])
        }
        for position, seat in enumerate(organisation.memberships.filter(left_on=None).order_by("pk")):
            grants.objects.create(membership=seat, role=made["administrator" if position == 0 else "case handler"])
    # Keys are checked now: a table with checks pending takes no policy.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_people_and_trust"), ("complaints", "0002_guards")]

    operations = [
        migrations.RunSQL(ground.FUNCTIONS, ground.DROP_FUNCTIONS),
        migrations.RunPython(give_roles, migrations.RunPython.noop),
        migrations.RunSQL(walls.RAISE, walls.DROP),
        migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY),
        migrations.RunSQL(
            guard_steps("directory_activation", "state", ACTIVATION), drop_steps("directory_activation", "state")
        ),
    ]
