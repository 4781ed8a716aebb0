"""The words of one picture, recognised in a process of its own (process.py)."""

import base64
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from juli.ledger.content import content_type
from juli.ledger.photographs.words import Box, Word, text_of
from juli.wording import Said

_KEPT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "TMPDIR", "LANG", "LC_ALL")
"""What of the environment the process is given: no secret of the installation."""
_MOST_OUTPUT = 32 * 1024**2
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_READ = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGKILL, 128 + signal.SIGKILL}


@dataclass(frozen=True, slots=True)
class RecognitionLimits:
    """Bounds of one picture.

    `bytes` of the file, `pixels` it unfolds to, `side` of its longer side; `seconds` of processor, and twice as many
    of the clock; `memory` of data the process may hold, in bytes; `threads` it may use.
    """

    bytes: int = 20 * 1024**2
    pixels: int = 64_000_000
    side: int = 24_000
    seconds: int = 60
    memory: int = 1536 * 1024**2
    threads: int = 2


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised, and the picture it was recognised on: upright, without what else its file held.

    Places count in pixels of `picture` (JPEG), which is `width` × `height`.
    """

    words: tuple[Word, ...]
    width: int
    height: int
    picture: bytes


class PictureFault(ValueError):
    """A picture that cannot be read; `reason` says why and what to do instead."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.reason = Said("evidence.recognition", code, values)


def recognise_text(content: bytes, limits: RecognitionLimits | None = None) -> Recognised:
    """The words of a JPEG, PNG or WebP picture. Raises PictureFault; a picture without text has no words."""
    bounds = limits or RecognitionLimits()
    _check(content, bounds)
    command = [sys.executable, "-P", "-m", "juli.evidence.recognition.process", json.dumps(asdict(bounds))]
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and module)
            command,
            input=content,
            capture_output=True,
            timeout=2 * bounds.seconds,
            check=False,
            env=_environment(bounds),
        )
    except subprocess.TimeoutExpired as error:
        raise PictureFault("too-slow") from error
    if done.returncode in _OUT_OF_TIME:
        raise PictureFault("too-slow")
    if done.returncode or len(done.stdout) > _MOST_OUTPUT:
        raise PictureFault("failed")
    return _recognised(json.loads(done.stdout), bounds)


def text_in(picture: bytes) -> str:
    """The text of a picture, line by line, with tabs between far parts of a line; "" where it cannot be read."""
    try:
        return text_of(recognise_text(picture).words)
    except PictureFault:
        return ""


def _check(content: bytes, limits: RecognitionLimits) -> None:
    if not content:
        raise PictureFault("empty")
    if len(content) > limits.bytes:
        raise PictureFault("too-large", limit=limits.bytes // 1024**2)
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise PictureFault("heic")
    if not content.startswith(_READ) and not (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        raise PictureFault("other-kind" if content_type(content) == "image" else "no-picture")


def _environment(limits: RecognitionLimits) -> Mapping[str, str]:
    """No secret, and as many threads as allowed for every library that starts some by itself."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), str(limits.threads))
    return {**kept, **threads, "PYTHONDONTWRITEBYTECODE": "1"}


def _recognised(told: Mapping[str, Any], limits: RecognitionLimits) -> Recognised:
    match told.get("fault"):
        case None:
            pass
        case "too-many-pixels":
            raise PictureFault("too-many-pixels", limit=limits.pixels // 10**6, side=limits.side)
        case code:
            raise PictureFault(code)
    words = (Word(text, Box(*box), confidence, tilt) for text, box, confidence, tilt in told["words"])
    return Recognised(tuple(words), told["width"], told["height"], base64.b64decode(told["picture"]))
