"""Agreements as they are written, and what is said of those that cannot be used."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.agreement import (
    Agreement,
    AgreementError,
    Charge,
    Deposit,
    Notice,
    Promise,
    Rate,
    Settlement,
    from_fields,
    load_toml,
)
from juli.ledger import ChargeKind, Instrument
from juli.wording import LANGUAGES

WHOLE = """
schema = "juli.agreement/1"
provider = "示例支付有限公司"
merchant_no = "898210154110002"
signed_on = 2025-03-01
tolerance = "0.02"
[[rate]]
instrument = ["credit", "debit"]
percent = "0.605"
cap = "20.00"
fixed = "1.00"
from = 2025-03-01
until = 2026-03-01
above = "0.00"
up_to = "1000.00"
[[charge]]
kind = "data_fee"
amount = "99.00"
every_months = 12
first_after_days = 180
notice = true
[[notice]]
of = "rate"
given_on = 2025-08-20
effective_on = 2025-09-20
[[promise]]
amount = "198.00"
made_on = 2026-01-10
due_on = 2026-01-20
[deposit]
amount = "299.00"
turnover = "50000.00"
within_days = 180
refund_within_days = 7
[settlement]
working_days = 1
"""
RATE = '[[rate]]\ninstrument = "credit"\npercent = "0.60"\n'


def test_every_term_is_read() -> None:
    assert load_toml(WHOLE, "a.toml") == Agreement(
        provider="示例支付有限公司",
        merchant_no="898210154110002",
        signed_on=date(2025, 3, 1),
        tolerance=2,
        rates=(
            Rate(
                (Instrument.CREDIT, Instrument.DEBIT), 605, 2_000, 100, date(2025, 3, 1), date(2026, 3, 1), 0, 100_000
            ),
        ),
        charges=(Charge(ChargeKind.DATA_FEE, 9_900, 12, 180, True),),
        notices=(Notice("rate", date(2025, 8, 20), date(2025, 9, 20)),),
        promises=(Promise(19_800, date(2026, 1, 10), date(2026, 1, 20)),),
        deposit=Deposit(29_900, 5_000_000, 180, 7),
        settlement=Settlement(1),
    )


def test_what_is_left_out_has_its_default() -> None:
    agreement = load_toml(RATE, "a.toml")
    assert agreement == Agreement(rates=(Rate((Instrument.CREDIT,), 600),))
    assert agreement.tolerance == 1


@pytest.mark.parametrize("written", ['"20.5"', "20.5", "20.50", '"20.50"'])
def test_numbers_are_read_as_they_are_written(written: str) -> None:
    assert load_toml(f"{RATE}cap = {written}", "a.toml").rates[0].cap == 2_050


def test_fields_of_a_form_are_texts() -> None:
    fields = {
        "signed_on": "2025-03-01",
        "rate": [{"instrument": "credit", "percent": "0.6", "cap": "", "fixed": " 1 "}],
    }
    assert from_fields(fields).rates == (Rate((Instrument.CREDIT,), 600, fixed=100),)


def problems(text: str | bytes) -> list[tuple[str, int | None, str]]:
    with pytest.raises(AgreementError) as caught:
        load_toml(text, "a.toml")
    for problem in caught.value.problems:
        for language in LANGUAGES:
            assert problem.said.text(language)
    return [(problem.place, problem.line, problem.reason.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[[rate]]\npercent = "0.60"', [("rate[0].instrument", 1, "missing")]),
        ('[[rate]]\ninstrument = "credit"', [("rate[0].percent", 1, "missing")]),
        (RATE.replace("0.60", "0.6001"), [("rate[0].percent", 3, "percent-decimals")]),
        (RATE.replace("0.60", "-0.6"), [("rate[0].percent", 3, "negative")]),
        (RATE.replace("0.60", "100.01"), [("rate[0].percent", 3, "percent-large")]),
        (RATE.replace("0.60", "0,60"), [("rate[0].percent", 3, "not-a-percent")]),
        (RATE.replace('"0.60"', "nan"), [("rate[0].percent", 3, "not-a-percent")]),
        (RATE.replace('"0.60"', "true"), [("rate[0].percent", 3, "not-a-number")]),
        (RATE.replace("credit", "cash"), [("rate[0].instrument", 2, "unknown-word")]),
        (RATE.replace('"credit"', "[]"), [("rate[0].instrument", 2, "missing")]),
        (f"{RATE}cap = -1", [("rate[0].cap", 4, "negative")]),
        (f'{RATE}cap = "1.005"', [("rate[0].cap", 4, "money-decimals")]),
        (f'{RATE}cap = "1e3"', [("rate[0].cap", 4, "money-form")]),
        (f"{RATE}cpa = 1", [("rate[0].cpa", 4, "unknown-key")]),
        (f"{RATE}from = 2025-03-01T00:00:00", [("rate[0].from", 4, "not-a-day")]),
        (f'{RATE}from = "2025-02-30"', [("rate[0].from", 4, "not-a-day")]),
        (f'{RATE}from = "20250301"', [("rate[0].from", 4, "not-a-day")]),
        (f"{RATE}from = 0001-01-01", [("rate[0].from", 4, "day-far")]),
        (f"{RATE}from = 2025-03-01\nuntil = 2025-03-01", [("rate[0].until", 5, "until-not-after-from")]),
        (f"{RATE}above = 100\nup_to = 100", [("rate[0].up_to", 5, "up-to-not-over-above")]),
        (f"{RATE}[deposit]\namount = 1", [(f"deposit.{key}", 4, "missing") for key in
            ("turnover", "within_days", "refund_within_days")]),
        (f"{RATE}[settlement]\nworking_days = 1.5", [("settlement.working_days", 5, "not-whole")]),
        (f"{RATE}[settlement]\nworking_days = 10000", [("settlement.working_days", 5, "not-whole")]),
        (f'{RATE}[[charge]]\nkind = "tax"\namount = 1', [("charge[0].kind", 5, "unknown-word")]),
        (f'{RATE}[[charge]]\nkind = "deposit"\namount = 1', [("charge[0].kind", 5, "deposit-as-charge")]),
        (f'{RATE}[[charge]]\nkind = "other"\namount = 1\nnotice = "maybe"', [("charge[0].notice", 7, "not-a-flag")]),
        (f'{RATE}[[charge]]\nkind = "other"\namount = 1\nfirst_after_days = 1',
            [("charge[0].first_after_days", 7, "needs-signed-on")]),
        (f'{RATE}[[charge]]\nkind = "other"\namount = 1\n[[charge]]\nkind = "other"\namount = 1',
            [("charge[1].kind", 8, "charge-twice")]),
        (f"{RATE}[[promise]]\namount = 1\nmade_on = 2025-03-02\ndue_on = 2025-03-01",
            [("promise[0].due_on", 7, "due-before-made")]),
        ('schema = "juli.agreement/2"\n' + RATE, [("schema", 1, "schema")]),
        ("provider = 5\n" + RATE, [("provider", 1, "not-text")]),
        ('provider = "a\\nb"\n' + RATE, [("provider", 1, "unprintable")]),
        (f'provider = "{"长" * 201}"\n' + RATE, [("provider", 1, "text-long")]),
        ('signed_on = 2025-03-01', [("rate", None, "no-rate")]),
        ('unknown = ["rates"]\n' + RATE, [("unknown", 1, "unknown-but-given")]),
        ('unknown = ["everything"]\n' + RATE, [("unknown", 1, "unknown-word")]),
        ("rate = 1", [("rate", 1, "not-a-list")]),
        ("rate = [1]", [("rate[0]", None, "not-a-table")]),
        ("deposit = 1\n" + RATE, [("deposit", 1, "not-a-table")]),
        ("rate = [", [("", 1, "toml-syntax")]),
        (RATE + "until = 2025-02-30", [("", 4, "toml-syntax")]),
        (b"\xff\xfe", [("", 1, "not-utf8")]),
        ("#" * 1_000_001, [("", None, "too-large")]),
        (RATE * 501, None),
    ],
)  # fmt: skip
def test_each_problem_has_its_place_line_and_reason(text: str | bytes, expected: list | None) -> None:
    found = problems(text)
    assert found == expected if expected is not None else ("rate", None, "too-many") in found


def test_all_problems_are_told_at_once() -> None:
    text = RATE.replace("credit", "cash").replace("0.60", "-1") + "[[charge]]\namount = 1\n"
    assert [place for place, _, _ in problems(text)] == ["rate[0].instrument", "rate[0].percent", "charge[0].kind"]


def test_file_with_text_over_several_lines_names_no_line() -> None:
    assert problems(f'provider = """\ncap = 1\n"""\n{RATE}cap = -1') == [("rate[0].cap", None, "negative")]


def test_unknown_sections_need_no_terms() -> None:
    assert load_toml('unknown = ["rates", "deposit"]', "a.toml").unknown == {"rates", "deposit"}
    assert from_fields({"unknown": [], "rate": [{"instrument": "credit", "percent": 1}]}).unknown == frozenset()


def rate(instrument: str, **bounds: str) -> str:
    told = "".join(f"{key.rstrip('_')} = {value}\n" for key, value in bounds.items())
    return f'[[rate]]\ninstrument = "{instrument}"\npercent = 1\n{told}'


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (rate("credit"), rate("debit"), False),
        (rate("credit"), rate("credit"), True),
        (rate("credit", until="2026-01-01"), rate("credit", from_="2026-01-01"), False),
        (rate("credit", until="2026-01-02"), rate("credit", from_="2026-01-01"), True),
        (rate("credit", from_="2026-01-01"), rate("credit", from_="2027-01-01"), True),
        (rate("credit", up_to="1000"), rate("credit", above="1000"), False),
        (rate("credit", up_to="1000.01"), rate("credit", above="1000"), True),
        (rate("credit", up_to="1000"), rate("credit"), True),
    ],
)
def test_rates_that_meet_are_refused_by_name(one: str, other: str, meet: bool) -> None:
    if not meet:
        assert len(load_toml(one + other, "a.toml").rates) == 2
        return
    assert [(place, code) for place, _, code in problems(one + other)] == [("rate[1]", "rates-overlap")]


def test_overlap_names_both_rates() -> None:
    with pytest.raises(AgreementError) as caught:
        load_toml(rate("credit") + rate("debit") + rate("credit"), "a.toml")
    said = caught.value.problems[0].said.text("zh")
    assert "rate[0]" in said
    assert "rate[2]" in said


def mended(read: Callable[[], Agreement]) -> bool:
    """Whether reading gives an agreement, or else problems that can all be told."""
    try:
        return isinstance(read(), Agreement)
    except AgreementError as error:
        return all(problem.said.text(language) for problem in error.problems for language in LANGUAGES)


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_content_is_an_agreement_or_an_error_with_reasons(content: str | bytes) -> None:
    assert mended(lambda: load_toml(content, "a.toml"))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(
    ("schema", "provider", "signed_on", "tolerance", "rate", "charge", "notice", "promise", "deposit", "unknown")
)
inner_keys = st.sampled_from(
    ("instrument", "percent", "cap", "from", "until", "kind", "amount", "every_months", "of", "due_on", "within_days")
)
sections = st.dictionaries(inner_keys, json_values, max_size=4)


@given(st.dictionaries(keys, json_values | sections | st.lists(sections, max_size=2)))
def test_any_fields_are_an_agreement_or_an_error_with_reasons(fields: dict) -> None:
    assert mended(lambda: from_fields(fields))
