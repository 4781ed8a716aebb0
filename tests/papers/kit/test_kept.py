"""A paper kept and read again is the paper; what changed since is told, and nothing else."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.papers.blanks import stretches
from juli.papers.kit import OwnText, Paper, paper_kinds, recompose
from juli.papers.kit.kept import Changed, changes, kept_data, kept_paper

from .matters import FULL, paper

each_kind = pytest.mark.parametrize("kind", paper_kinds())


def again(made: Paper) -> Paper:
    """The paper through JSON and back, with its annexes."""
    return kept_paper(json.loads(json.dumps(kept_data(made))), made.annexes)


@each_kind
def test_a_kept_paper_says_the_same_when_it_is_read_again(kind: str) -> None:
    made = recompose(paper(kind), [OwnText("1", "closing", "自己的话。")])
    read = again(made)
    for name in ("kind", "version", "dated_on", "reference", "note", "title", "blocks", "annexes", "own", "computed"):
        assert getattr(read, name) == getattr(made, name)
    assert changes(made, read) == ()


def test_only_what_our_text_says_otherwise_is_told() -> None:
    before = paper("pboc_complaint")
    contract = replace(FULL.contract, number="", terminal_no="00000001")
    now = recompose(
        paper("pboc_complaint", replace(FULL, contract=contract)), [OwnText("1", "story", "我的话。", True)]
    )
    told = [Changed("terminal", "终端编号：88213307。", "终端编号：00000001。")]
    gone = [Changed("contract-number", "合同编号：示例-2025-0912。", "")]
    assert changes(before, now) == (*told, *gone)
    assert changes(again(before), now) == (*told, *gone)


def test_the_day_alone_is_no_change() -> None:
    later = replace(FULL, made_on=FULL.made_on.replace(day=27), tried=())
    assert changes(paper("mediation", replace(FULL, tried=())), paper("mediation", later)) == ()


@pytest.mark.parametrize("damage", [{"kind": "song"}, {"columns": None}])
def test_what_is_no_kept_paper_is_refused(damage: dict[str, object]) -> None:
    data = kept_data(paper("evidence_list"))
    table = next(block for block in data["blocks"] if block["kind"] == "table")
    table.update(damage)
    with pytest.raises((KeyError, TypeError)):
        kept_paper(data)


MARKS = ("【待填：地址】", "【此句未写入：把公开和要钱连在一起】", "【待填：", "】", "【】")


@given(st.lists(st.sampled_from(MARKS) | st.text(max_size=8), max_size=8))
def test_a_text_cut_at_its_marks_loses_nothing(parts: list[str]) -> None:
    text = "".join(parts)
    cut = list(stretches(text))
    assert "".join(one.text for one in cut) == text
    assert all(one.text for one in cut)
    assert all(one.text[1:-1].endswith(one.label) for one in cut if one.mark)


def test_a_mark_says_what_it_is_about() -> None:
    cut = list(stretches("住【待填：地址】，【此句未写入：理由】。"))
    assert [(one.mark, one.label) for one in cut] == [("", ""), ("blank", "地址"), ("", ""), ("held", "理由"), ("", "")]
