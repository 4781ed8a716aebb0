"""Reading a table of TOML into something typed, with the place of every fault."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from juli.law import UnknownStatute, statute

Kind = TypeVar("Kind", bound=StrEnum)
Thing = TypeVar("Thing")

Citation = tuple[str, str | None]
"""A statute by its id, and one article of it; None where only the statute as a whole is known."""


class FaultyData(ValueError):
    """Data that cannot be taken: `source` and `place` say where, the message what."""

    def __init__(self, source: str, place: str, what: str) -> None:
        super().__init__(f"{source}: {place}: {what}" if place else f"{source}: {what}")


class Fields:
    """One table. Each field is asked for once by its kind; `done` refuses those nobody asked for."""

    def __init__(self, told: Mapping[str, Any], source: str, place: str = "") -> None:
        self._told, self._left = told, set(told)
        self.source, self.place = source, place

    def fault(self, name: str, what: str) -> FaultyData:
        """A fault of one field of this table."""
        return FaultyData(self.source, ".".join(filter(None, (self.place, name))), what)

    def has(self, name: str) -> bool:
        """Whether the table holds the field."""
        return name in self._told

    def text(self, name: str) -> str:
        """A text that is not blank."""
        told = self._take(name)
        if not isinstance(told, str) or not told.strip():
            raise self.fault(name, "must be a text")
        return told

    def words(self, name: str) -> Mapping[str, str]:
        """A text in Chinese and in English."""
        inner = self.table(name)
        said = {"zh": inner.text("zh"), "en": inner.text("en")}
        inner.done()
        return said

    def flag(self, name: str, *, default: bool | None = None) -> bool:
        """True or false."""
        told = self._take(name, default)
        if not isinstance(told, bool):
            raise self.fault(name, "must be true or false")
        return told

    def count(self, name: str) -> int:
        """A whole number above zero."""
        told = self._take(name)
        if type(told) is not int or told <= 0:
            raise self.fault(name, f"{told} must be a whole number above zero")
        return told

    def day(self, name: str) -> date:
        """A date."""
        told = self._take(name)
        if type(told) is not date:
            raise self.fault(name, "must be a date")
        return told

    def choice(self, name: str, kinds: type[Kind], default: Kind | None = None) -> Kind:
        """One of the values of `kinds`."""
        told = self._take(name, default)
        try:
            return kinds(told)
        except ValueError:
            raise self.fault(name, f"{told} is none of {', '.join(kinds)}") from None

    def names(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty where the field is absent."""
        told = self._take(name, [])
        if not isinstance(told, list) or not all(isinstance(one, str) and one for one in told):
            raise self.fault(name, "must be a list of texts")
        return tuple(told)

    def counts(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers above zero, the largest first; empty where the field is absent."""
        told = self._take(name, [])
        if not isinstance(told, list) or not all(type(one) is int and one > 0 for one in told):
            raise self.fault(name, "must be a list of whole numbers above zero")
        if told != sorted(set(told), reverse=True):
            raise self.fault(name, "must fall from number to number")
        return tuple(told)

    def citations(self, name: str = "citations") -> tuple[Citation, ...]:
        """Statutes that are listed, each with an article or alone; empty where the field is absent."""
        told = self._take(name, [])
        if not isinstance(told, list):
            raise self.fault(name, "must be a list")
        return tuple(self._citation(name, one) for one in told)

    def table(self, name: str) -> "Fields":
        """A table within this one."""
        told = self._take(name)
        if not isinstance(told, Mapping):
            raise self.fault(name, "must be a table")
        return Fields(told, self.source, ".".join(filter(None, (self.place, name))))

    def tables(self, name: str) -> Sequence["Fields"]:
        """The tables of a list, each placed by its `id` or number; none where the field is absent."""
        told = self._take(name, [])
        if not isinstance(told, list) or not all(isinstance(one, Mapping) for one in told):
            raise self.fault(name, "must be a list of tables")
        places = [f"{name} {one.get('id', number)}" for number, one in enumerate(told, 1)]
        return [
            Fields(one, self.source, ".".join(filter(None, (self.place, place))))
            for one, place in zip(told, places, strict=True)
        ]

    def maybe(self, name: str, read: Callable[[str], Thing]) -> Thing | None:
        """What `read` makes of the field, None where it is absent."""
        return read(name) if self.has(name) else None

    def done(self) -> None:
        """Refuse fields nobody asked for: a slip of the pen must not be lost in silence."""
        if self._left:
            raise FaultyData(self.source, self.place, f"unknown fields: {', '.join(sorted(self._left))}")

    def _take(self, name: str, default: Any = None) -> Any:
        self._left.discard(name)
        if name in self._told:
            return self._told[name]
        if default is None:
            raise self.fault(name, "is missing")
        return default

    def _citation(self, name: str, told: Any) -> Citation:
        match told:
            case [str(law)]:
                cited: Citation = (law, None)
            case [str(law), str(article)] if article:
                cited = (law, article)
            case _:
                raise self.fault(name, f"{told} must be a statute and an article")
        try:
            statute(law)
        except UnknownStatute:
            raise self.fault(name, f"{law} is no statute of law/statutes.toml") from None
        return cited
