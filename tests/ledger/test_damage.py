"""Every sample damaged in every way: never another exception, and never a row lost in silence."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juli.ledger import Reading, UnusableFile, load_mapping, read_mapped
from juli.ledger.report import read_document, read_table
from juli.wording import Said
from tests.ledger.test_samples import FOLDER, SAMPLES

unhurried = settings(deadline=None)
"""How long one example takes is the machine's business."""

NAMES = sorted(SAMPLES)
ENCODINGS = ("utf-8", "gb18030", "utf-16", "big5")
CONTENTS = {name: (FOLDER / name).read_bytes() for name in NAMES}


def read(name: str, content: bytes) -> Reading | None:
    """What a damaged sample says; None where it is refused with a reason. Anything else raised is a defect."""
    beside = (FOLDER / name).with_suffix(".toml")
    mapping = load_mapping(beside.name, beside.read_bytes()) if beside.is_file() else None
    try:
        reading = read_mapped(name, content, mapping)
    except UnusableFile as error:
        return said(error.reason)
    assert read_document(reading, "zh")["schema"]
    assert read_table(reading, "en")
    return reading


def said(reason: Said) -> None:
    """A reason can be told in both languages."""
    assert reason.text("zh")
    assert reason.text("en")


def accounted(reading: Reading) -> set[int]:
    """The lines that are an entry, an arrival, or listed."""
    return {row.line for row in (*reading.entries, *reading.arrivals, *reading.unreadable)}


@unhurried
@given(
    st.sampled_from(NAMES), st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=3)), max_size=8)
)
def test_bytes_flipped(name: str, flips: list[tuple[int, bytes]]) -> None:
    content = bytearray(CONTENTS[name])
    for at, new in flips:
        content[at % len(content) : at % len(content) + len(new)] = new
    read(name, bytes(content))


@unhurried
@given(st.sampled_from(NAMES), st.data())
def test_lines_cut_doubled_and_out_of_order(name: str, data: st.DataObject) -> None:
    rows = CONTENTS[name].splitlines(keepends=True)
    order = data.draw(st.lists(st.sampled_from(range(len(rows))), max_size=len(rows) + 3))
    lengths = data.draw(st.lists(st.integers(0, 300), min_size=len(order), max_size=len(order)))
    whole = data.draw(st.booleans())
    read(name, b"".join(rows[i] if whole else rows[i][:length] for i, length in zip(order, lengths, strict=True)))


@unhurried
@given(st.sampled_from(NAMES), st.data())
def test_encodings_mixed(name: str, data: st.DataObject) -> None:
    rows = CONTENTS[name].splitlines(keepends=True)
    known = "gb18030" if SAMPLES[name] and not _is_utf8(CONTENTS[name]) else "utf-8-sig"
    read(name, b"".join(row.decode(known).encode(data.draw(st.sampled_from(ENCODINGS)), "replace") for row in rows))


def test_a_file_put_together_from_two_encodings_is_read_whole() -> None:
    rows = CONTENTS["allinpay.csv"].decode("gb18030").splitlines(keepends=True)
    mixed = "".join(rows[:3]).encode() + "".join(rows[3:4]).encode("gb18030")
    reading = read("allinpay.csv", mixed)
    plain = read("allinpay.csv", CONTENTS["allinpay.csv"])
    assert reading is not None
    assert plain is not None
    assert (reading.encoding, reading.entries) == ("utf-8, gb18030", plain.entries)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@unhurried
@given(
    st.sampled_from([name for name in NAMES if Path(name).suffix == ".txt" and name.startswith("lakala")]), st.data()
)
def test_columns_swapped_mean_the_same(name: str, data: st.DataObject) -> None:
    rows = [row.split("|") for row in CONTENTS[name].decode().splitlines()]
    order = data.draw(st.permutations(range(len(rows[0]))))
    swapped = read(name, "\n".join("|".join(row[i] for i in order) for row in rows).encode())
    plain = read(name, CONTENTS[name])
    assert swapped is not None
    assert plain is not None
    assert swapped.entries == plain.entries


def damaged_line(data: st.DataObject, row: bytes) -> bytes:
    """A line with some of its characters replaced or its end cut off, by plain letters that open no cell."""
    text = row.rstrip(b"\r\n")
    end = row[len(text) :]
    at = data.draw(st.integers(0, max(0, len(text) - 1)))
    new = data.draw(st.sampled_from([b"x", b"0", b"-", b",", b"|", b".", b"9999", b""]))
    return (text[:at] + new + (text[at + 1 :] if data.draw(st.booleans()) else b"") or b"x") + end


@unhurried
@given(st.sampled_from(NAMES), st.data())
def test_a_damaged_line_costs_itself_alone(name: str, data: st.DataObject) -> None:
    plain = read(name, CONTENTS[name])
    assert plain is not None
    rows = CONTENTS[name].splitlines(keepends=True)
    line = data.draw(st.sampled_from(sorted(accounted(plain))))
    rows[line - 1] = damaged_line(data, rows[line - 1])
    reading = read(name, b"".join(rows))
    if reading is None:  # refused as a whole, with its reason
        return
    if plain.encoding == reading.encoding and plain.format == reading.format:
        assert accounted(plain) - {line} <= accounted(reading)
        assert line in accounted(reading) or not _looks_like_a_row(rows[line - 1])


def _looks_like_a_row(row: bytes) -> bool:
    """Whether a line could still be taken for a trade by a reader: it bears a date, or is no line of totals."""
    return b"2026" in row or b"2019" in row


@pytest.mark.parametrize("name", NAMES)
def test_a_line_put_twice_is_there_twice_or_told(name: str) -> None:
    """Equal rows of one file are two trades; where they are one (a share, a fee) the file's own number says so."""
    plain = read(name, CONTENTS[name])
    assert plain is not None
    rows = CONTENTS[name].splitlines(keepends=True)
    for line in sorted({entry.line for entry in plain.entries}):
        doubled = read(name, b"".join((*rows[:line], rows[line - 1], *rows[line:])))
        assert doubled is not None
        assert {line, line + 1} <= accounted(doubled) or doubled.warnings != plain.warnings
