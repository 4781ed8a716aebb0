"""`juli paper` and `juli tone`: what they write, say and refuse."""

import json
from pathlib import Path

import pytest

from juli import cli
from juli.papers.kit import paper_kinds
from tests.papers.builders import docx_text, pdf_text

FACTS = """
schema = "juli.facts/1"
made_on = 2026-11-20
issue = "deposit"
story = "说好半年退押金，到期没有退。"

[complainant]
kind = "natural_person"
name = "钱𬭎"

[respondent]
kind = "payment_institution"
name = "澄湖支付有限公司"

[[claims]]
kind = "refund"
amount = "299.00"
"""


@pytest.fixture
def facts(tmp_path: Path) -> str:
    path = tmp_path / "facts.toml"
    path.write_text(FACTS, encoding="utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = cli.main([*words, "--lang", "zh"])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_all_papers_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "paper", "--list", "--json")
    assert status == 0
    assert [row["kind"] for row in json.loads(out)["papers"]] == list(paper_kinds())
    assert all(kind in run(capsys, "paper", "--list")[1] for kind in paper_kinds())


def test_a_paper_is_written_as_pdf_and_docx(facts: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for suffix, read in ((".pdf", pdf_text), (".docx", docx_text)):
        out = tmp_path / f"letter{suffix}"
        status, said, _ = run(capsys, "paper", "provider_letter", "--facts", facts, "--out", str(out))
        assert status == 0
        assert "缺（必须）：投诉人的联系电话" in said
        assert "人民币贰佰玖拾玖元整（¥299.00）" in read(out.read_bytes())


def test_a_paper_as_one_document(facts: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "paper", "pboc_complaint", "--facts", facts, "--json", "--made-on", "2026-11-21")
    told = json.loads(out)
    assert (status, err, told["dated_on"]) == (0, "", "2026-11-21")
    assert {one["fact"] for one in told["missing"] if one["required"]} >= {"body", "complainant.id_number"}


def test_own_words_and_an_audit_are_taken_from_files(
    facts: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, audit = tmp_path / "own.json", tmp_path / "audit.json"
    own.write_text(json.dumps([{"id": "a", "at": "intro", "text": "本人补充如下。"}]), encoding="utf-8")
    audit.write_text(json.dumps({"schema": "juli.audit/1", "read": {}, "findings": []}), encoding="utf-8")
    words = ("paper", "provider_letter", "--facts", facts, "--own", str(own), "--audit", str(audit), "--json")
    assert "本人补充如下。" in run(capsys, *words)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("love_letter",), "没有这种文书"),
        ((), "没有这种文书"),
        (("escalation",), "--facts"),
        (("escalation", "--facts", "no-such-file"), "no-such-file"),
        (("escalation", "--facts", "."), "."),
        (("nfra_complaint", "--facts", "FACTS"), "pboc_report"),
        (("public_statement", "--facts", "FACTS"), "还没有可以公开的事实"),
        (("escalation", "--facts", "FACTS", "--out", "letter.odt"), ".docx"),
        (("escalation", "--facts", "FACTS", "--out", "/no/such/folder/letter.pdf"), "/no/such/folder"),
        (("escalation", "--facts", "FACTS", "--own", "FACTS"), "自己的文字"),
        (("escalation", "--facts", "FACTS", "--audit", "FACTS"), "事实文件有问题"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    words: tuple[str, ...], said: str, facts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "paper", *(facts if word == "FACTS" else word for word in words))
    assert (status, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("finding", [{}, {"rule": "x", "excess": "1.00", "lines": [], "basis": []}, 3])
def test_an_audit_that_is_none_of_ours_is_refused(
    finding: object, facts: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit = tmp_path / "audit.json"
    audit.write_text(json.dumps({"schema": "juli.audit/1", "read": {}, "findings": [finding]}), encoding="utf-8")
    status, _, err = run(capsys, "paper", "escalation", "--facts", facts, "--audit", str(audit))
    assert status == 2
    assert "事实文件有问题" in err


def test_the_tone_of_a_text_is_told_and_is_no_refusal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "text.txt"
    text.write_text("你们就是骗子", encoding="utf-8")
    status, out, _ = run(capsys, "tone", str(text))
    assert status == 0
    assert "骗子" in out
    assert "不影响您提交投诉" in out
    assert json.loads(run(capsys, "tone", str(text), "--json", "--public")[1])["level"] == "stop"


@pytest.mark.parametrize(("content", "said"), [(b"\xff\xfe\xff", "UTF-8"), (None, "没有这个文件")])
def test_a_text_that_cannot_be_read_is_said(
    content: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    if content is not None:
        text.write_bytes(content)
    status, _, err = run(capsys, "tone", str(text))
    assert status == 2
    assert said in err
