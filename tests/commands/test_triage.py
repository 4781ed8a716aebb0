"""`juli triage` at the command line."""

import io
import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from juli import cli

KEYS = ["id", "in_scope", "issues", "department", "facts", "urgency", "tone"]
FACTS = ["amounts", "dates", "provider", "agent", "merchant_no", "terminal_no"]


@pytest.fixture
def triage(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(*arguments: str, given: bytes) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given)))
        status = cli.main(["triage", *arguments, "--lang", "en"])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_one_text_gives_one_document(triage: Any) -> None:
    status, out, err = triage(
        "--json", "--received-on", "2026-11-20", given="拉*拉刷卡机昨天扣了299元押金不退".encode()
    )
    told = json.loads(out)
    assert (status, err, list(told), list(told["facts"])) == (0, "", KEYS, FACTS)
    assert told["facts"] | {} == {
        "amounts": ["299.00"],
        "dates": ["2026-11-19"],
        "provider": "拉卡拉",
        "agent": None,
        "merchant_no": None,
        "terminal_no": None,
    }
    assert (told["issues"][0]["id"], told["department"], told["id"]) == ("deposit", "compliance_legal", None)


def test_lines_are_answered_one_by_one_and_a_bad_one_stops_nothing(triage: Any) -> None:
    given = [
        json.dumps({"id": "a", "text": "机器昨天开不了机", "received_on": "2026-01-02"}).encode(),
        b"{bad",
        json.dumps({"id": 3}).encode(),
        json.dumps({"id": 4, "text": "x", "received_on": "tomorrow"}).encode(),
        b"\xff\xff\xff",
        b"",
        b'{"id": 5, "text": "\\ud800 refund"}',
    ]
    status, out, err = triage("--lines", "--json", given=b"\n".join(given))
    told = [json.loads(line) for line in out.splitlines()]
    assert (status, [each.get("id") for each in told]) == (2, ["a", None, None, None, None, 5])
    assert (list(told[0]), told[0]["facts"]["dates"]) == (KEYS, ["2026-01-01"])
    assert [each.get("error") for each in told[1:5]] == [
        "this line is not JSON",
        "this line needs a text",
        "received_on is written as in 2026-11-02",
        "this line is no text, or too long",
    ]
    assert err.splitlines()[0] == "line 2: this line is not JSON"


def test_people_read_lines(triage: Any) -> None:
    status, out, _ = triage("--received-on", "2026-11-20", given="机器开不了机，店里客人等着".encode("gb18030"))
    assert (status, out.splitlines()[-1]) == (0, "urgency: high, to be looked at today")


def test_what_is_no_text_is_refused(triage: Any) -> None:
    assert triage("--json", given=b"\xff\xff\xff")[0] == 2
    assert triage("--json", given=b"x" * (1024**2 + 1))[:2] == (2, "")
    assert triage("--json", "--received-on", "soon", given=b"x")[:2] == (2, "")
