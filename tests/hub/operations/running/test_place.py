"""Where the database server lives, above all when root starts it below closed folders."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.running import place as place_module
from juli.hub.operations.running.place import (
    LONGEST_SOCKET_PATH,
    Account,
    Place,
    make_place,
    place_for,
    programs,
    server_account,
)

only_as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root: the server changes to another account")


@pytest.fixture
def shelter(data_folders: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for /var/lib/juli."""
    monkeypatch.setattr(place_module, "SHELTER", data_folders() / "shelter")
    return place_module.SHELTER


@pytest.fixture
def closed(data_folders: Callable[[], Path]) -> Path:
    """A data folder below one that is closed to others, as /root is."""
    parent = data_folders()
    parent.chmod(0o700)
    (parent / "data").mkdir(mode=0o711)
    return parent / "data"


def test_the_server_lives_in_the_data_folder(data_folders: Callable[[], Path]) -> None:
    data = data_folders()
    place = place_for(data)
    assert place.home == data / "postgres"
    assert place.socket == data / "postgres" / "socket"
    assert list(data.iterdir()) == []


def test_a_path_too_long_for_a_socket_gets_a_short_one(data_folders: Callable[[], Path]) -> None:
    deep = data_folders() / ("很长的目录名" * 6)
    place = place_for(deep)
    assert place.home == deep / "postgres"
    assert len(os.fsencode(place.socket / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH
    assert place_for(deep) == place
    assert place_for(deep.parent / ("另外的目录名" * 6)).socket != place.socket


def test_a_socket_folder_that_somebody_else_put_there_is_refused(data_folders: Callable[[], Path]) -> None:
    data = data_folders()
    (data / "elsewhere").mkdir()
    place = Place(data, data / "postgres", data / "socket")
    place.socket.symlink_to(data / "elsewhere")
    with pytest.raises(CannotRun) as caught:
        make_place(place, server_account(place))
    assert caught.value.said.code == "folder-of-another"


@only_as_root
def test_below_a_closed_folder_root_shelters_the_cluster_and_opens_nothing(shelter: Path, closed: Path) -> None:
    place = place_for(closed)
    assert place.home.parent == shelter
    make_place(place, server_account(place))
    assert (closed / "postgres").resolve() == place.home
    assert closed.parent.stat().st_mode & 0o777 == 0o700
    # What is there is found again, even when the folder above is opened later.
    closed.parent.chmod(0o755)
    assert place_for(closed) == place


@only_as_root
def test_programs_below_a_closed_folder_are_copied_to_where_the_account_runs_them(
    shelter: Path, data_folders: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_module, "_reachable", lambda path: False)
    nobody = Account(65534, 65534)
    folder = programs(nobody)
    assert folder.is_relative_to(shelter)
    asked = [folder / "initdb", "--version"]
    assert b"PostgreSQL" in subprocess.check_output(asked, user=nobody.uid, group=nobody.gid, cwd="/")
    assert programs(nobody) == folder
    assert [path.name for path in shelter.iterdir() if path.name.startswith(".")] == []


@only_as_root
def test_root_runs_the_server_under_the_account_that_owns_the_cluster(data_folders: Callable[[], Path]) -> None:
    place = place_for(data_folders())
    place.cluster.mkdir(parents=True)
    os.chown(place.cluster, 4321, 4322)
    assert server_account(place) == Account(4321, 4322)


def test_without_the_wheel_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_module, "find_spec", lambda name: None)
    with pytest.raises(CannotRun, match="JULI_DATABASE_URL"):
        programs(None)
