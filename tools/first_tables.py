"""Write the file that the tables of an empty database are made from: what all migrations make of one.

Run after a migration, or what a migration reads, has changed. A test compares the file with the migrations.
"""

import os
import re
import subprocess
import tempfile
from pathlib import Path

import django
from django.db import connection

from juli.hub.operations.first_tables import FILE
from juli.hub.operations.lean_migrations import migrate
from juli.hub.operations.running.place import ADMINISTRATOR, PORT, Place, place_for, programs
from juli.hub.operations.running.postgres import Postgres, connect

HEAD = """-- The tables of an empty database, written by tools/first_tables.py, never by hand.
-- PostgreSQL {major}

"""
MADE = "INSERT INTO public.django_migrations (app, name, applied) VALUES ('{}', '{}', now());\n"
NOT_OURS = re.compile(
    r"^(--\n(-- .*\n)+--|-- .*|SET .*|\\(un)?restrict .*|SELECT pg_catalog\.set_config\(.*)\n", re.MULTILINE
)
"""Headings, what concerns the session that writes, and what is for psql."""


def main() -> None:
    """Make a server with an empty database in a folder of its own, migrate, and write the file."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "juli.hub.settings"
    with tempfile.TemporaryDirectory(prefix="juli-tables-") as folder:
        Path(folder).chmod(0o711)
        os.environ["JULI_DATA"] = folder
        place = place_for(Path(folder))
        server = Postgres(place)
        server.start()
        try:
            django.setup()
            _write(place)
        finally:
            server.stop()


def _write(place: Place) -> None:
    migrate()
    FILE.write_text(written(place, str(connection.settings_dict["NAME"])), encoding="utf-8")
    connection.close()


def written(place: Place, database: str) -> str:
    """The text of the file for a database of a place whose server runs."""
    where = [f"--host={place.socket}", f"--port={PORT}", f"--username={ADMINISTRATOR}"]
    options = ["--no-owner", "--no-privileges", "--exclude-table-data=*", database]
    password = place.administrator_password.read_text(encoding="ascii").strip()
    environment = {**os.environ, "PGPASSWORD": password}
    command = [str(programs(None) / "pg_dump"), *where, *options]
    dumped = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    tables = re.sub(r"\n{3,}", "\n\n", NOT_OURS.sub("", dumped)).strip()
    with connect(place, database=database, administrator=True) as connection:
        major = connection.info.server_version // 10_000
        made = connection.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()
    return f"{HEAD.format(major=major)}{tables}\n\n{''.join(MADE.format(*one) for one in made)}"


if __name__ == "__main__":
    main()
