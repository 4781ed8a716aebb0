"""Checking an institution: found by name and number, honest about what is not known, bounded."""

from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from juli.hub.directory.models import Organisation
from juli.hub.portal.views.institutions import LONGEST_SEARCH, MOST_SHOWN, merchant_number
from tests.hub.builders import organisation
from tests.hub.portal.walking import browser, complaints_of, page

pytestmark = pytest.mark.django_db

LAKE = "澄湖支付有限公司"
BRIDGE = "北桥支付有限公司"
HOSTILE = "<script>alert(1)</script>{{ 7|add:7 }}\"'><img src=x onerror=alert(1)>"


def search(text: str) -> str:
    return page(browser(), f"{reverse('portal:institutions')}?{urlencode({'q': text})}")


def lake(**changes: object) -> Organisation:
    """An institution that handles complaints here, with all that the directory may know of it."""
    made = organisation(LAKE)
    made.short_name, made.hotline, made.acquirer_codes = "澄湖支付", "400-000-0101", ["898"]
    for name, value in changes.items():
        setattr(made, name, value)
    made.save()
    return made


def test_the_first_page_and_the_header_lead_to_the_search() -> None:
    shown = page(browser(), reverse("portal:home"))
    assert f'action="{reverse("portal:institutions")}"' in shown
    assert f'href="{reverse("portal:institutions")}"' in shown


def test_nothing_typed_says_where_to_look() -> None:
    lake()
    for shown in (page(browser(), reverse("portal:institutions")), search("   ")):
        assert "Where it stands" in shown
        assert LAKE not in shown


@pytest.mark.parametrize(
    "text",
    ["澄湖支付有限公司", "湖支", " 澄湖 ", "898430552510A6R", "8984 3055 2510 a6r", "８９８４３０５５２５１０Ａ６Ｒ"],
)
def test_an_institution_is_found_by_name_and_by_merchant_number(text: str) -> None:
    lake()
    organisation(BRIDGE)
    shown = search(text)
    assert LAKE in shown
    assert BRIDGE not in shown
    assert "400-000-0101" in shown
    assert "Payment institution · 澄湖支付" in shown


def test_it_says_whether_a_complaint_is_received_at_once() -> None:
    lake()
    assert "It receives your complaint the moment you file it." in search("澄湖")
    organisation(BRIDGE, active=False)
    shown = search("北桥")
    assert "Does not handle complaints on this platform." in shown
    assert "the moment you file it" not in shown
    assert "not known to us" in shown


def test_a_licence_is_named_only_where_the_directory_has_its_number() -> None:
    lake()
    assert "Licence number" not in search("澄湖")
    Organisation.objects.update(licence_no="Z0000000000000")
    assert "Z0000000000000" in search("澄湖")


def test_a_merchant_number_is_told_apart_though_nobody_has_it() -> None:
    shown = search("898430552510a6r")
    assert "5251" in shown
    assert "Only a hint" in shown
    assert "We do not know it" in shown
    assert "You can complain all the same" in shown


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("898430552510A6R", "898430552510A6R"),
        ("12345678", "12345678"),
        ("1234567", None),
        ("A98430552510A6R", None),
        ("360支付有限公司", None),
    ],
)
def test_a_number_begins_with_three_digits_and_is_long_enough(text: str, number: str | None) -> None:
    assert merchant_number(text) == number


def test_hostile_text_stays_text() -> None:
    shown = search(HOSTILE)
    assert "<script>alert" not in shown
    assert "<img" not in shown
    assert HOSTILE in unescape(shown)


@pytest.mark.parametrize(
    "text",
    [
        "\0",
        "a\0b",
        "%",
        "_",
        "\\",
        "' or 1=1 --",
        "💳" * 60,
    ],
)
def test_odd_text_finds_nothing_and_breaks_nothing(text: str) -> None:
    lake()
    assert LAKE not in search(text)


def test_bytes_that_are_no_text_break_nothing() -> None:
    assert "We do not know it" in page(browser(), f"{reverse('portal:institutions')}?q=%ED%A0%80%FF")


def test_too_much_text_is_refused_with_a_sentence_and_shown_again() -> None:
    assert complaints_of(search("x" * LONGEST_SEARCH)) == []
    shown = search("x" * (LONGEST_SEARCH + 1))
    assert complaints_of(shown) == ["This is too long for a name or a number. Please type a part of the name."]
    assert "x" * (LONGEST_SEARCH + 1) in shown


def test_the_list_is_bounded_and_its_queries_do_not_grow() -> None:
    lake()
    client, address = browser(), f"{reverse('portal:institutions')}?{urlencode({'q': '支付'})}"
    with CaptureQueriesContext(connection) as few:
        page(client, address)
    for number in range(MOST_SHOWN - 1):
        organisation(f"支付{number:02d}")
    assert "Only the first" not in search("支付")
    organisation("支付一")
    with CaptureQueriesContext(connection) as many:
        shown = page(client, address)
    assert len(many) == len(few)
    assert shown.count('<li class="jl-card">') == MOST_SHOWN
    assert f"Only the first {MOST_SHOWN} are shown" in shown


def test_looking_is_all_that_can_be_done() -> None:
    assert browser().post(reverse("portal:institutions"), {"q": "x"}).status_code == 405
