"""A person's own words: kept apart, never lost, put back in their places."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.papers.cleaning import clean
from juli.papers.document import Paragraph
from juli.papers.kit import FactsError, OwnText, Paper, Unfit, fingerprint, load_own, outdated, paper_kinds, recompose

from .matters import EMPTY, FULL, paper

MADE = {kind: paper(kind) for kind in ("provider_letter", "statement_of_claim", "settlement", "evidence_list")}
PLACES = sorted({placed.id for made in MADE.values() for placed in made.blocks} | {"gone", ""})
CALM = st.text(alphabet="合同没有约定这笔费用，请核实 \n", max_size=30)

own_texts = st.lists(
    st.builds(OwnText, st.uuids().map(str), st.sampled_from(PLACES), CALM, st.booleans()),
    max_size=8,
    unique_by=lambda t: t.id,
).map(tuple)
each_paper = st.sampled_from(sorted(MADE)).map(MADE.__getitem__)


def own_blocks(made: Paper) -> list[str]:
    return [placed.block.text for placed in made.blocks if placed.own and isinstance(placed.block, Paragraph)]


def replacing(made: Paper, own: tuple[OwnText, ...]) -> set[str]:
    """The blocks that really are replaced: paragraphs, by the first text that asks for it."""
    paragraphs = {placed.id for placed in made.blocks if isinstance(placed.block, Paragraph)}
    return {text.at for text in own if text.instead and text.at in paragraphs}


@given(each_paper, own_texts)
def test_no_word_is_lost_and_none_comes_twice(made: Paper, own: tuple[OwnText, ...]) -> None:
    written = own_blocks(recompose(made, own))
    firsts = {text.at: text for text in reversed(own) if text.instead}
    left_out = [firsts[place] for place in replacing(made, own) if not firsts[place].text.strip()]
    wanted = [clean(text.text) for text in own]
    for text in left_out:
        wanted.remove(clean(text.text))
    assert sorted(written) == sorted(wanted)


@given(each_paper, own_texts)
def test_computed_blocks_stay_as_they_are_and_in_order(made: Paper, own: tuple[OwnText, ...]) -> None:
    kept = [placed for placed in recompose(made, own).blocks if not placed.own]
    assert kept == [placed for placed in made.blocks if placed.id not in replacing(made, own)]


@given(each_paper, own_texts, own_texts)
def test_words_can_be_put_in_again_and_changed(
    made: Paper, own: tuple[OwnText, ...], later: tuple[OwnText, ...]
) -> None:
    once = recompose(made, own)
    assert recompose(once, own) == once
    assert recompose(once, later) == recompose(made, later)
    assert recompose(once, ()).blocks == made.blocks


@given(own_texts)
def test_words_survive_when_the_facts_change(own: tuple[OwnText, ...]) -> None:
    """From a nearly empty matter to a full one: the same words stand in both."""
    before, after = (own_blocks(recompose(paper("provider_letter", facts), own)) for facts in (EMPTY, FULL))
    added = [clean(text.text) for text in own if not text.instead]
    assert all(before.count(text) >= added.count(text) <= after.count(text) for text in added)


@given(own_texts)
def test_the_end_of_a_paper_stays_its_end(own: tuple[OwnText, ...]) -> None:
    made = recompose(MADE["settlement"], tuple(text for text in own if text.at != "signing"))
    assert made.blocks[-1].id == "signing"


def test_own_words_stand_after_their_block_or_instead_of_it() -> None:
    made = recompose(
        MADE["provider_letter"],
        [
            OwnText("a", "intro", "第一句。"),
            OwnText("b", "terms", "约定是千分之六。", instead=True),
            OwnText("c", "gone", "最后一句。"),
        ],
    )
    ids = [placed.id for placed in made.blocks]
    assert ids[ids.index("intro") + 1] == "own:a"
    assert made.placed()["terms"].block == Paragraph("约定是千分之六。")
    assert made.placed()["terms"].own
    assert ids[ids.index("own:c") + 1] == "attachments"


def test_a_table_and_a_signature_cannot_be_replaced() -> None:
    made = recompose(MADE["evidence_list"], [OwnText("a", "table", "没有证据", instead=True)])
    assert [placed.id for placed in made.blocks if placed.own] == ["own:a"]
    assert "table" in made.placed()


def test_a_change_of_the_text_below_own_words_is_told() -> None:
    was = fingerprint(MADE["provider_letter"].placed()["terms"])
    own = [OwnText("a", "terms", "我的说法。", instead=True, was=was)]
    assert outdated(recompose(MADE["provider_letter"], own)) == ()
    contract = replace(FULL.contract, terms="费率为 0.55%")
    changed = recompose(paper("provider_letter", replace(FULL, contract=contract)), own)
    assert outdated(changed) == tuple(own)
    assert changed.placed()["terms"].block == Paragraph("我的说法。")


def test_a_sentence_that_ties_publication_to_money_is_held_back_visibly() -> None:
    typed = "三月就答应退了。不退钱我就发到抖音上！请书面答复。"
    made = recompose(MADE["provider_letter"], [OwnText("a", "intro", typed)])
    (written,) = own_blocks(made)
    assert written.startswith("三月就答应退了。【此句未写入：")
    assert written.endswith("】请书面答复。")
    assert not made.is_complete
    assert recompose(made, ()).is_complete


def test_the_persons_story_is_held_to_the_same() -> None:
    made = paper("provider_letter", replace(FULL, story="说好半年退。再不退钱我就曝光你们。"))
    assert [one.fact for one in made.missing] == ["held_back"]


@pytest.mark.parametrize("typed", ["他们就是骗子", "垃圾公司", "退了钱我就删帖", "业务员电话 13800138000", "黑心"])
def test_a_public_statement_refuses_words_that_may_harm(typed: str) -> None:
    with pytest.raises(Unfit) as refused:
        recompose(paper("public_statement"), [OwnText("a", "who", typed)])
    assert refused.value.reason.text("en")


def test_a_public_statement_takes_calm_words_and_shows_no_name() -> None:
    made = recompose(paper("public_statement"), [OwnText("a", "who", "签约时说费率是 0.60%。")])
    assert own_blocks(made) == ["签约时说费率是 0.60%。"]
    shown = repr(made.blocks)
    assert not any(word in shown for word in (FULL.complainant.name, FULL.complainant.id_number, "2611-0386-72"))


def test_ids_given_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        recompose(MADE["settlement"], [OwnText("a", "", "一"), OwnText("a", "", "二")])


def test_own_words_are_read_from_json() -> None:
    told = [{"id": "a", "at": "intro", "text": "补充。"}]
    assert load_own(json.dumps(told).encode()) == (OwnText("a", "intro", "补充。"),)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'[{"id": 1, "at": "", "text": ""}]', b"\xff", b"[" * 100_000, b'{"a": 1}', b"null"]
)
def test_what_is_no_list_of_words_is_refused(content: bytes) -> None:
    with pytest.raises(FactsError):
        load_own(content)


def test_every_paper_has_ids_that_are_given_once() -> None:
    for kind in paper_kinds():
        ids = [placed.id for placed in paper(kind).blocks]
        assert len(set(ids)) == len(ids)
