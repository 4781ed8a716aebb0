"""The process that reads one picture: bytes on standard input, its words as JSON on standard output.

Nothing imports this module; recognising.py starts it. The models come with the recogniser's package.
"""

import base64
import contextlib
import json
import os
import resource
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from math import atan2, degrees
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

_FORMATS = ("JPEG", "PNG", "WEBP")
_WIDEST = 1280
"""Pixels a picture is made narrower to: its smallest print stays legible, and time stays bounded."""
_SLICE, _OVERLAP = 1800, 160
"""Long screenshots are read in slices; a line cut at the edge of one stands whole in the next."""
_MOST_SLICES = 10
_SMALLEST = 24
_QUALITY = 82

Told = tuple[str, tuple[int, int, int, int], int, float]
"""A word as it is told: text, box, percent of confidence, tilt in degrees."""


class _Fault(Exception):
    """Why a picture is not read; the argument is its code."""


def main(arguments: Sequence[str]) -> None:
    """Read a picture from standard input and tell its words on standard output: in the process of its own."""
    limits = json.loads(arguments[0])
    _bound(limits)
    content = sys.stdin.buffer.read()
    try:
        answer = _read(content, limits)
    except _Fault as fault:
        answer = {"fault": str(fault)}
    except MemoryError:
        answer = {"fault": "too-much-memory"}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)


def _bound(limits: Mapping[str, int]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The recogniser maps a gigabyte of addresses it never touches, so what it may hold is bounded instead.
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (limits["memory"], limits["memory"]))


def _read(content: bytes, limits: Mapping[str, int]) -> Mapping[str, Any]:
    picture = _upright(content, limits)
    words = list(_words(picture, limits["threads"]))
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=_QUALITY)
    return {
        "words": words,
        "width": picture.width,
        "height": picture.height,
        "picture": base64.b64encode(kept.getvalue()).decode(),
    }


def _upright(content: bytes, limits: Mapping[str, int]) -> Image.Image:
    """The picture in plain colours, turned as its camera says, not wider than needed. Raises _Fault."""
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as opened:
            _check(opened, limits)
            opened.draft("RGB", (2 * _WIDEST, 2 * _WIDEST))
            opened.load()
            plain = _plain(opened)
    except _Fault:
        raise
    except Image.DecompressionBombError as error:
        raise _Fault("too-many-pixels") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise _Fault("broken") from error
    if plain.width > _WIDEST:
        plain = plain.resize((_WIDEST, max(1, plain.height * _WIDEST // plain.width)), Image.Resampling.LANCZOS)
    if plain.height > _SLICE * _MOST_SLICES:
        raise _Fault("too-many-pixels")
    return plain


def _check(opened: Image.Image, limits: Mapping[str, int]) -> None:
    """By what the file says of itself, before anything is unfolded."""
    width, height = opened.size
    if width * height > limits["pixels"] or max(width, height) > limits["side"]:
        raise _Fault("too-many-pixels")
    if min(width, height) < _SMALLEST:
        raise _Fault("too-small")
    if opened.format in ("PNG", "WEBP") and getattr(opened, "is_animated", False):
        raise _Fault("animated")


def _plain(opened: Image.Image) -> Image.Image:
    """In RGB: sixteen bits become eight, what is transparent lies on white, the camera's turn is undone."""
    turned: Image.Image = opened
    with contextlib.suppress(Exception):  # what a camera wrote beside a picture may be anything
        turned = ImageOps.exif_transpose(opened) or opened
    if turned.mode.startswith("I"):
        turned = turned.convert("I").point(lambda value: value / 256).convert("L")
    if "A" in turned.getbands() or "transparency" in turned.info:
        layer = turned.convert("RGBA")
        turned = Image.new("RGBA", layer.size, "white")
        turned.alpha_composite(layer)
    return turned.convert("RGB")


def _words(picture: Image.Image, threads: int) -> Iterator[Told]:
    import cv2  # noqa: PLC0415 (only once the picture is known to be one)
    import numpy  # noqa: PLC0415

    cv2.setNumThreads(threads)
    recogniser = _recogniser(threads)
    for top, first, last in _slices(picture.height):
        part = picture.crop((0, top, picture.width, min(top + _SLICE, picture.height)))
        found = recogniser(numpy.asarray(part)[:, :, ::-1].copy())
        if found.boxes is None:
            continue
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            told = _told(box, text, score, top)
            if first <= (told[1][1] + told[1][3]) / 2 < last and text.strip():
                yield told


def _slices(height: int) -> Iterator[tuple[int, float, float]]:
    """Where each slice begins, and between which heights the middle of a word makes it this slice's."""
    top = 0
    while True:
        is_last = top + _SLICE >= height
        yield top, top + _OVERLAP / 2 if top else 0, height if is_last else top + _SLICE - _OVERLAP / 2
        if is_last:
            return
        top += _SLICE - _OVERLAP


def _recogniser(threads: int) -> Any:
    from rapidocr import RapidOCR  # noqa: PLC0415

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _SLICE + 200,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _told(box: Any, text: str, score: float, top: int) -> Told:
    across, down = [point[0] for point in box], [point[1] + top for point in box]
    tilt = degrees(atan2(float(box[1][1] - box[0][1]), float(box[1][0] - box[0][0])))
    edges = (int(min(across)), int(min(down)), int(max(across)), int(max(down)))
    return text, edges, round(float(score) * 100), round(tilt, 1)


if __name__ == "__main__":
    main(sys.argv[1:])
