"""Keeping and asking the index. Only actions keep; what is found holds only where the complaints' own wall agrees."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from juli.hub.sealing.fields import digits
from juli.hub.sealing.keyring import current_ring
from juli.hub.sealing.seals import blind_numbers
from juli.hub.searching.models import Entry
from juli.hub.searching.words import ENDING, normal, number_words, sought_words, text_words

FEW = 2_000
"""Entries that are looked up one by one: about what a page costs that walks 100,000 complaints for so many."""
MOST_WORDS = 12
"""Words parted by blanks that are sought at once: the plan of a question grows faster than their number."""
FROM, PHONE = "from=", "phone="
"""Before tokens that are found in one place only: in names, in the telephone."""


class TooManyWords(Exception):
    """More words than are sought at once."""


def hashed(words: Iterable[str], organisation_id: UUID) -> list[int]:
    """Words as the index holds them, in order: with another key for each organisation."""
    column = f"{Entry._meta.label}.tokens:{organisation_id}"
    return sorted(blind_numbers(words, column=column, ring=current_ring()))


def fact_words(*, numbers: Iterable[str], names: Iterable[str], phone: str) -> frozenset[str]:
    """The tokens of a complaint's numbers, the names of who complains, and their telephone."""
    found = {word for number in numbers for word in number_words(number)}
    for name in names:
        own = text_words(name)
        found |= own | {FROM + word for word in own}
    if plain := digits(phone):
        found |= {plain, plain[-ENDING:], PHONE + plain, PHONE + plain[-ENDING:]}
    return frozenset(found)


def keep_text(complaint_id: UUID, payload_id: UUID, text: str, *, of: UUID | None) -> None:
    """Let a text be found by the organisation it was said to; without one, by nobody."""
    if of is not None and (tokens := hashed(text_words(text), of)):
        Entry.objects.create(complaint_id=complaint_id, payload_id=payload_id, tokens=tokens)


def keep_facts(complaint_id: UUID, words: Iterable[str], *, of: UUID | None) -> None:
    """Let a complaint be found by its numbers and names, in place of those before."""
    if of is not None:
        kept = {"tokens": hashed(words, of)}
        Entry.objects.update_or_create(complaint_id=complaint_id, payload=None, defaults=kept)


def entries_of(complaint_id: UUID, words: Iterable[str], texts: Mapping[UUID, str], *, of: UUID | None) -> list[Entry]:
    """What a new complaint will be found by, not written yet: its facts, and its texts by their payload."""
    if of is None:
        return []
    facts = Entry(complaint_id=complaint_id, payload=None, tokens=hashed(words, of))
    said = {payload: hashed(text_words(text), of) for payload, text in texts.items()}
    kept = [Entry(complaint_id=complaint_id, payload_id=one, tokens=tokens) for one, tokens in said.items() if tokens]
    return [facts, *kept]


def holding(typed: str, *, by_organisation: UUID, place: str = "") -> Q | None:
    """The filter of complaints in which each word typed stands, in whichever text; None where nothing can be sought.

    `place` is FROM or PHONE. Words are parted by blanks; what stands together is sought within one text. TooManyWords
    beyond MOST_WORDS.
    """
    phrases = _phrases(typed, place)
    if len(phrases) > MOST_WORDS:
        raise TooManyWords
    found = None
    for words in phrases:
        part = _in_some_text(_entries(words, by_organisation))
        found = part if found is None else found & part
    return found


def _in_some_text(entries: QuerySet[Entry]) -> Q:
    """The filter of complaints with one of these entries: of few by looking each up, of many by asking a list's rows.

    A list is walked in its order until a page is full, which is soon where many fit.
    """
    if len(entries.values_list("pk", flat=True)[:FEW]) < FEW:
        return Q(pk__in=entries.values("complaint"))
    own = entries.filter(complaint=OuterRef("pk")).annotate(there=Value(True)).values("there")[:1]
    # As a value and not as a condition: PostgreSQL would make a join of it, and look all of them up after all.
    return Q(Coalesce(Subquery(own), False))


def _phrases(typed: str, place: str) -> list[list[str]]:
    if place == PHONE:
        plain = digits(typed)
        return [[PHONE + plain]] if len(plain) >= ENDING else []
    whole = sought_words(typed)
    # A number with blanks in it is one number.
    parts = [whole] if normal(typed).replace(" ", "").replace("-", "").isdigit() else map(sought_words, typed.split())
    # A word that stands there twice is asked for once: every question makes the plan of all of them longer.
    return [[place + word for word in part] for part in dict.fromkeys(parts) if part]


def _entries(words: Iterable[str], organisation_id: UUID) -> QuerySet[Entry]:
    return Entry.objects.filter(tokens__contains=hashed(words, organisation_id))
