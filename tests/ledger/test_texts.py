"""Both catalogues say the same things with the same values, and every code of the room is in them."""

import re
import string
from pathlib import Path

import pytest

import juli.ledger
from juli.wording import catalogue

ROOMS = ("ledger", "ledger.merchant_number")


def named(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("room", ROOMS)
def test_chinese_and_english_are_both_complete(room: str) -> None:
    chinese, english = catalogue(room, "zh"), catalogue(room, "en")
    assert chinese.keys() == english.keys()
    assert [code for code in chinese if named(chinese[code]) != named(english[code])] == []


def test_every_code_the_ledger_says_is_in_its_catalogue() -> None:
    folder = Path(juli.ledger.__file__).parent
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in (*folder.glob("*.py"), *folder.glob("formats/*.py"))
    )
    said = set(re.findall(r'\b(?:say|CellError)\(\s*"([a-z-]+)"', source))
    assert len(said) > 40
    assert said - catalogue("ledger", "zh").keys() == set()
