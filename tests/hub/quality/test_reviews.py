"""Reviews: drawn at random and repeatably, never done by who handled it, heard and answered."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.hub.accounts.actors import SYSTEM, Actor, NotAllowed
from juli.hub.complaints.actions import close_complaint, withdraw_complaint
from juli.hub.complaints.models import Payload
from juli.hub.directory.models import Organisation
from juli.hub.machines import NotPossible
from juli.hub.quality import queries
from juli.hub.quality.actions import draw_sample, reply_to_review, review
from juli.hub.quality.drawing import draw
from juli.hub.quality.models import Review
from tests.hub.builders import filed, organisation, staff

SCORES = {"point": 2, "tone": 1}


@given(st.dictionaries(st.integers(0, 500), st.integers(0, 5), max_size=60), st.integers(1, 100), st.text(max_size=5))
def test_a_draw_can_be_repeated_and_takes_of_every_handler(handled: dict[int, int], percent: int, seed: str) -> None:
    drawn = draw(handled, percent, seed)
    assert draw(dict(reversed(handled.items())), percent, seed) == drawn
    for handler in set(handled.values()):
        own = [item for item, one in handled.items() if one == handler]
        assert sum(item in own for item in drawn) == -(-len(own) * percent // 100) >= 1
    assert len(set(drawn)) == len(drawn)


def test_another_seed_draws_others() -> None:
    handled = dict.fromkeys(range(100), 1)
    assert set(draw(handled, 5, "a")) != set(draw(handled, 5, "b"))


@pytest.fixture
def at(db: None) -> Organisation:
    return organisation()


@pytest.fixture
def handler(at: Organisation) -> Actor:
    return staff(at)[1]


@pytest.fixture
def drawn(at: Organisation, handler: Actor) -> Review:
    complaint, _, _ = filed(at)
    close_complaint(complaint, reason="explained", text="说明如下。", by=handler)
    untouched, seat, _ = filed(at)
    withdraw_complaint(untouched, by=seat)
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    made = draw_sample(at.pk, monday, by=SYSTEM, seed="x")
    assert draw_sample(at.pk, monday, by=SYSTEM, seed="y") == made, "once drawn it stays"
    assert made.drawn_from == 1, "what nobody here handled is not drawn"
    return made.reviews.get()


def test_somebody_else_reviews_it_and_the_handler_hears_and_replies(
    at: Organisation, handler: Actor, drawn: Review
) -> None:
    other = staff(at, "su@example.cn", role="管理员")[1]
    with pytest.raises(NotPossible, match="review-own"):
        review(drawn, scores=SCORES, text="x", by=handler)
    done = review(drawn, scores=SCORES, text="语气可以再缓和。", by=other)
    assert done.scores == SCORES
    told = [job.args["kind"] for job in ProcrastinateJob.objects.filter(task_name="juli.notify")]
    assert "review" in told
    with pytest.raises(NotPossible, match="review-done"):
        review(drawn, scores=SCORES, text="x", by=other)
    assert reply_to_review(drawn, text="好的。", by=handler).answer == "好的。"
    with pytest.raises(NotPossible, match="review-replied"):
        reply_to_review(drawn, text="再说一句。", by=handler)


def test_the_database_holds_that_nobody_reviews_their_own(drawn: Review) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=drawn.pk).update(reviewer=drawn.handler_id, reviewed_at=timezone.now())


@pytest.mark.parametrize("scores", [{}, {"point": 3}, {"point": -1}, {"nothing": 1}])
def test_points_fit_the_criteria(at: Organisation, drawn: Review, scores: dict[str, int]) -> None:
    other = staff(at, "su@example.cn", role="管理员")[1]
    with pytest.raises(NotPossible, match="review-points"):
        review(drawn, scores=scores, text="x", by=other)


def test_without_the_right_one_sees_what_one_handled_once_it_is_reviewed(
    at: Organisation, handler: Actor, drawn: Review
) -> None:
    clerk = staff(at, "han@example.cn", role="经办人")[1]
    boss = staff(at, "su@example.cn", role="管理员")[1]
    stranger = staff(organisation("云帆支付有限公司"), "chen@example.cn", role="管理员")[1]
    assert list(queries.reviews(by=boss)) == [drawn]
    assert list(queries.reviews(by=clerk)) == list(queries.reviews(by=stranger)) == []
    for other in (clerk, stranger):
        with pytest.raises(NotAllowed):
            review(drawn, scores=SCORES, text="x", by=other)
    done = review(drawn, scores=SCORES, text="内部意见", by=boss)
    assert Payload.objects.get(pk=done.words_id).internal
