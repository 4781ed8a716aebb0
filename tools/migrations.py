"""Check that every change of a model has its migration. No database is needed for it."""

import os
import sys
import tempfile
import warnings

os.environ["DJANGO_SETTINGS_MODULE"] = "juli.hub.settings"
os.environ.setdefault("JULI_DATA", tempfile.mkdtemp(prefix="juli-check-"))

import django
from django.core.management import call_command

if __name__ == "__main__":
    django.setup()
    # Without a database Django cannot compare the history of applied migrations, and says so.
    warnings.filterwarnings("ignore", message="Got an error checking a consistent migration history")
    try:
        call_command("makemigrations", check=True, dry_run=True)
    except SystemExit as end:
        sys.exit(end.code)
