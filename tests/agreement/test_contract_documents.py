"""The text of a contract: by content, within bounds, and never a traceback."""

import io
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from juli.agreement.contract import (
    ContractLimits,
    ContractText,
    UnusableContract,
    pasted,
    propose,
    read_contract,
    recognised,
)
from juli.agreement.contract import pdf as pdf_reader
from juli.wording import LANGUAGES

from .builders import pdf, word

RATE = "第一条 借记卡手续费0.5%，封顶20元。"
SETTLED = "第二条 T+1结算。"


def refusal(content: bytes, limits: ContractLimits | None = None) -> str:
    with pytest.raises(UnusableContract) as refused:
        read_contract("a", content, limits)
    for language in LANGUAGES:
        assert refused.value.reason.text(language)
    return refused.value.reason.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_is_read_in_its_encoding(encoding: str) -> None:
    assert read_contract("a.txt", RATE.encode(encoding)).text == RATE


def test_a_word_file_gives_paragraphs_and_rows_of_tables() -> None:
    read = read_contract("a.docx", word(RATE, SETTLED, rows=(("贷记卡", "0.6%"), ("微信", "0.38%"))))
    assert (read.kind, read.complete) == ("docx", True)
    assert read.text.splitlines() == [RATE, SETTLED, "贷记卡\t0.6%", "微信\t0.38%"]


def test_a_pdf_gives_its_pages() -> None:
    read = read_contract("a.pdf", pdf(RATE, SETTLED))
    assert (read.kind, read.complete, len(read.pages)) == ("pdf", True, 2)
    assert "".join(read.text.split()) == "".join((RATE + SETTLED).split())
    assert (read.page_of(0), read.page_of(read.text.index("T+1"))) == (1, 2)


def test_a_page_without_text_is_named() -> None:
    read = read_contract("a.pdf", pdf(RATE, "", SETTLED))
    assert not read.complete
    assert [(note.code, note.values["pages"]) for note in read.notes] == [("pages-without-text", "2")]
    assert "第 2 页" in read.notes[0].text("zh")


def test_pages_past_the_bound_are_told() -> None:
    read = read_contract("a.pdf", pdf(RATE, SETTLED, RATE), ContractLimits(pages=2))
    assert [(note.code, note.values["read"], note.values["total"]) for note in read.notes] == [("pages-cut", 2, 3)]


def test_a_page_that_was_cut_is_told() -> None:
    def told(characters: int) -> list[str]:
        return [note.code for note in read_contract("a.pdf", PDF, ContractLimits(characters=characters)).notes]

    length = sum(page.end - page.start for page in read_contract("a.pdf", PDF).pages)
    assert (told(length), told(length - 1), told(5)) == ([], ["cut"], ["cut", "pages-cut"])


def test_a_scan_says_that_it_is_one() -> None:
    assert refusal(pdf("", "")) == "scan"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7 nothing of the kind", "damaged"),
        (b"PK\x03\x04 cut short", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "type-image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "type-ole"),
        (b"<!doctype html><p>", "type-web"),
        (b"Rar!\x1a\x07", "type-archive"),
        (b"PAR1", "type-parquet"),
        (b"\x7fELF", "type-program"),
        (b"OggS", "type-media"),
        (b"\x00\x01\x02", "not-decodable"),
        (b"\xff\xff\xff", "not-decodable"),
    ],
)
def test_what_is_no_contract_is_refused_with_its_reason(content: bytes, code: str) -> None:
    assert refusal(content) == code


