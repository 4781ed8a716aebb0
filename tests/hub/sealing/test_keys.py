"""Keys: made once, changed while running, destroyed when nothing needs them; a stop at any point does no harm."""

import argparse
import json
import os
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as installed
from django.db import connection
from pytest_django import Settings

from juli.hub.complaints.models import Complainant, Payload
from juli.hub.complaints.queries import verify_payloads
from juli.hub.configuration import read_configuration
from juli.hub.operations import keys
from juli.hub.operations.checks import sealing as sealing_checks
from juli.hub.operations.errors import CannotRun
from juli.hub.sealing import rotation
from juli.hub.sealing.keyring import KeyState, SealBroken, current_ring, make_ring, read_ring, replace_ring
from tests.hub import builders

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def own_ring(settings: Settings, tmp_path: Path) -> Path:
    """A copy of the ring, so that the other tests keep theirs."""
    settings.KEYS_FILE = tmp_path / "keys"
    settings.KEYS_FILE.write_bytes((installed.CONFIGURATION.keys_file).read_bytes())
    settings.KEYS_FILE.chmod(0o600)
    return Path(settings.KEYS_FILE)


def refused(act: object, *arguments: object) -> str:
    with pytest.raises(CannotRun) as caught:
        act(*arguments)  # type: ignore[operator]
    return caught.value.said.code


def test_a_ring_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "keys"
    first = make_ring(path, made_on=DAY)
    assert path.stat().st_mode & 0o777 == 0o600
    assert make_ring(path, made_on=DAY) == first
    assert [child.name for child in path.parent.iterdir()] == ["keys"]


def test_a_rotation_seals_every_row_anew_and_loses_nothing() -> None:
    for _ in range(3):
        builders.filed()
    old = current_ring().active.id
    active, count = keys.rotate()
    assert (active != old, count) == (True, 3 + 6 + 3)  # complainants, payloads, drafts
    assert keys.uses().keys() == {active}
    assert {person.phone for person in Complainant.objects.all()} == {"13800006027"}
    assert list(verify_payloads()) == []


def test_a_rotation_cut_short_goes_on_with_the_same_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        builders.filed()
    old = current_ring().active.id
    monkeypatch.setattr(rotation, "BATCH", 2)
    replace_ring(Path(installed.KEYS_FILE), current_ring().with_new_key(made_on=DAY))
    begun = current_ring().active.id
    next(rotation.reseal(Payload, keys._system))
    assert keys.uses().keys() == {old, begun}
    assert keys.rotate()[0] == begun
    assert keys.uses().keys() == {begun}


def test_an_old_key_is_destroyed_only_when_nothing_stands_under_it() -> None:
    builders.filed()
    old = current_ring().active.id
    replace_ring(Path(installed.KEYS_FILE), current_ring().with_new_key(made_on=DAY))
    assert refused(keys.retire, old) == "key-in-use"
    keys.rotate()
    keys.retire(old)
    gone = next(key for key in read_ring(Path(installed.KEYS_FILE)).keys if key.id == old)
    assert (gone.state, gone.secret) == (KeyState.RETIRED, b"")
    assert Complainant.objects.get().phone == "13800006027"


def test_the_active_key_and_one_that_is_not_there_cannot_be_destroyed() -> None:
    with pytest.raises(SealBroken, match="key-active"):
        keys.retire(current_ring().active.id)
    with pytest.raises(SealBroken, match="key-unknown"):
        keys.retire("00000000")


def test_a_row_read_before_a_rotation_and_saved_after_it_stands_under_the_new_key() -> None:
    builders.filed()
    person = Complainant.objects.get()
    active, _ = keys.rotate()
    person.save()
    assert keys.uses().keys() == {active}


def test_a_crash_while_the_ring_is_written_leaves_the_old_one(own_ring: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_ring(own_ring)

    def crash(descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(OSError, match="no space left"):
        replace_ring(own_ring, before.with_new_key(made_on=DAY))
    assert read_ring(own_ring) == before


def test_a_new_installation_gets_a_ring_and_a_used_one_gets_none(own_ring: Path) -> None:
    own_ring.unlink()
    keys.settle_keys()
    assert read_ring(own_ring).active
    builders.filed()
    own_ring.unlink()
    assert refused(keys.settle_keys) == "keys-missing"
    assert not own_ring.exists()


def configuration(own_ring: Path) -> object:
    return read_configuration({"JULI_DATA": str(own_ring.parent), "JULI_KEYS_FILE": str(own_ring)})


def doctor_says(own_ring: Path) -> list[str]:
    return [found.said.code for found in sealing_checks.check_keys(configuration(own_ring))]  # type: ignore[arg-type]


def test_the_doctor_sees_a_ring_that_is_right_gone_open_to_others_or_another(own_ring: Path) -> None:
    builders.filed()
    assert doctor_says(own_ring) == ["keys-right"]
    own_ring.chmod(0o644)
    assert doctor_says(own_ring) == ["not-private"]
    own_ring.unlink()
    assert doctor_says(own_ring) == ["keys-missing"]
    make_ring(own_ring, made_on=DAY)
    assert doctor_says(own_ring) == ["key-lost"]


def test_the_doctor_sees_a_text_that_was_exchanged() -> None:
    """Whoever holds the keys can seal other words in place of what was said; the hash in the chain tells."""
    builders.filed()
    payload = Payload.objects.first()
    assert payload is not None
    payload.content = {**payload.content, "text": "other words"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('juli.rotating', 'on', true)")
    payload.save()
    (found,) = sealing_checks.check_contents()
    assert (found.right, found.said.code) == (False, "content-changed")


def test_the_list_names_every_key_and_no_secret(own_ring: Path, capsys: pytest.CaptureFixture[str]) -> None:
    builders.filed()
    assert keys.main(argparse.Namespace(act="list", data=None, json=True)) == 0
    told = capsys.readouterr().out
    (row,) = json.loads(told)["keys"]
    assert (row["state"], row["values"]) == ("active", sum(keys.uses().values()))
    assert all(key["secret"] not in told for key in json.loads(own_ring.read_text())["keys"])
