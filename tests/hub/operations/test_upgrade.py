"""An installation of the first release comes up to this one: nothing is lost, every history verifies, one command."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from juli.hub.operations.running.place import PORT, ROLE, place_for
from juli.hub.operations.running.postgres import connect
from tests.conftest import DATA
from tests.hub.operations.running.test_up import free_port

RELEASES = sorted((Path(__file__).parent / "upgrade").glob("release-*.sql"))
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
MAY_SHRINK = {"django_migrations", "django_content_type", "auth_permission"}
"""Django's own bookkeeping."""


class Database:
    """A database of its own on the server of the tests."""

    def __init__(self, name: str) -> None:
        place = place_for(DATA)
        socket, password = quote(str(place.socket), safe=""), place.password.read_text().strip()
        self.url = f"postgresql://{ROLE}:{password}@/{name}?host={socket}&port={PORT}"
        self.system = psycopg.connect(self.url, autocommit=True, options="-c juli.kind=system")

    def fill(self, release: Path) -> None:
        """Make the tables and rows of a release."""
        self.system.execute(release.read_text(encoding="utf-8"))
        self.system.execute("SET search_path TO public; SET row_security TO on")

    def rows(self) -> Mapping[str, int]:
        """How many rows each table has."""
        names = [name for (name,) in self.system.execute(TABLES).fetchall()]
        asked = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names)
        return dict(self.system.execute(asked).fetchall())

    def juli(self, data: Path, *words: str) -> "subprocess.CompletedProcess[str]":
        """A command of ours over this database."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("JULI_")}
        own = {"JULI_DATABASE_URL": self.url, "JULI_DATA": str(data), "LC_ALL": "en_GB.UTF-8"}
        command = [sys.executable, "-m", "juli.cli", *words]
        return subprocess.run(command, check=False, capture_output=True, text=True, env={**environment, **own})


@pytest.fixture(params=RELEASES, ids=lambda release: release.stem)
def old(request: pytest.FixtureRequest, database_server: None) -> Iterator[Database]:
    release: Path = request.param
    name = re.sub(r"\W", "_", release.stem)
    with connect(place_for(DATA), database="postgres", administrator=True) as administrator:
        administrator.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        administrator.execute(f"CREATE DATABASE {name} OWNER {ROLE}")
    found = Database(name)
    found.fill(release)
    yield found
    found.system.close()
    with connect(place_for(DATA), database="postgres", administrator=True) as administrator:
        administrator.execute(f"DROP DATABASE {name} WITH (FORCE)")


def checks(examined: "subprocess.CompletedProcess[str]") -> dict[str, bool]:
    return {one["check"]: one["right"] for one in json.loads(examined.stdout)["checks"]}


def test_a_release_with_rows_in_its_tables_comes_up_to_this_one(old: Database, tmp_path: Path) -> None:
    before = old.rows()
    ours = {name: number for name, number in before.items() if name.startswith(("complaints_", "redress_"))}
    assert all(ours.values()), "a migration over an empty table proves nothing"
    numbers = "SELECT number, stage, filed_at FROM complaints_complaint ORDER BY number"
    told = old.system.execute(numbers).fetchall()
    assert not checks(old.juli(tmp_path, "doctor", "--json"))["tables"]

    upgraded = old.juli(tmp_path, "upgrade")
    assert upgraded.returncode == 0, upgraded.stderr
    assert upgraded.stdout.count("Changed the tables: ") >= 1

    after = old.rows()
    lost = {name: number for name, number in before.items() if after.get(name, 0) < number}
    assert lost.keys() <= MAY_SHRINK, lost
    assert old.system.execute(numbers).fetchall() == told
    examined = checks(old.juli(tmp_path, "doctor", "--json"))
    assert examined["tables"]
    assert examined["chains"]
    assert examined["database"]

    again = old.juli(tmp_path, "upgrade")
    assert again.returncode == 0
    assert "Changed the tables" not in again.stdout


def test_a_database_of_a_later_release_is_left_as_it_is(old: Database, tmp_path: Path) -> None:
    later = "INSERT INTO django_migrations (app, name, applied) VALUES ('complaints', '9999_later', now())"
    old.system.execute(later)
    before = old.rows()
    refused = old.juli(tmp_path, "upgrade")
    assert refused.returncode == 1
    assert "made by a newer version of Juli (complaints.9999_later)" in refused.stderr
    assert old.rows() == before


def test_web_and_worker_do_not_start_over_tables_that_are_behind(old: Database, tmp_path: Path) -> None:
    for program in ("web", "worker"):
        words = ["--port", str(free_port())] if program == "web" else []
        refused = old.juli(tmp_path, program, *words)
        assert refused.returncode != 0
        assert "Run juli upgrade" in refused.stderr, program
