"""Text recognition in its own process: what it reads, and that no picture can do harm."""

import io
import json
import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from juli import cli
from juli.evidence import recognition
from juli.evidence.recognition import PictureFault, Recognised, RecognitionLimits, recognise_text, recognising, text_in
from juli.ledger.photographs import Proposal, propose
from juli.wording import LANGUAGES
from tests.pictures import MESSAGE, SCREEN, SLIP, drawn, encoded, noisy, screen

OFFLINE = """
import socket
def refused(*_, **__):
    raise RuntimeError("no network")
socket.socket.__init__ = refused
"""


@pytest.fixture(scope="module", autouse=True)
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every socket of a process started here raises."""
    place = tmp_path_factory.mktemp("offline")
    (place / "sitecustomize.py").write_text(OFFLINE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(place), *filter(None, [os.environ.get("PYTHONPATH")])]))
        yield


@cache
def read(name: str) -> Recognised:
    """Each picture is read once: it takes seconds."""
    return recognise_text(PICTURES[name]())


PICTURES: dict[str, Callable[[], bytes]] = {
    "clean": lambda: encoded(drawn(SLIP), "PNG"),
    "turned": lambda: encoded(noisy(drawn(SLIP)), quality=70),
    "small": lambda: encoded(drawn(SLIP, size=14, width=320)),
    "dark": lambda: encoded(screen(SCREEN), "WEBP"),
    "message": lambda: encoded(drawn(MESSAGE)),
    "upside down": lambda: encoded(noisy(drawn(SLIP), turned=178), quality=70),
    "on its side, far away": lambda: encoded(far_away(drawn(SLIP).rotate(90, expand=True)), quality=70),
}


def far_away(picture: Image.Image) -> Image.Image:
    """Small, in the corner of a large picture of something brown."""
    ground = Image.new("RGB", (2400, 1800), "#6b4a2f")
    ground.paste(
        picture.resize((picture.width * 2 // 3, picture.height * 2 // 3), Image.Resampling.LANCZOS), (1500, 200)
    )
    return ground


def understood(name: str) -> Proposal:
    return propose(read(name).words)


@pytest.mark.parametrize("name", ["clean", "turned", "small", "upside down", "on its side, far away"])
def test_a_slip_is_read(name: str) -> None:
    entry = understood(name).entries[0]
    wanted = {
        "occurred_at": "2026-03-15 14:25:36",
        "amount": "1286.00",
        "fee": "7.72",
        "merchant_no": "898210154110002",
        "terminal_no": "10023467",
    }
    assert {column: entry.values[column].text for column in wanted} == wanted


def test_a_dark_page_of_an_app_and_a_message_are_read() -> None:
    dark, message = understood("dark"), understood("message")
    assert [entry.values["settled"].text for entry in dark.entries] == ["4970.00"]
    assert [entry.values["amount"].text for entry in message.entries] == ["299.00"]


def test_places_are_those_of_the_picture_handed_back() -> None:
    found = read("turned")
    with Image.open(io.BytesIO(found.picture)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (found.width, found.height))
        assert not picture.getexif()
    assert all(0 <= w.box.left < w.box.right <= found.width + 4 for w in found.words)


@pytest.mark.parametrize("name", ["upside down", "on its side, far away"])
def test_the_picture_handed_back_is_upright_and_close(name: str) -> None:
    found = read(name)
    labels = [word.box for word in found.words if word.text.startswith(("商户编号", "终端编号", "金额"))]
    assert len(labels) == 3
    assert all(box.width > 4 * box.height and box.height > found.height / 50 for box in labels)
    assert labels == sorted(labels, key=lambda box: box.top)
    assert all(0 <= word.box.top < word.box.bottom <= found.height + 4 for word in found.words)


def test_a_word_that_the_edge_cuts_is_never_certain() -> None:
    from juli.evidence.recognition import looking
    from juli.evidence.recognition.lying import Line

    cut = looking._Seen("卡号:62258", 99, Line(((0, 10), (90, 10), (90, 30), (0, 30))))
    assert looking._told(cut, (200, 200), None)[2] < 90
    assert looking._told(replace(cut, line=Line(((9, 10), (90, 10), (90, 30), (9, 30)))), (200, 200), None)[2] == 99


def test_a_number_that_is_read_differently_the_second_time_is_not_certain() -> None:
    from juli.evidence.recognition import looking
    from juli.evidence.recognition.lying import Line

    class Second:
        """Sees two more digits behind the first number, another word around the second, and no third."""

        def recognize_txt(self, cut: list[Any]) -> Any:
            assert [part.shape[1] > part.shape[0] for part in cut] == [True, True]
            return SimpleNamespace(txts=("1048.6059", "金额 12.50"))

    line = Line(((10, 10), (90, 10), (90, 30), (10, 30)))
    seen = [looking._Seen(text, 99, line) for text in ("1048.60", "12.50", "商户存根")]
    told = looking._read_twice(Second(), Image.new("RGB", (120, 40)), seen)
    assert [each.text for each in told] == ["1048.60", "12.50", "商户存根"]
    assert [each.confidence >= 90 for each in told] == [False, True, True]


def test_what_cannot_be_read_has_no_text() -> None:
    assert text_in(b"no picture") == ""


def faulted(content: bytes, limits: RecognitionLimits | None = None) -> str:
    with pytest.raises(PictureFault) as refused:
        recognise_text(content, limits)
    for language in LANGUAGES:
        assert refused.value.reason.text(language)
    return refused.value.code


def bomb() -> bytes:
    """A PNG of a few kilobytes that says it is 30,000 pixels square."""
    head = b"\x89PNG\r\n\x1a\n"
    size = (30_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    body = zlib.compress(bytes(10**6))
    chunks = ((b"IHDR", size), (b"IDAT", body), (b"IEND", b""))
    return head + b"".join(
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big") for name, data in chunks
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"hello", "no-picture"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "heic"),
        (b"\xff\xd8\xff" + bytes(50), "broken"),
        (encoded(drawn(SLIP), "PNG")[:2000], "broken"),
        (encoded(drawn(()), "GIF"), "other-kind"),
        (encoded(drawn(()), "BMP"), "other-kind"),
        (encoded(drawn(()), "TIFF"), "other-kind"),
        (encoded(Image.new("RGB", (10, 10))), "too-small"),
        (bomb(), "too-many-pixels"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_picture_to_read_is_refused_with_a_reason(content: bytes, code: str) -> None:
    assert faulted(content) == code


def test_a_moving_picture_is_refused() -> None:
    frames = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    for form in ("PNG", "WEBP"):
        content = encoded(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
        assert faulted(content) == "animated"


def test_too_many_bytes_and_too_many_pixels_are_refused_before_anything_is_unfolded() -> None:
    content = PICTURES["clean"]()
    assert faulted(content, RecognitionLimits(bytes=100)) == "too-large"
    assert faulted(content, RecognitionLimits(pixels=1000)) == "too-many-pixels"


def test_little_memory_and_little_time_end_the_process_and_not_us() -> None:
    content = PICTURES["clean"]()
    assert faulted(content, RecognitionLimits(memory=60 * 1024**2)) in ("failed", "too-much-memory")
    assert faulted(content, RecognitionLimits(seconds=1, threads=1)) == "too-slow"


@pytest.mark.parametrize(
    ("status", "code"), [(-signal.SIGSEGV, "failed"), (-signal.SIGXCPU, "too-slow"), (1, "failed")]
)
def test_a_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch, status: int, code: str) -> None:
    done = subprocess.CompletedProcess([], status, stdout=b"", stderr=b"")
    monkeypatch.setattr(recognising.subprocess, "run", lambda *_, **__: done)
    assert faulted(b"\xff\xd8\xff") == code


@pytest.mark.parametrize("mode", ["CMYK", "L", "LA", "P", "RGBA", "I;16", "1"])
def test_every_kind_of_colours_becomes_a_plain_picture(mode: str) -> None:
    from juli.evidence.recognition import process

    plain = drawn(SLIP[:2])
    if mode == "I;16":
        picture = Image.frombytes("I;16", plain.size, b"".join(bytes([0, v]) for v in plain.convert("L").tobytes()))
    else:
        picture = plain.convert(mode)
    upright = process._upright(encoded(picture, "JPEG" if mode == "CMYK" else "PNG"), {"pixels": 10**7, "side": 10**4})
    assert (upright.mode, upright.size) == ("RGB", plain.size)
    assert upright.convert("L").resize((1, 1)).getpixel((0, 0)) > 200
    assert min(upright.convert("L").tobytes()) < 90


def test_what_the_camera_says_of_its_turn_is_undone() -> None:
    from juli.evidence.recognition import process

    plain = drawn(SLIP[:3])
    exif = Image.Exif()
    exif[0x0112] = 6
    upright = process._upright(encoded(plain.rotate(90, expand=True), exif=exif), {"pixels": 10**7, "side": 10**4})
    assert upright.size == plain.size


def test_long_screenshots_are_read_in_slices_that_cover_every_line_once() -> None:
    from juli.evidence.recognition import looking

    for height in (100, 1800, 1801, 5000, 17_999):
        slices = list(looking.slices(height))
        assert slices[0][1] == 0
        assert slices[-1][2] == height
        assert all(before[2] == after[1] for before, after in pairwise(slices))
        assert all(top <= first and last <= top + looking.SLICE for top, first, last in slices)


def test_no_secret_reaches_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JULI_SECRET_KEY", "secret")
    assert "JULI_SECRET_KEY" not in recognising._environment(RecognitionLimits())


def test_who_asks_loads_no_recogniser() -> None:
    heavy = ("rapidocr", "cv2", "onnxruntime", "PIL")
    ours = "juli.evidence.recognition, juli.ledger.photographs, juli.commands.photographs"
    program = f"import sys, {ours}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nothing_is_fetched_and_nothing_is_written_beside_the_models() -> None:
    """All pictures of this file are read where no socket can be made; the package may lie on a read-only disk."""
    package = Path(str(find_spec("rapidocr").origin)).parent  # type: ignore[union-attr]
    before = {path: path.stat().st_mtime_ns for path in package.rglob("*")}
    recognise_text(encoded(Image.new("RGB", (300, 200), "white")))
    assert {path: path.stat().st_mtime_ns for path in package.rglob("*")} == before
    asked = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"], capture_output=True, text=True, check=False
    )
    assert "no network" in asked.stderr
    assert "商户编号" in "".join(word.text for word in read("clean").words)


def test_the_command_tells_places_or_why_there_is_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    photo, found = tmp_path / "a.jpg", read("clean")
    photo.write_bytes(PICTURES["clean"]())
    monkeypatch.setattr(recognition, "recognise_text", lambda _: found)
    assert cli.main(["recognise", str(photo), "--lang", "en"]) == 0
    assert "Nobody has confirmed" in capsys.readouterr().out
    assert cli.main(["recognise", str(photo), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["confirmed"]) == ("juli.photograph/1", False)
    assert told["entries"][0]["amount"]["text"] == "1286.00"
    monkeypatch.setattr(recognition, "recognise_text", lambda _: replace(found, words=()))
    assert cli.main(["recognise", str(photo), "--lang", "en"]) == 2
    assert "No text was seen" in capsys.readouterr().err
    assert cli.main(["recognise", str(tmp_path / "none.jpg"), "--lang", "en"]) == 2
