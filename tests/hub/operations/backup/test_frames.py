"""The outer layer: what goes in comes out; what was changed, moved, cut off or added is refused with its place."""

import io
import os
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.hub.operations.backup import frames as module
from juli.hub.operations.backup.frames import HEAD, SEAL, FrameReader, FrameWriter
from juli.hub.operations.errors import CannotRun

KEY, HEADER = bytes(range(32)), b"header"
SMALL = 16
"""Bytes of a frame in these tests, so that a few bytes make many frames."""


@pytest.fixture(autouse=True, scope="module")
def small_frames() -> "object":
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FRAME", SMALL)
        yield


def sealed(*parts: bytes, key: bytes = KEY) -> bytes:
    file = io.BytesIO()
    writer = FrameWriter(file, key, HEADER)
    for part in parts:
        writer.write(part)
    writer.finish()
    return file.getvalue()


def opened(archive: bytes, *, key: bytes = KEY, header: bytes = HEADER) -> bytes:
    reader = FrameReader(io.BytesIO(archive), key, header)
    content = bytearray()
    while not reader.at_end():
        content += reader.read(1)
    return bytes(content)


def refusal(archive: bytes, **how: bytes) -> CannotRun:
    with pytest.raises(CannotRun) as caught:
        opened(archive, **how)
    return caught.value


def begins(archive: bytes) -> list[int]:
    """Where each frame begins."""
    found, offset = [], 0
    while offset < len(archive):
        found.append(offset)
        offset += HEAD.size + HEAD.unpack_from(archive, offset)[0]
    return found


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_what_goes_in_comes_out(parts: list[bytes]) -> None:
    assert opened(sealed(*parts)) == b"".join(parts)


@given(st.binary(max_size=80), st.data())
def test_any_flipped_bit_is_refused_at_its_frame(content: bytes, data: st.DataObject) -> None:
    archive = bytearray(sealed(content))
    place = data.draw(st.integers(0, len(archive) - 1))
    frame = sum(begin <= place for begin in begins(bytes(archive)))
    offset = begins(bytes(archive))[frame - 1]
    archive[place] ^= 1 << data.draw(st.integers(0, 7))
    values = refusal(bytes(archive)).said.values
    assert (values["frame"], values["offset"]) == (frame, offset)


@given(st.binary(max_size=80), st.data())
def test_cut_short_anywhere_is_refused_at_its_frame(content: bytes, data: st.DataObject) -> None:
    archive = sealed(content)
    length = data.draw(st.integers(0, len(archive) - 1))
    said = refusal(archive[:length]).said
    assert said.code == "backup-cut-short"
    assert said.values["offset"] == max(begin for begin in [*begins(archive), 0] if begin <= length)


@given(st.binary(min_size=1, max_size=40))
def test_anything_after_the_last_frame_is_refused(more: bytes) -> None:
    assert refusal(sealed(b"content") + more).said.code == "backup-goes-on"


@given(st.binary(min_size=SMALL * 2 + 1, max_size=120), st.data())
def test_frames_in_another_order_are_refused(content: bytes, data: st.DataObject) -> None:
    archive = sealed(content)
    starts = [*begins(archive), len(archive)]
    parts = [archive[a:b] for a, b in pairwise(starts)]
    moved = data.draw(st.permutations(parts).filter(lambda order: order != parts))
    assert refusal(b"".join(moved)).said.code in ("backup-changed", "backup-goes-on")


@given(st.integers(1, 6), st.data())
def test_a_frame_left_out_is_refused(count: int, data: st.DataObject) -> None:
    archive = sealed(os.urandom(SMALL * count + 1))
    starts = [*begins(archive), len(archive)]
    gone = data.draw(st.integers(0, count))
    refusal(archive[: starts[gone]] + archive[starts[gone + 1] :])


def test_frames_of_another_archive_are_refused() -> None:
    ours, theirs = sealed(b"x" * 40), sealed(b"y" * 40, key=bytes(32))
    second = begins(ours)[1]
    assert refusal(ours[:second] + theirs[second:]).said.values["frame"] == 2


def test_the_header_is_covered() -> None:
    assert refusal(sealed(b"content"), header=b"headex").said.code == "backup-changed"


def test_a_length_that_no_frame_has_is_refused_before_it_is_read() -> None:
    head = HEAD.pack(SMALL + SEAL + 1, 0)
    assert refusal(head + bytes(SMALL + SEAL + 1)).said.code == "backup-changed"


def test_reading_past_the_end_is_a_fault() -> None:
    reader = FrameReader(io.BytesIO(sealed(b"four")), KEY, HEADER)
    reader.reading = "manifest.json"
    with pytest.raises(CannotRun, match=r"manifest\.json"):
        reader.read(5)
