"""The rows of the agreement's page: rates, charges, announcements, promises, the deposit; each a few small fields."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from juli.hub.portal.forms import FormError
from juli.hub.portal.words import CHARGE_KINDS, FREQUENCIES, INSTRUMENTS, PAYMENT_KINDS, frequency_choices

PRESET_RATES = (
    ("credit", _("Credit card")),
    ("debit", _("Debit card")),
    ("wechat,alipay,unionpay_qr", _("QR codes (WeChat, Alipay, UnionPay)")),
)
"""The rates nearly every contract has; each has its own row."""
OTHER_RATES = 5
CHARGES = 4
NOTICES = 3
PROMISES = 3

_PLACE = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?")
PERCENT_SIGNS = "%\uff05 "


def amount_field(label: Any, help_text: Any = "") -> forms.CharField:
    """A number with decimals, yuan or percent. Like every field here it is judged by the agreement's own rules."""
    widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"})
    return forms.CharField(label=label, help_text=help_text, widget=widget)


def days_field(label: Any) -> forms.CharField:
    """A number of days."""
    return forms.CharField(label=label, widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}))


def date_field(label: Any) -> forms.CharField:
    """A day, chosen or typed as 2025-03-01."""
    return forms.CharField(label=label, widget=forms.DateInput(attrs={"type": "date"}))


def choice_field(label: Any, choices: Sequence[tuple[str, Any]], empty: Any) -> forms.ChoiceField:
    """A choice that may be left open; `empty` says what that means."""
    return forms.ChoiceField(label=label, choices=[("", empty), *choices])


class Row(forms.Form):
    """One section of the agreement. What was typed is kept however wrong, and judged with the whole agreement."""

    use_required_attribute = False
    main: ClassVar[str]
    """The field that bears what is wrong with the row as a whole."""
    says_nothing_alone: ClassVar[str] = ""
    """A field that does not make the row count when only it is filled in."""
    folded: ClassVar[tuple[str, ...]] = ()
    """Fields that few contracts need."""
    renamed: ClassVar[Mapping[str, str]] = {}
    """Fields that the agreement calls by a word Python keeps for itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.mistakes: list[FormError] = []
        for field in self.fields.values():
            field.required = False
            if not isinstance(field.widget, forms.CheckboxInput):
                style = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
                field.widget.attrs.setdefault("class", style)

    def filled(self) -> dict[str, str]:
        """What was typed, without empty fields; a tick is "true"."""
        typed = {name: self[name].value() for name in self.fields}
        values = {name: "true" if value is True else (value or "").strip() for name, value in typed.items()}
        return {name: value for name, value in values.items() if value}

    def terms(self) -> dict[str, object]:
        """The row as a section of an agreement file."""
        return {self.renamed.get(name, name): value for name, value in self.filled().items()}

    @property
    def is_used(self) -> bool:
        """Whether something was typed that has a meaning."""
        return bool(self.filled().keys() - {self.says_nothing_alone})

    @property
    def is_unfolded(self) -> bool:
        """Whether one of the folded fields holds something, right or wrong."""
        return bool(self.filled().keys() & set(self.folded))

    @property
    def wrong_id(self) -> str:
        """The id of the place where the row's mistakes stand."""
        return f"id_{self.prefix}_wrong"

    def blame(self, term: str, text: str) -> None:
        """Note what is wrong with one term; with the row's main field where the term has no field here."""
        fields = {self.renamed.get(name, name): name for name in self.fields}
        bound = self[fields.get(term, self.main)]
        if term in fields:
            text = str(_("%(field)s: %(reason)s")) % {"field": bound.label, "reason": text}
        bound.field.widget.attrs |= {"aria-invalid": "true", "aria-describedby": self.wrong_id}
        self.mistakes.append(FormError(str(bound.auto_id), text))


class RateRow(Row):
    """One rate: percent of the amount, held down by a cap, plus a fixed amount, for some time or some amounts."""

    main = "percent"
    folded = ("since", "until", "above", "up_to")
    renamed: ClassVar[Mapping[str, str]] = {"since": "from"}

    percent = amount_field(_("Percent of the amount"))
    cap = amount_field(_("At most, yuan"))
    fixed = amount_field(_("Plus, yuan per sale"))
    since = date_field(_("From (first day)"))
    until = date_field(_("Until (the day it no longer holds)"))
    above = amount_field(_("Only for amounts above, yuan"))
    up_to = amount_field(_("Only for amounts up to, yuan"))

    def terms(self) -> dict[str, object]:
        terms = super().terms()
        if isinstance(percent := terms.get("percent"), str):
            terms["percent"] = percent.rstrip(PERCENT_SIGNS)
        return terms


