"""The sentences of the room stand in both languages with the same values, and none is missing or left over."""

import re
from pathlib import Path

import juli.hub.operations
from juli.wording import catalogue

ROOM = Path(juli.hub.operations.__file__).parent
NAMED = re.compile(r"\{(\w+)\}")


def test_both_languages_say_the_same_sentences_with_the_same_values() -> None:
    chinese, english = catalogue("hub.operations", "zh"), catalogue("hub.operations", "en")
    assert chinese.keys() == english.keys()
    assert [code for code in chinese if set(NAMED.findall(chinese[code])) != set(NAMED.findall(english[code]))] == []


def test_every_sentence_is_said_somewhere() -> None:
    sources = [*ROOM.rglob("*.py"), ROOM.parent / "configuration.py", *(ROOM.parent / "sealing").glob("*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = {f"check-{check}" for check in re.findall(r'(?:right|wrong|Finding)\(\s*"(\w+)"', code)}
    assert [one for one in catalogue("hub.operations", "en") if f'"{one}"' not in code and one not in named] == []


def test_the_document_explains_every_check() -> None:
    text = (ROOM.parents[3] / "docs" / "operations.md").read_text(encoding="utf-8")
    table = text.split("## Doctor")[1].split("## ")[0]
    written = set(re.findall(r"^\| ([a-z]+) \|", table, re.MULTILINE)) - {"check"}
    assert written == {name for code, name in catalogue("hub.operations", "en").items() if code.startswith("check-")}
