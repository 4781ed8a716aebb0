"""Cases that people told in public, with the figures they gave, and traps of the same kind."""

import json
from pathlib import Path
from typing import Any

import pytest

from juli.agreement import Agreement, Rate
from juli.audit import document
from juli.audit.tariffs import Formula, infer
from juli.ledger import Instrument
from juli.money import parse_yuan
from tests.audit.cases import AGREEMENT, judge, lines
from tests.audit.series import charged, in_line, in_words, odd

FACTS = next(
    (found for up in Path(__file__).parents if (found := up / "shared/data/real_cases.jsonl").is_file()),
    Path("shared/data/real_cases.jsonl"),
)
needs_facts = pytest.mark.skipif(not FACTS.is_file(), reason=f"the cases {FACTS} are not here")


def facts(case: str) -> dict[str, Any]:
    told = (json.loads(line) for line in FACTS.read_text(encoding="utf-8").splitlines())
    return next(each["facts"] for each in told if each["id"] == case)


@needs_facts
def test_three_yuan_hidden_in_a_percentage_are_told_apart_by_a_second_sale() -> None:
    told = facts("C11")
    fee = parse_yuan(told["on_10000"])
    dearer = Formula(2_990, 300)
    assert (told["new_price"], dearer.fee(1_000_000)) == ("2.99%+3元/笔", fee)
    assert infer(charged(dearer, 10_000), Agreement()).tariffs == ()  # 3.02 % and three others would do as well
    (tariff,) = infer(in_line(charged(dearer, 10_000, 5_000, 8_000)), Agreement()).tariffs
    assert (in_words(tariff.formula), tariff.rivals) == ("2.99% + 3", ())


@needs_facts
def test_data_fee_taken_again_the_month_after_is_too_often() -> None:
    fee, _ = facts("C11")["flow_fee"]
    charge = "M1, , , , 2025-{} 02:00:00, charge, unknown, " + fee + ".00, , , , , data_fee"
    once = AGREEMENT + f'[[charge]]\nkind = "data_fee"\namount = "{fee}.00"\n'
    rows = "\n".join(charge.format(day) for day in ("04-10", "05-10"))
    assert lines(judge(rows, once)) == {"charge-too-often": [(3, parse_yuan(fee))]}


@needs_facts
def test_scan_rates_promised_by_amount_are_found_by_amount() -> None:
    rates = facts("C06")["rates"]
    low, high = (Formula(round(float(rates[name].rstrip("%")) * 1_000)) for name in ("scan<=1000", "scan>1000"))
    tiers = Agreement(
        rates=(Rate((Instrument.CREDIT,), 300, up_to=100_000), Rate((Instrument.CREDIT,), 600, above=100_000))
    )
    sold = in_line(charged(low, 120, 999, 1_000, 640), charged(high, 1_001, 2_222, 3_456, 1_800))
    found = infer(sorted(sold, key=lambda sale: sale.day), tiers).tariffs
    assert [(in_words(each.formula), each.above, each.up_to) for each in found] == [
        ("0.38%", None, 100_000),
        ("0.45%", 100_000, None),
    ]


@needs_facts
def test_membership_taken_out_of_a_test_sale_is_seen_as_a_round_sum() -> None:
    told = facts("C07")
    swiped, deducted = parse_yuan(told["swiped"]), parse_yuan(told["deducted"])
    arrived = swiped - deducted - 600  # the agreed 0.60 % was taken as well
    net = f"M1, T1, , , 2025-04-02 10:00:00, sale, credit, 1000.00, , {arrived / 100:.2f}, , , "
    (line,) = document(judge(net), "en")["findings"][0]["lines"]
    assert (line["taken"], line["round_sum"]) == ("406.00", "400.00")


def test_percent_claimed_of_one_sale_is_not_believed_where_a_residue_is_left() -> None:
    """ "They say 0.60 %": the fees are 0.63 % and 1.20 yuan, which on 4,000 yuan looks like 0.66 %."""
    real = Formula(630, 120)
    claimed = [Formula(660).fee(400_000), real.fee(400_000)]
    assert claimed == [2_640, 2_640]
    (tariff,) = infer(in_line(charged(real, 4_000, 1_500, 820, 2_750)), Agreement()).tariffs
    assert (in_words(tariff.formula), tariff.rivals) == ("0.63% + 1.2", ())


def test_round_sum_inside_some_sales_does_not_hide_their_tariff() -> None:
    sold = charged(Formula(630), *range(1_010, 1_300, 10))
    for place in (4, 13):
        sold[place] = odd(sold[place], 29_900)
    found = infer(in_line(sold), Agreement())
    assert [(in_words(each.formula), len(each.positions)) for each in found.tariffs] == [("0.63%", 27)]
    assert found.unexplained[0].lines == 2
