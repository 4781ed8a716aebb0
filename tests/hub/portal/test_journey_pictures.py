"""A photo among the statements: read by the worker, confirmed by a person, counted only then."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from juli.evidence.recognition import PictureFault, Recognised
from juli.hub.accounts.actors import SYSTEM
from juli.hub.complaints import recognising, tasks
from juli.hub.complaints.actions.pictures import MOST_ATTEMPTS, begin_picture
from juli.hub.complaints.models import AuditRecord, Draft, DraftFile, DraftPicture, EvidenceItem
from juli.hub.complaints.queries import is_file_referenced
from juli.ledger.photographs import Word
from tests.hub.portal.walking import ANSWERS, at, begin, complaints_of, file, file_it, page, send, upload
from tests.ledger.photographs.pages import page as words_of
from tests.pictures import SLIP, drawn, encoded

pytestmark = pytest.mark.django_db

JPEG = encoded(drawn(SLIP[:2]))
LIST = (
    ("消费", "+1,000.00"),
    "2026-01-10 10:00",
    ("流量费", "-99.00"),
    "2026-01-12 09:01",
    ("消费", "+5.00"),
    "01-13 09:01",
)


@pytest.fixture(autouse=True)
def recognised(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the recogniser finds in every picture; the recogniser itself has its own tests."""
    told: dict[str, Any] = {"words": words_of(*SLIP)}

    def recognise(content: bytes) -> Recognised:
        if "fault" in told:
            raise PictureFault(told["fault"])
        words: list[Word] = told["words"]
        return Recognised(tuple(words), 800, 700, JPEG)

    monkeypatch.setattr(recognising, "recognise_text", recognise)
    return told


def work() -> None:
    """Do what waits for the worker."""
    for job in ProcrastinateJob.objects.filter(task_name="juli.recognise", status="todo"):
        tasks.recognise(**job.args)


def sent(client: Client, name: str = "slip.jpg", content: bytes = JPEG) -> str:
    """Send a photo; returns the address where it is confirmed."""
    address = send(client, "statements", {"files": [file(name, content)]}, do="upload")
    assert address.startswith("/draft/picture/")
    return address


def fields_on(source: str) -> dict[str, str]:
    """What the rows of the page hold, as a browser would send it."""
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]+>", source):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and not ('type="checkbox"' in tag and "checked" not in tag):
            found[name[1]] = value[1] if value else "on" if 'type="checkbox"' in tag else ""
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', source, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    found.pop("csrfmiddlewaretoken", None)
    return found


def confirm(client: Client, address: str, do: str = "confirm", **changes: str) -> str:
    fields = {name: text for name, text in (fields_on(page(client, address)) | changes).items() if text != "DROP"}
    answer = client.post(address, {**fields, "do": do})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_a_photo_waits_is_read_and_counts_once_confirmed() -> None:
    client = begin()
    address = sent(client)
    waiting = client.get(address)
    assert waiting["Refresh"] == "3"
    assert "is being read" in waiting.content.decode()
    assert "the picture is being read" in page(client, at("statements"))
    work()
    shown = client.get(address)
    assert "Refresh" not in shown
    assert fields_on(shown.content.decode())["line-0-amount"] == "1286.00"
    assert "does not count" in page(client, at("statements"))
    assert "No statement has been uploaded" in page(client, at("audit"))
    assert confirm(client, address) == at("statements")
    assert "1 line read" in page(client, at("statements"))
    assert "1 line compared" in page(client, at("audit"))


def test_each_value_stands_beside_its_place() -> None:
    client = begin()
    address = sent(client)
    work()
    source = page(client, address)
    assert source.count('class="jl-crop"') == 7
    assert source.count('class="jl-place"') == 11
    picture = client.get(reverse("portal:picture-upright", args=[DraftFile.objects.get().pk]))
    assert (picture["Content-Type"], picture.content) == ("image/jpeg", JPEG)


def test_a_list_asks_for_what_it_tells_and_folds_the_rest(recognised: dict[str, Any]) -> None:
    recognised["words"] = words_of(*LIST)
    client = begin()
    address = sent(client)
    work()
    source = page(client, address)
    assert source.count("Add what arrived, or a number") == 3
    first = source[source.index("Row 1") : source.index("Row 2")]
    asked, folded = first.split("<details", 1)
    assert "line-0-fee" in asked
    assert "line-0-settled" not in asked
    assert all(f"line-0-{name}" in folded for name in ("settled", "merchant_no", "terminal_no", "entry_id"))
    assert confirm(client, address, **{"line-0-entry_id": "778899", "line-2-take": "DROP"}) == at("statements")
    assert DraftPicture.objects.get().rows[0]["cells"]["entry_id"] == "778899"


