"""What the members of a house fill in about its hours and the targets it sets itself."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from juli.calendars.hours import MONDAY, OpeningHours, Shifts
from juli.calendars.shifts import HOUR, parse_shifts, say_shifts
from juli.hub.forms import PlainForm, choice, words
from juli.hub.service_hours.service import FIRST, KINDS, LEVELS, NEXT, Aim, Service
from juli.hub.spoken import spoken_language
from juli.triage import taxonomy
from juli.triage.urgency import Urgency

WEEK = (
    ("monday", gettext_lazy("Monday")),
    ("tuesday", gettext_lazy("Tuesday")),
    ("wednesday", gettext_lazy("Wednesday")),
    ("thursday", gettext_lazy("Thursday")),
    ("friday", gettext_lazy("Friday")),
    ("saturday", gettext_lazy("Saturday")),
    ("sunday", gettext_lazy("Sunday")),
)
URGENT: Mapping[str, Mapping[str, object]] = {
    Urgency.PERSON: {
        FIRST: gettext_lazy("To be looked at at once: first answer"),
        NEXT: gettext_lazy("To be looked at at once: each next answer"),
    },
    Urgency.HIGH: {
        FIRST: gettext_lazy("To be looked at today: first answer"),
        NEXT: gettext_lazy("To be looked at today: each next answer"),
    },
}
"""What the targets for urgent complaints are called."""
_SPAN = re.compile(r"(\d{1,3})(?:[:\N{FULLWIDTH COLON}](\d{1,2}))?")
_BETWEEN = re.compile(r"[\s,;\N{FULLWIDTH COMMA}\N{IDEOGRAPHIC COMMA}\N{FULLWIDTH SEMICOLON}]+")
_SHORT = {"autocomplete": "off", "class": "form-control jl-hours"}


class ShiftsField(forms.CharField):
    """The shifts of a day as typed; the value is their tuple, empty where the house is closed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=120, widget=forms.TextInput(attrs=_SHORT), **options)

    def clean(self, value: Any) -> Shifts:
        """The shifts in their order."""
        try:
            return parse_shifts(super().clean(value))
        except ValueError:
            told = _("“%(day)s”: please write the hours in their order, for example 09:00-12:00 13:30-18:00.")
            raise forms.ValidationError(told % {"day": self.label}) from None


