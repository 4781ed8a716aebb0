"""What is damaged, newer, or in the way is refused with its place, and nothing is changed."""

import io
import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from juli.hub.configuration import read_configuration
from juli.hub.operations.backup.frames import FrameWriter
from juli.hub.operations.backup.key import HEADER_SIZE, new_key
from juli.hub.operations.backup.manifest import FILES, MANIFEST, Manifest
from juli.hub.operations.backup.members import read_members, write_member
from juli.hub.operations.backup.restoring import refuse_occupied
from juli.hub.operations.backup.verifying import opened, verify
from juli.hub.operations.errors import CannotRun
from tests.hub.operations.backup.installation import CHEAP, PASSPHRASE, Installation, juli


def refusal(content: bytes, passphrase: str = PASSPHRASE) -> CannotRun:
    with pytest.raises(CannotRun) as caught:
        verify(io.BytesIO(content), passphrase)
    return caught.value


def rewritten(archive: Path, target: Path, *, without: str = "", twice: str = "", **changes: object) -> Path:
    """The archive with some members left out or doubled, and its manifest changed: as only a holder of the key can."""
    with archive.open("rb") as file, target.open("wb") as made:
        header, key = new_key(PASSPHRASE, cost=CHEAP)
        made.write(header)
        frames = FrameWriter(made, key, header)
        for name, pieces in read_members(opened(file, PASSPHRASE)):
            content = b"".join(pieces)
            if name == MANIFEST:
                content = changed(archive, **changes).to_json()
            for _ in range(0 if without and name.startswith(without) else 2 if name == twice else 1):
                write_member(frames, name, [content])
        frames.finish()
    return target


def changed(archive: Path, **changes: object) -> Manifest:
    with archive.open("rb") as file:
        return replace(verify(file, PASSPHRASE), **changes)  # type: ignore[arg-type]


def test_a_flipped_byte_anywhere_is_refused_with_its_place(archive: Path) -> None:
    whole = archive.read_bytes()
    chance = random.Random(20261126)
    for place in [HEADER_SIZE, len(whole) - 1, *(chance.randrange(HEADER_SIZE, len(whole)) for _ in range(12))]:
        damaged = bytearray(whole)
        damaged[place] ^= 1 << chance.randrange(8)
        said = refusal(bytes(damaged)).said
        assert said.code in ("backup-changed", "backup-cut-short", "backup-goes-on")
        assert int(str(said.values["offset"])) <= place
        assert str(said.values["offset"]) in said.text("en")
    assert said.values["reading"] in ("-", "database.dump", MANIFEST) or str(said.values["reading"]).startswith(FILES)


def test_an_archive_cut_short_is_refused_with_its_place(archive: Path) -> None:
    whole = archive.read_bytes()
    for length in (HEADER_SIZE, HEADER_SIZE + 3, len(whole) // 2, len(whole) - 1):
        assert refusal(whole[:length]).said.code == "backup-cut-short"


def test_what_does_not_agree_with_the_manifest_is_refused(archive: Path, tmp_path: Path) -> None:
    for number, how in enumerate(
        ({"without": FILES}, {"twice": "database.dump"}, {"without": MANIFEST}, {"without": "secrets/keys"})
    ):
        made = rewritten(archive, tmp_path / str(number), **how)
        assert refusal(made.read_bytes()).said.code == "backup-misshapen", how


def test_a_wrong_passphrase_opens_nothing(archive: Path, empty: Installation) -> None:
    done = juli("restore", archive, "--data", empty.data, JULI_BACKUP_PASSPHRASE="another one of that length")
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines()[-1] == "The passphrase is wrong; the backup does not open."
    assert list(empty.data.iterdir()) == []


def test_a_damaged_archive_changes_nothing(archive: Path, empty: Installation, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    shutil.copy(archive, damaged)
    with damaged.open("r+b") as file:
        file.seek(-40, os.SEEK_END)
        file.write(b"?")
    done = juli("restore", damaged, "--data", empty.data)
    assert done.status == 1
    assert "is not as it was written" in done.err
    assert list(empty.data.iterdir()) == []


def test_a_newer_archive_changes_nothing(archive: Path, empty: Installation, tmp_path: Path) -> None:
    newer = rewritten(archive, tmp_path / "newer", migrations=[("complaints", "9999_later")])
    done = juli("restore", newer, "--data", empty.data)
    assert done.status == 1
    assert "newer version of Juli (complaints.9999_later)" in done.err
    assert list(empty.data.iterdir()) == []


def test_an_installation_that_is_there_is_not_touched(archive: Path, sample: Installation) -> None:
    before = sorted(path.name for path in sample.data.iterdir())
    done = juli("restore", archive, "--data", sample.data)
    assert done.status == 1
    assert done.err.startswith("There is data here already")
    assert sorted(path.name for path in sample.data.iterdir()) == before


@pytest.mark.parametrize("name", ["secret-key", "keys", "files/ab/abc"])
def test_a_single_file_is_data_too(empty: Installation, name: str) -> None:
    empty.store.root.mkdir()
    refuse_occupied(empty.configuration)
    path = empty.data / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("something")
    with pytest.raises(CannotRun, match="data here already"):
        refuse_occupied(empty.configuration)


def test_a_server_of_ones_own_with_tables_is_data_too(sample: Installation, empty: Installation) -> None:
    with sample.served() as server:
        word = server.place.password.read_text().strip()
        url = f"postgresql://juli:{word}@/juli?host={server.place.socket}"
        settings = read_configuration({"JULI_DATA": str(empty.data), "JULI_DATABASE_URL": url})
        with pytest.raises(CannotRun, match="has tables already"):
            refuse_occupied(settings)


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_files_that_cannot_be_used_are_named(command: str, sample: Installation, empty: Installation) -> None:
    data = sample.data if command == "backup" else empty.data
    done = juli(command, "/no/such/folder/a.juli", "--data", data)
    assert done.status == 1
    assert "/no/such/folder" in done.err


def test_a_folder_without_an_installation_is_named(empty: Installation, tmp_path: Path) -> None:
    done = juli("backup", tmp_path / "a.juli", "--data", empty.data)
    assert done.status == 1
    assert (
        done.err
        == f"There is no database of Juli in {empty.data}, so nothing to back up. Give the data folder with --data.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_without_a_passphrase_nothing_is_written(sample: Installation, tmp_path: Path) -> None:
    done = juli("backup", tmp_path / "a.juli", "--data", sample.data, JULI_BACKUP_PASSPHRASE="")
    assert done.status == 1
    assert "--passphrase-file" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(autouse=True)
def sample_is_as_it_was(sample: Installation) -> Iterator[None]:
    before = sorted(sample.configuration.files.rglob("*"))
    yield
    assert sorted(sample.configuration.files.rglob("*")) == before
