"""Whether the tables were made by a newer version than the code that runs."""

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
