"""Check that every change of a model has its migration. No database is needed for it."""

import os
import sys
import tempfile
import warnings

import django
from django.core.management import call_command


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


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "juli.hub.settings"
    with tempfile.TemporaryDirectory(prefix="juli-check-") as folder:
        os.environ.setdefault("JULI_DATA", folder)
        sys.exit(changes_are_kept())
