"""Who gets the next one: never somebody who is away, and nobody much more than the others."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from juli.hub.routing.choosing import HEAVY, LIGHT, MIDDLE, Candidate, choose, load_of, weight

TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)

PEOPLE = st.lists(
    st.builds(
        Candidate,
        seat=st.integers(1, 50),
        load=st.integers(0, 40),
        last_given=st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)),
        skills=st.frozensets(st.sampled_from(["粤语", "刷机"])),
        is_away=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: one.seat,
)


def test_what_is_due_soon_weighs_more() -> None:
    days = {-3: HEAVY, 0: HEAVY, 2: HEAVY, 3: MIDDLE, 7: MIDDLE, 8: LIGHT, 400: LIGHT}
    assert {after: weight(TODAY + timedelta(days=after), TODAY) for after in days} == days
    assert weight(date.max, TODAY) == LIGHT
    assert load_of([TODAY, TODAY + timedelta(days=9)], TODAY) == HEAVY + LIGHT


@given(PEOPLE, st.sampled_from(["", "粤语", "英语"]))
def test_nobody_who_is_away_is_chosen_and_the_least_loaded_of_the_able_is(people: list[Candidate], skill: str) -> None:
    found = choose(people, skill)
    here = [one for one in people if not one.is_away]
    if found is None:
        assert here == []
        return
    able = [one for one in here if skill in one.skills] or here
    assert found in here
    if skill:
        assert found in able
    assert found.load == min(one.load for one in (able if skill else here))


@given(st.lists(st.integers(-2, 20), min_size=1, max_size=60), st.integers(2, 6), st.sets(st.integers(1, 6)))
def test_loads_of_those_who_are_here_never_lie_further_apart_than_one_complaint(
    days: list[int], size: int, away: set[int]
) -> None:
    people = {seat: Candidate(seat, is_away=seat in away) for seat in range(1, size + 1)}
    for minute, after in enumerate(days):
        found = choose(people.values())
        if found is None:
            assert set(people) <= away
            return
        heavier = found.load + weight(TODAY + timedelta(days=after), TODAY)
        people[found.seat] = replace(found, load=heavier, last_given=NOW + timedelta(minutes=minute))
        loads = [one.load for one in people.values() if not one.is_away]
        assert max(loads) - min(loads) <= HEAVY
    assert all(people[seat].load == 0 for seat in away if seat in people)


@given(st.integers(2, 6), st.integers(1, 4))
def test_of_equals_everybody_has_a_turn(size: int, rounds: int) -> None:
    people = {seat: Candidate(seat) for seat in range(1, size + 1)}
    for minute in range(size * rounds):
        found = choose(people.values())
        assert found is not None
        people[found.seat] = replace(found, load=found.load + LIGHT, last_given=NOW + timedelta(minutes=minute))
    assert {one.load for one in people.values()} == {rounds * LIGHT}
