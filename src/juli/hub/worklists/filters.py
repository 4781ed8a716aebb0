"""What was typed into the search box as a condition on complaints, with its meaning in words, or why it has none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from juli.hub.accounts.actors import Actor
from juli.hub.complaints.numbers import normalise_number
from juli.hub.worklists.language import Term, key_of, parsed, vocabulary, without
from juli.hub.worklists.reading import READERS, Asked, Misread, Reading, sought

MOST_TERMS = 12
"""Parts of one search; more are more than anybody means."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One part that was understood: what it narrows by, in words, and the search without it."""

    title: str
    says: str
    excluded: bool
    without: str


@dataclass(frozen=True, slots=True)
class Filters:
    """All that was typed: its condition, what was understood, and what was not and why."""

    condition: Q = field(default_factory=Q)
    chips: Sequence[Chip] = ()
    problems: Sequence[str] = ()
    keys: frozenset[str] = frozenset()


def read_filters(typed: str, *, today: date, by: Actor) -> Filters:
    """Read what was typed. What cannot be understood narrows nothing, and is told in `problems`."""
    terms = parsed(typed)
    condition, chips, problems, keys = Q(), [], [], set()
    for term in terms[:MOST_TERMS]:
        key = key_of(term.key) if term.key else ""
        try:
            found = _understood(key, term, today, by)
        except Misread as misread:
            problems.append(str(misread))
            continue
        condition &= ~found.condition if term.excluded else found.condition
        title = vocabulary()[key].title if key else _("words")
        chips.append(Chip(title, found.says, term.excluded, without(terms, term)))
        keys.add(key or "")
    if len(terms) > MOST_TERMS:
        told = ngettext("Only the first %(most)d part counts.", "Only the first %(most)d parts count.", MOST_TERMS)
        problems.append(told % {"most": MOST_TERMS})
    return Filters(condition, tuple(chips), tuple(problems), frozenset(keys))


def _understood(key: str | None, term: Term, today: date, by: Actor) -> Reading:
    if key is None:
        names = ", ".join(one.example for one in vocabulary().values())
        raise Misread(_("There is no filter “%(name)s”. There are: %(names)s") % {"name": term.key, "names": names})
    if not key:
        return _words(term.value, by)
    known = vocabulary()[key]
    code = known.values.get(term.value.casefold())
    return READERS[key](Asked(term.value, code, known, today, by))


def _words(value: str, by: Actor) -> Reading:
    if number := normalise_number(value):
        return Reading(number, Q(number=number))
    found = sought(value, by)
    if found is None:
        raise Misread(
            _("“%(text)s” is too short to look for: two Chinese characters, or three digits, are enough.")
            % {"text": value}
        )
    return Reading(value, found)
