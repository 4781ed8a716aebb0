import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.papers.cleaning import clean, one_line, paragraphs, printable


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("周\x00记\x1b[31m店", "周记[31m店"),
        ("周\ud800记", "周记"),
        ("12\u202e00.1\u202c 元", "1200.1 元"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("a\tb", "a b"),
        ("\ufeff周\ufffe\ufdd0记", "周记"),
        ("<b>{{ x }}</b> #let =SUM(A1)", "<b>{{ x }}</b> #let =SUM(A1)"),
    ],
)
def test_only_text_is_left(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_one_line_and_paragraphs() -> None:
    assert one_line(" 周记\n 五金\t店 ") == "周记 五金 店"
    assert paragraphs("一\n\n  二 \r\n三\n") == ("一", "二", "三")


@pytest.mark.parametrize("name", ["朱镕基", "周喆", "李堃", "王燚", "䶮", "𬭎", "凃軟鎮", "O’Brien é"])
def test_names_are_printed_as_they_are(name: str) -> None:
    assert printable(name) == name


def test_what_the_font_lacks_is_printed_as_its_number() -> None:
    assert printable("周𠮷") == "周〔U+20BB7〕"
    assert printable("😡️ ก") == "〔U+1F621〕 〔U+0E01〕"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert printable(printable(text)) == printable(text)
    clean(text).encode()
