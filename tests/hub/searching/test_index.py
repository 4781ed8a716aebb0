"""What is asked of the index."""

from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from juli.hub.searching.index import MOST_WORDS, TooManyWords, holding


@pytest.mark.django_db
def test_a_word_typed_again_and_again_is_asked_for_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        found = holding("押金 pos " * 50, by_organisation=uuid4())
    assert found is not None
    assert len(found.children) == 2


@pytest.mark.django_db
def test_more_words_than_the_database_can_plan_for_are_refused() -> None:
    words = [f"押金{sign}" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅"]
    assert holding(" ".join(words[:MOST_WORDS]), by_organisation=uuid4()) is not None
    with pytest.raises(TooManyWords):
        holding(" ".join(words), by_organisation=uuid4())
