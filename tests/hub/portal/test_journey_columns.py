"""A statement no format fits: its author says which column is what, and the next one need not."""

import io
import re
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from juli.hub.complaints.models import ColumnMemory, DraftFile, EvidenceItem
from tests.hub.builders import organisation
from tests.hub.portal.walking import ANSWERS, STATEMENT, at, begin, complaints_of, file, file_it, page, send, upload

pytestmark = pytest.mark.django_db

ODD = (
    "编,何时,何事,若干,扣\n1,2026-01-09 10:00:00,刷卡,1000.00,6.00\n"
    "2,2026-01-10 10:00:00,刷卡,1000.00,30.00\n3,昨天,刷卡,2000.00,60.00\n"
).encode()
USES = {"column-1": "occurred_at", "column-3": "amount", "column-4": "fee", "header": "1", "unit": "yuan", "dates": ""}


def brought(client: Client, content: bytes = ODD) -> str:
    """Bring a file nobody knows; returns the address of its columns."""
    address = send(client, "statements", {"files": [file("odd.csv", content)]}, do="upload")
    assert address.startswith("/draft/columns/")
    return address


def chosen(source: str, column: int) -> str:
    found = re.search(rf'name="column-{column}".*?</select>', source, re.DOTALL)
    assert found
    selected = re.search(r'value="([^"]*)" selected', found[0])
    return selected[1] if selected else ""


def test_an_unknown_table_is_shown_and_read_as_its_author_says() -> None:
    client = begin()
    address = brought(client)
    source = page(client, address)
    assert "若干" in source
    assert "Choose at least the columns of the day and of the amount" in source
    assert "mapping" not in source
    assert "columns not known yet" in page(client, at("statements"))
    assert "No statement has been uploaded" in page(client, at("audit"))
    assert client.post(address, {**USES, "do": "preview"})["Location"] == address
    assert "2 lines read · 1 line could not be read" in page(client, address)
    assert client.post(address, {**USES, "do": "use"})["Location"] == at("statements")
    shown = page(client, at("statements"))
    assert "2 lines read" in shown
    assert "昨天" in shown
    assert "2 lines compared" in page(client, at("audit"))


def test_what_cannot_be_read_says_why_and_keeps_what_was_chosen() -> None:
    client = begin()
    address = brought(client)
    wrong = {**USES, "column-1": "memo", "column-2": "occurred_at"}
    assert client.post(address, {**wrong, "do": "use"})["Location"] == address
    source = page(client, address)
    assert chosen(source, 2) == "occurred_at"
    assert "jl-field__e" in source
    assert client.post(address, {**USES, "column-4": "amount", "do": "use"})["Location"] == address
    assert client.post(address, {"do": "use", "header": "x"})["Location"] == address
    assert "mapping" not in DraftFile.objects.get().note
    page(client, address)


def test_unknown_types_of_trade_are_asked_for_and_read_as_told() -> None:
    client = begin()
    address = brought(client, ODD.replace("刷卡".encode(), "甲".encode(), 1))
    with_kind = {**USES, "column-2": "kind"}
    client.post(address, {**with_kind, "do": "preview"})
    source = page(client, address)
    assert "not known here" in source
    names = re.findall(r'name="(word-[0-9a-f]+)"', source)
    assert len(names) == 1
    client.post(address, {**with_kind, names[0]: "refund", "do": "use"})
    assert "2 lines read" in page(client, at("statements"))
    mapping = DraftFile.objects.get().note["mapping"]
    assert mapping["words"] == {"kind": {"甲": "refund"}}


