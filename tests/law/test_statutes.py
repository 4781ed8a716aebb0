"""The law as data: what is cited exists, holds on its day, and reads well in both languages."""

from datetime import date
from pathlib import Path
from string import Formatter

import pytest
import yaml

from juli.law import (
    UnknownStatute,
    article,
    articles,
    citation,
    in_force,
    read_articles,
    read_statutes,
    statute,
    statutes,
)
from juli.wording import catalogue

SHEETS = [parent / "shared/law/procedures.yaml" for parent in Path(__file__).resolve().parents[2].parents]

BASES_OF_THE_AUDIT = {
    "CIVIL-CODE": ["509", "543", "577", "985"],
    "SC-768": ["20", "25", "30", "34"],
    "PBOC-2024-4": ["62"],
    "PRICE": ["13"],
    "CPL-REG": ["20"],
    "PBOC-2021-259": ["一(一)2"],
}

STATUTE = '[X]\nname_zh = "甲法"\nname_en = "Law of X"\neffective = 2020-01-01\nverified = true\n'


def test_an_article_is_cited_as_chinese_papers_cite_it() -> None:
    said = citation("SC-768", "34")
    assert said.text("zh") == "《非银行支付机构监督管理条例》第34条"
    assert said.text("en").endswith("Non-bank Payment Institutions, Art. 34")


def test_a_part_of_a_notice_is_cited_as_it_stands() -> None:
    cited = citation("PBOC-2021-259", "一(一)2").text("zh")
    assert cited == "《中国人民银行关于加强支付受理终端及相关业务管理的通知》一（一）2"


def test_a_whole_statute_is_cited_by_its_name() -> None:
    assert citation("CIVIL-CODE").text("zh") == "《民法典》"


def test_a_rule_holds_from_its_first_day() -> None:
    assert not in_force("SC-768", date(2024, 4, 30))
    assert in_force("SC-768", date(2024, 5, 1))


def test_a_rule_that_was_replaced_holds_to_its_last_day() -> None:
    ended = read_statutes(STATUTE + "until = 2025-12-31\n")["X"]
    assert ended.until == date(2025, 12, 31)


def test_a_rule_of_which_only_the_month_is_known_is_not_cited_too_early() -> None:
    assert not in_force("PCAC-2023-139", date(2023, 9, 29))


@pytest.mark.parametrize(("law", "number"), [(law, n) for law, ns in BASES_OF_THE_AUDIT.items() for n in ns])
def test_every_basis_of_the_audit_says_what_it_says(law: str, number: str) -> None:
    summary = article(law, number).summary
    assert summary.text("zh").endswith("。")
    assert summary.text("en").endswith(".")


def test_articles_stand_by_statute_and_number() -> None:
    numbers = [each.number for each in articles() if each.statute == "CIVIL-CODE"]
    assert numbers == sorted(numbers, key=int)
    assert [law for law in statutes() if law in {each.statute for each in articles()}] == list(
        dict.fromkeys(each.statute for each in articles())
    )


def test_names_do_not_carry_their_own_quotation_marks() -> None:
    for known in statutes().values():
        assert not set(known.name.text("zh")) & set("《》")
        assert known.name.text("en").isascii()


def test_what_is_not_in_the_data_is_said_to_be_unknown() -> None:
    with pytest.raises(UnknownStatute, match="SC-999"):
        statute("SC-999")
    with pytest.raises(UnknownStatute, match="SC-999"):
        citation("SC-999", "1")
    with pytest.raises(UnknownStatute, match="SC-768 999"):
        article("SC-768", "999")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (STATUTE + STATUTE, "X"),
        (STATUTE.replace("effective = 2020-01-01\n", ""), "X: `effective`"),
        (STATUTE.replace("2020-01-01", '"2020-01"'), "X: `effective`"),
        (STATUTE.replace("verified = true\n", ""), "X: `verified`"),
        (STATUTE.replace('name_en = "Law of X"\n', ""), "name_en"),
        (STATUTE + 'kind = "custom"\n', "custom"),
        (STATUTE + "until = 2019-12-31\n", "X: `until`"),
        (STATUTE + 'day_unit = "day"\n', "X: `day_unit`"),
        (STATUTE + 'nmae = "a slip"\n', "nmae"),
    ],
    ids=["twice", "no date", "half a date", "no grade", "no name", "kind", "ends before", "unit", "unknown field"],
)
def test_faulty_data_are_refused_by_name(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_statutes(text)


def test_articles_of_an_unknown_statute_are_refused() -> None:
    with pytest.raises(ValueError, match="Y"):
        read_articles('[Y.1]\nzh = "。"\nen = "."\n', read_statutes(STATUTE))


def test_both_catalogues_say_the_same_sentences() -> None:
    assert catalogue("law", "zh").keys() == catalogue("law", "en").keys()
    for templates in (catalogue("law", "zh"), catalogue("law", "en")):
        named = {name for text in templates.values() for _, name, _, _ in Formatter().parse(text) if name}
        assert named <= {"zh", "en", "article"}


def test_the_statutes_are_those_of_the_fact_sheet() -> None:
    sheet = next((path for path in SHEETS if path.exists()), None)
    if sheet is None:
        pytest.skip("the fact sheet ../shared/law/procedures.yaml is not here")
    facts = yaml.safe_load(sheet.read_text(encoding="utf-8"))["laws"]
    # The law that binds the platform itself, and one that only the clause checker names, are no part of the sheet.
    assert statutes().keys() - {"PIPL", "INFRINGEMENT-2015"} == facts.keys()
    for key, fact in facts.items():
        known = statute(key)
        assert known.verified == fact["verified"]
        assert known.effective.isoformat().startswith(fact["effective"])
        assert known.name_zh.endswith(fact["name_zh"])
        assert known.number == fact.get("number")
        assert known.replaces == fact.get("replaces")
        assert known.day_unit == fact.get("default_day_unit")
