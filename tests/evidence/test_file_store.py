"""The file store: what went in comes out, or is said to be missing or damaged."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juli.evidence.store import Damaged, FileStore, Missing, NotADigest, sha256

NOW = datetime(2100, 1, 1, tzinfo=UTC)
LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def age(path: Path) -> None:
    os.utime(path, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(content=st.binary(max_size=200))
def test_what_was_put_is_given_back_under_its_sha_256(store: FileStore, content: bytes) -> None:
    digest = store.put(content)
    assert digest == sha256(content)
    assert store.get(digest) == content


def test_the_digest_is_the_one_every_tool_gives(store: FileStore) -> None:
    assert store.put(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_same_bytes_are_kept_once(store: FileStore) -> None:
    assert store.put(b"receipt") == store.put(b"receipt")
    assert len([path for path in store.root.rglob("*") if path.is_file()]) == 1


def test_only_the_owner_can_read(store: FileStore) -> None:
    path = store.path(store.put(b"receipt"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (store.root, path.parent)} == {0o700}


@pytest.mark.parametrize(
    "asked", ["", "..", "../../etc/passwd", "a" * 63, "A" * 64, "g" * 64, f"{'a' * 64}\n", f"{'a' * 62}/.", "１" * 64]
)
def test_what_is_no_digest_names_no_file(store: FileStore, asked: str) -> None:
    with pytest.raises(NotADigest):
        store.get(asked)
    with pytest.raises(NotADigest):
        store.path(asked)


def test_a_file_never_put_is_missing(store: FileStore) -> None:
    with pytest.raises(Missing) as caught:
        store.get("a" * 64)
    assert "不在了" in caught.value.reason.text("zh")


def test_a_changed_file_is_damaged_and_mended_by_putting_it_again(store: FileStore) -> None:
    digest = store.put(b"receipt")
    store.path(digest).write_bytes(b"receipT")
    with pytest.raises(Damaged):
        store.get(digest)
    assert [(p.path, p.reason.code) for p in store.verify_all()] == [(f"{digest[:2]}/{digest}", "store-damaged")]
    store.put(b"receipt")
    assert store.get(digest) == b"receipt"
    assert list(store.verify_all()) == []


def test_a_link_in_place_of_a_file_is_not_followed(store: FileStore, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"receipt")
    digest = store.put(b"receipt")
    store.path(digest).unlink()
    store.path(digest).symlink_to(secret)
    with pytest.raises(Missing):
        store.get(digest)
    assert [p.reason.code for p in store.verify_all()] == ["store-damaged"]


def test_a_file_that_does_not_belong_here_is_named_and_left_alone(store: FileStore) -> None:
    store.put(b"receipt")
    (store.root / "notes.txt").write_text("mine")
    assert [(p.path, p.reason.code) for p in store.verify_all()] == [("notes.txt", "store-stray")]
    store.discard_unless(lambda _: False, older_than=NOW)
    assert (store.root / "notes.txt").exists()


def test_an_empty_store_has_no_problems(store: FileStore) -> None:
    assert list(store.verify_all()) == []
    assert store.discard_unless(lambda _: False, older_than=NOW) == 0


def test_a_crash_while_writing_leaves_nothing_under_the_digest(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(handle: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(OSError, match="no space"):
        store.put(b"receipt")
    monkeypatch.undo()
    with pytest.raises(Missing):
        store.get(sha256(b"receipt"))
    assert [path for path in store.root.rglob("*") if path.is_file()] == []


def test_old_files_nobody_claims_are_discarded(store: FileStore) -> None:
    claimed, unclaimed, young = store.put(b"claimed"), store.put(b"unclaimed"), store.put(b"young")
    for digest in (claimed, unclaimed):
        age(store.path(digest))
    half_written = store.root / "incoming" / "tmpabc"
    half_written.write_bytes(b"half")
    age(half_written)
    gone = store.discard_unless(lambda digest: digest == claimed, older_than=LONG_AGO + timedelta(days=1))
    assert gone == 1
    assert store.get(claimed) == b"claimed"
    assert store.get(young) == b"young"
    with pytest.raises(Missing):
        store.get(unclaimed)
    assert not half_written.exists()


def test_bytes_put_again_are_young_again(store: FileStore) -> None:
    digest = store.put(b"receipt")
    age(store.path(digest))
    store.put(b"receipt")
    assert store.discard_unless(lambda _: False, older_than=LONG_AGO + timedelta(days=1)) == 0


def test_bytes_put_again_while_being_discarded_stay(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The put comes after the look at the file's age and before it is taken away."""
    digest = store.put(b"receipt")
    age(store.path(digest))
    replace = Path.replace

    def put_first(self: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        store.put(b"receipt")
        return self.replace(target)

    monkeypatch.setattr(Path, "replace", put_first)
    assert store.discard_unless(lambda _: False, older_than=LONG_AGO + timedelta(days=1)) == 0
    assert store.get(digest) == b"receipt"