def test_a_table_told_by_its_titles_may_be_told_otherwise_and_totals_are_compared() -> None:
    client = begin()
    told = "交易时间,交易金额,实付,手续费\n2026-01-09,1000.00,900.00,5.40\n合计,999.00,,\n".encode()
    upload(client, "statements", file("told.csv", told))
    shown = page(client, at("statements"))
    assert "Not read right?" in shown
    address = re.search(r"/draft/columns/[0-9a-f-]+/", shown)
    assert address
    source = page(client, address[0])
    assert (chosen(source, 1), chosen(source, 2)) == ("amount", "")
    assert "999.00" in source
    fields = {"column-0": "occurred_at", "column-2": "amount", "column-3": "fee", "header": "1", "unit": "yuan"}
    client.post(address[0], {**fields, "dates": "", "do": "preview"})
    assert DraftFile.objects.get().note["format"] == "by-header"
    client.post(address[0], {**fields, "dates": "", "do": "use"})
    assert DraftFile.objects.get().note["mapping"]["columns"]["amount"] == 3
    assert "Not read right?" not in page(client, at("statements"))


def test_a_line_is_shown_under_its_titles() -> None:
    client = begin("audit")
    address = brought(client)
    client.post(address, {**USES, "do": "use"})
    send(client, "agreed", ANSWERS["agreed"])
    line = re.search(r'href="(/draft/line/[^"]+)"', page(client, at("audit")))
    assert line
    shown = page(client, line[1])
    assert "若干" in shown
    assert "jl-raw__hit" in shown


def test_the_next_one_of_the_same_provider_finds_it_filled_in_and_nobody_else_does() -> None:
    provider = organisation("Beiqiao Payment")
    other = organisation("Nanqiao Payment")
    first = begin()
    for step in ("what", "who"):
        send(first, step, ANSWERS[step])
    send(first, "provider", {"organisation": str(provider.pk)})
    send(first, "agreed", ANSWERS["agreed"])
    address = brought(first)
    first.post(address, {**USES, "do": "use"})
    for step in ("claims", "story", "contact"):
        send(first, step, ANSWERS[step])
    number = file_it(first)
    item = EvidenceItem.objects.get()
    assert item.reading["mapping"]["columns"] == {"occurred_at": 2, "amount": 4, "fee": 5}
    assert "若干" in page(first, reverse("portal:case-line", args=[number, item.pk, 3]))
    memory = ColumnMemory.objects.get()
    assert "words" not in memory.mapping
    assert (memory.organisation_id, memory.used) == (provider.pk, 2)
    for name, expected in ((provider, "amount"), (other, "")):
        next_one = begin()
        send(next_one, "provider", {"organisation": str(name.pk)})
        source = page(next_one, brought(next_one, ODD + b"4,2026-01-12 10:00:00,x,1.00,0\n"))
        assert chosen(source, 3) == expected
        assert ("as others did" in source) == (expected != "")


def test_columns_of_another_draft_are_not_reached() -> None:
    client, other = begin(), begin()
    address = brought(client)
    assert other.get(address).status_code == 404
    assert other.post(address, {**USES, "do": "use"}).status_code == 404


def packed(**members: bytes) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w") as archive:
        for name, inside in members.items():
            archive.writestr(name.replace("_", "."), inside)
    return content.getvalue()


def test_a_zip_with_a_statement_is_read() -> None:
    client = begin()
    shown = upload(client, "statements", file("bill.zip", packed(bill_csv=STATEMENT)))
    assert complaints_of(shown) == []
    assert "3 lines read" in shown
    kept = DraftFile.objects.get()
    assert (kept.name, kept.media_type) == ("bill.zip", "application/zip")
    assert "3 lines compared" in page(client, at("audit"))


@pytest.mark.parametrize(
    "content",
    [
        packed(bill_csv=STATEMENT, setup_exe=b"MZ" + bytes(200)),
        packed(bill_csv=STATEMENT, inner_zip=packed(a_txt=b"a")),
        packed(letter_txt=b"Dear Sir"),
        packed(bill_csv=STATEMENT)[:-30],
    ],
    ids=["program", "archive", "no statement", "cut"],
)
def test_any_other_zip_is_refused(content: bytes) -> None:
    shown = upload(begin(), "statements", file("bill.zip", content))
    assert len(complaints_of(shown)) == 1
    assert not DraftFile.objects.exists()


def test_a_zip_is_still_no_evidence() -> None:
    shown = upload(begin(), "evidence", file("bill.zip", packed(bill_csv=STATEMENT)))
    assert len(complaints_of(shown)) == 1
