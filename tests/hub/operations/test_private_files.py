"""Secrets are made once, whoever asks first, and only their owner reads them."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from juli.hub.operations.errors import CannotRun
from juli.hub.operations.private_files import is_private, kept_secret, write_private
from juli.hub.operations.running.locking import sole_use


def test_many_who_ask_at_once_get_one_secret(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: kept_secret(path), range(32)))
    assert secrets == {path.read_text().strip()}
    assert list(tmp_path.iterdir()) == [path]


def test_two_places_have_different_secrets(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "one") != kept_secret(tmp_path / "two")


def test_a_private_file_is_new_and_closed_to_others(tmp_path: Path) -> None:
    write_private(tmp_path / "word", "open sesame")
    assert stat.S_IMODE((tmp_path / "word").stat().st_mode) == 0o600
    assert is_private(tmp_path / "word")
    with pytest.raises(FileExistsError):
        write_private(tmp_path / "word", "again")


def test_a_folder_has_one_user_at_a_time(tmp_path: Path) -> None:
    with sole_use(tmp_path), pytest.raises(CannotRun) as caught, sole_use(tmp_path):
        pass
    assert caught.value.said.code == "folder-taken"
    assert str(tmp_path) in str(caught.value)
    with sole_use(tmp_path):
        assert (tmp_path / "lock").read_text().strip().isdigit()
