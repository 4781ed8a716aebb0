"""What a text is found by: pairs of Chinese characters, other words and their beginnings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.hub.searching.words import number_words, sought_words, text_words


def test_an_example_by_hand() -> None:
    assert text_words("被扣流量费 SIM") == {"被扣", "扣流", "流量", "量费", "sim"}
    assert number_words("2611-0386-72") >= {"261", "2611", "26110386", "2611038672", "8672"}
    assert sought_words("流量费") == {"流量", "量费"}


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("ＰＯＳ机扣了２９９元", "pos机"),
        ("机器是PAX的", "pax"),
        ("押金299元没退", "299"),
        ("号码 138-0000-6027", "13800006027"),
    ],
)
def test_full_width_capitals_and_strokes_hide_nothing(text: str, typed: str) -> None:
    assert frozenset() < sought_words(typed) <= text_words(text)


@pytest.mark.parametrize("nothing", ["", "费", "12", "。", "%", "_", "\x00", "!?"])
def test_too_little_is_no_word(nothing: str) -> None:
    assert sought_words(nothing) == frozenset()


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=8)


@given(st.text(), HAN, st.text())
def test_whatever_stands_around_it_a_chinese_word_is_found(before: str, word: str, after: str) -> None:
    assert sought_words(word) <= text_words(f"{before} {word}。{after}")


@given(st.text())
def test_a_whole_text_finds_itself(text: str) -> None:
    one = " ".join(text.split())
    assert sought_words(one) <= text_words(one)


@given(st.text(st.characters(codec="ascii", categories=["Nd", "Lu", "Ll"]), min_size=3, max_size=40), st.data())
def test_every_beginning_of_a_number_finds_it(number: str, data: st.DataObject) -> None:
    typed = number[: data.draw(st.integers(3, len(number)))]
    assert sought_words(typed) <= number_words(number)
