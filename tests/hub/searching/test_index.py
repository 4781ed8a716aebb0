"""What is asked of the index."""

from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from juli.hub.searching.index import holding


@pytest.mark.django_db
def test_a_word_typed_again_and_again_is_asked_for_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        found = holding("押金 pos " * 50, by_organisation=uuid4())
    assert found is not None
    assert len(found.children) == 2
