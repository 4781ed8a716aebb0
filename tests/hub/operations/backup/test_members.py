"""The inner layer: members come out under their names, in order, whether they are read or passed over."""

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.hub.operations.backup.frames import FrameReader, FrameWriter
from juli.hub.operations.backup.members import PIECE, Member, consume, pieces, read_members, write_member
from juli.hub.operations.errors import CannotRun

KEY, HEADER = bytes(32), b""
MEMBERS = st.lists(
    st.tuples(st.text(min_size=1, max_size=20), st.lists(st.binary(max_size=40), max_size=4)), max_size=5
)


def frames_of(*members: tuple[str, list[bytes]]) -> tuple[FrameReader, list[Member]]:
    file = io.BytesIO()
    writer = FrameWriter(file, KEY, HEADER)
    written = [write_member(writer, name, content) for name, content in members]
    writer.finish()
    file.seek(0)
    return FrameReader(file, KEY, HEADER), written


@given(MEMBERS)
def test_members_come_out_as_they_went_in(members: list[tuple[str, list[bytes]]]) -> None:
    frames, written = frames_of(*members)
    read = [(name, b"".join(content)) for name, content in read_members(frames)]
    assert read == [(name, b"".join(content)) for name, content in members]
    assert written == [Member(len(content), hashlib.sha256(content).hexdigest()) for _, content in read]


def test_a_member_not_read_is_passed_over() -> None:
    frames, written = frames_of(("first", [b"x" * 3 * PIECE]), ("second", [b"y"]))
    names = []
    for name, content in read_members(frames):
        names.append(name)
        if name == "second":
            assert consume(content) == written[1]
    assert names == ["first", "second"]


def test_content_is_cut_into_pieces_that_are_not_empty() -> None:
    assert [len(piece) for piece in pieces([b"", b"x" * (PIECE + 1), b""])] == [PIECE, 1]


def test_a_piece_larger_than_any_is_refused() -> None:
    file = io.BytesIO()
    writer = FrameWriter(file, KEY, HEADER)
    writer.write(b"\0\1x" + (PIECE + 1).to_bytes(4, "big"))
    writer.finish()
    file.seek(0)
    with pytest.raises(CannotRun, match="does not agree"):
        list(read_members(FrameReader(file, KEY, HEADER)))
