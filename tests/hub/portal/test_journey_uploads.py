"""Files of the journey: each wrong one gets one sentence, the others are read, nothing is lost."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.urls import reverse

from juli.hub.complaints.models import Draft, DraftFile
from juli.hub.portal.journey import BOUNDS, TYPED_LINES
from tests.hub.portal.walking import AGREED, STATEMENT, at, begin, complaints_of, file, page, send, upload, walk

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def empty_archive() -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "a")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("blank.csv", b"\n\n  \n"),
        ("page.csv", b"<html><body>no statement</body></html>"),
        ("paper.pdf", b"%PDF-1.7\n"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("packed.xlsx", empty_archive()),
        ("cut.xlsx", empty_archive()[:40]),
        ("program.exe", b"MZ" + b"\0" * 200),
        ("letter.txt", b"Dear Sir or Madam"),
        ("nul.csv", b"a,b\0c\n1,2\n"),
        ("head.csv", STATEMENT.split(b"\n")[0]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_statement_gets_one_sentence(name: str, content: bytes) -> None:
    client = begin()
    shown = upload(client, "statements", file(name, content), file("good.csv", STATEMENT))
    assert len(complaints_of(shown)) == 1
    assert complaints_of(shown)[0].startswith(f"{name}: ")
    assert [kept.name for kept in DraftFile.objects.all()] == ["good.csv"]


@pytest.mark.parametrize(
    "row",
    [
        "2026-02-30 10:00:00,sale,credit,10.00,1.00,",
        "2026-01-12 10:00:00,sale,credit,3000,00,1.00,",
        '2026-01-12 10:00:00,sale,credit,"3000,00",1.00,',
        "2026-01-12 10:00:00,sale,credit,1e5,1.00,",
        "2026-01-12 10:00:00,sale,credit,-0.00,1.00,",
        "2026-01-12 10:00:00,sale,credit,NaN,1.00,",
        "2026-01-12 10:00:00,sale,credit,１２３,1.00,",
    ],
)
def test_a_broken_row_is_named_with_its_line_and_the_rest_is_read(row: str) -> None:
    client = begin()
    shown = upload(client, "statements", file("bill.csv", STATEMENT + row.encode()))
    assert "3 lines read" in shown
    assert "1 line could not be read" in shown
    assert "line 5" in shown


def test_the_same_file_counts_once_and_another_of_its_name_is_kept_beside_it() -> None:
    client = begin()
    upload(client, "statements", file("bill.csv", STATEMENT))
    upload(client, "statements", file("bill.csv", STATEMENT))
    assert DraftFile.objects.count() == 1
    upload(client, "statements", file("bill.csv", STATEMENT.replace(b"2026", b"2025")))
    assert sorted(DraftFile.objects.values_list("name", flat=True)) == ["bill (2).csv", "bill.csv"]


def test_a_statement_can_be_taken_away() -> None:
    client = begin()
    upload(client, "statements", file("bill.csv", STATEMENT))
    client.post(at("statements"), {"remove": str(DraftFile.objects.get().pk)})
    assert not DraftFile.objects.exists()
    assert client.post(at("statements"), {"remove": "no id"}).status_code == 302


@pytest.mark.parametrize("step", ["statements", "evidence"])
def test_a_draft_holds_only_so_many_files(step: str) -> None:
    client = begin()
    for number in range(BOUNDS["files"] + 1):
        shown = upload(client, step, file(f"{number}.csv", STATEMENT.replace(b"as agreed", b"%d" % number)))
    assert "at most 20 files" in complaints_of(shown)[0]
    assert DraftFile.objects.count() == BOUNDS["files"]


def test_a_file_over_the_limit_is_refused_unread(settings: pytest.FixtureRequest) -> None:
    settings.UPLOAD_LIMIT = 50  # type: ignore[attr-defined]
    client = begin()
    for step in ("statements", "evidence"):
        assert "bill.csv" in complaints_of(upload(client, step, file("bill.csv", STATEMENT)))[0]
    assert not DraftFile.objects.exists()


def test_lines_typed_by_hand_are_read_like_any_other() -> None:
    client = begin()
    typed = {
        "rows": "5",
        "line-0-when": "2026/3/15",
        "line-0-kind": "charge:membership",
        "line-0-amount": "198.00",
        "line-3-when": "2026-03-16",
        "line-3-kind": "sale",
        "line-3-instrument": "credit",
        "line-3-amount": "1000",
        "line-3-fee": "30",
    }
    assert send(client, "statements", typed) == at("audit")
    kept = DraftFile.objects.get()
    assert (kept.name, kept.note["count"]) == (TYPED_LINES, 2)
    send(client, "agreed", {"rate-0-instrument": "credit", "rate-0-percent": "0.60", "charges": "none"})
    shown = page(client, at("audit"))
    # 198.00 that nobody agreed to, and 30 - 6 on the sale.
    assert "222.00" in shown
    assert reverse("portal:line", args=[kept.pk, 2]) in shown
    assert "membership" in page(client, reverse("portal:line", args=[kept.pk, 2]))


def test_more_rows_keep_what_was_typed() -> None:
    client = begin()
    typed = {"rows": "5", "line-4-when": "2026-03-15", "line-4-amount": "ten"}
    assert send(client, "statements", typed, do="more") == at("statements")
    shown = page(client, at("statements"))
    assert 'value="ten"' in shown
    assert 'name="line-9-when"' in shown


def test_a_wrong_typed_row_says_why_and_the_right_ones_are_kept() -> None:
    client = begin()
    typed = {
        "rows": "5",
        "line-0-when": "2026-03-15",
        "line-0-kind": "sale",
        "line-0-amount": "10.00",
        "line-1-when": "2026-02-30",
        "line-1-kind": "sale",
        "line-1-amount": "3000,00",
    }
    assert send(client, "statements", typed) == at("statements")
    told = complaints_of(page(client, at("statements")))
    assert len(told) == 2
    assert told[0].startswith("Row 2: Date: ")
    assert told[1].startswith("Row 2: Amount: ")
    assert DraftFile.objects.get().note["count"] == 1


@pytest.mark.parametrize("rows", ["", "-1", "9999999", "1e9", "²"])
def test_an_odd_number_of_rows_is_bounded(rows: str) -> None:
    client = begin()
    send(client, "statements", {"rows": rows}, do="more")
    assert page(client, at("statements")).count('-when"') <= 3 * BOUNDS["typed_rows"]


def test_evidence_is_kept_with_what_it_proves() -> None:
    client = begin()
    shown = upload(client, "evidence", file("talk.txt", b"He said it was free."), proves="what was promised")
    assert "talk.txt" in shown
    kept = DraftFile.objects.get()
    assert kept.proves == "what was promised"
    send(client, "evidence", {f"proves-{kept.pk}": "his promise of 5 March"})
    kept.refresh_from_db()
    assert kept.proves == "his promise of 5 March"
    client.post(at("evidence"), {"remove": str(kept.pk)})
    assert not DraftFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("x.pdf", b"<html><script>alert(1)</script></html>"),
        ("x.jpg", b"MZ" + b"\0" * 200),
        ("x.txt", b""),
        ("x.zip", empty_archive()),
    ],
)
def test_evidence_is_what_its_content_is(name: str, content: bytes) -> None:
    client = begin()
    assert complaints_of(upload(client, "evidence", file(name, content)))[0].startswith(f"{name}: ")
    assert not DraftFile.objects.exists()


def test_a_hostile_name_becomes_a_harmless_one() -> None:
    client = begin()
    shown = upload(client, "evidence", file("<img src=x onerror=alert(1)>\u202e.txt", b"text"))
    assert "<img" not in shown
    assert "\u202e" not in DraftFile.objects.get().name


def test_a_real_bill_of_wechat_is_read_whole() -> None:
    bill = SHARED / "wechat_merchant_bill_ALL.csv"
    if not bill.exists():
        pytest.skip(f"real statements are not here: {bill}")
    client = begin()
    assert "45 lines read" in upload(client, "statements", file(bill.name, bill.read_bytes()))
    assert Draft.objects.get().files.get().note["format"] == "wechat-merchant"


@pytest.mark.django_db
def test_a_bank_account_tells_when_the_money_of_a_statement_came() -> None:
    client = begin()
    walk(client, until="agreed")
    send(client, "agreed", {**AGREED, "settlement": "1"})
    pos = b"occurred_at,kind,instrument,amount,fee\n2026-03-16 10:00:00,sale,credit,1000.00,6.00\n"
    bank = "记账日期,借贷标志,交易金额,余额,对方名称,用途\n20260319,贷,994.00,994.00,北桥支付有限公司,POS清算款\n"
    shown = upload(client, "statements", file("pos.csv", pos), file("bank.csv", bank.encode()))
    assert "1 sum that reached the bank" in shown
    found = page(client, at("audit"))
    # T+1 was agreed, and it came on the third day.
    assert "settled later than agreed" in found
    assert "in the bank account" in found
