"""The page of the agreement: it holds every term of an agreement file, loses nothing, and names each mistake."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from html.parser import HTMLParser
from typing import Any

import pytest
from django.utils.datastructures import MultiValueDict

from juli.agreement import from_fields, load_toml
from juli.hub.portal.steps.agreed import AgreedForm
from tests.hub.portal.walking import AGREED, STATEMENT, at, begin, complaints_of, file, page, send, upload, walk

WHOLE = """
signed_on = 2025-09-12
tolerance = "0.50"
unknown = ["deposit"]

[[rate]]
instrument = "credit"
percent = "0.60"
cap = "20.00"
fixed = "3.00"
from = 2025-09-12
until = 2026-09-12
above = "100.00"
up_to = "5000.00"

[[rate]]
instrument = "debit"
percent = "0.50"

[[rate]]
instrument = ["wechat", "alipay", "unionpay_qr"]
percent = "0.38"

[[rate]]
instrument = "credit"
percent = "0.55"
above = "5000.00"

[[charge]]
kind = "data_fee"
amount = "99.00"
every_months = 12
first_after_days = 180
notice = true

[[notice]]
of = "rate"
given_on = 2025-10-01
effective_on = 2025-12-01

[[notice]]
of = "deposit"
given_on = 2025-10-02
effective_on = 2025-12-02

[[promise]]
kind = "deposit"
amount = "299.00"
made_on = 2026-01-10
due_on = 2026-01-20

[[promise]]
amount = "198.00"
made_on = 2026-01-11
due_on = 2026-01-21

