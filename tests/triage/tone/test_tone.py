"""The tone check on what merchants say, and on what it must never do."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.triage.tone import RULES, Level, level_of, look_over, tone_document
from juli.triage.tone.numbers import is_card_number, is_id_number
from juli.wording import LANGUAGES

EXAMPLES = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"))


def rules(text: str, *, public: bool = False) -> list[str]:
    return [mark.rule for mark in look_over(text, public=public)]


@pytest.mark.parametrize("example", EXAMPLES["tuned"], ids=lambda example: example["text"][:12])
def test_what_the_lexicon_was_made_for_is_marked(example: dict[str, object]) -> None:
    assert rules(str(example["text"])) == example["rules"]


def test_what_was_kept_apart_is_found_as_often_as_the_documents_say() -> None:
    """36 sayings written down afterwards: no false mark, 19 of 22 found."""
    wanted = [set(example["rules"]) for example in EXAMPLES["apart"]]
    found = [set(rules(example["text"])) for example in EXAMPLES["apart"]]
    assert len(wanted) == 36
    assert sum(len(mine - theirs) for mine, theirs in zip(found, wanted, strict=True)) == 0
    assert sum(map(len, wanted)) == 22
    assert sum(len(mine & theirs) for mine, theirs in zip(found, wanted, strict=True)) >= 19


def test_what_is_hinted_at_is_found_too_and_plain_requests_are_let_be() -> None:
    """62 sayings, 13 of them plain: all but one of the others are marked for what they are."""
    wanted = [set(example["rules"]) for example in EXAMPLES["roundabout"]]
    found = [set(rules(example["text"])) for example in EXAMPLES["roundabout"]]
    assert not [mine for mine, theirs in zip(found, wanted, strict=True) if mine and not theirs]
    assert sum(1 for mine, theirs in zip(found, wanted, strict=True) if theirs <= mine) >= 61


def test_every_rule_has_examples() -> None:
    assert {rule for example in EXAMPLES["tuned"] for rule in example["rules"]} == set(RULES)


def test_only_a_link_of_money_and_publication_is_a_hard_stop_of_a_complaint() -> None:
    for example in EXAMPLES["tuned"]:
        for mark in look_over(example["text"]):
            assert mark.level is not Level.STOP or mark.rule == "bargain"


@pytest.mark.parametrize("text", ["骗子", "垃圾公司", "黑心", "电话13800138000", "弄死你", "退钱我就删帖"])
def test_what_is_to_be_published_is_held_to_more(text: str) -> None:
    assert level_of(look_over(text, public=True)) is Level.STOP


def test_a_mark_says_where_why_and_how_to_say_it_calmly() -> None:
    text = "9月12日装机。\n他们是骗 子，押金没退。"
    (mark,) = look_over(text)
    assert text[mark.start : mark.end] == mark.text == "骗 子"
    for language in LANGUAGES:
        assert mark.why.text(language)
        assert not rules(mark.calm.text(language), public=True)


def test_no_rewording_is_itself_marked() -> None:
    for example in EXAMPLES["tuned"]:
        for mark in look_over(example["text"]):
            assert not rules(mark.calm.text("zh"), public=True)


def test_to_complain_report_or_sue_is_never_marked() -> None:
    for act in ("向人民银行投诉", "打12315举报", "去法院起诉", "申请仲裁", "找律师", "到派出所报案"):
        assert rules(f"再不退钱我就{act}", public=True) == []


def test_marks_never_keep_from_filing() -> None:
    text = "骗子，不退钱我就发抖音"
    told = tone_document(text, look_over(text))
    assert (told["level"], told["may_file"]) == ("stop", True)
    assert [mark["rule"] for mark in told["marks"]] == ["crime", "bargain"]


def test_ones_own_number_is_no_mark() -> None:
    assert rules("我的电话13800138000") == ["phone"]
    assert look_over("我的电话13800138000", own=["13800138000"]) == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("138-0013-8000", "138****8000"),
        ("＋８６１３８００１３８０００", "138****8000"),
        ("11010519491231002X", "110***********002x"),
        ("4111 1111 1111 1111", "411*********1111"),
    ],
)
def test_a_number_is_offered_masked(text: str, masked: str) -> None:
    (mark,) = look_over(text)
    assert mark.calm.text("zh").lower() == masked


@pytest.mark.parametrize(
    "text",
    [
        "商户编号898210154110002",
        "订单号20260109102641000012345",
        "热线4008888888和95516",
        "流水号138001380001",
        "11010519491231002X1",
        "¥13,800,138,000.00",
    ],
)
def test_other_long_numbers_are_none_of_a_person(text: str) -> None:
    assert rules(text) == []


@given(st.from_regex(r"[1-9][0-9]{5}19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}", fullmatch=True))
def test_of_all_last_digits_one_makes_an_identity_number(body: str) -> None:
    assert sum(is_id_number(body + last) for last in "0123456789x") == 1


@given(st.from_regex(r"[3-6][0-9]{14,17}", fullmatch=True))
def test_of_ten_last_digits_one_makes_a_card(body: str) -> None:
    assert sum(is_card_number(body + str(last)) for last in range(10)) == 1


@given(
    st.text(alphabet=st.sampled_from("退钱我就发抖音骗子垃圾公司13800138000 ，。\n?X删帖不曝光\u200b＊"), max_size=40),
    st.booleans(),
)
def test_marks_stand_in_order_in_the_text_and_never_overlap(text: str, public: bool) -> None:
    marks = look_over(text, public=public)
    assert all(text[mark.start : mark.end] == mark.text != "" for mark in marks)
    assert all(one.end <= two.start for one, two in pairwise(marks))


def test_a_very_long_text_is_looked_over() -> None:
    assert rules("请核实这笔费用，" * 2500 + "骗子") == ["crime"]
