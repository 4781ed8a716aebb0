"""An agreement written down is the same agreement when it is read again."""

import json

import pytest
from hypothesis import given

from juli.agreement import Agreement, from_fields, load_toml, percent_text, to_fields, to_toml
from juli.wording import catalogue
from tests.audit.ledgers import agreements


@given(agreements.filter(lambda agreement: agreement.rates))
def test_fields_and_toml_read_back_as_the_same(agreement: Agreement) -> None:
    assert from_fields(json.loads(json.dumps(to_fields(agreement)))) == agreement
    assert load_toml(to_toml(agreement), "a.toml") == agreement


def test_text_cannot_leave_its_quotes() -> None:
    agreement = Agreement(provider='a"\\ b = 1 [deposit]', unknown=frozenset({"rates"}))
    assert load_toml(to_toml(agreement), "a.toml") == agreement


@pytest.mark.parametrize(("rate_e5", "text"), [(600, "0.60"), (385, "0.385"), (0, "0.00"), (100_000, "100.00")])
def test_percent_has_two_decimals_and_three_where_it_needs_them(rate_e5: int, text: str) -> None:
    assert percent_text(rate_e5) == text


def test_both_catalogues_say_the_same_things() -> None:
    assert catalogue("agreement", "zh").keys() == catalogue("agreement", "en").keys()