[settlement]
working_days = 1
"""

TYPED = {
    "signed_on": "2025-09-12",
    "tolerance": "0.50",
    "deposit": "unknown",
    "settlement": "1",
    "rate-0-percent": "0.60%",
    "rate-0-cap": "20",
    "rate-0-fixed": "3",
    "rate-0-since": "2025-09-12",
    "rate-0-until": "2026-09-12",
    "rate-0-above": "100",
    "rate-0-up_to": "5000",
    "rate-1-percent": "0.5",
    "rate-2-percent": "0.38",
    "rate-5-instrument": "credit",
    "rate-5-percent": "0.55",
    "rate-5-above": "5000.00",
    "charge-2-kind": "data_fee",
    "charge-2-amount": "99",
    "charge-2-every_months": "12",
    "charge-2-first_after_days": "180",
    "charge-2-notice": "on",
    "notice-0-of": "rate",
    "notice-0-given_on": "2025-10-01",
    "notice-0-effective_on": "2025-12-01",
    "notice-2-of": "deposit",
    "notice-2-given_on": "2025-10-02",
    "notice-2-effective_on": "2025-12-02",
    "promise-0-kind": "deposit",
    "promise-0-amount": "299",
    "promise-0-made_on": "2026-01-10",
    "promise-0-due_on": "2026-01-20",
    "promise-1-amount": "198",
    "promise-1-made_on": "2026-01-11",
    "promise-1-due_on": "2026-01-21",
}
"""The same as WHOLE, as a person fills in the page, with rows left empty in between."""


class Shown(HTMLParser):
    """The ids of a page, those of them inside a closed fold, and what its fields hold."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open_folds: list[bool] = []
        self.ids: set[str] = set()
        self.hidden: set[str] = set()
        self.links: set[str] = set()
        self.values: dict[str, str] = {}
        self._select = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "details":
            self.open_folds.append("open" in values)
        if "id" in values:
            self.ids.add(values["id"])
            if not all(self.open_folds) or values.get("type") == "hidden":
                self.hidden.add(values["id"])
        if tag == "a" and values.get("href", "").startswith("#id"):
            self.links.add(values["href"][1:])
        self._keep(tag, values)

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self.open_folds.pop()

    def _keep(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "select":
            self._select = values["name"]
        elif tag == "option" and "selected" in values:
            self.values[self._select] = values["value"]
        elif tag == "input" and values.get("type") in ("radio", "checkbox"):
            if "checked" in values:
                self.values[values["name"]] = values.get("value", "on")
        elif tag == "input":
            self.values[values["name"]] = values.get("value", "")


def shown(typed: Mapping[str, str]) -> tuple[str, Shown]:
    """The page after `typed` was sent and refused."""
    client = begin()
    assert send(client, "agreed", typed) == at("agreed")
    source = page(client, at("agreed"))
    return source, Shown(source)


def unset(part: Any, name: str = "agreement") -> Iterator[str]:
    """Terms of an agreement that stand at their default, so that a test would not notice their loss."""
    for field in fields(part):
        value = getattr(part, field.name)
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        if value == default:
            yield f"{name}.{field.name}"
        for inner in value if isinstance(value, tuple) else (value,):
            if is_dataclass(inner):
                yield from unset(inner, field.name)


def test_the_form_holds_every_term_of_an_agreement() -> None:
    whole = load_toml(WHOLE, "whole.toml")
    assert from_fields(AgreedForm(MultiValueDict({name: [value] for name, value in TYPED.items()})).terms()) == whole
    used = [whole.rates[0], whole.charges[0], whole.notices[0], whole.promises[0], whole.settlement]
    assert not [name for part in used for name in unset(part)]


def test_the_deposit_is_a_term_too() -> None:
    typed = {"amount": "299", "turnover": "50000", "within_days": "180", "refund_within_days": "7"}
    form = AgreedForm(MultiValueDict({f"deposit-{name}": [value] for name, value in typed.items()}))
    assert form.terms()["deposit"] == typed
    assert form.known["deposit"] == "known"


@pytest.mark.django_db
def test_everything_typed_is_shown_again_in_open_folds() -> None:
    client = begin()
    assert send(client, "agreed", TYPED) == at("statements")
    found = Shown(page(client, at("agreed")))
    assert {name: found.values.get(name) for name in TYPED} == TYPED
    assert not {f"id_{name}" for name in TYPED} & found.hidden
    # A row without conditions keeps its fold closed.
    assert "id_rate-1-since" in found.hidden
    assert "id_charge-0-notice" in found.hidden


@pytest.mark.django_db
def test_a_page_not_yet_filled_in_is_folded() -> None:
    found = Shown(page(begin(), at("agreed")))
    folded = {"rate-0-above", "rate-3-percent", "charge-0-first_after_days", "notice-0-of", "promise-0-amount"}
    assert {f"id_{name}" for name in folded} | {"id_tolerance"} <= found.hidden
    assert not {"id_rate-0-percent", "id_charge-0-kind", "id_deposit-amount", "id_signed_on"} & found.hidden


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"rate-0-above": "10,5"}, "rate-0-above", "10,5"),
        ({"rate-0-above": "1000", "rate-0-up_to": "1000"}, "rate-0-up_to", "must be larger"),
        (
            {"rate-0-up_to": "1000", "rate-3-instrument": "credit", "rate-3-percent": "0.7", "rate-3-above": "999.99"},
            "rate-3-percent",
            "two rates for credit card on the same day and for the same amount",
        ),
        (
            {"charge-1-kind": "data_fee", "charge-1-amount": "99", "charge-1-first_after_days": "-1"},
            "charge-1-first_after_days",
            "whole number",
        ),
        (
            {"charge-1-kind": "data_fee", "charge-1-amount": "99", "charge-1-first_after_days": "180"},
            "charge-1-first_after_days",
            "fill in that day below",
        ),
        ({"charge-3-notice": "on"}, "charge-3-kind", "What for: Please fill this in"),
        ({"charge-3-kind": "rent", "charge-3-amount": "5"}, "charge-3-kind", "from the list"),
        ({"notice-1-of": "data_fee", "notice-1-given_on": "2025-10-01"}, "notice-1-effective_on", "fill this in"),
        (
            {"notice-0-of": "rate", "notice-0-given_on": "soon", "notice-0-effective_on": "2025-10-01"},
            "notice-0-given_on",
            "no day of the calendar",
        ),
        ({"promise-0-kind": "data_fee"}, "promise-0-amount", "fill this in"),
        (
            {"promise-2-amount": "9", "promise-2-made_on": "2026-01-02", "promise-2-due_on": "2026-01-01"},
            "promise-2-due_on",
            "before the day it was promised",
        ),
        ({"tolerance": "-0.01"}, "tolerance", "negative"),
        ({"settlement": "never"}, "settlement", "a whole number from 0 to 366"),
        ({"signed_on": "2026-02-30"}, "signed_on", "no day of the calendar"),
    ],
)
def test_each_mistake_is_named_at_its_own_field(typed: dict[str, str], field: str, sentence: str) -> None:
    source, found = shown({"rate-0-percent": "0.6", **typed})
    assert any(sentence in complaint for complaint in complaints_of(source)), complaints_of(source)
    assert f"id_{field}" in found.links
    assert found.links <= found.ids - found.hidden
    kept = {name: value for name, value in typed.items() if value not in ("rent", "never")}
    assert {name: found.values.get(name) for name in kept} == kept


