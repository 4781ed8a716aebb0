"""Names of colleagues in a note: an @ and a name as the house writes it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

_AT = re.compile(r"(?<![A-Za-z0-9._+-])[@\uff20]")
"""Not within a mail address."""
_WORD = re.compile(r"[\w·.-]{1,30}")


@dataclass(frozen=True, slots=True)
class Named:
    """The known names that a text mentions, and the words after an @ that are none."""

    known: frozenset[str]
    unknown: tuple[str, ...]


def named_in(text: str, names: Collection[str]) -> Named:
    """Who is named in a text. No space is needed behind a name; of two that fit, the longer one is meant."""
    longest_first = sorted(names, key=len, reverse=True)
    known, unknown = set(), []
    for match in _AT.finditer(text):
        rest = text[match.end() :]
        name = next((one for one in longest_first if one and rest.casefold().startswith(one.casefold())), None)
        word = _WORD.match(rest)
        if name is not None:
            known.add(name)
        elif word is not None:
            unknown.append(word.group())
    return Named(frozenset(known), tuple(dict.fromkeys(unknown)))
