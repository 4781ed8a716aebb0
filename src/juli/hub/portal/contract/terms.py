"""The terms a contract seems to agree, as small forms beside what the person typed before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from juli.hub.portal.agreement_rows import ChargeRow, DepositRow, NoticeRow, RateRow, Row, date_field
from juli.hub.portal.language import page_language
from juli.hub.portal.words import ARRIVALS, INSTRUMENTS, arrival_choices

KINDS_OF_PAYMENT = [(code, name) for code, name in INSTRUMENTS if "," not in code]
TAKE, LEAVE = "take", "leave"
PREFIX = "term"


class SingleRow(Row):
    """A term of one value."""

    main = "value"

    value = forms.CharField(max_length=120)


class SignedRow(SingleRow):
    """The day of signing."""

    value = date_field(_("Day of signing"))


class SettlementRow(SingleRow):
    """When the money of a sale arrives."""

    value = forms.CharField(label=_("When the money arrives"), widget=forms.Select(choices=ARRIVALS))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = self.fields["value"].widget
        assert isinstance(widget, forms.Select)
        widget.choices = arrival_choices(self["value"].value())


class ProviderRow(SingleRow):
    """Who the contract is with."""

    value = forms.CharField(label=_("Name of the payment institution or bank"), max_length=120)


class MerchantRow(SingleRow):
    """The merchant number."""

    value = forms.CharField(label=_("Merchant number"), max_length=40)


ROWS: Mapping[str, type[Row]] = {
    "rate": RateRow,
    "charge": ChargeRow,
    "deposit": DepositRow,
    "notice": NoticeRow,
    "settlement": SettlementRow,
    "signed_on": SignedRow,
    "provider": ProviderRow,
    "merchant_no": MerchantRow,
}
TITLES: Mapping[str, Any] = {
    "rate": _("Fee of a sale"),
    "charge": _("Other charge"),
    "deposit": _("Deposit or activation fee"),
    "notice": _("Announced by the provider"),
    "settlement": _("When the money arrives"),
    "signed_on": _("Day of signing"),
    "provider": _("Provider"),
    "merchant_no": _("Merchant number"),
}
_SINGLE = {"settlement": "working_days", "signed_on": "signed_on", "provider": "provider", "merchant_no": "merchant_no"}
_NAMES: Mapping[str, str] = {"from": "since"}


@dataclass
class TermForm:
    """One proposed term: its fields, the sentences it comes from, and whether the person takes it."""

    number: int
    term: Mapping[str, Any]
    row: Row
    kinds: list[str]
    chosen: str
    typed_before: list[str] = field(default_factory=list)
    same_as_typed: bool = False

    @property
    def id(self) -> str:
        """The id of its place on the page."""
        return f"{PREFIX}-{self.number}"

    @property
    def section(self) -> str:
        """Which part of the agreement it is."""
        return str(self.term["section"])

    @property
    def rank(self) -> int:
        """Its place on the page: what costs money stands first."""
        return list(TITLES).index(self.section)

    @property
    def is_single(self) -> bool:
        """Whether it has but one field."""
        return self.section in _SINGLE

    @property
    def title(self) -> Any:
        """What the term is about."""
        return TITLES[self.section]

    @property
    def quotes(self) -> Sequence[Mapping[str, Any]]:
        """The sentences of the contract behind it."""
        found: Sequence[Mapping[str, Any]] = self.term["quotes"]
        return found

    @property
    def doubts(self) -> list[str]:
        """What is not sure about it, in the language of the page."""
        return [doubt[page_language()] for doubt in self.term["doubts"]]

    @property
    def lacks(self) -> str:
        """The fields a person has to add, by their labels."""
        names = [str(self._label(name)) for name in self.term["missing"]]
        return pgettext("between phrases", ", ").join(names)

    @property
    def payments(self) -> list[tuple[str, Any, bool]]:
        """Each kind of payment, and whether the rate is for it; none for other terms."""
        return [(code, name, code in self.kinds) for code, name in KINDS_OF_PAYMENT] if self.section == "rate" else []

    def is_taken(self) -> bool:
        """Whether the person takes it."""
        return self.chosen == TAKE

    def values(self) -> dict[str, str]:
        """What stands in its fields, by the names of the agreement's page."""
        return self.row.filled()

    def _label(self, name: str) -> Any:
        if name == "instrument":
            return _("Paid with")
        known = self.row.fields.get(_NAMES.get(name, name))
        return known.label if known else name


def term_forms(terms: Sequence[Mapping[str, Any]], typed: Mapping[str, Sequence[str]] | None) -> list[TermForm]:
    """A form for each term: with what was typed on the page before, else with what was read."""
    return [_form(number, term, typed) for number, term in enumerate(terms)]


def _form(number: int, term: Mapping[str, Any], typed: Mapping[str, Sequence[str]] | None) -> TermForm:
    prefix = f"{PREFIX}-{number}"
    row = ROWS[term["section"]]
    read = dict(_initial(term))
    kinds = list(term["values"].get("instrument", ())) if term["section"] == "rate" else []
    # What is stated plainly is taken unless the person says no; a doubt asks for a yes.
    chosen = TAKE if term["sure"] == "stated" else LEAVE
    if typed is None:
        return TermForm(number, term, row(prefix=prefix, initial=read), kinds, chosen)
    last = {name: values[-1] for name, values in typed.items() if values}
    sent = last.get(f"{prefix}-do", LEAVE)
    return TermForm(number, term, row(last, prefix=prefix), list(typed.get(f"{prefix}-kinds", ())), sent)


def _initial(term: Mapping[str, Any]) -> Iterator[tuple[str, str | bool]]:
    section = term["section"]
    if section in _SINGLE:
        yield "value", str(term["values"][_SINGLE[section]])
        return
    for name, value in term["values"].items():
        if name != "instrument":
            yield _NAMES.get(name, name), value if isinstance(value, bool) else str(value)
