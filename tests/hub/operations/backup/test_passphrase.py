"""Where the passphrase comes from, and which one is good enough."""

import getpass
import io
import os
from pathlib import Path

import pytest

from juli.hub.operations.backup.passphrase import SETTING, known_passphrase, new_passphrase
from juli.hub.operations.errors import CannotRun

LONG = "correct horse battery staple"


@pytest.fixture
def private(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase"
    path.write_text(f"{LONG}\nanother line\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Somebody at a terminal, who types these one after the other."""
    terminal, left = io.StringIO(), list(answers)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr(getpass, "getpass", lambda _: left.pop(0))


def refusal(path: Path | None = None) -> str:
    with pytest.raises(CannotRun) as caught:
        new_passphrase(path and str(path))
    return caught.value.said.code


def test_the_first_line_of_a_private_file(private: Path) -> None:
    assert new_passphrase(str(private)) == known_passphrase(str(private)) == LONG


def test_a_file_that_others_can_read_is_refused(private: Path) -> None:
    private.chmod(0o640)
    assert refusal(private) == "not-private"


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_named(private: Path, content: bytes | None) -> None:
    private.unlink() if content is None else private.write_bytes(content)
    assert refusal(private) == "passphrase-unreadable"


def test_the_environment_gives_it_to_us_and_to_no_program_we_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, LONG)
    assert new_passphrase(None) == LONG
    assert SETTING not in os.environ


def test_typed_twice_for_a_new_archive_and_once_for_one_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, LONG, LONG)
    assert new_passphrase(None) == LONG
    typed(monkeypatch, "short")
    assert known_passphrase(None) == "short"
    typed(monkeypatch, LONG, LONG + " ")
    assert refusal() == "passphrase-differs"


def test_too_short_for_a_new_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "fifteen letters")
    assert refusal() == "passphrase-short"
    monkeypatch.setenv(SETTING, "sixteen letters.")
    assert new_passphrase(None) == "sixteen letters."


def test_nobody_to_ask_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert refusal() == "passphrase-missing"
    typed(monkeypatch, "")
    assert refusal() == "passphrase-missing"
