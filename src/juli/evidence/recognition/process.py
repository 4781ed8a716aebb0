"""The process that reads one picture: bytes on standard input, its words as JSON on standard output.

Nothing imports this module; recognising.py starts it. The models come with the recogniser's package.
"""

import base64
import contextlib
import json
import os
import resource
import sys
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

_FORMATS = ("JPEG", "PNG", "WEBP")
_WIDEST, _LONGEST = 1280, 18_000
"""Pixels a picture is made narrower to when it is read, and how long it may be then."""
_KEPT = 2 * _WIDEST
"""Pixels of its width that are kept to look closer at small print."""
_SMALLEST = 24
_QUALITY = 82


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
    from juli.evidence.recognition.looking import read_words  # noqa: PLC0415 (only once the picture is known to be one)

    picture, words = read_words(_upright(content, limits), limits["threads"])
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=_QUALITY)
    return {
        "words": words,
        "width": picture.width,
        "height": picture.height,
        "picture": base64.b64encode(kept.getvalue()).decode(),
    }


def _upright(content: bytes, limits: Mapping[str, int]) -> Image.Image:
    """The picture in plain colours, turned as its camera says, not larger than needed. Raises _Fault."""
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as opened:
            _check(opened, limits)
            opened.draft("RGB", (_KEPT, _KEPT))
            opened.load()
            plain = _plain(opened)
    except _Fault:
        raise
    except Image.DecompressionBombError as error:
        raise _Fault("too-many-pixels") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise _Fault("broken") from error
    if plain.height * min(1.0, _WIDEST / plain.width) > _LONGEST:
        raise _Fault("too-many-pixels")
    if plain.width > _KEPT:
        plain = plain.resize((_KEPT, max(1, plain.height * _KEPT // plain.width)), Image.Resampling.LANCZOS)
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


if __name__ == "__main__":
    main(sys.argv[1:])
