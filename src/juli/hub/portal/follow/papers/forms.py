"""The questions that the papers of a proceeding still have, and the field in which a paper is written on."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from juli.hub.complaints.consenting import ID_NUMBER_TEXT
from juli.hub.portal.follow.forms import LONGEST_TEXT, TextField
from juli.hub.portal.follow.ladder.forms import AheadDayField, OldDayField
from juli.hub.portal.follow.papers.asking import Asked, Fact, stored
from juli.hub.portal.forms import MoneyField, StepForm
from juli.hub.portal.templatetags.juli import say
from juli.triage.tone.numbers import is_id_number

LONGEST = 200
YES_NO = [("", _("I do not know")), ("yes", _("yes")), ("no", _("no"))]


class YesField(forms.ChoiceField):
    """Yes, no, or not known; its value is True, False or None."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(choices=YES_NO, error_messages=_CHOOSE, **settings)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)

    def clean(self, value: Any) -> Any:
        return {"yes": True, "no": False}.get(super().clean(value))


class OptionalDayField(OldDayField):
    """A day that may be left open."""

    def clean(self, value: Any) -> Any:
        return super().clean(value) if value not in self.empty_values else None


class OptionalAheadDayField(AheadDayField):
    """A day to come that may be left open."""

    def clean(self, value: Any) -> Any:
        return super().clean(value) if value not in self.empty_values else None


class FactsForm(StepForm):
    """What the papers still need. Every field may stay empty: a paper then shows a marked blank."""

    def __init__(
        self, *args: Any, asked: Asked, told: Mapping[str, Any], asks_number: bool, has_number: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked, self.has_number = asked, has_number
        for fact in asked.all:
            self._add(fact, told.get(fact.name))
        if asks_number and not has_number:
            self.fields["id_number"] = _id_number()
            self.fields["id_number_consent"] = forms.BooleanField(label=ID_NUMBER_TEXT, required=False)

    def _add(self, fact: Fact, initial: Any) -> None:
        said = {"label": _sentence(say(fact.label)), "help_text": say(fact.hint), "initial": initial}
        field = _MAKERS[fact.kind](fact, required=False, **said)
        style = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
        field.widget.attrs.setdefault("class", style)
        self.fields[fact.name] = field

    @property
    def required_fields(self) -> Iterator[BoundField]:
        """What a body may refuse the papers without."""
        return (self[fact.name] for fact in self.asked.required if fact.name in self.fields)

    @property
    def wanted_fields(self) -> Iterator[BoundField]:
        """What leaves a blank."""
        return (self[fact.name] for fact in self.asked.wanted if fact.name in self.fields)

    @property
    def more_fields(self) -> Iterator[BoundField]:
        """What may be added."""
        return (self[fact.name] for fact in self.asked.more if fact.name in self.fields)

    @property
    def more_is_open(self) -> bool:
        """Whether something among what may be added has to be looked at."""
        return any(fact.name in self.errors for fact in self.asked.more)

    def clean_id_number(self) -> str:
        """A number as it is printed; a sentence where a digit must be wrong."""
        number = "".join(self.cleaned_data["id_number"].split()).upper()
        if number and not is_id_number(number.lower()):
            raise forms.ValidationError(_("One of the digits cannot be right. Please compare it with your card."))
        return number

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if typed.get("id_number") and not typed.get("id_number_consent"):
            told = _("The number is kept only if you agree to it. Please tick here, or empty the field.")
            self.add_error("id_number_consent", told)
        return typed

    def told(self) -> dict[str, Any]:
        """What was filled in, by the names of the facts, as it is kept."""
        return {fact.name: stored(self.cleaned_data.get(fact.name)) for fact in self.asked.all}


class WriteForm(StepForm):
    """What is written at one place of a paper."""

    text = TextField(label=_("In your own words"), asked="", rows=7, required=False)


_CHOOSE = {"invalid_choice": _("Please choose one of the answers.")}
_TOO_LONG = {"max_length": _("Please use at most %(limit_value)d characters.")}


def _sentence(label: str) -> str:
    """A label with its first letter large, as a question stands by itself."""
    return label[:1].upper() + label[1:]


def _text(_fact: Fact, **settings: Any) -> forms.Field:
    return forms.CharField(max_length=LONGEST, error_messages=_TOO_LONG, **settings)


def _long(_fact: Fact, **settings: Any) -> forms.Field:
    rows = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(max_length=LONGEST_TEXT // 10, widget=rows, error_messages=_TOO_LONG, **settings)


def _choice(fact: Fact, **settings: Any) -> forms.Field:
    """A choice whose value is the Chinese word: that is what the paper says."""
    choices = [("", _("not stated")), *((choice.text("zh"), say(choice)) for choice in fact.choices)]
    return forms.ChoiceField(choices=choices, error_messages=_CHOOSE, **settings)


def _day(fact: Fact, **settings: Any) -> forms.Field:
    return (OptionalAheadDayField if fact.ahead else OptionalDayField)(**settings)


def _id_number() -> forms.Field:
    return forms.CharField(
        label=_("Your identity number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control jl-code", "autocomplete": "off", "maxlength": "40"}),
    )


_MAKERS: Mapping[str, Callable[..., forms.Field]] = {
    "text": _text,
    "long": _long,
    "duties": _long,
    "choice": _choice,
    "day": _day,
    "money": lambda _fact, **settings: MoneyField(**settings),
    "yes": lambda _fact, **settings: YesField(**settings),
}
