"""How a picture lies, by the places of its lines of text: which way it is turned, and which part of it holds them.

Pure arithmetic over points; looking.py makes the pictures. A quarter is a turn by 90° against the clock.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, radians, sin
from statistics import median

Point = tuple[float, float]
_LONG = 2.5
"""A line is so many times as long as high before it tells which way it runs."""
_AGREED, _NEARLY_ALL = 0.6, 0.75
_STRAIGHT = 3.0
"""Degrees below which a picture is left as it is."""
_LEGIBLE, _COMFORTABLE = 18, 30
"""Pixels of a line's height below which it is looked at again larger, and the height it is brought to."""
_MOST_GROWTH, _WORTHWHILE = 2.0, 1.25
"""How much larger than in the file a picture is made at most, and how much larger a second look is worth it."""
_MARGIN = 2.0
_NEAR = 3
"""Pixels from the edge of a picture within which a word may go on outside of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as it was detected: its corners clockwise, and whether it stood on its head."""

    corners: tuple[Point, Point, Point, Point]
    is_inverted: bool = False

    @property
    def sides(self) -> tuple[float, float]:
        """How long its first and its second side are."""
        first, second, third, _ = self.corners
        return _distance(first, second), _distance(second, third)

    @property
    def height(self) -> float:
        """Of its letters, roughly."""
        return min(self.sides)

    @property
    def is_long(self) -> bool:
        """Whether it tells which way it runs."""
        return max(self.sides) >= _LONG * max(1.0, self.height)

    @property
    def is_upended(self) -> bool:
        """Whether it runs up or down."""
        return self.sides[1] > self.sides[0]

    def around(self, ends: float, edges: float) -> list[Point]:
        """Its corners moved outwards, by so many of its heights at its ends and along its edges."""
        along, across = (edges, ends) if self.is_upended else (ends, edges)
        first, second, third, fourth = self.corners
        right, down = _unit(first, second, along * self.height), _unit(first, fourth, across * self.height)
        signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return [
            (corner[0] + side * right[0] + edge * down[0], corner[1] + side * right[1] + edge * down[1])
            for corner, (side, edge) in zip((first, second, third, fourth), signs, strict=True)
        ]

    @property
    def fall(self) -> float:
        """Degrees by which its upper edge falls from left to right."""
        (left, top), (right, other), _, _ = self.corners
        return degrees(atan2(other - top, right - left))

    @property
    def tilt(self) -> float:
        """Degrees by which it falls from the level, or from the plumb where it is upended."""
        first, second, third, _ = self.corners
        start, end = (second, third) if self.is_upended else (first, second)
        angle = degrees(atan2(end[1] - start[1], end[0] - start[0]))
        return angle - 90 if self.is_upended else angle


@dataclass(frozen=True, slots=True)
class View:
    """A part of a picture as it is looked at: its size, and the matrix (two rows) that leads from the picture to it."""

    width: int
    height: int
    matrix: tuple[tuple[float, float, float], tuple[float, float, float]]

    def seen(self, point: Point) -> Point:
        """Where a point of the picture stands in the view."""
        (a, b, c), (d, e, f) = self.matrix
        return a * point[0] + b * point[1] + c, d * point[0] + e * point[1] + f

    def origin(self, point: Point) -> Point:
        """Where a point of the view stands in the picture."""
        (a, b, c), (d, e, f) = self.matrix
        across, down, size = point[0] - c, point[1] - f, a * e - b * d
        return (e * across - b * down) / size, (a * down - d * across) / size


def agreed(lines: Sequence[Line]) -> list[Line]:
    """The same lines, none on its head where nearly all that run like it are not, and all where nearly all are.

    A number of 0, 6, 8 and 9 reads both ways up.
    """
    weights: Counter[tuple[bool, bool]] = Counter()
    for line in lines:
        weights[line.is_upended, line.is_inverted] += round(max(line.sides))
    return [replace(line, is_inverted=_is_inverted(line, weights)) for line in lines]


def _is_inverted(line: Line, weights: Counter[tuple[bool, bool]]) -> bool:
    upright, inverted = weights[line.is_upended, False], weights[line.is_upended, True]
    is_agreed = max(upright, inverted) >= _NEARLY_ALL * (upright + inverted)
    return inverted > upright if is_agreed else line.is_inverted


def better_view(lines: Sequence[Line], scale: float, most: tuple[int, int]) -> View | None:
    """The view of a picture in which its lines are upright, and large enough; None where they are as they stand.

    The lines were seen on a copy that is `scale` times as large as the picture. A view is at most `most` wide and high.
    """
    if not lines:
        return None
    height = median(line.height for line in lines)
    turn = 90 * _quarters(lines) + _tilt(lines)
    left, top, right, bottom = _extent(lines, turn, _MARGIN * height)
    wanted = min(_COMFORTABLE / height, _MOST_GROWTH / scale) if height < _LEGIBLE else 1.0
    growth = min(wanted, most[0] / (right - left), most[1] / (bottom - top))
    if not turn and growth < _WORTHWHILE:
        return None
    a, b = scale * growth * cos(radians(turn)), scale * growth * sin(radians(turn))
    size = (max(1, round((right - left) * growth)), max(1, round((bottom - top) * growth)))
    return View(*size, ((a, b, -left * growth), (-b, a, -top * growth)))


def is_cut(corners: Sequence[Point], size: tuple[int, int]) -> bool:
    """Whether a word reaches the edge of a picture, and may go on outside of it."""
    return any(
        across < _NEAR or down < _NEAR or across > size[0] - _NEAR or down > size[1] - _NEAR for across, down in corners
    )


def _quarters(lines: Sequence[Line]) -> int:
    """How many quarters the picture has to be turned, where most of its lines agree; otherwise none."""
    votes: Counter[int] = Counter()
    for line in lines:
        if line.is_long:
            inverted = 2 if line.is_inverted else 0
            votes[(1 + inverted if line.is_upended else inverted)] += round(max(line.sides))
    found, count = max(votes.items(), key=lambda vote: vote[1], default=(0, 0))
    return found if count > _AGREED * votes.total() else 0


def _tilt(lines: Sequence[Line]) -> float:
    """Degrees by which the lines fall, the middle one of those that tell."""
    tilts = [line.tilt for line in lines if line.is_long]
    tilt = median(tilts) if tilts else 0.0
    return tilt if abs(tilt) >= _STRAIGHT else 0.0


def _extent(lines: Sequence[Line], turn: float, margin: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all lines, once they are turned against the clock by degrees."""
    turned = [_turned(corner, turn) for line in lines for corner in line.corners]
    across, down = [point[0] for point in turned], [point[1] for point in turned]
    return min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin


def _turned(point: Point, turn: float) -> Point:
    across, down = point
    angle = radians(turn)
    return across * cos(angle) + down * sin(angle), -across * sin(angle) + down * cos(angle)


def _unit(start: Point, end: Point, length: float) -> Point:
    """A step of a length from one point towards another."""
    distance = max(_distance(start, end), 1.0)
    return (end[0] - start[0]) / distance * length, (end[1] - start[1]) / distance * length


def _distance(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])
