"""A person's own words before they are printed: what ties publication to money is held back, visibly.

No paper says "refund or I post". The sentence is replaced by a mark, so that the person sees it and words it anew; the
complaint itself can be filed all the same. What is to be published is looked over as a whole.
"""

import re
from collections.abc import Iterable, Iterator

from juli.papers.document import Paragraph, Table
from juli.papers.kit.case import Case, say, word
from juli.papers.kit.document import Missing, Placed
from juli.triage.tone import Level, Mark, look_over

_SENTENCE = re.compile(r"[^。！？!?；;]+[。！？!?；;]*")
HELD_BACK = "held_back"
"""The name under which a paper lists that a sentence was not printed."""


def screened(case: Case, texts: Iterable[str]) -> Iterator[str]:
    """The paragraphs with every sentence held back that may not stand in a paper; this is noted as a fact to settle."""
    for text in texts:
        told = screen(text)
        if told != text:
            case.notebook.missing[HELD_BACK] = held_back()
        yield told


def screen(text: str) -> str:
    """`text` with a mark in place of every sentence that ties publication to money."""
    stops = [mark for mark in look_over(text) if mark.level is Level.STOP]
    if not stops:
        return text
    return "".join(_kept(sentence, stops) for sentence in _SENTENCE.finditer(text))


def _kept(sentence: re.Match[str], stops: Iterable[Mark]) -> str:
    touched = next((mark for mark in stops if mark.start < sentence.end() and sentence.start() < mark.end), None)
    return word("withheld", why=touched.why.text("zh").partition("。")[0]) if touched else sentence[0]


def held_back() -> Missing:
    """That a sentence was not printed: to be settled before the paper is used."""
    return Missing(HELD_BACK, say("held-back"), required=True)


def unfit_words(blocks: Iterable[Placed]) -> Mark | None:
    """The first place of a paper that must not be made public; None where there is none."""
    for placed in blocks:
        for text in _texts(placed):
            stop = next((mark for mark in look_over(text, public=True) if mark.level is Level.STOP), None)
            if stop:
                return stop
    return None


def _texts(placed: Placed) -> Iterable[str]:
    match placed.block:
        case Paragraph(text=text):
            return [text]
        case Table(rows=rows):
            return [cell for row in rows for cell in row]
        case _:
            return []
