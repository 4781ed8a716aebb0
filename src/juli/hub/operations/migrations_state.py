"""Whether the tables are those of the code that runs, older, or made by a newer version."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from juli.hub.operations.errors import CannotRun


def refuse_newer(loader: MigrationLoader) -> None:
    """CannotRun when the database knows a migration of ours that this code does not bring."""
    ours = {app for app, _ in loader.disk_migrations}
    # A migration that was squashed away is known under the name of the one that replaces it.
    known = {key for migration in loader.disk_migrations.values() for key in migration.replaces}
    known |= set(loader.disk_migrations)
    newer = sorted(key for key in loader.applied_migrations if key[0] in ours and key not in known)
    if newer:
        raise CannotRun("database-newer", migration=".".join(newer[-1]))


def waiting(executor: MigrationExecutor) -> list[str]:
    """The migrations that the database still lacks, in the order in which they would be made."""
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def refuse_waiting() -> None:
    """CannotRun when the tables are older than the code. A database that does not answer is no reason to give up."""
    try:
        lacking = waiting(MigrationExecutor(connection))
    except DatabaseError:
        return
    finally:
        connection.close()
    if lacking:
        raise CannotRun("tables-behind", count=len(lacking))
