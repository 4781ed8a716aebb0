"""The arithmetic of the limits, with examples to check by hand and with any numbers."""

from hypothesis import given
from hypothesis import strategies as st

from juli.hub.operations.limits.windows import is_over, seconds_to_wait


def over(count: int, earlier: int, elapsed: float) -> bool:
    return is_over(count, earlier, most=10, elapsed=elapsed, seconds=60)


def test_the_tenth_passes_and_the_eleventh_does_not() -> None:
    assert not over(10, 0, 0)
    assert over(11, 0, 0)


def test_the_window_before_counts_for_the_part_that_is_still_within_a_minute() -> None:
    assert over(1, 10, 0)
    assert not over(1, 10, 6)
    assert not over(5, 10, 30)
    assert over(6, 10, 30)
    assert not over(10, 10, 60)


def test_the_wait_reaches_just_far_enough() -> None:
    # 11 in this window, 40 seconds of it are left; then a tenth of the next, so that 11 x 0.9 + 1 fits into 10 x 1.1.
    assert seconds_to_wait(11, 0, most=10, elapsed=20, seconds=60) == 40 + 11 + 1


@given(
    st.integers(2, 1000).flatmap(
        lambda most: st.tuples(st.just(most), st.integers(1, most + 1), st.integers(0, most + 1))
    ),
    st.sampled_from([60, 600, 3600]),
    st.floats(0, 0.999),
)
def test_who_waits_as_told_is_let_through(numbers: tuple[int, int, int], seconds: int, part: float) -> None:
    most, count, earlier = numbers
    elapsed = part * seconds
    then = elapsed + seconds_to_wait(count, earlier, most=most, elapsed=elapsed, seconds=seconds)
    windows = int(then // seconds)
    now, before = [(count + 1, earlier), (1, count), (1, 0)][min(windows, 2)]
    assert not is_over(now, before, most=most, elapsed=then % seconds, seconds=seconds)
