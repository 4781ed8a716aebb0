"""The command line: what it answers, what it says when it cannot, and that it never shows a traceback."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from juli import __version__, cli
from juli.commands import statements

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STATEMENT = EXAMPLES / "statement-2025.csv"
AGREEMENT = EXAMPLES / "agreement.toml"


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = cli.main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_json_stands_alone_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "audit", STATEMENT, "--agreement", AGREEMENT, "--as-of", "2026-11-02", "--json")
    told = json.loads(out)
    assert (status, err) == (0, "")
    assert (told["schema"], told["as_of"], told["owed"]) == ("juli.audit/1", "2026-11-02", "497.00")


def test_table_is_for_people_in_their_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("audit", STATEMENT, "--agreement", AGREEMENT, "--as-of", "2026-11-02")
    assert "押金应当退还" in run(capsys, *command)[1]
    assert "The deposit is due back" in run(capsys, *command, "--lang", "en")[1]
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "The deposit is due back" in run(capsys, *command)[1]
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "押金应当退还" in run(capsys, *command)[1]


def test_without_a_day_it_is_today_in_beijing(capsys: pytest.CaptureFixture[str], time_machine) -> None:
    time_machine.move_to("2026-06-30T17:00:00Z", tick=False)
    _, out, _ = run(capsys, "audit", STATEMENT, "--agreement", AGREEMENT, "--json")
    assert json.loads(out)["as_of"] == "2026-07-01"


def test_without_an_agreement_it_says_how_little_it_judges(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "audit", STATEMENT, "--as-of", "2026-11-02")
    assert status == 0
    assert "--agreement" in err


def test_unusable_file_among_others_is_named_and_the_rest_is_audited(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = tmp_path / "missing.csv"
    command = ("audit", STATEMENT, missing, "--agreement", AGREEMENT, "--as-of", "2026-11-02", "--json")
    status, out, err = run(capsys, *command)
    assert status == 0
    assert json.loads(out)["read"]["unreadable"] == [{"source": "missing.csv", "line": 0, "reason": "没有这个文件"}]
    assert err == "missing.csv: 没有这个文件\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "没有这个文件"),
        (b"", "a.csv: 这个文件是空的"),
        (b"%PDF-1.7", "a.csv: 这是 PDF 文件"),
        (b"\x00\x01", ":1: "),
        (b"hello", ":1: "),
    ],
)
@pytest.mark.parametrize("command", ["audit", "read"])
def test_nothing_usable_is_one_line_and_status_two(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_bytes(content)
    status, out, err = run(capsys, command, path, "--json")
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert err.startswith("a.csv")
    assert said in err


def test_folder_is_no_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "audit", tmp_path)[::2] == (2, f"{tmp_path.name}: 这是一个文件夹，请写出里面的文件\n")
    status, _, err = run(capsys, "audit", STATEMENT, "--agreement", tmp_path)
    assert (status, err) == (2, f"{tmp_path}: 这是一个文件夹，请写出里面的文件\n")


def test_wrong_agreement_names_every_problem_with_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[[rate]]\ninstrument = "cash"\npercent = "-1"\n', encoding="utf-8")
    status, out, err = run(capsys, "audit", STATEMENT, "--agreement", wrong)
    assert (status, out) == (2, "")
    assert [line.partition("：")[0] for line in err.splitlines()] == [
        f"{wrong}: 第 2 行，rate[0].instrument",
        f"{wrong}: 第 3 行，rate[0].percent",
    ]


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "20260630", ""])
def test_day_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str], day: str) -> None:
    status, out, err = run(capsys, "audit", STATEMENT, "--as-of", day)
    assert (status, out) == (2, "")
    assert f"“{day}”不是日期，请写成 2026-06-30 这样" in err


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        ((), "命令没有写完，还缺：COMMAND", "still needs COMMAND"),
        (("audit",), "命令没有写完，还缺：FILE", "still needs FILE"),
        (("bogus",), "COMMAND 不能写成 'bogus'，可以写：'audit'", "COMMAND cannot be 'bogus'"),
        (("read", "a.csv", "--lang", "fr"), "--lang 不能写成 'fr'，可以写：'zh', 'en'", "--lang cannot be 'fr'"),
        (("read", "a.csv", "--deep\x1b"), "不认识这些写法：--deep\ufffd", "not known: --deep"),
        (("read", "a.csv", "--lang"), "--lang 后面还要写上具体内容", "--lang needs a value"),
        (("read", "a.csv", "--json=1"), "--json 后面不用写内容，请去掉 '1'", "leave out '1'"),
        (("up", "--port", "x"), "--port 后面要写整数，不能写成 'x'", "--port must be a whole number"),
    ],
)
def test_misused_command_is_one_sentence_and_its_usage_in_the_language_of_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], zh: str, en: str
) -> None:
    status, out, err = run(capsys, *arguments)
    said, usage = err.splitlines()
    assert (status, out) == (2, "")
    assert zh in said
    assert usage.startswith("写法：juli ")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    said, usage = run(capsys, *arguments)[2].splitlines()
    assert en in said
    assert usage.startswith("Write: juli ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_full_disk_is_told_in_one_sentence() -> None:
    command = [sys.executable, "-m", "juli.cli", "read", str(STATEMENT), "--json"]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 2
    assert ended.stderr.decode() == "磁盘满了，结果没有写完。请腾出空间再试。\n"


def test_read_tells_what_a_file_says(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "read", EXAMPLES / "pos-daily-2026-10.csv", "--json")
    told = json.loads(out)
    assert (status, told["format"], told["encoding"]) == (0, "by-header", "gb18030")
    assert (told["entries"]["sale"], told["unreadable"], told["warnings"]) == (35, [], [])
    assert "消费 35 笔" in run(capsys, "read", EXAMPLES / "pos-daily-2026-10.csv")[1]


SAMPLES = Path(__file__).parents[1] / "ledger" / "samples"


def test_read_by_a_mapping_with_its_first_rows(capsys: pytest.CaptureFixture[str]) -> None:
    command = ("read", SAMPLES / "own-columns.csv", "--map", SAMPLES / "own-columns.toml", "--preview")
    status, out, err = run(capsys, *command)
    assert (status, err) == (0, "")
    assert out.startswith("前 2 笔这样读：\n  第 3 行：")
    told = json.loads(run(capsys, *command, "--json")[1])
    assert [(row["line"], row["amount"]) for row in told["preview"]] == [(3, "1000.00"), (4, "99.00")]


def test_canonical_csv_stands_alone_and_what_it_cannot_hold_is_noted(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "read", SAMPLES / "wechat-fund.csv", "--canonical", "--lang", "en")
    assert status == 0
    assert out.encode() == (SAMPLES / "canonical" / "wechat-fund.csv").read_bytes()
    assert "line 5: " in err
    assert "line 7: " in err


def test_canonical_csv_is_utf_8_whatever_the_terminal() -> None:
    command = [sys.executable, "-m", "juli.cli", "read", str(SAMPLES / "wechat-fund.csv"), "--canonical"]
    ended = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert ended.stdout == (SAMPLES / "canonical" / "wechat-fund.csv").read_bytes()


@pytest.mark.parametrize(
    ("content", "said"), [(None, "map.toml: 没有这个文件"), (b"[", "map.toml: "), (b'schema = "x"', "juli.mapping/1")]
)
def test_a_mapping_that_cannot_be_used_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "map.toml"
    if content is not None:
        path.write_bytes(content)
    status, out, err = run(capsys, "read", STATEMENT, "--map", path)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert said in err


def test_failure_of_our_own_is_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(paths: list[str]) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(statements, "_read_all", fail)
    status, out, err = run(capsys, "audit", STATEMENT)
    assert (status, out) == (2, "")
    assert "ZeroDivisionError: by nothing" in err
    assert len(err.splitlines()) == 1


def test_interruption_is_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(paths: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(statements, "_read_all", interrupt)
    assert run(capsys, "audit", STATEMENT) == (130, "", "")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--version"])
    assert (stopped.value.code, capsys.readouterr().out) == (0, f"juli {__version__}\n")


def process(*arguments: object, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "juli.cli", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment})


def test_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    many = tmp_path / "many.csv"
    rows = (f"2026-01-{n % 28 + 1:02d} 10:00:00,sale,foreign,1.00" for n in range(3_000))
    many.write_text("\n".join(["occurred_at,kind,instrument,amount", *rows]), encoding="utf-8")
    with process("audit", many, "--agreement", AGREEMENT, "--json") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_terminal_of_few_characters_still_gets_an_answer() -> None:
    with process("audit", STATEMENT, "--agreement", AGREEMENT, PYTHONIOENCODING="ascii") as running:
        out, err = running.communicate()
    assert (running.returncode, err) == (0, b"")
    assert b"statement-2025.csv:" in out


def test_json_is_utf8_on_any_terminal() -> None:
    command = ("audit", STATEMENT, "--agreement", AGREEMENT, "--as-of", date(2026, 11, 2), "--json")
    with process(*command, PYTHONIOENCODING="ascii") as running:
        out, _ = running.communicate()
    assert json.loads(out.decode("utf-8"))["owed"] == "497.00"


CONTRACT = "贷记卡费率0.6%。\n本活动最终解释权归我司所有。\n"


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "contract.txt"
    path.write_text(CONTRACT, encoding="utf-8")
    return path


def test_a_contract_is_read_into_terms_to_confirm(capsys: pytest.CaptureFixture[str], contract: Path) -> None:
    status, out, err = run(capsys, "contract", contract, "--json")
    told = json.loads(out)
    assert (status, err, told["schema"]) == (0, "", "juli.contract/1")
    assert [term["values"] for term in told["terms"]] == [{"instrument": ["credit"], "percent": "0.60"}]
    assert "都还要您确认" in run(capsys, "contract", contract)[1]


def test_the_clauses_of_a_contract_are_checked_for_whom_and_when(
    capsys: pytest.CaptureFixture[str], contract: Path
) -> None:
    status, out, err = run(capsys, "clauses", contract, "--json", "--consumer", "--as-of", "2023-06-30")
    told = json.loads(out)
    assert (status, err, told["schema"], told["as_of"]) == (0, "", "juli.clauses/1", "2023-06-30")
    assert [(mark["id"], mark["weight"]) for mark in told["marks"]] == [("final-interpretation", "high")]
    assert "a court or an arbitrator" in run(capsys, "clauses", contract, "--lang", "en")[1]


@pytest.mark.parametrize("command", ["contract", "clauses"])
@pytest.mark.parametrize(
    ("content", "said"), [(None, "没有这个文件"), (b"", "没有文字"), (b"%PDF-1.7", "打不开"), (b"\x89PNG\r\n", "图片")]
)
def test_what_is_no_contract_is_one_line_and_status_two(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / "contract.pdf"
    if content is not None:
        path.write_bytes(content)
    status, out, err = run(capsys, command, path)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert said in err
