"""The terms of an agreement in words, term by term, each with its place in the agreement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from juli.agreement.contract.documents import say
from juli.wording import Language, Said, catalogue

_SECTIONS = ("rate", "charge", "deposit", "settlement", "signed_on", "notice", "promise")


@dataclass(frozen=True, slots=True)
class ToldTerm:
    """One term: its `place` in the agreement ("rate[0]", "deposit"), what it is about, and its values by name."""

    place: str
    title: Said
    values: tuple[tuple[Said, str], ...]


def told_terms(fields: Mapping[str, object], language: Language) -> Iterator[ToldTerm]:
    """The terms of agreement `fields` (as `to_fields` writes them), in the order of a contract."""
    for section in _SECTIONS:
        for place, values in _places(section, fields.get(section)):
            told = tuple((say(f"field-{name}"), shown(value, language)) for name, value in values.items())
            yield ToldTerm(place, say(f"section-{section}"), told)


def shown(value: object, language: Language) -> str:
    """A value in words where it is a code, several with the separator of the language between them."""
    if isinstance(value, list):
        return say("separator").text(language).join(shown(each, language) for each in value)
    code = f"word-{value}"
    return say(code).text(language) if code in catalogue("agreement.contract", language) else str(value)


def _places(section: str, told: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    if isinstance(told, list):
        for number, each in enumerate(told):
            yield f"{section}[{number}]", each
    elif isinstance(told, Mapping):
        yield section, told
    elif told is not None:
        yield section, {section: told}
