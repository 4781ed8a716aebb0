"""What is kept is catalogued: every text column is in a category, or named as saying nothing of anybody."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import override

from juli.hub.complaints.actions.drafts import KEPT
from juli.hub.complaints.consenting import ACCOUNT_TEXT, ACCOUNT_VERSION, ID_NUMBER_TEXT, ID_NUMBER_VERSION
from juli.hub.privacy.categories import (
    End,
    Right,
    Span,
    categories,
    file_of_complaint,
    impersonal_fields,
    read_categories,
)
from juli.hub.sealing.fields import BlindIndexField, SealedMixin
from juli.wording import Said

TEXTS = (ArrayField, models.CharField, models.TextField, models.JSONField, models.BinaryField, SealedMixin)


def text_fields() -> Iterator[models.Field]:  # type: ignore[type-arg]
    for model in apps.get_models():
        if model.__module__.startswith("juli."):
            yield from (field for field in model._meta.concrete_fields if isinstance(field, TEXTS))


def place(field: models.Field) -> str:  # type: ignore[type-arg]
    return f"{field.model._meta.label}.{field.name}"


def personal() -> set[str]:
    return {one for category in categories().values() for one in category.fields}


def test_every_text_column_is_in_a_category_or_says_nothing_of_anybody() -> None:
    assert {place(field) for field in text_fields()} - personal() - impersonal_fields() == set()


def test_every_place_of_the_catalogue_exists() -> None:
    assert (personal() | impersonal_fields()) - {place(field) for field in text_fields()} == set()


OF_ORGANISATIONS = {
    "identity.IdentityProvider.client_secret",
    "integration.KeptAnswer.answer",
    "integration.WebhookEndpoint.url",
    "integration.WebhookEndpoint.key",
}
"""Sealed, and nobody's own."""


def test_whatever_is_sealed_or_found_by_a_blind_index_is_personal() -> None:
    sealed = {place(field) for field in text_fields() if isinstance(field, SealedMixin | BlindIndexField)}
    assert sealed
    assert sealed - personal() == OF_ORGANISATIONS


@pytest.mark.parametrize("category", categories().values(), ids=lambda category: category.code)
def test_every_category_says_what_why_and_by_what_right(category: object) -> None:
    for said in (category.name, category.what, category.why):  # type: ignore[attr-defined]
        assert isinstance(said, Said)
        assert said.text("zh")
        assert said.text("en").isascii()
    assert category.cited  # type: ignore[attr-defined]
    assert category.fields  # type: ignore[attr-defined]


def test_account_and_identity_number_rest_on_consent_and_nothing_else_does() -> None:
    assert [one.code for one in categories().values() if one.right is Right.CONSENT] == ["account", "id_number"]


def test_drafts_go_when_the_page_says_they_go() -> None:
    most = categories()["draft"].most
    assert most == Span(KEPT.days, "days")


def test_the_file_of_a_complaint_ends_as_a_whole() -> None:
    kept = [one for one in file_of_complaint() if one.right is not Right.CONSENT]
    assert len({(one.least, one.most) for one in kept}) == 1
    assert all(one.end in (End.BLANKED, End.DELETED) for one in kept)


def test_words_agreed_to_are_those_of_their_version() -> None:
    """Another wording needs another version: change both together."""
    with override("zh-hans"):
        told = (ACCOUNT_VERSION, str(ACCOUNT_TEXT), ID_NUMBER_VERSION, str(ID_NUMBER_TEXT))
    assert told == (
        "2026-11",
        "我单独同意：保存这个账号，并给对方看，只用于退款。",
        "2026-11",
        "我单独同意：保存这个号码，只用于必须写明它的文书。",
    )


@pytest.mark.parametrize(
    ("span", "day", "after"),
    [
        (Span(36, "months"), date(2026, 11, 26), date(2029, 11, 26)),
        (Span(36, "months"), date(2024, 2, 29), date(2027, 2, 28)),
        (Span(3, "months"), date(2026, 11, 30), date(2027, 2, 28)),
        (Span(1, "months"), date(2026, 12, 31), date(2027, 1, 31)),
        (Span(7, "days"), date(2026, 12, 28), date(2027, 1, 4)),
    ],
)
def test_a_span_ends_on_the_same_day_of_a_later_month(span: Span, day: date, after: date) -> None:
    assert span.after(day) == after


def test_spans_in_words() -> None:
    assert [Span(36, "months").said.text("zh"), Span(3, "months").said.text("en"), Span(7, "days").said.text("zh")] == [
        "3 年",
        "3 months",
        "7 天",
    ]


FAULTY = """
[category.one]
zh = "一"
en = "one"
what_zh = "一"
what_en = "one"
why_zh = "一"
why_en = "one"
right = "request"
grounds = [["PIPL", "13"]]
starts = "ended"
end = "blanked"
fields = ["a.B.c"]
[impersonal]
fields = []
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("fields = []", 'fields = ["a.B.c"]', "placed twice"),
        ('why_zh = "一"\n', "", "why_zh"),
        ("PIPL", "NO-LAW", "NO-LAW"),
        ('end = "blanked"', 'end = "sold"', "sold"),
        ('right = "request"', 'most = "3 moons"\nright = "request"', "3 moons"),
    ],
)
def test_a_faulty_catalogue_is_refused(old: str, new: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_categories(FAULTY.replace(old, new))
    assert read_categories(FAULTY)
