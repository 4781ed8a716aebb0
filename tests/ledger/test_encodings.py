"""Files whose bytes are not all of one encoding: names cut in half, lines of two programs."""

import pytest

from juli.evidence.kinds import recognise
from juli.evidence.signatures import RefusedFile
from juli.ledger import Instrument, Reading, read_file
from juli.ledger.formats.unionpay_fields import facts
from tests.ledger.statements import lines, reason
from tests.ledger.test_samples import FOLDER

HEAD = "交易时间,交易类型,卡类型,交易金额,备注"
ROW = "2026-03-15,消费,贷记卡,8.00,"
NAMED = "INN26031688ZM_898210154110002"


def read(content: bytes) -> Reading:
    return read_file("a.csv", content)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_name_cut_in_the_middle_of_a_sign_costs_nothing(encoding: str) -> None:
    cut = (ROW + "周记").encode(encoding)[:-1]
    reading = read("\n".join((HEAD, ROW, ROW)).encode(encoding) + b"\n" + cut + b"\r\n" + ROW.encode(encoding))
    assert [entry.instrument for entry in reading.entries] == [Instrument.CREDIT] * 4
    assert reading.entries[2].memo in ("周?", "周??")
    assert (reading.encoding, reading.unreadable) == (encoding, ())


def test_a_name_cut_in_a_line_of_fixed_width_moves_no_field() -> None:
    plain = read_file(NAMED, (FOLDER / NAMED).read_bytes())
    start = sum(width + 1 for _, width in facts()["zm"]["fields"][:30])
    rows = (FOLDER / NAMED).read_bytes().splitlines()
    rows[0] = rows[0][:start] + b"x" + "周记五金建材批发零售商行周记五金".encode("gb18030")[:31] + rows[0][start + 32 :]
    assert read_file(NAMED, b"\n".join(rows)).entries == plain.entries


@pytest.mark.parametrize("most", ["gb18030", "utf-8"])
def test_lines_of_two_encodings_are_each_read_in_their_own(most: str) -> None:
    other = "utf-8" if most == "gb18030" else "gb18030"
    whole = "\n".join((HEAD, ROW, ROW)).encode(most) + b"\n" + (ROW + "¥·周记").encode(other)
    reading = read(whole)
    assert reading.encoding == "utf-8, gb18030"
    assert [(entry.instrument, entry.memo) for entry in reading.entries] == [
        (Instrument.CREDIT, None),
        (Instrument.CREDIT, None),
        (Instrument.CREDIT, "¥·周记"),
    ]


def test_the_mark_at_the_end_of_a_file_is_no_row() -> None:
    reading = read(lines(HEAD, ROW) + b"\x1a")
    assert (len(reading.entries), reading.unreadable) == (1, ())


def test_a_statement_with_cut_signs_is_a_text_for_whoever_keeps_it() -> None:
    content = (HEAD + "\n" + ROW + "周记").encode("gb18030")[:-1] + b"\n\x1a"
    assert recognise(content, "a.csv").code == "csv"
    with pytest.raises(RefusedFile):
        recognise(content + b"\xff\xff", "a.csv")


def test_bytes_of_no_encoding_are_named_with_their_line() -> None:
    assert reason(lines(HEAD, ROW) + b"\xff\xff\n") == "not-decodable"
    assert reason(lines(HEAD, ROW) + b"\xd6 " * 9 + b"\n") == "not-decodable"