@pytest.mark.django_db
def test_many_mistakes_are_named_at_once_in_the_order_of_the_page() -> None:
    source, found = shown({"tolerance": "x", "promise-0-amount": "x", "rate-0-percent": "x", "charge-0-amount": "x"})
    order = [source.index(f'href="#id_{name}"') for name in ("rate-0-percent", "charge-0-amount", "promise-0-amount")]
    assert order == sorted(order)
    assert source.index('href="#id_tolerance"') > order[-1]
    assert found.links <= found.ids - found.hidden


@pytest.mark.django_db
def test_a_name_too_long_is_said_to_be_the_name() -> None:
    client = begin()
    send(client, "provider", {"provider_name": "long " * 50})
    send(client, "agreed", AGREED)
    assert complaints_of(page(client, at("agreed"))) == [
        "Name of the payment institution or bank: The text is too long; at most 200 characters."
    ]


@pytest.mark.django_db
def test_the_audit_judges_by_the_amounts_a_rate_is_for() -> None:
    client = begin()
    walk(client, until="agreed")
    tiers = {"rate-0-up_to": "1000", "rate-3-instrument": "credit", "rate-3-percent": "1", "rate-3-above": "1000"}
    send(client, "agreed", {**AGREED, **tiers})
    upload(client, "statements", file("bill.csv", STATEMENT))
    # 30 - 6 on the sale of 1000, and 60 - 20 on that of 2000.
    assert '<p class="jl-sum">64.00' in page(client, at("audit"))


@pytest.mark.django_db
def test_the_last_page_tells_the_whole_agreement() -> None:
    client = begin()
    deposit = {"amount": "299", "turnover": "50000", "within_days": "180", "refund_within_days": "7"}
    send(client, "agreed", {**TYPED, **{f"deposit-{name}": value for name, value in deposit.items()}})
    told = page(client, at("check"))
    for sentence in (
        "credit card: 0.60%, at most 20.00 yuan, plus 3.00 yuan a sale, for amounts above 100.00 yuan,"
        " for amounts up to 5,000.00 yuan, from 12 September 2025, until 12 September 2026, no longer on that day",
        "QR codes (WeChat, Alipay, UnionPay): 0.38%",
        "data or SIM card fee: 99.00 yuan, every year, not before 180 days after signing, only after a notice",
        "299.00 yuan; comes back after sales of 50,000.00 yuan within 180 days, paid within 7 days after that",
        "the rates: announced on 1 October 2025, holds from 1 December 2025",
        "deposit or activation fee: 299.00 yuan, promised on 10 January 2026, to be paid by 20 January 2026",
        "198.00 yuan, promised on 11 January 2026, to be paid by 21 January 2026",
        "the next working day (T+1)",
        "up to 0.50 yuan a sale",
    ):
        assert sentence in told
