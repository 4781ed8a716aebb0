"""The tests' database: a copy of it stands only where the code that made it is the code that is tested."""

from pathlib import Path

import pytest

from juli.hub.operations.running.place import place_for
from tests import database
from tests.conftest import DATA
from tests.database import Templates, deciding_code, name_of_template

HUB = database.SOURCES / "juli" / "hub"


@pytest.mark.parametrize(
    "decides",
    [
        "complaints/models/complaint.py",
        "complaints/ladder_walls.py",
        "complaints/guards.py",
        "machines.py",
        "settings.py",
    ],
)
def test_what_migrations_and_models_read_decides(decides: str) -> None:
    assert HUB / decides in deciding_code()


def test_every_migration_decides_and_no_page_does() -> None:
    assert set(HUB.glob("**/migrations/*.py")) <= deciding_code()
    assert not set(HUB.glob("**/views/*.py")) & deciding_code()


def test_another_text_or_package_is_another_template(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = name_of_template()
    assert name_of_template() == before
    with monkeypatch.context() as patched:
        patched.setattr(database, "version", lambda package: "0")
        assert name_of_template() != before
    wall = HUB / "complaints" / "walls.py"
    known = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: known(path) + (b"#" if path == wall else b""))
    assert name_of_template() != before


def test_a_draft_cut_short_is_no_template(
    database_server: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = place_for(DATA)
    templates = Templates(tmp_path)
    monkeypatch.setattr("tests.database.os.sync", lambda: 1 / 0)
    monkeypatch.setattr("tests.database.copied", lambda source, target: target.mkdir())
    with pytest.raises(ZeroDivisionError):
        templates.keep(place)
    assert not templates.copy_to(place)

    monkeypatch.setattr("tests.database.os.sync", lambda: None)
    templates.keep(place)
    assert [path.name for path in tmp_path.iterdir()] == [name_of_template()]


def test_the_templates_used_last_are_kept(
    database_server: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.database.copied", lambda source, target: target.mkdir())
    for number in range(database.KEPT + 2):
        templates = Templates(tmp_path)
        templates.template = tmp_path / f"template-{number}"
        templates.keep(place_for(DATA))
    assert len(list(tmp_path.iterdir())) == database.KEPT
    assert templates.template.exists()
