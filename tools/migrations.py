"""Check that every change of a model has its migration, and that the first tables know them all. Needs no database."""

import os
import sys
import tempfile
import warnings

import django
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from juli.hub.operations.first_tables import made_by_file


def changes_are_kept() -> int:
    """The exit status of Django's own check: 0 where nothing is missing."""
    django.setup()
    # Without a database Django cannot compare the history of applied migrations, and says so.
    warnings.filterwarnings("ignore", message="Got an error checking a consistent migration history")
    try:
        call_command("makemigrations", check=True, dry_run=True)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def first_tables_are_of_now() -> int:
    """0 where the file of the first tables knows the migrations that there are, and no other."""
    differing = sorted(made_by_file() ^ set(MigrationLoader(None).disk_migrations))
    for app, name in differing:
        print(f"first_tables.sql and the migrations differ over {app}.{name}: run make tables")
    return int(bool(differing))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "juli.hub.settings"
    with tempfile.TemporaryDirectory(prefix="juli-check-") as folder:
        os.environ.setdefault("JULI_DATA", folder)
        sys.exit(changes_are_kept() or first_tables_are_of_now())
