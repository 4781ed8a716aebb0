"""Words set on a page as a recogniser gives them: lines 40 pixels apart, a gap between the words of one line."""

from collections.abc import Mapping, Sequence

from juli.ledger.photographs import Box, Proposal, Word, propose

Line = str | Sequence[str]


def page(*lines: Line, confidence: int = 99, tilt: float = 0.0) -> list[Word]:
    words: list[Word] = []
    for i, line in enumerate(lines):
        left = 20
        for text in (line,) if isinstance(line, str) else line:
            right = left + 20 * max(1, len(text))
            words.append(Word(text, Box(left, 20 + 40 * i, right, 50 + 40 * i), confidence, tilt))
            left = right + 60
    return words


def told(*lines: Line) -> Proposal:
    return propose(page(*lines))


def texts(proposal: Proposal, *columns: str) -> list[tuple[str | None, ...]]:
    return [tuple(e.values[c].text if c in e.values else None for c in columns) for e in proposal.entries]


def doubts(proposal: Proposal, entry: int = 0) -> Mapping[str, list[str]]:
    values = proposal.entries[entry].values
    return {column: [doubt.code for doubt in value.doubts] for column, value in values.items() if value.doubts}
