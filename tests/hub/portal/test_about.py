"""The pages behind the footer say what the code does: its rules, its law, its times."""

import re
from datetime import date, datetime
from html import unescape

import pytest
from django.urls import reverse

from juli.agreement import Agreement
from juli.audit import Rule, audit, described_rules, judged_rules
from juli.calendars import official
from juli.hub.complaints.actions.drafts import KEPT
from juli.hub.portal.views.about import EXAMPLES, Example
from juli.hub.privacy.categories import categories
from juli.law import articles, citation, statutes
from juli.ledger import Entry, Instrument, Kind, Ledger
from tests.hub.portal.walking import browser, page

pytestmark = pytest.mark.django_db

NAMES = {"axe"}
"""Proper names in small letters, which stay as they are in Chinese."""
PAGES = ["about-sums", "about-data", "about-law", "about-accessibility"]


def about(name: str) -> str:
    return unescape(page(browser(), reverse(f"portal:{name}")))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_linked_at_the_foot_and_has_one_heading(name: str) -> None:
    assert f'href="{reverse(f"portal:{name}")}"' in page(browser(), reverse("portal:home"))
    assert about(name).count("<h1>") == 1


@pytest.mark.parametrize("name", [*PAGES, "institutions"])
def test_every_page_is_wholly_chinese_in_chinese(name: str) -> None:
    shown = browser().get(reverse(f"portal:{name}"), headers={"accept-language": "zh-CN"}).content.decode()
    main = re.search(r"<main.*?</main>", shown, re.DOTALL)
    assert main
    words = re.findall(r"\b[a-z]{2,}\b", re.sub(r"<[^>]+>", " ", main[0]))
    assert set(words) <= NAMES


def test_every_rule_stands_there_with_its_sentence_and_its_law() -> None:
    shown = about("about-sums")
    rules = described_rules()
    assert [each.rule for each in rules] == list(Rule)
    for each in rules:
        assert each.name.text("en") in shown
        assert each.meaning.text("en") in shown
        for law in each.laws:
            assert f'about/law/#{law.article.statute}">{law.citation.text("en")}</a>' in shown
    assert shown.count("needs no contract") == len(judged_rules(None))


def test_law_for_some_cases_only_says_for_which() -> None:
    shown = " ".join(about("about-sums").split())
    assert "where another formula was used than the rate agreed for that day:" in shown
    assert shown.count("where you are a consumer:") == 2


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_what_the_audit_works_out(example: Example) -> None:
    sale = Entry(
        source="a.csv",
        line=2,
        occurred_at=datetime(2026, 1, 9, 10),
        kind=Kind.SALE,
        instrument=Instrument.CREDIT,
        amount=example.amount,
        fee=example.fee + 500,
    )
    found = audit(Ledger((sale,)), Agreement(rates=(example.rate,)), as_of=date(2026, 6, 30), calendar=official())
    assert found.findings[0].lines[0].expected == example.fee


def test_every_statute_stands_there_with_number_and_whether_it_was_read() -> None:
    shown = about("about-law")
    rows = dict(re.findall(r'<li class="jl-rule" id="([^"]+)">(.*?)</li>', shown, re.DOTALL))
    assert rows.keys() == statutes().keys()
    for known in statutes().values():
        row = rows[known.id]
        assert citation(known.id).text("en") in row
        assert known.number is None or known.number in row
        assert str(known.effective.year) in row
        assert ("not verified" in row) is not known.verified
    for each in articles():
        assert each.summary.text("en") in rows[each.statute]


def test_unverified_rules_are_cited_by_no_rule_of_the_audit() -> None:
    assert all(statutes()[law.article.statute].verified for each in described_rules() for law in each.laws)


def test_the_times_are_those_of_the_code() -> None:
    shown = " ".join(about("about-data").split())
    assert f"{KEPT.days} days, after it was last saved" in shown
    for category in categories().values():
        for said in (category.name, category.what, category.why, *(ground.said for ground in category.cited)):
            assert said.text("en") in shown
        for span in (category.least, category.most):
            assert span is None or span.said.text("en") in shown


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_fetched_from_elsewhere(name: str) -> None:
    answer = browser().get(reverse(f"portal:{name}"))
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", answer.content.decode())
