"""An installation of our own for every test process: a throw-away folder and, where a test asks, a real PostgreSQL.

Nothing of the developer's environment reaches the tests, and nothing of the tests stays behind.
"""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django.plugin import DjangoDbBlocker

if TYPE_CHECKING:
    from juli.hub.operations.running.place import Place

UNSAFE_BUT_QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""A server that lives for one test run has nothing to lose."""

LONGEST = (
    "journeys/test_crash_matrix.py",
    "hub/test_isolation.py",
    "audit/portfolio/test_spark.py",
    "hub/api/test_schema.py",
    "journeys/test_story.py",
    "hub/security/test_odd_input.py",
    "journeys/test_organisations.py",
    "hub/operations/backup/test_round_trip.py",
    "journeys/test_rolling.py",
    "hub/operations/running/test_up.py",
    "journeys/test_every_page.py",
    "hub/operations/test_upgrade.py",
    "journeys/test_signing_in.py",
    "evidence/test_recognition.py",
    "journeys/test_shift.py",
    "hub/operations/backup/test_faults.py",
    "journeys/test_sharing.py",
    "audit/test_against_oracle.py",
    "journeys/test_crash.py",
    "journeys/test_backup.py",
    "journeys/test_calendar.py",
    "journeys/test_ladder.py",
)
"""Files that take twenty seconds and more, in the order in which they are run before all others: so no worker of a
parallel run stands alone at the end, and those that wait for browsers and restarts run beside those that compute."""

for name in [name for name in os.environ if name.startswith("JULI_")]:
    del os.environ[name]
DATA = Path(tempfile.mkdtemp(prefix="juli-test-"))
# Root's database server runs under another account and has to pass through.
DATA.chmod(0o711)
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
SHARED = Path(os.environ.setdefault("TESTS_SHARED", str(DATA)))
"""A folder for all processes of a parallel run: that of the one which started the others."""
os.environ["JULI_DATA"] = str(DATA)
# The tests start our programs a hundred times: what is compiled once serves them all.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# All tests come from one address and within a minute; those of the limits switch them on.
os.environ["JULI_RATE_LIMITS"] = "no"


def pytest_configure(config: pytest.Config) -> None:
    """Load the settings for this installation, so that Django is set up before any test module is read."""
    from django.conf import ENVIRONMENT_VARIABLE, settings

    from juli.hub.operations.private_files import kept_secret
    from juli.hub.operations.running.place import place_for
    from juli.hub.sealing.keyring import make_ring

    # The settings read the password that the server, started on demand, will be given.
    kept_secret(place_for(DATA).password)
    os.environ[ENVIRONMENT_VARIABLE] = "juli.hub.settings"
    assert settings.DATABASES
    # A hash that is slow on purpose guards nothing in a test.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    make_ring(settings.KEYS_FILE, made_on=date.today())
    # The workers of a parallel run inherit the environment; each must choose its own folder before it loads settings.
    del os.environ[ENVIRONMENT_VARIABLE]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, after pytest-django has put the tests of the database before the rest."""
    here = Path(__file__).parent
    places = {here / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(LONGEST)))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Read all tests as our programs are read."""
    from juli.hub.operations.running.loading import loading

    with loading():
        return (yield)


@pytest.fixture(scope="session")
def database_server(pytestconfig: pytest.Config, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Our own server, up for as long as this process tests, with the tables that `django_db_setup` looks for."""
    from juli.hub.operations.running.place import place_for
    from juli.hub.operations.running.postgres import Postgres
    from tests.database import Templates, name_for_all

    place = place_for(DATA)
    server = Postgres(place, UNSAFE_BUT_QUICK, may_create=True)
    templates = Templates(pytestconfig.cache.mkdir("database"), name_for_all())
    with templates.held():
        if not templates.copy_to(place):
            server.start()
            with django_db_blocker.unblock():
                make_tables(place)
            server.stop()
            templates.keep(place)
    server.start()
    yield
    server.stop()
    shutil.rmtree(place.home, ignore_errors=True)


def make_tables(place: "Place") -> None:
    """Make Django's database for tests as that of an installation is made, and leave the settings as they were."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.test.utils import setup_databases, teardown_databases

    from juli.hub.operations.first_tables import make_first_tables
    from juli.hub.operations.running.postgres import connect

    known, name = connection.settings_dict["NAME"], connection.creation._get_test_db_name()
    with connect(place) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    connection.settings_dict["NAME"] = name
    make_first_tables(MigrationLoader(connection))
    connection.close()
    connection.settings_dict["NAME"] = known
    made = setup_databases(verbosity=0, interactive=False, aliases=["default"], keepdb=True)
    teardown_databases(made, verbosity=0, keepdb=True)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """pytest-django's hook: the database was copied, and goes with its server."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_server: None) -> None:
    """pytest-django's hook before it makes its database: by then the server runs.

    The database of every process bears the same name, each on a server of its own.
    """


@pytest.fixture(scope="session")
def data_folders() -> Iterator[Callable[[], Path]]:
    """Makes data folders that a database server of another account can reach; pytest's own are closed to it."""
    made: list[Path] = []

    def make() -> Path:
        made.append(Path(tempfile.mkdtemp(prefix="juli-data-")))
        made[-1].chmod(0o711)
        return made[-1]

    yield make
    for folder in made:
        shutil.rmtree(folder, ignore_errors=True)
