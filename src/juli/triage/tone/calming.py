"""A text put calmly: the clause around each mark replaced, numbers of persons masked, blanks left for the facts."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from juli.triage.tone.checking import ROOM, Level, Mark
from juli.wording import LANGUAGES, Language, Said

NUMBERS = frozenset({"phone", "id_number", "card_number"})
"""Rules that mark a number, which stands for itself whatever is said around it."""
_ENDS = "\uff0c\u3002\uff01\uff1f\uff1b,!?;\n"
"""What ends a clause: commas, full stops and their like, but no full stop of English, which an amount may hold."""
_CALM = ("bargain", "publish", "violence", "insult", "label", "deceit", "crime")
_BRACKETS = re.compile(r"\uff08[^\uff08\uff09]+\uff09|\([^()]+\)")
_CHINESE = re.compile("[\u4e00-\u9fff]")


def calmed(text: str, marks: Sequence[Mark]) -> str:
    """The text with calmer words. Of clauses for which the same stands, one is enough."""
    language: Language = "zh" if _CHINESE.search(text) else "en"
    told: list[str] = []
    end, said = 0, set()
    for start, stop, mark in _clauses(text, marks):
        calm = mark.calm.text(language)
        between = text[end:start]
        told.append(between)
        if mark.rule in NUMBERS or calm not in said:
            told.append(calm.rstrip("\u3002.") if text[stop : stop + 1] in tuple(_ENDS) else calm)
            end = stop
        else:
            end = stop + 1 if between and between[-1] in _ENDS else stop
        said.add(calm)
    return "".join([*told, text[end:]])


def blanks_in(text: str) -> tuple[str, ...]:
    """The brackets of calm words that nobody has filled in yet, each once."""
    return tuple(dict.fromkeys(found for found in _BRACKETS.findall(text) if found in _blanks()))


def weighs(mark: Mark) -> bool:
    """Whether a mark is worth stopping for: any but a word that needs no more than a glance."""
    return mark.level is not Level.NOTE or mark.rule in NUMBERS


@cache
def _blanks() -> frozenset[str]:
    texts = (Said(ROOM, f"calm-{name}").text(language) for name in _CALM for language in LANGUAGES)
    return frozenset(found for text in texts for found in _BRACKETS.findall(text))


def _clauses(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int, Mark]]:
    """The stretches to be replaced, none over another: a number alone, anything else with its clause."""
    reached = 0
    for mark in marks:
        start, stop = (mark.start, mark.end) if mark.rule in NUMBERS else _clause(text, mark)
        if start >= reached:
            yield start, stop, mark
            reached = stop


def _clause(text: str, mark: Mark) -> tuple[int, int]:
    start = max(text.rfind(end, 0, mark.start) for end in _ENDS) + 1
    found = (text.find(end, mark.end) for end in _ENDS)
    return start, min((place for place in found if place >= 0), default=len(text))
