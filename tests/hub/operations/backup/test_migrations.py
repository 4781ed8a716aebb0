"""Whether an archive is of a newer version is known before there is a database to ask."""

from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from juli.hub.operations.backup import migrations as module
from juli.hub.operations.backup.migrations import refuse_unknown
from juli.hub.operations.errors import CannotRun


def test_the_files_tell_what_django_knows() -> None:
    disk = MigrationLoader(None).disk_migrations
    every = set(disk) | {key for migration in disk.values() for key in migration.replaces}
    refuse_unknown(every)
    ours = {app for app, _ in module._known()}
    assert set(module._known()) == {key for key in every if key[0] in ours}


def test_one_that_this_code_does_not_bring_is_named() -> None:
    with pytest.raises(CannotRun, match=r"complaints\.9999_later"):
        refuse_unknown([("complaints", "0001_initial"), ("complaints", "9999_later")])


def test_those_of_libraries_are_not_ours_to_judge() -> None:
    refuse_unknown([("procrastinate", "9999_later"), ("gone", "0001_initial")])


def test_one_that_a_squashed_one_stands_for_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    squashed = tmp_path / "complaints" / "migrations" / "0001_squashed.py"
    squashed.parent.mkdir(parents=True)
    squashed.write_text("class Migration:\n    replaces = [('complaints', '0001_old'), ('complaints', '0002_old')]\n")
    monkeypatch.setattr(module, "HUB", tmp_path)
    refuse_unknown([("complaints", "0002_old"), ("complaints", "0001_squashed")])
    with pytest.raises(CannotRun):
        refuse_unknown([("complaints", "0003_old")])
