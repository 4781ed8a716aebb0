"""How a picture lies is told from its lines; what leads to the better view leads back again."""

from collections.abc import Sequence
from math import cos, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.evidence.recognition.lying import Line, Point, agreed, better_view, is_cut

MOST = (1280, 1800)


def turned(point: Point, angle: float) -> Point:
    """Clockwise, about the middle of a picture 1000 pixels square."""
    across, down = point[0] - 500, point[1] - 500
    turn = radians(angle)
    return 500 + across * cos(turn) - down * sin(turn), 500 + across * sin(turn) + down * cos(turn)


def page(angle: float, *, height: int = 30, inverted: bool = False) -> list[Line]:
    """Five lines of a page that is turned; a detector begins with the corner that is upper left as it stands."""
    lines = []
    for i in range(5):
        left, top, right = 300, 300 + 2 * i * height, 300 + 8 * height
        corners = [(left, top), (right, top), (right, top + height), (left, top + height)]
        corners = [turned((float(across), float(down)), angle) for across, down in corners]
        first = min(range(4), key=lambda i: corners[i][0] + corners[i][1])
        lines.append(Line(tuple(corners[first:] + corners[:first]), inverted))  # type: ignore[arg-type]
    return lines


def upright(lines: Sequence[Line], scale: float = 1.0) -> tuple[float, float]:
    """How long and how high the first line is in the better view."""
    view = better_view(lines, scale, MOST)
    assert view is not None
    corners = [view.seen((across / scale, down / scale)) for across, down in lines[0].corners]
    assert all(0 <= across <= view.width and 0 <= down <= view.height for across, down in corners)
    across, down = [point[0] for point in corners], [point[1] for point in corners]
    return max(across) - min(across), max(down) - min(down)


def test_a_page_that_lies_well_is_not_looked_at_again() -> None:
    assert better_view(page(0), 1.0, MOST) is None
    assert better_view(page(2), 1.0, MOST) is None
    assert better_view([], 1.0, MOST) is None


@pytest.mark.parametrize(("angle", "inverted"), [(90, False), (180, True), (270, True), (8, False), (-12, False)])
def test_a_turned_page_is_set_upright(angle: float, inverted: bool) -> None:
    assert upright(page(angle, inverted=inverted)) == pytest.approx((240, 30), abs=0.5)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_the_beginning_of_a_line_comes_to_the_left(angle: float) -> None:
    lines = page(angle, inverted=angle > 90)
    view = better_view(lines, 1.0, MOST)
    assert view is not None
    begin, end = view.seen(turned((300, 315), angle)), view.seen(turned((540, 315), angle))
    assert begin[0] < end[0]
    assert begin[1] == pytest.approx(end[1], abs=0.5)


def test_small_print_is_made_larger_as_far_as_the_file_goes() -> None:
    assert upright(page(0, height=10), scale=0.4)[1] == pytest.approx(30)
    assert upright(page(0, height=10), scale=1.0)[1] == pytest.approx(20)
    assert better_view(page(0, height=10), 2.0, MOST) is None


def test_one_line_does_not_turn_a_page_that_others_hold_upright() -> None:
    assert better_view([*page(0), *page(90)[:1]], 1.0, MOST) is None


def test_a_number_that_reads_both_ways_up_is_read_as_its_page_is() -> None:
    upside = Line(page(0)[0].corners, is_inverted=True)
    assert not any(line.is_inverted for line in agreed([*page(0), upside]))
    assert all(line.is_inverted for line in agreed([*page(0, inverted=True), page(0)[0]]))
    mixed = [*page(0), *page(0, inverted=True)]
    assert agreed(mixed) == mixed


@given(
    st.floats(-180, 180),
    st.integers(8, 60),
    st.floats(0.3, 1.0),
    st.tuples(st.floats(0, 1000), st.floats(0, 1000)),
    st.booleans(),
)
def test_what_is_seen_leads_back_to_its_origin(
    angle: float, height: int, scale: float, point: Point, inverted: bool
) -> None:
    view = better_view(page(angle, height=height, inverted=inverted), scale, MOST)
    if view is None:
        return
    assert view.origin(view.seen(point)) == pytest.approx(point, abs=1e-6)
    assert view.width <= MOST[0]
    assert view.height <= MOST[1]


@pytest.mark.parametrize(
    ("corners", "wider"),
    [
        (((10, 10), (110, 10), (110, 30), (10, 30)), [(0, 8), (120, 8), (120, 32), (0, 32)]),
        (((10, 10), (30, 10), (30, 110), (10, 110)), [(8, 0), (32, 0), (32, 120), (8, 120)]),
    ],
)
def test_what_is_around_a_line_lies_mostly_at_its_ends(
    corners: tuple[Point, Point, Point, Point], wider: list[Point]
) -> None:
    assert Line(corners).around(0.5, 0.1) == wider


def test_a_word_at_the_edge_may_go_on_outside() -> None:
    assert is_cut([(0, 50), (90, 50), (90, 70), (0, 70)], (100, 100))
    assert is_cut([(20, 50), (99, 50), (99, 70), (20, 70)], (100, 100))
    assert not is_cut([(20, 50), (90, 50), (90, 70), (20, 70)], (100, 100))