def archive(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return target.getvalue()


def test_an_archive_without_a_document_is_no_contract() -> None:
    assert refusal(archive(readme=b"x")) == "type-zip"


def test_a_document_that_unfolds_too_far_is_refused() -> None:
    bomb = archive(word__document_xml=b"<w>" + b" " * 3_000_000 + b"</w>")
    assert len(bomb) < 10_000
    assert refusal(bomb, ContractLimits(expanded=1_000_000)) == "expands-too-far"


def test_a_document_that_names_entities_is_refused() -> None:
    assert refusal(archive(word__document_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')) == "damaged"


def test_deep_markup_exhausts_no_stack() -> None:
    depth = 20_000
    assert refusal(archive(word__document_xml=b"<a>" * depth + b"</a>" * depth)) == "empty"


def test_a_file_over_the_bound_is_refused_before_it_is_read() -> None:
    assert refusal(RATE.encode(), ContractLimits(bytes=10)) == "too-large"


def test_a_contract_over_the_characters_is_cut_and_says_so() -> None:
    read = pasted("约" * 11, ContractLimits(characters=10))
    assert (read.text, read.complete, read.notes[0].code) == ("约" * 10, False, "cut")


def test_a_reader_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader stands still, as one does that a file has caught; nothing is timed but that it ends."""
    endless = "import sys; sys.stdin.buffer.read()\nwhile True: pass"
    run = pdf_reader.subprocess.run
    monkeypatch.setattr(
        pdf_reader.subprocess, "run", lambda _, **options: run([sys.executable, "-c", endless], **options)
    )
    assert refusal(b"%PDF-1.7", ContractLimits(seconds=1)) == "too-slow"


def test_a_reader_that_crashes_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    run = pdf_reader.subprocess.run
    crash = "import os; os.abort()"
    monkeypatch.setattr(
        pdf_reader.subprocess, "run", lambda _, **options: run([sys.executable, "-c", crash], **options)
    )
    assert refusal(b"%PDF-1.7") == "damaged"


def usable(content: bytes) -> ContractText | None:
    try:
        return read_contract("a", content)
    except UnusableContract:
        return None


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    if not content.startswith(b"%PDF-"):
        usable(content)


@settings(max_examples=60)
@given(st.data())
def test_a_word_file_with_bytes_turned_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(WORD)
    for at in data.draw(st.lists(st.integers(0, len(WORD) - 1), min_size=1, max_size=8)):
        content[at] ^= data.draw(st.integers(1, 255))
    usable(bytes(content))


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_a_pdf_with_bytes_turned_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(PDF)
    for at in data.draw(st.lists(st.integers(8, len(PDF) - 1), min_size=1, max_size=30)):
        content[at] ^= data.draw(st.integers(1, 255))
    usable(bytes(content))


WORD = word(RATE, SETTLED)
PDF = pdf(RATE, SETTLED)


def test_the_pages_of_a_pdf_are_pictures_too() -> None:
    pages = pdf_reader.pictures_of(pdf(RATE, "", SETTLED), most_pages=2, side=600, seconds=20)
    sizes = [Image.open(io.BytesIO(page)).size for page in pages]
    assert [max(size) for size in sizes] == [600, 600]
    with pytest.raises(pdf_reader.PdfFault, match="damaged"):
        pdf_reader.pictures_of(b"%PDF-1.7 nothing", most_pages=1, side=600, seconds=20)


def test_recognised_words_are_a_contract_with_pages_that_says_it_may_be_wrong() -> None:
    read = recognised("photo.jpg", [f"{RATE}\r\n", SETTLED])
    assert (read.kind, read.complete, len(read.pages)) == ("picture", False, 2)
    assert [note.code for note in read.notes] == ["recognised"]
    terms = propose(read).terms
    assert [(term.section, term.quotes[0].page) for term in terms] == [("rate", 1), ("settlement", 2)]
    assert all(term.sure == "doubtful" for term in terms)


def test_a_sentence_knows_under_which_number_it_stands() -> None:
    text = "前言：费率0.1%。\n第三条 收费\n信用卡费率0.60%。\n3.2 借记卡费率0.50%。\n四、扫码费率0.38%。"
    found = [term.quotes[0].heading for term in propose(pasted(text)).terms if term.section == "rate"]
    assert found[-3:] == ["第三条", "3.2", "四"]
