"""What the forms of the journey share: plain widgets, amounts in yuan, errors that link to their field."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from juli.hub.portal.language import page_language
from juli.ledger.speech import quoted
from juli.money import Fen, MoneyError, parse_yuan, yuan
from juli.wording import Said

_UNIT = re.compile("[\u00a5\uffe5\u5143]")
"""The signs of the yuan, which people write before or behind an amount."""


@dataclass(frozen=True, slots=True)
class FormError:
    """One thing to mend, for the summary on top: the id of its field, and the sentence."""

    field: str
    text: str


class StepForm(forms.Form):
    """A form of one step. Browsers do not check it: our own sentences do, beside the field."""

    use_required_attribute = False
    toned: ClassVar[Sequence[str]] = ()
    """Fields that somebody else will read; they are looked at once more before they go (`hub/toning.py`)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for field in self.fields.values():
            style = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            if not isinstance(field.widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
                field.widget.attrs.setdefault("class", style)

    def summary(self) -> Iterator[FormError]:
        """Every error with the field it belongs to, in the order of the fields."""
        for name, errors in self.errors.items():
            field = "" if name == NON_FIELD_ERRORS else target_of(self[name])
            for error in errors:
                yield FormError(field, str(error))


class MoneyField(forms.Field):
    """An amount in yuan; its value is in fen, None where it is left empty."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"widget": widget, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        """An amount that we suggest is written as a person would type it."""
        return yuan(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        text = _UNIT.sub("", str(value or "")).strip()
        if not text:
            return None
        try:
            return not_negative(parse_yuan(text))
        except MoneyError as error:
            sentence = Said("ledger", error.code, {"text": quoted(error.text)})
            raise forms.ValidationError(sentence.text(page_language()), code=error.code) from error


def not_negative(fen: Fen) -> Fen:
    """The amount itself; a sentence for one below zero."""
    if fen < 0:
        raise forms.ValidationError(_("An amount cannot be below zero."), code="negative")
    return fen


def target_of(field: BoundField) -> str:
    """The id an error links to: of several ticks or radios the first one."""
    group = isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return f"{field.auto_id}_0" if group else str(field.auto_id)
