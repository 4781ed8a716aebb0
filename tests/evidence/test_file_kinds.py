"""Which files are taken: decided by their bytes, refused with a sentence, offered under a safe name."""

import struct
import unicodedata
from io import BytesIO
from string import Formatter
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juli.evidence.kinds import KINDS, FileKind, recognise, safe_name
from juli.evidence.signatures import RefusedFile
from juli.wording import LANGUAGES, catalogue


def packed(*names: str, content: bytes = b"x") -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return buffer.getvalue()


def boxed(major: bytes, *others: bytes, track: bytes = b"") -> bytes:
    brands = major + bytes(4) + b"".join(others)
    head = struct.pack(">I", 8 + len(brands)) + b"ftyp" + brands
    return head + (b"....hdlr" + bytes(8) + track if track else b"") + bytes(40)


TYPES = "[Content_Types].xml"
DOCX = packed(TYPES, "word/document.xml")
XLSX = packed(TYPES, "xl/workbook.xml")

TAKEN = {
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(20),
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(20),
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(20),
    "heic": boxed(b"heic"),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "docx": DOCX,
    "xlsx": XLSX,
    "txt": "您好，我的流量费是怎么回事？".encode(),
    "mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(20),
    "m4a": boxed(b"M4A ", track=b"soun"),
    "amr": b"#!AMR\n" + bytes(20),
    "wav": b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(20),
    "mp4": boxed(b"isom", b"mp42", track=b"vide"),
}


def reason_of(content: bytes, name: str = "file") -> str:
    with pytest.raises(RefusedFile) as caught:
        recognise(content, name)
    for language in LANGUAGES:
        assert "{" not in caught.value.reason.text(language)
    return caught.value.reason.code


def verdict(content: bytes, name: str) -> str:
    """The kind, or the sentence that refuses; anything else is a crash."""
    try:
        return recognise(content, name).code
    except RefusedFile as refused:
        return refused.reason.text("zh")


@pytest.mark.parametrize("code", TAKEN)
def test_a_file_is_known_by_its_content_whatever_its_name(code: str) -> None:
    assert recognise(TAKEN[code], "setup.exe").code == code
    assert recognise(TAKEN[code], "").code == code


def test_every_kind_has_an_example() -> None:
    assert TAKEN.keys() | {"csv"} == KINDS.keys()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        ("日期,金额\n2026-01-01,3.00\n".encode(), "账单.csv", "csv"),
        ("日期,金额\n2026-01-01,3.00\n".encode("gb18030"), "账单.CSV", "csv"),
        ("日期,金额\n".encode("utf-16"), "账单.csv", "csv"),
        (b"\xef\xbb\xbfday,amount\n", "bill.csv", "csv"),
        (b"day,amount\n", "bill.txt", "txt"),
        (b"no table at all", "bill.csv", "txt"),
        ("<张三> 你好".encode(), "chat.txt", "txt"),
        (boxed(b"mif1", b"mif1", b"heic"), "IMG_1.HEIC", "heic"),
        (boxed(b"mp42", b"isom", track=b"soun"), "recording.m4a", "m4a"),
        (b"\xff\xfb\x90\x00" + bytes(20), "recording.mp3", "mp3"),
        (b"#!AMR-WB\n" + bytes(20), "recording.amr", "amr"),
    ],
)
def test_files_as_phones_and_office_programs_write_them(content: bytes, name: str, code: str) -> None:
    assert recognise(content, name).code == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file-markup"),
        (b"\xef\xbb\xbf\n <!DOCTYPE html><html>", "file-markup"),
        ("<?xml version='1.0'?><a/>".encode("utf-16"), "file-markup"),
        (b"<script>alert(1)</script>", "file-markup"),
        (b"MZ\x90\x00\x03" + bytes(60), "file-program"),
        (b"\x7fELF\x02\x01\x01" + bytes(60), "file-program"),
        (packed("a.txt"), "file-archive"),
        (packed("word/document.xml"), "file-archive"),
        (packed(TYPES, "ppt/presentation.xml"), "file-archive"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(40), "file-archive"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(40), "file-archive"),
        (packed(TYPES, "word/document.xml", "word/vbaProject.bin"), "file-macro"),
        (b"GIF89a" + bytes(40), "file-picture"),
        (boxed(b"avif", b"mif1"), "file-picture"),
        (boxed(b"qt  ", track=b"vide"), "file-media"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file-old-office"),
        (DOCX[:-10], "file-broken"),
        (DOCX[:4] + bytes(40), "file-broken"),
        (boxed(b"isom"), "file-broken"),
        (bytes(100), "file-unknown"),
        (b"\xff\xd8", "file-unknown"),
    ],
)
def test_everything_else_is_refused_with_a_reason(content: bytes, code: str) -> None:
    assert reason_of(content, "photo.jpg") == code