def test_doubts_are_shown_and_a_wrong_value_stops_the_page_with_nothing_lost(recognised: dict[str, Any]) -> None:
    recognised["words"] = words_of(*LIST)
    client = begin()
    address = sent(client)
    work()
    assert "does not say the year" in page(client, address)
    assert confirm(client, address, **{"line-1-amount": "9O.00"}) == address
    source = page(client, address)
    assert [problem.split(":")[:2] for problem in complaints_of(source)] == [["Row 2", " Amount"], ["Row 3", " Date"]]
    assert fields_on(source)["line-1-amount"] == "9O.00"
    assert DraftPicture.objects.get().rows is None
    assert confirm(client, address, **{"line-1-amount": "99.00", "line-2-take": "DROP"}) == at("statements")
    rows = DraftPicture.objects.get().rows
    assert [row and row["cells"]["amount"] for row in rows] == ["1000.00", "99.00", None]
    assert rows[1]["cells"]["charge_kind"] == "data_fee"
    assert "2 lines read" in page(client, at("statements"))


def test_rows_may_be_added_by_hand_where_nothing_was_recognised(recognised: dict[str, Any]) -> None:
    recognised["words"] = []
    client = begin()
    address = sent(client)
    work()
    assert "No trade was recognised" in page(client, address)
    assert confirm(client, address, do="more", **{"line-0-amount": "12.00"}) == address
    fields = {"line-0-when": "2026-01-10", "line-1-when": "2026-01-11 10:00", "line-1-amount": "3.00"}
    assert "line-2-amount" in fields_on(page(client, address))
    assert confirm(client, address, **fields) == at("statements")
    assert "2 lines read" in page(client, at("statements"))


@pytest.mark.parametrize("fault", ["broken", "too-slow", "animated"])
def test_a_picture_that_cannot_be_read_says_why_and_may_be_tried_again(recognised: dict[str, Any], fault: str) -> None:
    recognised["fault"] = fault
    client = begin()
    address = sent(client)
    work()
    assert "could not be read" in page(client, address)
    assert PictureFault(fault, limit=1, side=1).reason.text("en") in page(client, address)
    ProcrastinateJob.objects.all()._raw_delete("default")
    del recognised["fault"]
    assert client.post(address, {"do": "retry"})["Location"] == address
    work()
    assert "Is this what the picture says" in page(client, address)


def test_a_worker_that_dies_over_a_picture_tries_it_so_often_and_no_more() -> None:
    client = begin()
    address = sent(client)
    picture = DraftPicture.objects.get()
    for _ in range(MOST_ATTEMPTS):
        assert begin_picture(picture.pk, by=SYSTEM) is not None
    work()
    assert DraftPicture.objects.get().state == "failed"
    assert "could not finish" in page(client, address)


def test_a_draft_that_is_gone_meanwhile_is_no_fault() -> None:
    client = begin()
    sent(client)
    Draft.objects.all().delete()
    work()
    assert not DraftPicture.objects.exists()


def test_a_heic_photo_is_refused_with_what_to_do() -> None:
    heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(60)
    shown = upload(begin(), "statements", file("IMG_1.HEIC", heic))
    assert "HEIC" in complaints_of(shown)[0]
    assert not DraftFile.objects.exists()


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF"])
def test_a_picture_of_a_kind_that_is_not_read_is_refused_with_what_to_do(form: str) -> None:
    shown = upload(begin(), "statements", file("slip.jpg", encoded(drawn(SLIP[:2]), form)))
    assert form in complaints_of(shown)[0]
    assert "JPG" in complaints_of(shown)[0]
    assert not DraftFile.objects.exists()


def test_the_same_photo_sent_again_changes_nothing() -> None:
    client = begin()
    address = sent(client)
    work()
    confirm(client, address)
    assert sent(client) == address
    assert "1 line read" in page(client, at("statements"))
    assert ProcrastinateJob.objects.filter(task_name="juli.recognise").count() == 1


def test_a_filed_complaint_keeps_the_rows_and_their_places() -> None:
    client = begin()
    for step in ("what", "who", "provider", "agreed"):
        send(client, step, ANSWERS[step])
    address = sent(client)
    work()
    confirm(client, address, **{"line-0-instrument": "credit", "line-0-fee": "77.20"})
    audited = page(client, at("audit"))
    line = re.search(r'href="(/draft/line/[^"]+)"', audited)
    assert line
    shown = page(client, line[1])
    assert "jl-place" in shown
    assert "1286.00" in shown
    for step in ("claims", "story", "contact"):
        send(client, step, ANSWERS[step])
    number = file_it(client)
    item = EvidenceItem.objects.get()
    assert (item.purpose, item.media_type) == ("statement", "image/jpeg")
    assert item.reading["rows"][0]["cells"]["fee"] == "77.20"
    assert AuditRecord.objects.get().document["findings"][0]["lines"][0]["source"] == item.name
    line_page = page(client, reverse("portal:case-line", args=[number, item.pk, 1]))
    assert "jl-place" in line_page
    assert client.get(reverse("portal:case-picture", args=[number, item.pk])).content == JPEG
    Draft.objects.all().delete()
    assert is_file_referenced(item.picture_sha256)
    EvidenceItem.objects.update(state="erased")
    assert not is_file_referenced(item.picture_sha256)


def test_another_visitor_sees_neither_page_nor_picture() -> None:
    client, other = begin(), begin()
    address = sent(client)
    work()
    for route in ("picture", "picture-upright"):
        assert other.get(reverse(f"portal:{route}", args=[DraftFile.objects.get().pk])).status_code == 404
    assert other.post(address, {"do": "confirm"}).status_code == 404
    assert Client().get(address).status_code == 404
