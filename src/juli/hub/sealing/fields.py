"""Model fields whose values the database sees only sealed.

In Python they read and write like any other field. A value is opened when it is first read from its row, so a
list pays only for what it shows. They cannot be searched; `BlindIndexField` beside one finds exact values.
"""

import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from juli.hub.sealing.keyring import current_ring
from juli.hub.sealing.seals import INDEX_DIGITS, blind_index, key_of, seal, unseal

if TYPE_CHECKING:
    TextBase = models.Field[str, str]
    AnyBase = models.Field[Any, Any]
    IndexBase = models.CharField[str, str]
else:
    TextBase = AnyBase = models.Field
    IndexBase = models.CharField

EMPTY = b""


class Sealed:
    """A value as it stands in the database. It tells nothing of itself."""

    __slots__ = ("content",)

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self.content == other.content

    def __hash__(self) -> int:
        return hash(self.content)

    def __repr__(self) -> str:
        return "<sealed>"


class SealedAttribute(DeferredAttribute):
    """Opens a value the first time it is read."""

    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.opened(value, instance)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedMixin:
    """What sealed fields share; `bound_to` names the attribute of the row that a value is bound to.

    It has to be known before the row is written: a key given by the database is not.
    """

    descriptor_class: type[DeferredAttribute] = SealedAttribute
    attname: str
    name: str
    model: type[models.Model]

    def __init__(self, *args: Any, bound_to: str = "id", **options: Any) -> None:
        self.bound_to = bound_to
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, arguments, options = super().deconstruct()  # type: ignore[misc]
        return name, path, arguments, options | {"bound_to": self.bound_to}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def place(self, instance: models.Model) -> str:
        """Where a value stands: table, column and row."""
        row = getattr(instance, self.bound_to)
        if row is None:
            raise FieldError(f"{self.name} is bound to {self.bound_to}, which the row does not have yet")
        return f"{self.model._meta.label}.{self.name}:{row}"

    def opened(self, value: Sealed, instance: models.Model) -> Any:
        """The value itself; SealBroken where it cannot be opened."""
        return self.decoded(unseal(value.content, place=self.place(instance), ring=current_ring()))

    def resealed(self, instance: models.Model) -> Sealed | None:
        """The row's value under the active key, or None where it needs no change."""
        value, ring = instance.__dict__[self.attname], current_ring()
        if not isinstance(value, Sealed) or key_of(value.content) == ring.active.id:
            return None
        place = self.place(instance)
        return Sealed(seal(unseal(value.content, place=place, ring=ring), place=place, ring=ring))

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        value = instance.__dict__[self.attname]
        if isinstance(value, Sealed):
            return self.resealed(instance) or value
        if value is None or value == "":
            return value
        return Sealed(seal(self.encoded(value), place=self.place(instance), ring=current_ring()))

    def get_prep_value(self, value: Any) -> bytes | None:
        if isinstance(value, Sealed):
            return value.content
        if value is None:
            return None
        if value in ("", EMPTY):
            return EMPTY
        raise FieldError(f"{self.name} is sealed: it is neither searched nor written without its row")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return value if prepared else self.get_prep_value(value)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if value is None:
            return None
        return Sealed(bytes(value)) if len(value) else ""

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in ("exact", "isnull"):
            raise FieldError(f"{self.name} is sealed: it can only be asked whether it is empty")
        return super().get_lookup(lookup_name)  # type: ignore[misc]

    def get_transform(self, lookup_name: str) -> None:
        return None

    def encoded(self, value: Any) -> bytes:
        """The bytes that are sealed."""
        raise NotImplementedError

    def decoded(self, content: bytes) -> Any:
        """The value of the bytes."""
        raise NotImplementedError


class SealedTextField(SealedMixin, TextBase):
    """Text of any length. An empty one is stored empty: that there is nothing is no secret."""

    def encoded(self, value: str) -> bytes:
        if self.max_length is not None and len(value) > self.max_length:
            raise ValueError(f"{self.name} is longer than {self.max_length} characters")
        return value.encode()

    def decoded(self, content: bytes) -> str:
        return content.decode()


class SealedCharField(SealedTextField):
    """Text of at most `max_length` characters."""


class SealedJSONField(SealedMixin, AnyBase):
    """Anything that JSON can hold; None is stored as NULL."""

    empty_strings_allowed = False

    def encoded(self, value: object) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def decoded(self, content: bytes) -> Any:
        return json.loads(content)


def digits(text: str) -> str:
    """The digits of a number, however it was typed, without the country code of China."""
    plain = "".join(character for character in text if character.isdigit()).removeprefix("00")
    return plain[2:] if len(plain) == 13 and plain.startswith("86") else plain


def one_word(text: str) -> str:
    """A name in one form: half width, small letters, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


FORMS: Mapping[str, Callable[[str], str]] = {"digits": digits, "name": one_word}
"""How a value is brought into one form before it is indexed."""


class BlindIndexField(IndexBase):
    """Stands beside a sealed field and finds exact values of it; it follows that field by itself."""

    def __init__(self, *args: Any, of: str, form: str = "digits", **options: Any) -> None:
        self.of, self.form = of, form
        super().__init__(*args, **({"max_length": INDEX_DIGITS, "blank": True, "db_index": True} | options))

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, options | {"of": self.of, "form": self.form}

    def index(self, text: str) -> str:
        """What is stored for `text`; empty for what has nothing to look for."""
        plain = FORMS[self.form](text)
        column = f"{self.model._meta.label}.{self.of}"
        return blind_index(plain, column=column, ring=current_ring()) if plain else ""

    def pre_save(self, instance: models.Model, add: bool) -> str:
        found = self.index(getattr(instance, self.of))
        setattr(instance, self.attname, found)
        return found


def blind_field(model: type[models.Model], name: str) -> BlindIndexField:
    """The blind index of a model by its name."""
    field = model._meta.get_field(name)
    assert isinstance(field, BlindIndexField)
    return field