def test_a_page_within_a_taken_name_is_still_a_page() -> None:
    assert reason_of(b"<html><script>1</script>", "photo.png") == "file-markup"


def test_a_directory_of_parts_too_long_to_read_is_refused() -> None:
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 2**30, 0, 0)
    assert reason_of(b"PK\x03\x04" + bytes(40) + end) == "file-archive"


def test_a_document_that_would_unpack_without_end_is_refused() -> None:
    content = bytearray(DOCX)
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 2**31)
    assert reason_of(bytes(content)) == "file-unpacked"


def test_a_file_over_its_limit_is_refused_with_both_figures() -> None:
    content = TAKEN["jpeg"] + bytes(KINDS["jpeg"].largest)
    with pytest.raises(RefusedFile) as caught:
        recognise(content, "photo.jpg")
    assert caught.value.reason.text("zh").startswith("这个文件有 21 MB，最大 20 MB")


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"RIFF", b"\x00\x00\x00\x18ftyp", b"ID3", b"%PDF", b"<"]),
)
def test_no_bytes_end_in_anything_but_a_kind_or_a_reason(tail: bytes, head: bytes) -> None:
    assert verdict(head + tail, "x.csv")


@given(st.binary(min_size=1, max_size=60), st.integers(0, 200))
def test_no_damaged_document_ends_in_a_crash(noise: bytes, at: int) -> None:
    assert verdict(DOCX[:at] + noise + DOCX[at + len(noise) :], "x.docx")


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("转账 截图.png", "png", "转账 截图.png"),
        ("转账截图.jpeg", "jpeg", "转账截图.jpg"),
        ("发票.jpg.exe", "jpeg", "发票.jpg"),
        ("../../etc/passwd", "txt", "passwd.txt"),
        ("C:\\Users\\me\\合同.docx", "docx", "合同.docx"),
        ("photo\u202egnp.exe", "jpeg", "photognp.jpg"),
        ("a\r\nSet-Cookie: x=1.pdf", "pdf", "aSet-Cookie_ x=1.pdf"),
        ('a"b<c>.pdf', "pdf", "a_b_c_.pdf"),
        (".htaccess", "txt", "htaccess.txt"),
        ("...", "pdf", "file.pdf"),
        ("", "pdf", "file.pdf"),
        ("CON", "txt", "_CON.txt"),
        ("2026.11.02 对账", "xlsx", "2026.11.02 对账.xlsx"),
        ("2026.11.02", "xlsx", "2026.11.02.xlsx"),
        ("café.pdf", "pdf", "café.pdf"),
        ("流水.CSV", "csv", "流水.csv"),
        ("流水.tsv", "csv", "流水.tsv"),
        ("账单.txt", "csv", "账单.txt"),
        ("聊天记录.csv", "txt", "聊天记录.csv"),
        ("账单.csv", "xlsx", "账单.xlsx"),
        (".csv", "txt", "file.csv"),
    ],
)
def test_a_name_is_made_safe(name: str, kind: str, safe: str) -> None:
    assert safe_name(name, KINDS[kind]) == unicodedata.normalize("NFC", safe)


def test_a_statement_with_a_heading_above_its_table_keeps_its_name() -> None:
    content = "澄湖支付有限公司 商户交易日报\n交易日期,金额\n20261001,11.20\n".encode("gb18030")
    name = "pos-daily-2026-10.csv"
    assert safe_name(name, recognise(content, name)) == name


@given(st.text(max_size=400), st.sampled_from(list(KINDS.values())))
def test_no_name_escapes(name: str, kind: FileKind) -> None:
    safe = safe_name(name, kind)
    texts = (".csv", ".tsv", ".txt")
    assert safe.endswith(texts if kind.extension in texts else kind.extension)
    assert 1 < len(safe) <= 100
    assert len(safe.encode()) <= 240
    assert not safe.startswith(".")
    assert not set(safe) & set('/\\<>:"|?*\0')
    assert not {unicodedata.category(character) for character in safe} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_both_catalogues_say_the_same_with_the_same_values() -> None:
    chinese, english = catalogue("evidence", "zh"), catalogue("evidence", "en")
    assert chinese.keys() == english.keys()
    for code in chinese:
        named = [{name for _, name, _, _ in Formatter().parse(words[code]) if name} for words in (chinese, english)]
        assert named[0] == named[1]
