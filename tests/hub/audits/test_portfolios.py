"""A portfolio from its files to what it found, in a process that can be ended at any moment."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_django import Settings

from juli.hub.accounts.actors import SYSTEM, Actor, NotAllowed
from juli.hub.audits import actions, performing, queries
from juli.hub.audits.child import audited
from juli.hub.audits.example import AS_OF, MERCHANTS, example_files
from juli.hub.audits.folder import RunFolder, folder_of
from juli.hub.audits.models import AuditRun, RunKind
from juli.hub.audits.performing import PROGRAM, Stopped, perform
from juli.hub.audits.portfolio_run import Pace
from juli.hub.audits.results import Chosen, lines, result_file, worst_merchants
from juli.hub.audits.wishes import Upload, Wish
from juli.hub.directory.queries import actor_at
from juli.hub.machines import NotPossible
from tests.hub.audits.here import carry_out_here
from tests.hub.builders import organisation, seated

EXAMPLE = example_files()


def wish(**changes: bytes) -> Wish:
    """The example, with other bytes for some of its files."""
    files: Mapping[str, bytes] = {name.removesuffix(".parquet"): content for name, content in EXAMPLE.items()}
    uploads = [Upload(name, f"{name} of ours.parquet", [content]) for name, content in {**files, **changes}.items()]
    return Wish(RunKind.PORTFOLIO, AS_OF, uploads)


@pytest.fixture
def head(db: None) -> Actor:
    """The administrator of a provider."""
    return actor_at(seated(organisation(), "lin@example.cn"))


def test_the_example_holds_what_it_says_it_holds(head: Actor) -> None:
    run = actions.request_audit(wish(), by=head)
    perform(run.pk, stopping=lambda: False)
    run.refresh_from_db()
    assert (run.state, run.entries, run.merchants, run.percent) == ("finished", 50, 4, 100)
    summary = queries.summary(run, by=head)
    assert summary
    # Four sales of the second merchant, worked out by hand: 2.99 % + 3 yuan in the place of 0.60 %.
    amounts = [50_000 + 10_000 * week + 1_000 for week in range(8, 12)]
    taken = sum((amount * 2_990 + 50_000) // 100_000 + 300 - (amount * 600 + 50_000) // 100_000 for amount in amounts)
    assert summary["by_rule"]["rate-above-agreed"] == {"count": 4, "excess": f"{taken / 100:.2f}"}
    assert summary["by_rule"]["charge-not-agreed"] == {"count": 1, "excess": "299.00"}
    assert summary["by_rule"]["charge-above-agreed"] == {"count": 1, "excess": "12.00"}
    assert run.overcharged_fen == taken + 29_900 + 1_200
    assert summary["by_agent"]["agent-north"]["excess"] == f"{(taken + 1_200) / 100:.2f}"
    assert set(summary["by_charge_kind"]) == {"data_fee", "membership"}
    worst = queries.worst_merchants(run, 2, by=head)
    assert [row["merchant_no"] for row in worst] == [MERCHANTS[2], MERCHANTS[1]]
    folder = folder_of(run.pk)
    assert sorted(path.name for path in folder.out.iterdir()) == [
        "lines.parquet",
        "problems.parquet",
        "summary.json",
        "totals.parquet",
    ]


def test_tariffs_are_inferred_where_they_are_asked_for(head: Actor) -> None:
    run = actions.request_audit(replace(wish(), tariffs=True), by=head)
    perform(run.pk, stopping=lambda: False)
    run.refresh_from_db()
    assert run.state == "finished"
    summary = queries.summary(run, by=head)
    assert summary
    assert (summary["tariffs_inferred"], summary["by_rule"]["rate-changed"]["count"]) == (True, 1)
    found = queries.lines(run, Chosen("rate-above-agreed"), by=head)
    assert {row["cause"] for row in found.rows} == {"tariff-changed"}
    table = queries.result_file(run, "tariffs.csv", by=head)
    assert table
    head_row, *rows = b"".join(table.pieces).decode("utf-8-sig").splitlines()
    assert head_row.startswith('"merchant_no","instrument","from","to","percent_e5"')
    assert len(rows) == len(MERCHANTS) + 1
    assert f'"{MERCHANTS[1]}","credit","2026-03-02","2026-03-23","2990","300","","","","4","4","true","[]"' in rows


def test_a_wrong_file_is_named_as_its_owner_named_it(head: Actor) -> None:
    run = actions.request_audit(wish(rates=EXAMPLE["merchants.parquet"]), by=head)
    carry_out_here(run.pk)
    run.refresh_from_db()
    assert (run.state, run.failure) == ("failed", "portfolio")
    for language in ("zh", "en"):
        told = queries.why_failed(run, language, by=head)
        assert "rates of ours.parquet" in told
        assert str(folder_of(run.pk).path) not in told


def test_nothing_to_audit(head: Actor) -> None:
    with pytest.raises(NotPossible, match="files-missing"):
        actions.request_audit(Wish(RunKind.PORTFOLIO, AS_OF, [Upload("rates", "r", [b""])]), by=head)
    assert not AuditRun.objects.exists()


def test_who_may_not_run_one_does_not(head: Actor) -> None:
    reader = actor_at(seated(organisation("云帆支付有限公司"), "chen@example.cn", role="只读"))
    with pytest.raises(NotAllowed):
        actions.request_audit(wish(), by=reader)
    run = actions.request_audit(wish(), by=head)
    with pytest.raises(NotAllowed):
        actions.discard_audit(run, by=reader)
    assert queries.audit(run.pk, by=head)


def test_a_disk_that_is_full_leaves_nothing_behind(head: Actor, own_folder: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"PAR1"
        raise OSError(28, "no room")

    with pytest.raises(OSError, match="no room"):
        actions.request_audit(Wish(RunKind.PORTFOLIO, AS_OF, [Upload("entries", "e", broken())]), by=head)
    assert list(own_folder.iterdir()) == []
    assert not AuditRun.objects.exists()


class TestEndingEarly:
    def test_a_worker_that_has_to_end_leaves_it_to_the_next(self, head: Actor) -> None:
        run = actions.request_audit(wish(), by=head)
        with pytest.raises(Stopped):
            perform(run.pk, stopping=lambda: True)
        run.refresh_from_db()
        assert run.state == "running"
        perform(run.pk, stopping=lambda: False)
        run.refresh_from_db()
        assert (run.state, run.begun) == ("finished", 2)

    def test_one_that_ends_every_worker_is_given_up(self, head: Actor) -> None:
        run = actions.request_audit(wish(), by=head)
        AuditRun.objects.update(state="running", begun=actions.MOST_BEGUN)
        perform(run.pk, stopping=lambda: False)
        run.refresh_from_db()
        assert (run.state, run.failure) == ("failed", "given-up")

    def test_who_cancels_it_ends_the_child_too(self, head: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
        run = actions.request_audit(wish(), by=head)
        monkeypatch.setattr(performing, "PROGRAM", "tests.hub.audits.waiting")
        monkeypatch.setattr(performing, "NOTED_EVERY", 0.0)

        def cancelled() -> bool:
            actions.discard_audit(run, by=head)
            return False

        perform(run.pk, stopping=cancelled)
        run.refresh_from_db()
        assert run.state == "cancelled"
        assert not folder_of(run.pk).path.exists()

    def test_one_that_takes_too_long_is_ended(self, head: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
        run = actions.request_audit(wish(), by=head)
        monkeypatch.setattr(performing, "PROGRAM", "tests.hub.audits.waiting")
        monkeypatch.setitem(performing.SECONDS, RunKind.PORTFOLIO, 0)
        perform(run.pk, stopping=lambda: False)
        run.refresh_from_db()
        assert (run.state, run.failure) == ("failed", "too-long")

    def test_a_child_that_dies_without_a_word_has_broken_off(
        self, head: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run = actions.request_audit(wish(), by=head)
        monkeypatch.setattr(performing, "PROGRAM", "no.such.program")
        perform(run.pk, stopping=lambda: False)
        run.refresh_from_db()
        assert (run.state, run.failure) == ("failed", "broke-off")
        assert queries.why_failed(run, "zh", by=head)


def started(folder: RunFolder, memory: int = 2048) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", PROGRAM, str(folder.path), str(memory)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def last_word(child: "subprocess.Popen[bytes]") -> Mapping[str, object]:
    """What it says last; its standard input stays open until then."""
    assert child.stdin
    assert child.stdout
    said = child.stdout.read().splitlines()
    child.stdin.close()
    child.wait(60)
    return json.loads(said[-1]) if said else {}


class TestTheChild:
    def test_it_ends_with_whoever_started_it(self, tmp_path: Path) -> None:
        """Killed in the hardest way, a parent closes its end of the pipe all the same."""
        folder = RunFolder(tmp_path / "run")
        folder.receive(wish())
        with (folder.path / "lock").open("w") as lock:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)  # so that it cannot be done before
            child = started(folder)
            assert child.stdin
            child.stdin.close()
            assert child.wait(60) == 3

    def test_killed_in_the_middle_it_is_done_again_and_comes_out_the_same(self, tmp_path: Path) -> None:
        whole, killed = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "killed")
        for folder in (whole, killed):
            folder.receive(wish())
        child = started(killed)
        assert child.stdout
        child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.wait(60)
        assert last_word(started(killed)) == audited(whole.path)
        assert lines(killed, Chosen()).rows == lines(whole, Chosen()).rows != []

    def test_too_little_memory_is_a_failure_and_no_traceback(self, tmp_path: Path) -> None:
        folder = RunFolder(tmp_path / "run")
        folder.receive(wish())
        assert "done" not in last_word(started(folder, memory=60))


def test_results_go_when_their_time_is_over_and_strays_too(head: Actor, settings: Settings, own_folder: Path) -> None:
    settings.AUDIT_DAYS = 3
    run = actions.request_audit(wish(), by=head)
    carry_out_here(run.pk)
    stray = own_folder / str(uuid4())
    stray.mkdir()
    now = timezone.now()
    assert actions.purge_audits(now=now + timedelta(hours=71), by=SYSTEM) == 0
    assert folder_of(run.pk).path.exists()
    assert not stray.exists()
    assert actions.purge_audits(now=now + timedelta(hours=73), by=SYSTEM) == 1
    run.refresh_from_db()
    assert run.state == "purged"
    assert list(own_folder.iterdir()) == []
    with pytest.raises(NotAllowed):
        queries.lines(run, Chosen(), by=head)


def test_a_folder_of_an_audit_that_waits_is_no_stray(head: Actor) -> None:
    run = actions.request_audit(wish(), by=head)
    actions.purge_audits(now=timezone.now() + timedelta(days=30), by=SYSTEM)
    assert folder_of(run.pk).inside.exists()


def test_a_table_for_spreadsheets_holds_no_formula(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = RunFolder(tmp_path)
    folder.out.mkdir()
    rows = [{"merchant_no": text, "rule": "r", "count": 1, "excess_fen": -5} for text in ("=1+1", "@x", "898", None)]
    pq.write_table(pa.Table.from_pylist(rows), folder.out / "totals.parquet")
    found = result_file(folder, "totals.csv")
    assert found
    table = b"".join(found.pieces).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0].strip('"') for line in table[1:]] == ["'=1+1", "'@x", "898", ""]
    assert table[1].endswith('"-5"')
    for name in ("summary.json", "../request.json", "lines.txt", "other.csv", ""):
        assert result_file(folder, name) is None


def test_the_worst_merchants_come_first(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = RunFolder(tmp_path)
    folder.out.mkdir()
    told = [("a", "x", 1, 5), ("a", "y", 2, 6), ("b", "x", 1, 20), ("c", "x", 1, 0)]
    names = ("merchant_no", "rule", "count", "excess_fen")
    pq.write_table(
        pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in told]), folder.out / "totals.parquet"
    )
    assert [(row["merchant_no"], row["count"], row["excess_fen"]) for row in worst_merchants(folder, 5)] == [
        ("b", 1, 20),
        ("a", 3, 11),
    ]


def test_the_time_left_goes_by_what_is_done_now_not_by_what_was_found_done() -> None:
    from juli.audit.portfolio import Progress

    told: list[Mapping[str, object]] = []
    clock = iter([0.0, 10.0, 20.0])
    pace = Pace(told.append, now=lambda: next(clock))
    pace(Progress(done=500, total=1000, resumed=500))
    pace(Progress(done=750, total=1000, resumed=500))
    assert told == [{"percent": 50, "seconds_left": None}, {"percent": 75, "seconds_left": 10}]