class PresetRateRow(RateRow):
    """The rate of one kind of payment that nobody has to choose; `kinds` are its codes, with commas."""

    def __init__(self, *args: Any, kinds: str, title: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        self.title = title

    def terms(self) -> dict[str, object]:
        return {"instrument": self.kinds.split(","), **super().terms()}


class OtherRateRow(RateRow):
    """The rate of a kind of payment that is chosen."""

    says_nothing_alone = "instrument"

    instrument = choice_field(_("Paid with"), INSTRUMENTS, _("choose"))

    def terms(self) -> dict[str, object]:
        terms = super().terms()
        if isinstance(kinds := terms.get("instrument"), str):
            terms["instrument"] = kinds.split(",")
        return terms


class ChargeRow(Row):
    """One charge that was agreed, how often and from when on it may be taken."""

    main = "kind"
    says_nothing_alone = "every_months"
    folded = ("first_after_days", "notice")

    kind = choice_field(_("What for"), CHARGE_KINDS, _("choose"))
    amount = amount_field(_("Yuan"))
    every_months = choice_field(_("How often"), FREQUENCIES, _("once only"))
    first_after_days = days_field(_("Not before how many days after signing"))
    notice = forms.BooleanField(label=_("Only after a notice 30 days ahead"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        often = self.fields["every_months"]
        assert isinstance(often, forms.ChoiceField)
        often.choices = [("", _("once only")), *frequency_choices(self["every_months"].value())]


class NoticeRow(Row):
    """What the provider announced: about the rates, or about one charge."""

    main = "of"

    of = choice_field(_("About what"), [("rate", _("the rates")), *PAYMENT_KINDS], _("choose"))
    given_on = date_field(_("Day of the notice"))
    effective_on = date_field(_("Holds from"))


class PromiseRow(Row):
    """Money the provider promised to pay back."""

    main = "amount"

    kind = choice_field(_("For what"), PAYMENT_KINDS, _("not said"))
    amount = amount_field(_("Yuan promised"))
    made_on = date_field(_("Day of the promise"))
    due_on = date_field(_("To be paid by"))


class DepositRow(Row):
    """The deposit and what earns it back."""

    main = "amount"

    amount = amount_field(_("Deposit, yuan"))
    turnover = amount_field(_("Comes back after sales of, yuan"))
    within_days = days_field(_("Within how many days"))
    refund_within_days = days_field(_("Paid back within how many days after that"))


class Rows:
    """All rows of the page, by the section of the agreement they make."""

    def __init__(self, typed: Mapping[str, Any] | None) -> None:
        self.preset = [
            PresetRateRow(typed, prefix=f"rate-{i}", kinds=kinds, title=title)
            for i, (kinds, title) in enumerate(PRESET_RATES)
        ]
        numbers = range(len(PRESET_RATES), len(PRESET_RATES) + OTHER_RATES)
        self.other = [OtherRateRow(typed, prefix=f"rate-{i}") for i in numbers]
        self.charges = [ChargeRow(typed, prefix=f"charge-{i}") for i in range(CHARGES)]
        self.notices = [NoticeRow(typed, prefix=f"notice-{i}") for i in range(NOTICES)]
        self.promises = [PromiseRow(typed, prefix=f"promise-{i}") for i in range(PROMISES)]
        self.deposit = DepositRow(typed, prefix="deposit")

    @property
    def sections(self) -> Mapping[str, Sequence[Row]]:
        """Every row, in the order of the page."""
        return {
            "rate": [*self.preset, *self.other],
            "charge": self.charges,
            "deposit": [self.deposit],
            "notice": self.notices,
            "promise": self.promises,
        }

    def used(self, section: str) -> list[Row]:
        """The rows of a section in which something was typed; they are its items, in order."""
        return [row for row in self.sections[section] if row.is_used]

    def blame(self, place: str, text: str) -> bool:
        """Note what is wrong at a place such as "rate[1].percent"; False where the place is in no row."""
        found = _PLACE.fullmatch("rate" if place == "unknown" else place)
        if found is None or found[1] not in self.sections:
            return False
        rows = self.used(found[1]) or self.sections[found[1]]
        rows[int(found[2] or 0)].blame(found[3] or "", text)
        return True

    @property
    def mistakes(self) -> list[FormError]:
        """Everything that is wrong in the rows, in the order of the page."""
        return [mistake for rows in self.sections.values() for row in rows for mistake in row.mistakes]

    @property
    def other_are_used(self) -> bool:
        """Whether a rate beside the usual ones was typed."""
        return any(row.filled() for row in self.other)

    @property
    def notices_are_used(self) -> bool:
        """Whether an announcement was typed."""
        return bool(self.used("notice"))

    @property
    def promises_are_used(self) -> bool:
        """Whether a promise was typed."""
        return bool(self.used("promise"))
