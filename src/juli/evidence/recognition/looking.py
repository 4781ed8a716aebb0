"""Looking at a picture: once as it is, and once more where it lies askew or its print is small.

Only the process of its own imports this module (process.py): it loads the recogniser.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy
from PIL import Image

from juli.evidence.recognition.lying import Line, Point, View, agreed, better_view, is_cut

WIDEST = 1280
"""Pixels a picture is made narrower to: its smallest print stays legible, and time stays bounded."""
SLICE, _OVERLAP = 1800, 160
"""Long screenshots are read in slices; a line cut at the edge of one stands whole in the next."""
_AS_GOOD = 0.8
"""Of the letters of the first look that the second has to find to be believed."""
_CUT = 60
"""Percent of confidence at most in a word that reaches the edge of the picture."""
_DIFFERS, _FEWEST_DIGITS = 80, 3
"""Percent of confidence at most in a number that is read differently the second time; shorter ones are read once."""
_ENDS, _EDGES = 0.5, 0.08
"""Heights of a line by which it is read longer and higher the second time."""
_LEAST, _SURE = 0.5, 0.9
"""How sure a word, and that a line stands on its head, has to be to be told at all."""

Told = tuple[str, tuple[int, int, int, int], int, float]
"""A word as it is told: text, box, percent of confidence, tilt in degrees."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word that was recognised, how sure that is in percent, and its line."""

    text: str
    confidence: int
    line: Line


def read_words(source: Image.Image, threads: int) -> tuple[Image.Image, list[Told]]:
    """The picture as it was read in the end, and its words with their places in it."""
    cv2.setNumThreads(threads)
    recogniser = _recogniser(threads)
    picture = _narrowed(source)
    seen = list(_look(recogniser, picture))
    view = _closer(seen, picture, source)
    if view is not None:
        closer = _viewed(source, view)
        again = list(_look(recogniser, closer))
        if _letters(again) >= _AS_GOOD * _letters(seen):
            return closer, [_told(each, source.size, view) for each in _read_twice(recogniser, closer, again)]
    return picture, [_told(each, picture.size, None) for each in _read_twice(recogniser, picture, seen)]


def _closer(seen: Sequence[_Seen], picture: Image.Image, source: Image.Image) -> View | None:
    """How to look once more; long screenshots are upright and large enough."""
    if picture.height > SLICE:
        return None
    return better_view([each.line for each in seen], picture.width / source.width, (WIDEST, SLICE))


def _narrowed(source: Image.Image) -> Image.Image:
    if source.width <= WIDEST:
        return source
    return source.resize((WIDEST, max(1, source.height * WIDEST // source.width)), Image.Resampling.LANCZOS)


def _viewed(source: Image.Image, view: View) -> Image.Image:
    """The part of a picture that a view shows."""
    matrix = numpy.array(view.matrix)
    drawn = cv2.warpAffine(
        numpy.asarray(source), matrix, (view.width, view.height), flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255),
    )  # fmt: skip
    return Image.fromarray(drawn)


def _read_twice(recogniser: Any, picture: Image.Image, seen: Sequence[_Seen]) -> list[_Seen]:
    """The same words; a number is not certain where it is another when a little more around it is read with it."""
    numbers = [each for each in seen if len(_digits(each.text)) >= _FEWEST_DIGITS]
    if not numbers:
        return list(seen)
    colours = numpy.asarray(picture)[:, :, ::-1]
    read = recogniser.recognize_txt([_around(colours, each.line) for each in numbers])
    differ = {id(each) for each, text in zip(numbers, read.txts, strict=True) if _digits(text) != _digits(each.text)}
    return [replace(each, confidence=min(each.confidence, _DIFFERS)) if id(each) in differ else each for each in seen]


def _around(colours: Any, line: Line) -> Any:
    """A line with a little of what is around it, upright."""
    from rapidocr.utils.process_img import get_rotate_crop_image  # noqa: PLC0415

    cut = get_rotate_crop_image(colours, numpy.array(line.around(_ENDS, _EDGES), numpy.float32))
    return cv2.rotate(cut, cv2.ROTATE_180) if line.is_inverted else cut


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _letters(seen: Sequence[_Seen]) -> int:
    return sum(len(each.text) for each in seen)


def _look(recogniser: Any, picture: Image.Image) -> Iterator[_Seen]:
    for top, first, last in slices(picture.height):
        part = picture.crop((0, top, picture.width, min(top + SLICE, picture.height)))
        for each in _recognised(recogniser, numpy.asarray(part)[:, :, ::-1].copy(), top):
            if first <= sum(down for _, down in each.line.corners) / 4 < last:
                yield each


def slices(height: int) -> Iterator[tuple[int, float, float]]:
    """Where each slice begins, and between which heights the middle of a word makes it this slice's."""
    top = 0
    while True:
        is_last = top + SLICE >= height
        yield top, top + _OVERLAP / 2 if top else 0, height if is_last else top + SLICE - _OVERLAP / 2
        if is_last:
            return
        top += SLICE - _OVERLAP


def _recogniser(threads: int) -> Any:
    from rapidocr import RapidOCR  # noqa: PLC0415

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": SLICE + 200,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _recognised(recogniser: Any, part: Any, top: int) -> Iterator[_Seen]:
    """The words of one slice that begins at `top`."""
    from rapidocr.main import RapidOCRError  # noqa: PLC0415
    from rapidocr.utils.process_img import map_boxes_to_original  # noqa: PLC0415

    prepared, record = recogniser.preprocess_img(part)
    try:
        cut, detected = recogniser.detect_and_crop(prepared, record)
    except RapidOCRError:  # no text in it
        return
    boxes = [_corners(box, top) for box in map_boxes_to_original(detected.boxes, record, *part.shape[:2])]
    turned = recogniser.cls_and_rotate(cut)[1].cls_res
    lines = agreed(
        [Line(box, label == "180" and sure >= _SURE) for box, (label, sure) in zip(boxes, turned, strict=True)]
    )
    upright = [
        cv2.rotate(each, cv2.ROTATE_180) if line.is_inverted else each for each, line in zip(cut, lines, strict=True)
    ]
    read = recogniser.recognize_txt(upright)
    for line, text, score in zip(lines, read.txts, read.scores, strict=True):
        if score >= _LEAST and text.strip():
            yield _Seen(text, round(float(score) * 100), line)


def _corners(box: Any, top: int) -> tuple[Point, Point, Point, Point]:
    first, second, third, fourth = ((float(across), float(down) + top) for across, down in box)
    return first, second, third, fourth


def _told(seen: _Seen, size: tuple[int, int], view: View | None) -> Told:
    """A word in the places of what was looked at; one that reaches the edge of the picture is never certain."""
    corners = seen.line.corners
    origin = corners if view is None else [view.origin(corner) for corner in corners]
    confidence = min(seen.confidence, _CUT) if is_cut(origin, size) else seen.confidence
    across, down = [point[0] for point in corners], [point[1] for point in corners]
    edges = (int(min(across)), int(min(down)), int(max(across)), int(max(down)))
    return seen.text, edges, confidence, round(seen.line.fall, 1)
