"""The look at other people's packages finds what it is there to find."""

import subprocess
from types import SimpleNamespace

import pytest
from tools import dependencies

HASH = "    --hash=sha256:" + "a" * 64 + "\n"
GOOD = f"alpha==1.0 ; python_version < '3.15' \\\n{HASH}    # via beta\nbeta==2.0 \\\n{HASH}"


def test_our_own_locks_are_pinned_hashed_and_name_no_address() -> None:
    assert [f for lock in dependencies.LOCKS for f in dependencies.faults_of_lock(lock.name, lock.read_text())] == []


def test_every_run_time_package_may_be_used() -> None:
    assert list(dependencies.faults_of_licences(dependencies.RUN_TIME.read_text())) == []


def test_a_good_lock_has_no_fault() -> None:
    assert list(dependencies.faults_of_lock("x", GOOD)) == []
    assert [name for name, _ in dependencies.entries(GOOD)] == ["alpha", "beta"]


@pytest.mark.parametrize(
    "bad",
    [
        GOOD + "gamma==3.0\n",
        GOOD + "gamma>=3.0 \\\n" + HASH,
        GOOD + "-e .\n",
        GOOD + "gamma @ https://a.example/gamma.whl \\\n" + HASH,
    ],
)
def test_a_lock_that_trusts_too_much_is_found(bad: str) -> None:
    assert list(dependencies.faults_of_lock("x", bad)) != []


@pytest.mark.parametrize("option", ["-i", "-f", "--index-url", "--extra-index-url", "--find-links", "--trusted-host"])
def test_a_lock_that_says_where_to_look_is_found(option: str) -> None:
    assert "x: names an index or an address" in list(dependencies.faults_of_lock("x", f"{option} elsewhere\n{GOOD}"))


@pytest.mark.parametrize(
    ("expression", "classifiers", "allowed"),
    [
        ("MIT", [], True),
        ("GPL-3.0-only OR MIT", [], True),
        ("GPL-3.0-only AND MIT", [], False),
        ("AGPL-3.0-or-later", [], False),
        ("(Apache-2.0 AND BSD-2-Clause)", [], True),
        (None, ["License :: OSI Approved :: MIT License"], True),
        (None, ["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"], False),
        (None, [], False),
    ],
)
def test_licences_are_judged_by_what_packages_declare(
    monkeypatch: pytest.MonkeyPatch, expression: str | None, classifiers: list[str], allowed: bool
) -> None:
    told = SimpleNamespace(get=lambda _: expression, get_all=lambda *_: classifiers)
    monkeypatch.setattr(dependencies, "metadata", lambda _: told)
    assert (list(dependencies.faults_of_licences(f"alpha==1.0 \\\n{HASH}")) == []) is allowed


def asked(monkeypatch: pytest.MonkeyPatch, output: str, errors: str = "") -> int:
    answer = subprocess.CompletedProcess([], 1, stdout=output, stderr=errors)
    monkeypatch.setattr(dependencies.subprocess, "run", lambda *_, **__: answer)
    return dependencies.audit()


def test_a_service_out_of_reach_is_said_and_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(monkeypatch, "", "ERROR: no route\n") == 0
    assert asked(monkeypatch, '{"dependencies": [{"name": "alpha", "skip_reason": "not found"}]}') == 0
    assert capsys.readouterr().out.count("NOTHING WAS AUDITED") == 2


def test_a_known_vulnerability_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fault = '{"id": "PYSEC-1", "fix_versions": ["1.1"]}'
    found = f'{{"dependencies": [{{"name": "alpha", "version": "1.0", "vulns": [{fault}]}}]}}'
    assert asked(monkeypatch, found) == 1
    assert "alpha 1.0: PYSEC-1, mended in 1.1" in capsys.readouterr().out


def test_packages_that_were_skipped_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dependencies.told([{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "x"}]) == 0
    assert "NOT AUDITED (1 of 2): b" in capsys.readouterr().out
