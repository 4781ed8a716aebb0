"""`juli audit --report`: three files, all or none, and what is said of them."""

import json
import os
from pathlib import Path

import pytest

from juli import cli
from juli.commands import report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
AUDIT = ("audit", EXAMPLES / "statement-2025.csv", "--agreement", EXAMPLES / "agreement.toml", "--as-of", "2026-11-02")
NAMES = ["juli-report-2026-11-02.html", "juli-report-2026-11-02.pdf", "juli-report-2026-11-02.xlsx"]


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = cli.main([str(argument) for argument in (*AUDIT, *arguments)])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_report_is_three_files_named_on_standard_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "new" / "报告"
    status, out, err = run(capsys, "--report", folder)
    assert status == 0
    assert err.splitlines() == [f"报告写好了：{folder / name}" for name in NAMES]
    assert "多收" in out
    assert sorted(path.name for path in folder.iterdir()) == NAMES
    begins = [(folder / name).read_bytes()[:4] for name in NAMES]
    assert begins == [b"<!do", b"%PDF", b"PK\x03\x04"]


def test_with_json_the_document_names_the_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, _ = run(capsys, "--report", tmp_path, "--json", "--language", "en")
    assert (status, json.loads(out)["report"]) == (0, [str(tmp_path / name) for name in NAMES])
    assert "Report on what the terminal cost" in (tmp_path / NAMES[0]).read_text(encoding="utf-8")


def test_without_the_option_nothing_of_it_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "report" not in json.loads(run(capsys, "--json")[1])


def test_a_folder_that_is_a_file_is_one_line_and_status_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = tmp_path / "taken"
    place.write_text("mine")
    status, out, err = run(capsys, "--report", place)
    assert (status, out) == (2, "")
    assert err == f"报告没有写成（{place}）：这个名字已经是一个文件，不是文件夹。原来的文件没有动。\n"
    assert place.read_text() == "mine"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no folder here in which nobody can write")
def test_a_folder_nobody_can_write_in_is_one_line_and_status_two(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "--report", "/proc/juli", "--lang", "en")
    assert (status, out) == (2, "")
    assert err.startswith("The report was not written (/proc/juli): Nothing can be written here.")


def test_a_report_that_cannot_be_written_whole_leaves_the_old_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES:
        (tmp_path / name).write_text("old")
    synced: list[int] = []

    def full_at_the_third(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == len(NAMES):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(report.os, "fsync", full_at_the_third)
    status, out, err = run(capsys, "--report", tmp_path)
    assert (status, out) == (2, "")
    assert "没有写成" in err
    assert sorted(os.listdir(tmp_path)) == NAMES
    assert {(tmp_path / name).read_text() for name in NAMES} == {"old"}


def test_an_audit_without_a_report_loads_nothing_of_it() -> None:
    """What a quick answer does not need stays unread."""
    import subprocess
    import sys

    told = "import sys; from juli import cli; cli.main(sys.argv[1:]); print(sorted(sys.modules), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", told, *map(str, AUDIT)], capture_output=True, text=True, check=True)
    assert not {"juli.papers", "juli.charts", "typst", "xlsxwriter"} & set(ran.stderr.replace("'", "").split(", "))