class SpanField(forms.CharField):
    """A length in hours and minutes, "4" or "4:30"; the value is in minutes, None where it is left empty."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=6, widget=forms.TextInput(attrs=_SHORT), **options)

    def clean(self, value: Any) -> int | None:
        """The length in minutes."""
        text = super().clean(value)
        if not text:
            return None
        found = _SPAN.fullmatch(text)
        minutes = int(found[1]) * HOUR + int(found[2] or 0) if found and int(found[2] or 0) < HOUR else 0
        if minutes <= 0:
            told = _("“%(name)s”: please write hours and minutes like 4:30, or leave it empty.")
            raise forms.ValidationError(told % {"name": self.label})
        return minutes


class HoursForm(PlainForm):
    """The week of a house or of a department, its closing days, and by when it means to answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in WEEK:
            self.add(name, ShiftsField(label=label))
        made_up = [(str(MONDAY), gettext_lazy("worked like a Monday")), ("", gettext_lazy("not worked"))]
        self.add("made_up", choice(gettext_lazy("Weekend days worked in place of a holiday"), made_up, required=False))
        self.add("on_holidays", ShiftsField(label=gettext_lazy("Public holidays")))
        hint = gettext_lazy("Days like 2026-12-31, one after another.")
        self.add(
            "closing_days",
            words(gettext_lazy("Closing days of our own"), most=2000, required=False, rows=2, help_text=hint),
        )
        self.add(FIRST, SpanField(label=gettext_lazy("First answer")))
        self.add(NEXT, SpanField(label=gettext_lazy("Each next answer")))
        for level in LEVELS:
            for kind in KINDS:
                self.add(_urgent(kind, level), SpanField(label=URGENT[level][kind]))
        for issue in taxonomy().issues.values():
            name = issue.name.text(spoken_language())
            self.add(f"{FIRST}_{issue.id}", SpanField(label=_("%(issue)s: first answer") % {"issue": name}))
            self.add(f"{NEXT}_{issue.id}", SpanField(label=_("%(issue)s: each next answer") % {"issue": name}))

    @property
    def week(self) -> list[forms.BoundField]:
        """The days of the week."""
        return [self[name] for name, _label in WEEK]

    @property
    def besides(self) -> list[forms.BoundField]:
        """What differs from the week."""
        return [self[name] for name in ("made_up", "on_holidays", "closing_days")]

    @property
    def usual(self) -> list[forms.BoundField]:
        """The targets for all issues."""
        return [self[name] for name in KINDS]

    @property
    def urgent(self) -> list[forms.BoundField]:
        """The targets for what reads urgent."""
        return [self[_urgent(kind, level)] for level in LEVELS for kind in KINDS]

    @property
    def single(self) -> list[forms.BoundField]:
        """The targets for single issues."""
        return [self[f"{kind}_{issue}"] for issue in taxonomy().issues for kind in KINDS]

    @property
    def has_single(self) -> bool:
        """Whether one of these is filled in, or does not fit."""
        return any(field.value() or field.errors for field in self.single)

    def clean_closing_days(self) -> frozenset[date]:
        """The days one by one, whatever stands between them."""
        try:
            parts = filter(None, _BETWEEN.split(self.cleaned_data["closing_days"]))
            return frozenset(date.fromisoformat(part.replace("/", "-")) for part in parts)
        except ValueError:
            raise forms.ValidationError(
                _("One of the closing days is no day of the calendar. Please write them like 2026-12-31.")
            ) from None

    def clean(self) -> dict[str, Any]:
        """A house that never opens answers nothing."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        days = [told.get(name) for name, _label in WEEK]
        if None not in days and not any(days):
            raise forms.ValidationError(_("No day has any hours yet. Please write when you are open on one at least."))
        return told

    def service(self) -> Service:
        """The service as filled in."""
        told = self.cleaned_data
        monday, tuesday, wednesday, thursday, friday, saturday, sunday = (told[name] for name, _label in WEEK)
        hours = OpeningHours(
            (monday, tuesday, wednesday, thursday, friday, saturday, sunday),
            made_up_like=int(told["made_up"]) if told["made_up"] else None,
            on_holidays=told["on_holidays"],
            closing_days=told["closing_days"],
        )
        found = ((kind, issue, told[_name(kind, issue)]) for issue in ("", *taxonomy().issues) for kind in KINDS)
        usual = [Aim(kind, minutes, issue) for kind, issue, minutes in found if minutes]
        hurried = ((kind, level, told[_urgent(kind, level)]) for level in LEVELS for kind in KINDS)
        urgent = [Aim(kind, minutes, urgency=level) for kind, level, minutes in hurried if minutes]
        return Service(hours, (*usual, *urgent))

    @staticmethod
    def known(service: Service) -> Mapping[str, str]:
        """A service as the form shows it."""
        hours = service.hours
        return {
            **{name: say_shifts(shifts) for (name, _label), shifts in zip(WEEK, hours.week, strict=True)},
            "made_up": "" if hours.made_up_like is None else str(hours.made_up_like),
            "on_holidays": say_shifts(hours.on_holidays),
            "closing_days": " ".join(sorted(day.isoformat() for day in hours.closing_days)),
            **{_field_of(aim): span_said(aim.minutes) for aim in service.aims},
        }


def span_said(minutes: int) -> str:
    """A length as the form shows it."""
    return f"{minutes // HOUR}:{minutes % HOUR:02d}"


def _name(kind: str, issue: str) -> str:
    return f"{kind}_{issue}" if issue else kind


def _urgent(kind: str, level: str) -> str:
    return f"{kind}_urgent_{level}"


def _field_of(aim: Aim) -> str:
    return _urgent(aim.kind, aim.urgency) if aim.urgency else _name(aim.kind, aim.issue)
